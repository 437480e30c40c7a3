"""Turns of the reporter's in the dialogue of a report: ``— And the chair? ¶ — The radio was broken.``

In a talk in which nobody but one person is ever said to speak, whoever asks that person something is the
one who writes, and so is whoever says "I" in the clause beside the words. Such a turn gives nothing, as an
interviewer's does, and the one behind it is the answer.
"""

from itertools import pairwise

from archive.extraction.decisions import ANSWER, Decision
from archive.extraction.interviews.dashed_interviews import asks
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.quotations.marks import Style

_APART = 2
"""Paragraphs from one turn to the next at most."""
_CLAUSE = 6
"""Words in which a clause beside a turn says "I": ``— Go on, I said to him.``"""

Turn = tuple[Paragraph, list[int]]
"""A paragraph that opens with a dash, and the quotations behind it."""


def find(reading: Reading, decisions: dict[int, Decision]) -> tuple[frozenset[int], dict[int, Decision]]:
    """The quotations that are such turns, and who speaks the answers of which nothing else tells."""
    asked: set[int] = set()
    answers: dict[int, Decision] = {}
    for talk in _talks(reading):
        told = [decisions[quote] for _, turn in talk for quote in turn if quote in decisions]
        if len({decision.person for decision in told}) != 1:
            continue
        for (question, asking), (answer, answering) in pairwise(talk):
            at_once = answer.number == question.number + 1
            if at_once and _is_the_reporters(reading, question, asking, decisions):
                asked.update(asking)
                answers |= {quote: told[0].carried(ANSWER) for quote in answering if quote not in decisions}
    return frozenset(asked), {quote: one for quote, one in answers.items() if quote not in asked}


def _talks(reading: Reading) -> list[list[Turn]]:
    """Runs of paragraphs that open with dashes, with at most a paragraph of telling between two of them."""
    talks: list[list[Turn]] = []
    for paragraph in reading.paragraphs:
        turn = [quote for quote in paragraph.quotes if reading.quotations[quote].style is Style.DASH]
        if not turn:
            continue
        if not talks or paragraph.number - talks[-1][-1][0].number > _APART:
            talks.append([])
        talks[-1].append((paragraph, turn))
    return talks


def _is_the_reporters(
    reading: Reading, paragraph: Paragraph, turn: list[int], decisions: dict[int, Decision]
) -> bool:
    """Whether a turn is one question that nobody is said to ask, or words beside "I said"."""
    if not decisions.keys().isdisjoint(turn):
        return False
    last = reading.quotations[turn[-1]]
    if last.content.end == paragraph.span.end:
        return len(turn) == 1 and turn[0] not in reading.pointless and asks(reading.text, last.outer)
    beside = [token for token in paragraph.tokens if token.is_word]
    said = (part for token in beside for part in token.folded.split("-"))
    return len(beside) <= _CLAUSE and not reading.lexicon.first.isdisjoint(said)
