"""The same utterance in other sources: by its words in the public index, and by what archivists joined."""

from collections.abc import Collection, Iterable, Sequence

from archive.likeness.attestation import is_near_utterance, is_same_utterance
from archive.model import Chain, Quote
from archive.record.store import Record
from archive.relations import RelationKind
from index.engine import SearchTimeout, SearchUnavailable
from index.querying.query import And, Field, Nothing, Or, Phrase, Query
from web.reading.reading_room import ReadingRoom
from web.reading.readings import SourceReading
from web.reading.related import RelatedQuote, RelatedSource

WORDS_LOOKED_FOR = 8
"""Of the beginning of each part: enough to find few others, few enough to be found at once."""
LONG_WORDS_LOOKED_FOR = 4
"""Of each part. Long words are rare ones in every language, and are found much sooner than common ones."""
CHARACTERS_LOOKED_FOR = 200
"""In scripts that set no spaces."""
MOST = 40
"""Quotes with those words, in all sources; more are a search away."""


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
    try:
        found = _likely(room, quote.exact)
    except (SearchUnavailable, SearchTimeout):
        return ()
    elsewhere = [quote_id for quote_id in found if quote_id not in here]
    others = room.chains(elsewhere) if elsewhere else ()
    return tuple(other for other in others if is_same_utterance(quote, other.quote))


def _likely(room: ReadingRoom, parts: Sequence[str]) -> tuple[str, ...]:
    """The ids of quotes with the longest words of any part; of too many, those that begin like a part."""
    found = room.engine.search(_any(map(_long_words, parts)), limit=MOST)
    if found.total > MOST:
        found = room.engine.search(_any(map(_beginning, parts)), limit=MOST)
    return tuple(hit.id for hit in found.hits)


def _any(queries: Iterable[Query | None]) -> Query:
    told = tuple(dict.fromkeys(query for query in queries if query))
    return Or(told) if told else Nothing()


def _long_words(part: str) -> Query | None:
    # A stroke or a row of stops is no word to the index, and would be found nowhere.
    words = dict.fromkeys(word for word in part.split() if any(map(str.isalnum, word)))
    longest = sorted(words, key=len, reverse=True)[:LONG_WORDS_LOOKED_FOR]
    phrases = (Phrase(word[:CHARACTERS_LOOKED_FOR], Field.WORDS) for word in longest)
    return And(tuple(phrases)) if longest else None


def _beginning(part: str) -> Query | None:
    words = " ".join(part.split()[:WORDS_LOOKED_FOR])
    return Phrase(words[:CHARACTERS_LOOKED_FOR], Field.WORDS) if words else None
