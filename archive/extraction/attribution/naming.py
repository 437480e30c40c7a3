"""How firmly the words beside a quotation name the speaker: by the whole name, or by what stands for it."""

from archive.extraction.decisions import Decision
from archive.extraction.mentions.reading import Reading
from archive.model import Certainty, Evidence, Span

_ALIKE = 3
"""Letters that two words must share to be one name in two cases: ``Илка``, ``Илки``."""


def introductions(read: Reading) -> dict[int, Span]:
    """Where the whole name of each person first stands, by the person's index in the table."""
    found: dict[int, Span] = {}
    for mention in read.mentions:
        known = found.get(mention.person)
        span = mention.span
        if known is not None and (known.start, known.end) <= (span.start, span.end):
            continue
        entry = read.table.entries[mention.person]
        if entry.named and _names(mention.span.of(read.text), entry.label):
            found[mention.person] = mention.span
    return found


def evidence(read: Reading, decision: Decision, introduced: dict[int, Span]) -> Evidence:
    """The words that name the speaker.

    A surname beside the quotation is read as the person whose whole name stands elsewhere in the text. That
    is a resolution, as with a pronoun: inferred, and the words that give the whole name are evidence too.
    """
    entry = read.table.entries[decision.person]
    if not entry.named or _names(decision.mention.of(read.text), entry.label):
        return Evidence(spans=(decision.mention,), certainty=decision.certainty, method=decision.rule)
    certainty = Certainty.INFERRED if decision.certainty is Certainty.STATED else decision.certainty
    whole = introduced.get(decision.person)
    spans = (decision.mention, whole) if whole else (decision.mention,)
    return Evidence(spans=spans, certainty=certainty, method=decision.rule)


def _names(words: str, label: str) -> bool:
    """Whether every word of a name stands among some words, case endings aside."""
    if words == label:
        return True
    given = [word.lower() for word in words.split()]
    return all(any(_alike(word.lower(), other) for other in given) for word in label.split())


def _alike(word: str, other: str) -> bool:
    length = min(_ALIKE, len(word), len(other))
    return word[:length] == other[:length]
