"""Interviews without labels: a question of one paragraph, its answer in the next, again and again.

What tells them from an article with questions for subheadings: the questions speak to "you" and the answers
say "I" (in languages that may leave the pronouns out, the alternation must be strict).
"""

import re
from collections import Counter
from itertools import pairwise

from archive.extraction.interviews.turns import Turn, after_label, label_of
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.quotations import dialogue
from archive.model import Span

_LONGEST_QUESTION = 260
"""Characters; a longer paragraph that ends in a question mark is an answer's or an essay's."""
_LONGEST_ANSWER = 4
"""Paragraphs at most between two questions; a subheading's section is longer."""
_FEWEST = 2
_ADDRESS = 4
"""Words in which a remark to "you" says so: ``Mr Example, you …``."""
_SURE = 3
"""Questions, each with one paragraph for its answer, that need no pronoun where verbs tell the person."""
_LEAST_SHARE = 0.4
"""Of the text in questions and answers; an account that asks itself something has less."""
_ENDS = ("?", "؟", "՞", ";", "?»", "?”", '?"')
_OPENERS = frozenset("“\"«„—–-'‘")
_DASH = re.compile(r"[—–―-][\s\u00a0\u202f]*")
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
        if number not in skipped and _asks(text, _words(text, paragraph, lexicon))
    ]
    if len(asking) < _FEWEST:
        return ()
    asking = _with_prompts(text, paragraphs, asking, lexicon, skipped)
    ends = [*asking[1:], min(asking[-1] + 2, len(paragraphs))]
    answers = [
        [
            n
            for n in range(number + 1, end)
            if n not in skipped and text[_words(text, paragraphs[n], lexicon).start] not in _OPENERS
        ]
        for number, end in zip(asking, ends, strict=True)
    ]
    if not all(answers) or any(len(answer) > _LONGEST_ANSWER for answer in answers[:-1]):
        return ()
    dashed = any(_is_dashed(text, paragraphs[n]) for answer in answers for n in answer)
    strict = all(len(answer) == 1 for answer in answers[:-1])
    if dashed and not (strict and _is_bare_dialogue(text, paragraphs, asking, answers, lexicon)):
        return ()
    asked = sum(_speaks_to_you(text, paragraphs[number], lexicon) for number in asking)
    told = sum(any(_has(text, paragraphs[n], lexicon.first) for n in answer) for answer in answers)
    dropped = lexicon.drops_subjects and strict and dashed
    implied = lexicon.drops_subjects and lexicon.caseless and strict and len(asking) >= _SURE
    if asked * 2 < len(asking) and not (implied and asked):
        return ()
    if told * 2 < len(answers) and not (dropped or implied):
        return ()
    turns = _turns(text, paragraphs, asking, answers, lexicon)
    size = sum(turn.words.end - turn.words.start for turn in turns)
    whole = sum(paragraph.end - paragraph.start for paragraph in paragraphs)
    return tuple(turns) if size >= _LEAST_SHARE * whole else ()


def _with_prompts(
    text: str, paragraphs: tuple[Span, ...], asking: list[int], lexicon: Lexicon, skipped: frozenset[int]
) -> list[int]:
    """The questions with remarks to "you" that stand in a question's place: ``You said so once.``

    Only where each has one answer then, as the other questions have.
    """

    def prompts(number: int) -> bool:
        words = paragraphs[number].of(text)
        addressed = [word.strip(_WORD_EDGES) for word in words.lower().split()[:_ADDRESS]]
        short = len(words) <= _LONGEST_QUESTION and words[0] not in _OPENERS
        return number not in skipped and short and not lexicon.second.isdisjoint(addressed)

    found = list(asking)
    for number, following in pairwise(asking):
        if following - number == 4 and prompts(number + 2):
            found.append(number + 2)
    if asking[0] >= 2 and prompts(asking[0] - 2):
        found.append(asking[0] - 2)
    found.sort()
    strict = all(following - number == 2 for number, following in pairwise(found))
    return found if strict else asking


def _speaks_to_you(text: str, paragraph: Span, lexicon: Lexicon) -> bool:
    """Whether a question has a word for "you", or a verb whose ending says so."""
    if _has(text, paragraph, lexicon.second):
        return True
    endings = lexicon.second_endings
    words = paragraph.of(text).lower().split() if endings else []
    return any(word.strip(_WORD_EDGES).endswith(endings) for word in words)


def _is_dashed(text: str, paragraph: Span) -> bool:
    return _DASH.match(text, paragraph.start, paragraph.end) is not None


def _words(text: str, paragraph: Span, lexicon: Lexicon) -> Span:
    """The words of a paragraph, without a dash that opens it where dashes open speech."""
    dash = _DASH.match(text, paragraph.start, paragraph.end) if lexicon.dialogue_dash else None
    return Span(dash.end(), paragraph.end) if dash and dash.end() < paragraph.end else paragraph


def _is_bare_dialogue(
    text: str, paragraphs: tuple[Span, ...], asking: list[int], answers: list[list[int]], lexicon: Lexicon
) -> bool:
    """Whether every answer has its dash, and nobody is said to speak, as in a talk in a novel."""
    told = [n for answer in answers for n in answer]
    if not all(_is_dashed(text, paragraphs[n]) for n in told[: len(asking)]):
        return False
    return not any(dialogue.is_attributed(text, paragraphs[n], lexicon) for n in (*asking, *told))


def _asks(text: str, paragraph: Span) -> bool:
    if paragraph.end - paragraph.start > _LONGEST_QUESTION or text[paragraph.start] in _OPENERS:
        return False
    return text.endswith(_ENDS, paragraph.start, paragraph.end)


def _has(text: str, paragraph: Span, words: frozenset[str]) -> bool:
    spoken = paragraph.of(text).lower().replace("’", "'")
    return any(
        word.strip(_WORD_EDGES) in words or not words.isdisjoint(re.split("['-]", word.strip(_WORD_EDGES)))
        for word in spoken.split()
    )


def _turns(
    text: str, paragraphs: tuple[Span, ...], asking: list[int], answers: list[list[int]], lexicon: Lexicon
) -> list[Turn]:
    turns = []
    start = paragraphs[asking[0]].start
    told = [_words(text, paragraphs[n], lexicon) for answer in answers for n in answer]
    repeated = Counter(label.of(text) for words in told if (label := label_of(text, words)) is not None)
    for number, answer in zip(asking, answers, strict=True):
        for n in (number, *answer):
            words, label = _words(text, paragraphs[n], lexicon), Span(start, start)
            own = label_of(text, words) if n != number else None
            if own is not None and repeated[own.of(text)] > 1:
                label, words = own, after_label(text, words)  # only the answers are labelled
            turns.append(Turn(n, label, words, n == number))
    return turns
