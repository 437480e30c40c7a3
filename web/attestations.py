"""The same utterance in other sources: looked for in the public index, told by its words."""

from archive.attestation import is_same_utterance
from archive.model import Chain
from index.engine import SearchTimeout, SearchUnavailable
from index.query import Field, Or, Phrase
from web.reading_room import ReadingRoom, SourceReading

WORDS_LOOKED_FOR = 8
"""Of each part: enough to find few others, few enough to be found at once."""
CHARACTERS_LOOKED_FOR = 200
"""In scripts that set no spaces."""
MOST = 40
"""Quotes that begin so, in all sources; more are a search away."""


def attestations(room: ReadingRoom, chain: Chain, reading: SourceReading) -> tuple[Chain, ...]:
    """Public quotes of other sources with the same words; none where the index can't be asked."""
    beginnings = (" ".join(part.split()[:WORDS_LOOKED_FOR]) for part in chain.quote.exact)
    phrases = {Phrase(words[:CHARACTERS_LOOKED_FOR], Field.WORDS): None for words in beginnings if words}
    try:
        hits = room.engine.search(Or(tuple(phrases)), limit=MOST).hits if phrases else ()
    except (SearchUnavailable, SearchTimeout):
        return ()
    here = {record.quote.id for record in reading.records}
    elsewhere = [hit.id for hit in hits if hit.id not in here]
    others = room.chains(elsewhere) if elsewhere else ()
    return tuple(other for other in others if is_same_utterance(chain.quote, other.quote))
