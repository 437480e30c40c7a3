"""Whose words a sentence in the mood of reported speech relays (German ``sei``, ``habe``)."""

from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.reporting import Clauses
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.reading import Paragraph

_BACK = 5
"""Sentences looked at before the one that goes on with reported speech."""
_FOLLOWING = frozenset({"damit", "dann", "sonst", "ansonsten", "andernfalls", "somit"})
_UNREAL = frozenset({"wäre", "wären", "hätte", "hätten", "würde", "würden", "könnte", "könnten"})
"""What would follow stands in another mood that looks alike: ``Damit wäre „Tal“ das größte Schiff.``"""
_WORDS = 200
"""Words of a sentence that are looked at: no real one is longer."""


def is_reported(paragraph: Paragraph, low: int, high: int, lexicon: Lexicon) -> bool:
    """Whether a verb of the sentence stands in that mood."""
    words = paragraph.tokens
    follows = low < high and words[low].folded in _FOLLOWING
    dependent = False
    high = min(high, low + _WORDS)
    for position in range(low, high) if lexicon.reported_mood else ():
        token = words[position]
        if token.text in ",;:–—(":
            dependent = False
        elif words[position - 1].text == "," and token.folded in lexicon.subordinators:
            dependent = True
        elif not dependent and token.folded in lexicon.reported_mood and token.text.islower():
            return not (follows and token.folded in _UNREAL)
    return False


def before(paragraph: Paragraph, low: int, lexicon: Lexicon) -> tuple[int, int]:
    """The nearest sentence before ``low`` that is not reported itself, else the first one looked at."""
    for _ in range(_BACK):
        low, high = paragraph.sentence_of(low - 1)
        if low == 0 or not is_reported(paragraph, low, high, lexicon):
            break
    return low, high


def source(
    paragraph: Paragraph,
    clauses: Clauses,
    low: int,
    previous: tuple[Paragraph, Clauses] | None,
    lexicon: Lexicon,
) -> tuple[Paragraph, Clause] | None:
    """The last reporting clause before the sentence that begins at ``low``, also in the paragraph before."""
    for _ in range(_BACK):
        if low == 0:
            break
        low, high = paragraph.sentence_of(low - 1)
        found = [c for c in clauses.in_sentence(low, high) if not _is_reported_too(paragraph, c, lexicon)]
        if found:
            return paragraph, found[-1]
    if low == 0 and previous is not None:
        earlier, its_clauses = previous
        for low, high in reversed(earlier.sentences[-_BACK:]):
            found = [
                c for c in its_clauses.in_sentence(low, high) if not _is_reported_too(earlier, c, lexicon)
            ]
            if found:
                return earlier, found[-1]
    return None


def _is_reported_too(paragraph: Paragraph, clause: Clause, lexicon: Lexicon) -> bool:
    """``Die Nachbarn würden anderes behaupten.``: a clause in that mood is told by somebody else."""
    between = paragraph.tokens[clause.carrier.after : clause.verb]
    inside = all(token.is_word for token in between)
    return inside and any(token.folded in lexicon.reported_mood for token in between)
