"""Whose words a headline is, where it is nothing but a quotation: ``“I closed it again”``.

The one whose words below hold it, else the one who speaks most of the text, if the headline says "I".
"""

from collections import Counter
from dataclasses import replace

from archive.extraction import decisions as rules
from archive.extraction.decisions import Decision
from archive.extraction.mentions.reading import Reading
from archive.extraction.quotations.marks import Style
from archive.model import Certainty

_LEAST = 2
"""Utterances of whoever speaks most, at least, and times those of anybody else."""
_LONGEST = 200
"""Characters of a headline at most."""


def resolve(reading: Reading, told: dict[int, Decision]) -> None:
    """Adds the decision about the headline to ``told``; always uncertain."""
    first = next(iter(reading.paragraphs), None)
    if first is None or len(first.tokens) != 1 or not first.quotes or len(reading.paragraphs) == 1:
        return
    headline = next(iter(first.quotes))
    quotation = reading.quotations[headline]
    if headline in told or not quotation.closed or quotation.style not in (Style.MARKS, Style.SINGLE):
        return
    words = quotation.content.of(reading.text).strip(" .,!?…")
    if not words or len(words) > _LONGEST:
        return
    decision = _repeated(reading, told, words) or _spoken_most(reading, told, words)
    if decision is not None:
        carried = decision.carried(rules.HEADLINE)
        told[headline] = replace(carried, certainty=Certainty.UNCERTAIN, clause=None)


def _repeated(reading: Reading, told: dict[int, Decision], words: str) -> Decision | None:
    holding = (q for q in told if words in reading.quotations[q].content.of(reading.text))
    return next((told[quote] for quote in holding), None)


def _spoken_most(reading: Reading, told: dict[int, Decision], words: str) -> Decision | None:
    spoken = {word.strip("’'.,!?…").split("’")[0].split("'")[0] for word in words.lower().split()}
    if spoken.isdisjoint(reading.lexicon.first):
        return None
    counted = Counter(decision.person for decision in told.values()).most_common(2)
    if not counted or counted[0][1] < _LEAST or (len(counted) > 1 and counted[0][1] < _LEAST * counted[1][1]):
        return None
    return next(decision for decision in told.values() if decision.person == counted[0][0])
