"""The same utterance in other sources: by its words in the public index, and by what archivists joined."""

from collections.abc import Collection, Iterable

from archive.likeness.attestation import is_near_utterance, is_same_utterance
from archive.model import Chain, Quote
from archive.record.store import Record
from archive.relations import RelationKind
from index.engine import SearchTimeout, SearchUnavailable
from index.querying.query import Field, Or, Phrase
from web.reading.reading_room import ReadingRoom
from web.reading.readings import SourceReading
from web.reading.related import RelatedQuote, RelatedSource

WORDS_LOOKED_FOR = 8
"""Of each part: enough to find few others, few enough to be found at once."""
CHARACTERS_LOOKED_FOR = 200
"""In scripts that set no spaces."""
MOST = 40
"""Quotes that begin so, in all sources; more are a search away."""


def attestations(
    record: Record,
    room: ReadingRoom,
    chain: Chain,
    reading: SourceReading,
    *,
    joined: Iterable[RelatedQuote] = (),
    related: Iterable[RelatedSource] = (),
) -> tuple[Chain, ...]:
    """Public quotes of other sources that attest these words, those that archivists joined first.

    joined, related: how the quote and its source are related to others. In copies of the same text, words
    that differ a little are the same.
    """
    linked = (one.chain for one in joined if one.relation.kind is RelationKind.SAME_UTTERANCE)
    copies = [one.source.id for one in related if one.relation.kind is RelationKind.REPRINT_OF]
    printed = room.chains(quote_id for source_id in copies for quote_id in record.quote_ids(source_id))
    near = (other for other in printed if is_near_utterance(chain.quote, other.quote))
    here = {record.quote.id for record in reading.records}
    found = {other.quote.id: other for other in (*linked, *near, *by_words(room, chain.quote, here))}
    return tuple(found.values())


def by_words(room: ReadingRoom, quote: Quote, here: Collection[str]) -> tuple[Chain, ...]:
    """Public quotes with the very same words, but those ``here``; none where the index can't be asked."""
    beginnings = (" ".join(part.split()[:WORDS_LOOKED_FOR]) for part in quote.exact)
    phrases = {Phrase(words[:CHARACTERS_LOOKED_FOR], Field.WORDS): None for words in beginnings if words}
    try:
        hits = room.engine.search(Or(tuple(phrases)), limit=MOST).hits if phrases else ()
    except (SearchUnavailable, SearchTimeout):
        return ()
    elsewhere = [hit.id for hit in hits if hit.id not in here]
    others = room.chains(elsewhere) if elsewhere else ()
    return tuple(other for other in others if is_same_utterance(quote, other.quote))
