"""Whose words a sentence in the mood of reported speech relays (German ``sei``, ``habe``)."""

from archive.extraction.clause import Clause
from archive.extraction.lexicon import Lexicon
from archive.extraction.reading import Paragraph
from archive.extraction.reporting import Clauses

_BACK = 5
"""Sentences looked at before the one that goes on with reported speech."""
_WORDS = 200
"""Words of a sentence that are looked at: no real one is longer."""


def is_reported(paragraph: Paragraph, low: int, high: int, lexicon: Lexicon) -> bool:
    """Whether a verb of the sentence stands in that mood."""
    words = paragraph.tokens
    dependent = False
    high = min(high, low + _WORDS)
    for position in range(low, high) if lexicon.reported_mood else ():
        token = words[position]
        if token.text in ",;:–—(":
            dependent = False
        elif words[position - 1].text == "," and token.folded in lexicon.subordinators:
            dependent = True
        elif not dependent and token.folded in lexicon.reported_mood and token.text.islower():
            return True
    return False


def source(
    paragraph: Paragraph, clauses: Clauses, low: int, previous: tuple[Paragraph, Clauses] | None
) -> tuple[Paragraph, Clause] | None:
    """The last reporting clause before the sentence that begins at ``low``, also in the paragraph before."""
    for _ in range(_BACK):
        if low == 0:
            break
        low, high = paragraph.sentence_of(low - 1)
        found = clauses.in_sentence(low, high)
        if found:
            return paragraph, found[-1]
    if low == 0 and previous is not None:
        earlier, its_clauses = previous
        for low, high in reversed(earlier.sentences[-_BACK:]):
            found = its_clauses.in_sentence(low, high)
            if found:
                return earlier, found[-1]
    return None
