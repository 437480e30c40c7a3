"""Interview turns: ``Q: …`` and ``A: …``, or ``NAME: …`` again and again."""

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, replace

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.quotations.marks import Quotation, Style
from archive.model import Span

_LABEL = re.compile(
    r"(?P<label>[^\W\d_](?:[^:\n\d.!?«“\"]|\.(?=\s?\w)|\.(?=[\s\u00a0]*:)){0,38}?)[\s\u00a0]?:[\s\u00a0]+(?=\S)"
)
_REACH = 42
"""Characters in which a label and its colon stand."""
_SHORT = re.compile(r"(?P<label>[^\W\d_]{1,12})\.[\s\u00a0]*[-–—]?[\s\u00a0]+(?=\S)")
"""``P. ¿…?``, ``Respuesta. …``: a word with a full stop, read only where it is a known label."""
_QUESTIONS = ("?", ";", "؟", "՞", "?»", "?”")
_NAME = 4
"""Words of a label that is a name, at most."""
_FEWEST = 2
"""Questions without a label before labelled answers, at least."""
_MIN_TURNS = 3
"""Fewer paragraphs with labels are no interview, unless the labels say question and answer."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of an interview with whose turn it is."""

    paragraph: int
    label: Span
    words: Span
    asks: bool


def label_of(text: str, words: Span) -> Span | None:
    """The label that opens a paragraph: ``NAME`` of ``NAME: …``."""
    match = _LABEL.match(text, words.start, words.end)
    return Span(match.start("label"), match.end("label")) if match is not None else None


def after_label(text: str, words: Span) -> Span:
    """A paragraph without its label."""
    match = _LABEL.match(text, words.start, words.end)
    return Span(match.end(), words.end) if match is not None else words


def opening(text: str, paragraph: Span, lexicon: Lexicon) -> Span | None:
    """The label that opens a paragraph; an initial with a full stop too, where it is a known label."""
    match = _opening(text, paragraph, lexicon)
    return Span(*match.span("label")) if match is not None else None


def _opening(text: str, paragraph: Span, lexicon: Lexicon) -> re.Match[str] | None:
    if text.find(":", paragraph.start, paragraph.start + _REACH) >= 0:
        match = _LABEL.match(text, paragraph.start, paragraph.end)
        if match is not None:
            return match
    match = _SHORT.match(text, paragraph.start, paragraph.end)
    known = either(lexicon.question_labels, lexicon.answer_labels)
    return match if match is not None and match["label"].lower() in known else None


def find(text: str, paragraphs: tuple[Span, ...], lexicon: Lexicon) -> tuple[Turn, ...]:
    """The turns of an interview, in order; empty where the text is none. Unlabelled paragraphs between two
    turns go on with the turn before."""
    labelled: dict[int, tuple[Span, Span, str]] = {}
    for number, paragraph in enumerate(paragraphs):
        match = _opening(text, paragraph, lexicon)
        if match is not None:
            label = Span(match.start("label"), match.end("label"))
            words = Span(match.end(), paragraph.end)
            labelled[number] = (label, words, " ".join(label.of(text).lower().split()))
    counts = Counter(name for _, _, name in labelled.values())
    asking = _askers(text, labelled, lexicon)
    answering = {name for name in counts if name in lexicon.answer_labels}
    known = bool(answering) and bool(asking)
    repeated = {name for name, count in counts.items() if count >= 2}
    if not known and not asking:
        return _of_answers(text, paragraphs, labelled, repeated, lexicon)
    if not known and not (len(counts) >= 2 and repeated and sum(counts[n] for n in counts) >= _MIN_TURNS):
        return ()
    speaking = asking | answering if known else asking | repeated
    if not known and len(asking | repeated) < 2:
        return ()
    return _turns(text, paragraphs, labelled, speaking, asking, lexicon)


