"""Relations as a reader may see them: both ends pass the gate here, each time."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from archive.errors import UnknownId
from archive.model import Chain, Source
from archive.record.store import Record
from archive.relations import Related, Relation, RelationKind
from web.reading import own_words
from web.reading.reading_room import ReadingRoom
from web.reading.readings import SourceReading


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedSource:
    """A source that another one is a translation or a copy of, or the other way round."""

    relation: Relation
    source: Source
    is_first: bool
    """Whether the relation is told from the source that was asked for: *it* is the translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedQuote:
    """The same words in another source: in another language, or as another one prints them."""

    relation: Relation
    chain: Chain
    is_first: bool


def related_sources(record: Record, room: ReadingRoom, source_id: str) -> tuple[RelatedSource, ...]:
    """The sources that a public source is related to and that have words to be seen."""
    return _sources(record, room, source_id, _standing(record, Related.SOURCE, (source_id,)))


def related_beside(
    record: Record, room: ReadingRoom, chain: Chain
) -> tuple[tuple[RelatedQuote, ...], tuple[RelatedSource, ...]]:
    """What a public quote, and what its source, is related to: both in one look."""
    relations = _told(record, (chain.quote.id, chain.source.id))
    return (
        _quotes(room, chain.quote.id, _in_order(relations, Related.QUOTE)),
        _sources(record, room, chain.source.id, _in_order(relations, Related.SOURCE)),
    )


def _sources(
    record: Record, room: ReadingRoom, source_id: str, relations: Collection[Relation]
) -> tuple[RelatedSource, ...]:
    found = {source.id: source for source in room.sources(one.beyond(source_id) for one in relations)}
    return tuple(
        RelatedSource(relation=one, source=found[other], is_first=one.record_id == source_id)
        for one in relations
        if (other := one.beyond(source_id)) in found and has_words(record, room, other)
    )


def related_quotes(record: Record, room: ReadingRoom, quote_id: str) -> tuple[RelatedQuote, ...]:
    """The quotes that a public quote is related to and that may be seen."""
    return _quotes(room, quote_id, _standing(record, Related.QUOTE, (quote_id,)))


def _quotes(room: ReadingRoom, quote_id: str, relations: Collection[Relation]) -> tuple[RelatedQuote, ...]:
    found = {chain.quote.id: chain for chain in room.chains(one.beyond(quote_id) for one in relations)}
    return tuple(
        RelatedQuote(relation=one, chain=found[other], is_first=one.record_id == quote_id)
        for one in relations
        if (other := one.beyond(quote_id)) in found
    )


def joined_quotes(record: Record, one: SourceReading, other: SourceReading) -> dict[str, str]:
    """Quotes of the one source with the quote of the other that an archivist put beside it, by their ids."""
    here = {chain.quote.id for chain in one.records}
    there = {chain.quote.id for chain in other.records}
    joined: dict[str, str] = {}
    for relation in _standing(record, Related.QUOTE, here):
        first, second = relation.record_id, relation.other_id
        if first in there:
            first, second = second, first
        if first in here and second in there:
            joined.setdefault(first, second)
    return joined


def relation_of(record: Record, room: ReadingRoom, source_id: str, other_id: str) -> RelatedSource:
    """How two public sources are related. Raises UnknownId where they are not, or one may not be seen."""
    for related in related_sources(record, room, source_id):
        if related.source.id == other_id:
            return related
    raise UnknownId("these two are not related", where=source_id)


def has_words(record: Record, room: ReadingRoom, source_id: str) -> bool:
    """Whether a source has words that may be seen: else it has no page, and is not told of."""
    return bool(room.chains(record.quote_ids(source_id)))


def _standing(record: Record, noun: Related, ids: Iterable[str]) -> tuple[Relation, ...]:
    return _in_order(_told(record, ids), noun)


def _told(record: Record, ids: Iterable[str]) -> tuple[Relation, ...]:
    """As the public may read of them."""
    return tuple(own_words.relation(record, one) for one in record.relations(ids))


def _in_order(relations: Iterable[Relation], noun: Related) -> tuple[Relation, ...]:
    """Those of sources, or those of quotes, that were not taken back."""
    order = tuple(RelationKind)
    found = (one for one in relations if one.noun is noun and not one.retracted)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.id)))
