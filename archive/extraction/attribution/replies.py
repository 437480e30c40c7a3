"""Short words that answer: ``“You sang,” says Ada. ¶ “I did not,” says Bea. ¶ “You did.”``

Words without a clause go on with who spoke in the paragraph before. Where two take turns in a few words each,
the next paragraph is as often the other's: then nobody is named.
"""

from archive.extraction.decisions import GOES_ON, Decision
from archive.extraction.mentions.reading import Paragraph, Reading

_SHORT = 60
"""Code points of such words at most."""


def resolve(reading: Reading, told: dict[int, Decision]) -> None:
    """Takes such words out of ``told``."""
    alone = {
        next(iter(paragraph.quotes)): paragraph
        for paragraph in reading.paragraphs
        if len(paragraph.quotes) == 1
    }
    for quote, paragraph in alone.items():
        decision, before, first = told.get(quote), told.get(quote - 1), told.get(quote - 2)
        if decision is None or before is None or first is None or decision.rule != GOES_ON:
            continue
        told_before = alone.get(quote - 1)
        if told_before is None or told_before.number != paragraph.number - 1:
            continue
        follows = len(told_before.sentences) == 1
        answers = before.has_clause and decision.person == before.person != first.person
        if follows and answers and _is_bare(paragraph) and _are_short(reading, quote):
            del told[quote]


def _is_bare(paragraph: Paragraph) -> bool:
    """Whether a paragraph has nothing but somebody's words."""
    return not any(token.is_word for token in paragraph.tokens if token.quote < 0)


def _are_short(reading: Reading, quote: int) -> bool:
    """Whether words, and those before, are few and closed."""
    turns = reading.quotations[quote - 1 : quote + 1]
    return all(turn.closed and turn.content.end - turn.content.start <= _SHORT for turn in turns)
