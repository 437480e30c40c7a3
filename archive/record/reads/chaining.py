"""Chains: quotes with everything that must stand beside them, from rows that were read apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, exists, or_, select

from archive.errors import IntegrityError
from archive.model import Chain, IdentityMode, Quote, Review, Source, SourceVersion, Speaker, TagField
from archive.record.mapping.states import subject_of
from archive.record.reads.questions import Question
from archive.record.reads.reading import (
    Found,
    agreements,
    places_by_key,
    quote_ids_of,
    quotes,
    readable,
    sources,
    speakers,
    tried,
    versions,
    versions_of,
)
from archive.record.schema import tables

_SPEAKING = Question(
    select(tables.quotes.c.source_id, tables.quotes.c.speaker_id)
    .where(tables.quotes.c.speaker_id.is_not(None))
    .distinct(),
    tables.quotes.c.source_id,
)
_OTHERS = tables.quotes.alias()
_KNOWN_BY_LESS = or_(
    exists().where(
        tables.speakers.c.id == tables.quotes.c.speaker_id, tables.speakers.c.identity.is_not(None)
    ),
    tables.quotes.c.speaker_id.in_(
        select(_OTHERS.c.speaker_id)
        .join(tables.tags, tables.tags.c.quote_id == _OTHERS.c.id)
        .where((tables.tags.c.field == TagField.MINOR.value) & _OTHERS.c.speaker_id.is_not(None))
    ),
)
"""Of speakers whom the public may know by less than their name. Identities are looked up one by one: no index
tells which speakers have one. Signs of minors have an index, and are few."""
_GUARDED = Question(
    select(tables.quotes.c.source_id).where(_KNOWN_BY_LESS).distinct(), tables.quotes.c.source_id
)
_ACCEPTED = Question(
    select(tables.revisions.c.subject, tables.revisions.c.who)
    .where(tables.revisions.c.action.like("accept%"))
    .order_by(tables.revisions.c.number),
    tables.revisions.c.subject,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A source as one view of the record has it: what can't be read is left out."""

    source: Source
    versions: tuple[SourceVersion, ...]
    """In order."""
    quote_ids: tuple[str, ...]
    """Of every quote, those that can't be read among them, in the order of the source."""
    chains: Mapping[str, Chain]
    """By quote id, in the same order."""


def chains(connection: Connection, ids: Iterable[str]) -> dict[str, Chain | IntegrityError]:
    """Each quote with everything that must stand beside it, in the order of ``ids``.

    A quote whose words are not those of its source is as one that can't be read.
    """
    told = quotes(connection, ids)
    found = readable(told).values()
    source_of_id = sources(connection, {quote.source_id for quote in found})
    return _chained(
        connection, told, source_of_id, versions(connection, {quote.version_id for quote in found})
    )


def shelf(connection: Connection, source_id: str) -> Shelf | None:
    """A source with its versions and all its quotes, None where there is none that can be read."""
    found = sources(connection, (source_id,))
    source = readable(found).get(source_id)
    if source is None:
        return None
    version_of_id = versions_of(connection, source_id)
    ids = quote_ids_of(connection, source_id)
    chain_of_id = _chained(connection, quotes(connection, ids), found, version_of_id)
    return Shelf(
        source=source,
        versions=tuple(readable(version_of_id).values()),
        quote_ids=ids,
        chains=readable(chain_of_id),
    )


def _chained(
    connection: Connection,
    told: Mapping[str, Quote | IntegrityError],
    source_of_id: Mapping[str, Source | IntegrityError],
    version_of_id: Mapping[str, SourceVersion | IntegrityError],
) -> dict[str, Chain | IntegrityError]:
    """The chains of quotes whose sources and versions were read already."""
    found = readable(told).values()
    heard = _heard(connection, source_of_id)
    their_own = {quote.speaker_id for quote in found if quote.speaker_id}
    speaker_of_id = speakers(connection, their_own | {one for those in heard.values() for one in those})
    agreed = {source.agreement_id for source in readable(source_of_id).values() if source.agreement_id}
    agreement_of_id = readable(agreements(connection, agreed))
    keys = {tag.place_key for quote in found for tag in quote.tags if tag.place_key}
    place_of_key = places_by_key(connection, keys)
    accepted_by = _accepted_by(connection, found)

    def chain_of(quote: Quote) -> Chain:
        version = _there(version_of_id, quote.version_id, quote.id)
        _check_words(quote, version)
        source = _there(source_of_id, quote.source_id, quote.id)
        return Chain(
            quote=quote,
            source=source,
            version=version,
            speaker=_there(speaker_of_id, quote.speaker_id, quote.id) if quote.speaker_id else None,
            places={
                tag.place_key: _there(place_of_key, tag.place_key, quote.id)
                for tag in quote.tags
                if tag.place_key
            },
            agreement=agreement_of_id.get(source.agreement_id or ""),
            people=_protected(speaker_of_id, heard.get(quote.source_id, ())),
            accepted_by=accepted_by.get(subject_of(quote)),
        )

    return {
        quote_id: one if isinstance(one, IntegrityError) else tried(chain_of, one)
        for quote_id, one in told.items()
    }


def _check_words(quote: Quote, version: SourceVersion) -> None:
    if tuple(part.of(version.text) for part in quote.parts) != quote.exact:
        raise IntegrityError(
            "its words are not those of the source",
            where=f"quote:{quote.id}",
            remedy="Do not cite it; restore the database from a copy.",
        )


def _accepted_by(connection: Connection, quotes: Iterable[Quote]) -> dict[str, str]:
    """Who accepted each of these quotes last, by the name that revisions give it."""
    accepted = [subject_of(quote) for quote in quotes if quote.review is Review.ACCEPTED]
    return {row["subject"]: row["who"] for row in _ACCEPTED.rows(connection, accepted)}


def speaking(connection: Connection, source_ids: Iterable[str]) -> dict[str, tuple[Speaker, ...]]:
    """Of the sources in which somebody speaks whom the public knows by no name: everybody in them."""
    heard = _heard(connection, source_ids)
    speaker_of_id = speakers(connection, {one for those in heard.values() for one in those})
    found = {source_id: _protected(speaker_of_id, those) for source_id, those in heard.items()}
    return {source_id: those for source_id, those in found.items() if those}


def _protected(
    speaker_of_id: Mapping[str, Speaker | IntegrityError], ids: Iterable[str]
) -> tuple[Speaker, ...]:
    """Everybody of a source, where the public does not know one of them by name; nobody elsewhere."""
    those = tuple(one for id_ in ids if isinstance(one := speaker_of_id.get(id_), Speaker))
    return those if any(one.known_as is not IdentityMode.NAMED for one in those) else ()


def _heard(connection: Connection, source_ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """By source in which somebody may be known by less than a name: the ids of everybody who speaks in it.

    Whatever was decided on their words.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    guarded = [row["source_id"] for row in _GUARDED.rows(connection, source_ids)]
    for row in _SPEAKING.rows(connection, guarded):
        found[row["source_id"]].append(row["speaker_id"])
    return found


def _there(found: Mapping[str, Found | IntegrityError], key: str, quote_id: str) -> Found:
    one = found.get(key)
    if one is None or isinstance(one, IntegrityError):
        raise IntegrityError(
            "a quote refers to a record that is not there or can't be read",
            where=f"quote:{quote_id}",
            remedy="Run testimony verify, then restore the database from a copy.",
        )
    return one