def _of_answers(
    text: str,
    paragraphs: tuple[Span, ...],
    labelled: dict[int, tuple[Span, Span, str]],
    repeated: set[str],
    lexicon: Lexicon,
) -> tuple[Turn, ...]:
    """An interview of which only the answers have labels: a question stands before each of them."""
    named = {name for label, _, name in labelled.values() if name in repeated and is_name(label.of(text))}
    initials = {_initials(name) for name in named}
    named |= {name for _, _, name in labelled.values() if _initials(name) in initials}
    answers = [number for number, (_, _, name) in labelled.items() if name in named]
    asked = [
        n
        for n in answers
        if n and _asks(text, paragraphs[n - 1]) and (n - 1 not in labelled or labelled[n - 1][2] not in named)
    ]
    if len(asked) < _FEWEST or len(asked) * 3 <= len(answers):
        return ()
    turns = _turns(text, paragraphs, labelled, named, set(), lexicon)
    return tuple(replace(turn, asks=turn.asks or _is_between(turn.paragraph, labelled)) for turn in turns)


def _is_between(paragraph: int, labelled: Container[int]) -> bool:
    """Whether a paragraph without a label stands alone between two that have one."""
    return paragraph not in labelled and paragraph - 1 in labelled and paragraph + 1 in labelled


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace(".", " ").split())


def _asks(text: str, paragraph: Span) -> bool:
    return paragraph.of(text).rstrip().endswith(_QUESTIONS)


def is_name(label: str) -> bool:
    """Whether a label is a name or initials: a few words, each with a capital."""
    words = label.replace(".", " ").split()
    return 0 < len(words) <= _NAME and all(word[0].isupper() for word in words)


def _askers(text: str, labelled: dict[int, tuple[Span, Span, str]], lexicon: Lexicon) -> set[str]:
    """Labels that ask: named as such, or whose turns mostly end in a question mark."""
    turns: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for _, words, name in labelled.values():
        turns[name] += 1
        questions[name] += words.of(text).rstrip().endswith(_QUESTIONS)
    return {
        name
        for name in turns
        if name in lexicon.question_labels
        or (name not in lexicon.answer_labels and turns[name] >= 2 and questions[name] * 3 >= turns[name] * 2)
    }


def _turns(
    text: str,
    paragraphs: tuple[Span, ...],
    labelled: dict[int, tuple[Span, Span, str]],
    speaking: set[str],
    asking: set[str],
    lexicon: Lexicon,
) -> tuple[Turn, ...]:
    numbers = [number for number, (_, _, name) in sorted(labelled.items()) if name in speaking]
    last = numbers[-1]
    turns: list[Turn] = []
    for number in range(numbers[0], last + 1):
        own = labelled.get(number)
        if own is not None and own[2] in speaking:
            turns.append(Turn(number, own[0], own[1], own[2] in asking))
        elif own is not None and is_name(own[0].of(text)):
            turns.append(Turn(number, own[0], own[1], _asks(text, own[1])))
        elif turns and not (number + 1 in labelled and _brings_in(text, paragraphs[number], lexicon)):
            asked = _asks(text, paragraphs[number]) and number + 1 in labelled
            answered = asked and labelled[number + 1][2] in speaking - asking
            turns.append(Turn(number, turns[-1].label, paragraphs[number], answered or turns[-1].asks))
    return tuple(turns)


def _brings_in(text: str, paragraph: Span, lexicon: Lexicon) -> bool:
    """Whether a paragraph is the writer's, who tells whom they asked next, and no answer that goes on."""
    words = {word.strip(',.;:“”«»"') for word in paragraph.of(text).lower().split()}
    return not lexicon.interviewing.isdisjoint(words) and lexicon.first.isdisjoint(words)


def merge(marked: list[Quotation], turns: tuple[Turn, ...]) -> list[Quotation]:
    """Puts the answers in the place of what is quoted inside them; questions give nothing."""
    if not turns:
        return marked
    by_paragraph = {turn.paragraph: turn for turn in turns}
    result = [quotation for quotation in marked if quotation.paragraph not in by_paragraph]
    inside: dict[int, list[Quotation]] = {}
    for quotation in marked:
        inside.setdefault(quotation.paragraph, []).append(quotation)
    for turn in turns:
        if turn.asks:
            continue
        nested = tuple(
            quotation.content
            for quotation in inside.get(turn.paragraph, ())
            if turn.words.start <= quotation.outer.start and quotation.outer.end <= turn.words.end
        )
        result.append(
            Quotation(
                content=turn.words,
                outer=turn.words,
                paragraph=turn.paragraph,
                style=Style.TURN,
                nested=nested,
            )
        )
    result.sort(key=lambda quotation: quotation.outer.start)
    return result
