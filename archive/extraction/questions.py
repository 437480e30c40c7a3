"""Interviews without labels: a question of one paragraph, its answer in the next, again and again.

What tells them from an article with questions for subheadings: the questions speak to "you" and the answers
say "I" (in languages that may leave the pronouns out, the alternation must be strict).
"""

from archive.extraction.lexicon import Lexicon
from archive.extraction.turns import Turn
from archive.model import Span

_LONGEST_QUESTION = 260
"""Characters; a longer paragraph that ends in a question mark is an answer's or an essay's."""
_LONGEST_ANSWER = 4
"""Paragraphs at most between two questions; a subheading's section is longer."""
_FEWEST = 2
_LEAST_SHARE = 0.4
"""Of the text in questions and answers; an account that asks itself something has less."""
_ENDS = ("?", "؟", "՞", ";", "?»", "?”", '?"')
_OPENERS = frozenset("“\"«„—–-'‘")
_WORD_EDGES = "“”\"«»„'‘’.,!?¿¡…;:()"


def find(
    text: str, paragraphs: tuple[Span, ...], lexicon: Lexicon, skipped: frozenset[int]
) -> tuple[Turn, ...]:
    """The turns of such an interview, with empty labels; none where the text is something else."""
    if not lexicon.second:
        return ()
    asking = [
        number
        for number, paragraph in enumerate(paragraphs)
        if number not in skipped and _asks(text, paragraph)
    ]
    if len(asking) < _FEWEST:
        return ()
    ends = [*asking[1:], min(asking[-1] + 2, len(paragraphs))]
    answers = [
        [n for n in range(number + 1, end) if n not in skipped and text[paragraphs[n].start] not in _OPENERS]
        for number, end in zip(asking, ends, strict=True)
    ]
    if not all(answers) or any(len(answer) > _LONGEST_ANSWER for answer in answers[:-1]):
        return ()
    asked = sum(_has(text, paragraphs[number], lexicon.second) for number in asking)
    told = sum(any(_has(text, paragraphs[n], lexicon.first) for n in answer) for answer in answers)
    if asked * 2 < len(asking) or told * 2 < len(answers):
        return ()
    turns = _turns(paragraphs, asking, answers)
    size = sum(turn.words.end - turn.words.start for turn in turns)
    whole = sum(paragraph.end - paragraph.start for paragraph in paragraphs)
    return tuple(turns) if size >= _LEAST_SHARE * whole else ()


def _asks(text: str, paragraph: Span) -> bool:
    if paragraph.end - paragraph.start > _LONGEST_QUESTION or text[paragraph.start] in _OPENERS:
        return False
    return text.endswith(_ENDS, paragraph.start, paragraph.end)


def _has(text: str, paragraph: Span, words: frozenset[str]) -> bool:
    spoken = paragraph.of(text).lower().replace("’", "'")
    return any(
        word.strip(_WORD_EDGES) in words or word.strip(_WORD_EDGES).split("'")[0] in words
        for word in spoken.split()
    )


def _turns(paragraphs: tuple[Span, ...], asking: list[int], answers: list[list[int]]) -> list[Turn]:
    turns = []
    for number, answer in zip(asking, answers, strict=True):
        for n in (number, *answer):
            start = paragraphs[asking[0]].start
            turns.append(Turn(n, Span(start, start), paragraphs[n], n == number))
    return turns
