"""Interviews in dashes: ``— A question? ¶ — Its answer.``, turn after turn, with no label.

What tells them from dialogue in a story: the turns alternate strictly, beginning with a question, nobody
reports any of them, and the text is mostly these turns. A question is an interviewer's and gives nothing.
"""

import re

from archive.extraction.interviews.turns import Turn
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.quotations import dialogue
from archive.extraction.quotations.marks import Quotation
from archive.model import Span

_OPENING = re.compile(r"[—–―][\s\u00a0\u202f]*(?=\S)|[-‐‑][\s\u00a0\u202f]+(?=\S)")
_FEWEST = 2
"""Questions; one question and its answer may stand in any report."""
_LONGEST_QUESTION = 260
"""Characters; whoever asks at greater length is telling."""
_BETWEEN = 3
"""Paragraphs without a dash between a question and the next at most: an answer's further paragraphs."""
_LEAST_SHARE = 0.4
"""Of the text in turns."""
_ASKING = ("?", "؟", "؟»", "?»", "?”", "?“", '?"', "…?", "?..", "?…")
_INNER_MARK = "՞"
"""The Armenian question mark stands over the word that is asked, not at the end."""
_LAST_WORDS = 160
"""Characters at the end of a paragraph in which an inner question mark makes it a question."""
_STOP = "։"


def find(
    text: str, paragraphs: tuple[Span, ...], lexicon: Lexicon, skipped: frozenset[int]
) -> tuple[Turn, ...]:
    """The turns of such an interview, with empty labels; none where the text is something else."""
    dashed = {
        number: opening.end()
        for number, paragraph in enumerate(paragraphs)
        if number not in skipped and (opening := _OPENING.match(text, paragraph.start, paragraph.end))
    }
    first = next((n for n in dashed if asks(text, paragraphs[n])), None)
    if first is None:
        return ()
    dashed = {number: begin for number, begin in dashed.items() if number >= first}
    reported = dialogue.find(text, paragraphs, lexicon)
    if any(_is_reported(text, paragraphs[number], reported.get(number, [])) for number in dashed):
        return ()
    turns = _alternating(text, paragraphs, dashed, lexicon)
    if sum(turn.asks for turn in turns) < _FEWEST:
        return ()
    size = sum(turn.words.end - turn.words.start for turn in turns)
    whole = sum(paragraph.end - paragraph.start for paragraph in paragraphs)
    return turns if size >= _LEAST_SHARE * whole else ()


def asks(text: str, paragraph: Span) -> bool:
    """Whether a paragraph ends in a question."""
    if paragraph.end - paragraph.start > _LONGEST_QUESTION:
        return False
    words = paragraph.of(text).rstrip()
    if words.endswith(_ASKING):
        return True
    last = words[-_LAST_WORDS:].rstrip(_STOP).rpartition(_STOP)[2]
    return _INNER_MARK in last


def _is_reported(text: str, paragraph: Span, stretches: list[Quotation]) -> bool:
    """Whether a reporting clause takes part of the paragraph: ``— Mine, — said the neighbour.``"""
    return len(stretches) > 1 or any(
        text[stretch.content.end : paragraph.end].strip() for stretch in stretches
    )


def _alternating(
    text: str, paragraphs: tuple[Span, ...], dashed: dict[int, int], lexicon: Lexicon
) -> tuple[Turn, ...]:
    """Question, answer, question, answer …; where only questions have dashes, the answers stand between."""
    numbers = list(dashed)
    label = Span(paragraphs[numbers[0]].start, paragraphs[numbers[0]].start)
    turns: list[Turn] = []
    only_questions = all(asks(text, paragraphs[number]) for number in numbers)
    asking = True
    for number, bound in zip(numbers, [*numbers[1:], min(numbers[-1] + 2, len(paragraphs))], strict=True):
        between = range(number + 1, bound)
        if len(between) > _BETWEEN or (asking and not asks(text, paragraphs[number])):
            return ()
        turns.append(Turn(number, label, Span(dashed[number], paragraphs[number].end), asking))
        if bool(between) < only_questions or (between and asking and not only_questions):
            return ()
        turns += [
            Turn(n, label, paragraphs[n], False)
            for n in between
            if only_questions or (bound in dashed and _is_told(text, paragraphs[n], lexicon))
        ]
        asking = only_questions or not asking
    return tuple(turns) if asking else ()


def _is_told(text: str, paragraph: Span, lexicon: Lexicon) -> bool:
    """Whether a paragraph between two turns says "I": the answer goes on, and no reporter describes."""
    return any(word.strip(",.!?…«»") in lexicon.first for word in paragraph.of(text).lower().split())
