"""Words that are withheld already: a second copy of an account must not bring them back.

The same article saved again has other bytes. Where it quotes what an archivist withdrew, closed, restricted,
embargoed or rejected, or redacted, or what somebody said whom the public must not know by name, its quotation
comes in closed, whatever the copy's front matter says, until an archivist decides about it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from sqlalchemy import CompoundSelect, Connection, and_, or_, select, union

from archive.likeness.attestation import LEAST_WORDS
from archive.model import AccessStatus, IdentityMode, Quote, Review, SpeakerKind
from archive.record.reads.questions import Question
from archive.record.schema import tables
from archive.withholding.withheld_words import SHORTEST_NAME, WithheldWords, runs_of
from archive.words import folded_words, holds

_Words = tuple[str, ...]
REPEATS = "closed: the same words are withheld already, as"
"""Why a quote comes in closed; the name of the withheld one follows."""


def twins(
    connection: Connection, quotes: Iterable[Quote], *, besides: Collection[str] = ()
) -> dict[str, str]:
    """Of these quotes, the ids of those that repeat a withheld one, each with the id of that one.

    They repeat it where all words and the speaker's name are the same, or where a part of the one, of five
    words and more, stands whole in a part of the other: a copy may be cut shorter, or quote more.
    ``besides``: the ids of withheld quotes that don't count.
    """
    told = _Told(quotes)
    found: dict[str, str] = {}
    for quote_id, name, parts in _withheld(connection, _DECIDED) if told.ids else ():
        if quote_id not in besides:
            words = [folded_words(part) for part in parts]
            for repeats in told.repeating(_name(name) if name else "", (*words, _joined(words))):
                found.setdefault(repeats, quote_id)
    return found


class _Told:
    """The words of some quotes, to be compared with many others'."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self.ids: set[str] = set()
        self._spoken: defaultdict[tuple[str, _Words], set[str]] = defaultdict(set)
        self._whole: defaultdict[_Words, list[tuple[str, _Words]]] = defaultdict(list)
        """Stretches of five words and more, each by its first five."""
        self._within: defaultdict[_Words, list[tuple[str, _Words]]] = defaultdict(list)
        """The same by every five of its words."""
        for quote in quotes:
            words = [folded_words(part) for part in quote.exact]
            name = _name(quote.attribution.name) if quote.attribution else ""
            self.ids.add(quote.id)
            self._spoken[name, _joined(words)].add(quote.id)
            for stretch in {*words, _joined(words)}:
                for place, run in enumerate(_runs(stretch)):
                    self._within[run].append((quote.id, stretch))
                    if not place:
                        self._whole[run].append((quote.id, stretch))

    def repeating(self, name: str, stretches: Sequence[_Words]) -> set[str]:
        """The ids of those that repeat words of somebody of this name; all of them together come last."""
        found = set(self._spoken.get((name, stretches[-1]), ())) if name else set()
        for stretch in stretches:
            for place, run in enumerate(_runs(stretch)):
                for quote_id, words in self._whole.get(run, ()):
                    if stretch[place : place + len(words)] == words:
                        found.add(quote_id)
                if not place:
                    found |= {one for one, words in self._within.get(run, ()) if holds(words, stretch)}
        return found


def _runs(words: _Words) -> Iterator[_Words]:
    """Every five words in a row, in order; none of fewer words."""
    for start in range(len(words) - LEAST_WORDS + 1):
        yield words[start : start + LEAST_WORDS]


def words(
    connection: Connection, texts: Iterable[str] | None = None, *, is_withdrawn: bool = False
) -> WithheldWords:
    """What an archivist's own text must not tell: withheld words, and names of people without any other.

    ``texts``: those that will be asked about, where these are all. Whether a name stands in other quotes is
    looked for in the whole archive, so only where one of them has it.
    is_withdrawn: only of what is withdrawn, which archivists are not shown either.
    """
    ids: set[str] = set()
    runs: set[tuple[str, ...]] = set()
    names: set[tuple[str, ...]] = set()
    for quote_id, name, parts in _withheld(connection, _WITHDRAWN if is_withdrawn else _DECIDED):
        ids.add(quote_id)
        names.add(folded_words(name or ""))
        for part in parts:
            runs |= runs_of(folded_words(part))
    asked = WithheldWords(frozenset(name for name in names if len(name) >= SHORTEST_NAME))
    if not asked.runs or (texts is not None and not any(map(asked.are_told_in, texts))):
        return WithheldWords(frozenset(runs))
    return WithheldWords(frozenset(runs | (asked.runs - _standing(connection, ids))))


def _standing(connection: Connection, ids: Collection[str]) -> frozenset[tuple[str, ...]]:
    """The names of those who speak in other quotes than these, and of bodies."""
    quotes = tables.quotes
    told = select(quotes.c.id, quotes.c.attributed_name, quotes.c.attributed_kind).where(
        quotes.c.attributed_name.is_not(None)
    )
    return frozenset(
        folded_words(row.attributed_name)
        for row in connection.execute(told)
        if row.id not in ids or row.attributed_kind != SpeakerKind.PERSON.value
    )


def _withheld(
    connection: Connection, decided: CompoundSelect[tuple[str]]
) -> Iterable[tuple[str, str | None, list[str]]]:
    """Id, name as attributed and parts of each quote of which it was ``decided`` so."""
    ids = [row.id for row in connection.execute(decided)]
    rows = sorted(_WORDS.rows(connection, ids), key=itemgetter("id", "position"))
    for (quote_id, name), group in groupby(rows, key=itemgetter("id", "attributed_name")):
        yield quote_id, name, [row["exact"] for row in group if isinstance(row["exact"], str)]


def _decided() -> CompoundSelect[tuple[str]]:
    """The ids of quotes that a decision keeps from the public.

    Each reason is looked for by itself, because joined they read every text.
    """
    quotes, sources, versions, speakers = tables.quotes, tables.sources, tables.versions, tables.speakers
    opened, named = AccessStatus.OPEN.value, IdentityMode.NAMED.value
    closed_later = or_(
        sources.c.access.not_in((opened, AccessStatus.CLOSED.value)),
        and_(sources.c.access != opened, sources.c.described_access == opened),
    )
    unnamed = and_(speakers.c.identity.is_not(None), speakers.c.identity != named)
    reasons = (
        or_(quotes.c.access != opened, quotes.c.review == Review.REJECTED.value),
        quotes.c.source_id.in_(select(sources.c.id).where(closed_later)),
        quotes.c.version_id.in_(select(versions.c.id).where(versions.c.redactions.is_not(None))),
        quotes.c.speaker_id.in_(select(speakers.c.id).where(unnamed)),
    )
    return union(*(select(quotes.c.id).where(reason) for reason in reasons))


def _withdrawn() -> CompoundSelect[tuple[str]]:
    quotes, sources, withdrawn = tables.quotes, tables.sources, AccessStatus.WITHDRAWN.value
    of_source = select(sources.c.id).where(sources.c.access == withdrawn)
    reasons = (quotes.c.access == withdrawn, quotes.c.source_id.in_(of_source))
    return union(*(select(quotes.c.id).where(reason) for reason in reasons))


_DECIDED, _WITHDRAWN = _decided(), _withdrawn()
_WORDS = Question(
    select(
        tables.quotes.c.id, tables.quotes.c.attributed_name, tables.parts.c.position, tables.parts.c.exact
    ).join(tables.parts, tables.parts.c.quote_id == tables.quotes.c.id),
    tables.quotes.c.id,
)


def _name(name: str) -> str:
    return " ".join(folded_words(name))


def _joined(words: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for part in words for word in part)
