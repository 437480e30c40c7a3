"""Where words about which somebody decides stand open besides: a decision closes them in one place only.

Everything named here is what the public may see; what is closed elsewhere needs no second decision.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.attesting import share
from archive.likeness.duplicates import Likeness, find
from archive.model import Chain, Quote, Source
from archive.record.store import Record
from web import desk_addresses as addresses
from web.language import wording
from web.reading.attestations import by_words
from web.reading.reading_room import ReadingRoom
from web.reading.related import related_quotes, related_sources

MOST_QUOTES = 200
"""Of one source whose words are looked for one by one; a longer one is found by its text as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """A record beside this one whose access is decided apart."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A place where the same words, or nearly the same, are public."""

    what: Onward
    note: str


def elsewhere(record: Record, room: ReadingRoom, subject: Quote | Source) -> tuple[Elsewhere, ...]:
    """Where the words of a quote or a source are public in other sources, each place once."""
    of = _of_quote(record, room, subject) if isinstance(subject, Quote) else _of_source(record, room, subject)
    found: dict[str, Elsewhere] = {}
    for one in of:
        found.setdefault(one.what.href, one)
    return tuple(found.values())


def _of_quote(record: Record, room: ReadingRoom, quote: Quote) -> Iterator[Elsewhere]:
    here = frozenset(record.quote_ids(quote.source_id))
    for chain in by_words(room, quote, here):
        yield _quote(chain, "the same words")
    for related in related_quotes(record, room, quote.id):
        yield _quote(related.chain, related.relation.kind.value.replace("-", " "))
    source = record.source(quote.source_id)
    if source is not None:
        yield from _copies(record, room, source)


def _of_source(record: Record, room: ReadingRoom, source: Source) -> Iterator[Elsewhere]:
    yield from _copies(record, room, source)
    quotes = record.quotes_of_source(source.id)
    here = frozenset(quote.id for quote in quotes)
    shared: dict[str, list[Chain]] = {}
    for quote in quotes[:MOST_QUOTES]:
        for chain in by_words(room, quote, here):
            shared.setdefault(chain.source.id, []).append(chain)
    for chains in shared.values():
        number = len({chain.quote.id for chain in chains})
        yield _source(chains[0].source, f"{wording.quotes(number)} with the same words")


def _copies(record: Record, room: ReadingRoom, source: Source) -> Iterator[Elsewhere]:
    """Sources with nearly the same text, and those that an archivist joined to it."""
    for version in record.versions(source.id):
        like = {
            one.source_id: one
            for one in find(record, version.text, furniture=version.furniture, besides=source.id)
            if one.likeness is not Likeness.PASSAGE
        }
        for other in room.sources(like):
            yield _source(other, f"nearly the same text: {share(like[other.id])} of these words")
    for related in related_sources(record, room, source.id):
        yield _source(related.source, related.relation.kind.value.replace("-", " "))


def _quote(chain: Chain, note: str) -> Elsewhere:
    href = addresses.access(chain.quote.id)
    return Elsewhere(what=Onward(text=_named(chain.source), href=href), note=f"a quote: {note}")


def _source(source: Source, note: str) -> Elsewhere:
    return Elsewhere(what=Onward(text=_named(source), href=addresses.access(source.id)), note=note)


def _named(source: Source) -> str:
    described = source.description
    return f"{described.title}, {described.publisher}" if described.publisher else described.title
