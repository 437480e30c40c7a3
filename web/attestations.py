"""The same utterance in other sources: looked for in the public index, told by its words."""

from archive.attestation import is_same_utterance
from archive.model import Chain
from index.engine import SearchTimeout, SearchUnavailable
from index.query import Field, Or, Phrase
from web.reading_room import ReadingRoom

WORDS_LOOKED_FOR = 8
"""Of each part: enough to find few others, few enough to be found at once."""
CHARACTERS_LOOKED_FOR = 200
"""In scripts that set no spaces."""
MOST = 20
"""Sources that have the same words; more are a search away."""


def attestations(room: ReadingRoom, chain: Chain) -> tuple[Chain, ...]:
    """Public quotes of other sources with the same words; none where the index can't be asked."""
    beginnings = (
        " ".join(part.split()[:WORDS_LOOKED_FOR])[:CHARACTERS_LOOKED_FOR] for part in chain.quote.exact
    )
    phrases = tuple(Phrase(words, Field.WORDS) for words in dict.fromkeys(beginnings) if words)
    try:
        found = room.find(Or(phrases), limit=MOST) if phrases else None
    except (SearchUnavailable, SearchTimeout):
        return ()
    others = (other for other in found.chains if other.source.id != chain.source.id) if found else ()
    return tuple(other for other in others if is_same_utterance(chain.quote, other.quote))
