"""Question and answer in one paragraph: ``Q. Where were you born? A. In Goris.``

A label within a paragraph parts it only where the text has shown it to be one: a name that opens another
paragraph, a word for who asks or answers that does, or its counterpart where the text knows one such word
only. A letter with a stop may be somebody's initial, too (``short_labels``). Where no interview comes of it,
the paragraphs stay as they are.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.extraction.interviews import inner_labels, short_labels, turns
from archive.extraction.language.lexicon import Lexicon
from archive.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    words: Span
    opening: Span | None
    """The label that opens it."""
    inner: tuple[Span, ...]
    """What may be a label within it, in order."""
    short: frozenset[Span]
    """Those of them that are a letter with a stop."""


def parted(text: str, paragraphs: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The paragraphs, each turn of an interview by itself; as they were where there is no such interview."""
    opening = [turns.opening(text, paragraph, lexicon) for paragraph in paragraphs]
    sides = {
        **dict.fromkeys(lexicon.question_labels, True),
        **dict.fromkeys(lexicon.answer_labels, False),
    }
    written = frozenset(label.of(text) for label in opening if label is not None)
    if not any(turns.is_name(label) or _folded(label) in sides for label in written):
        return paragraphs
    read = [_paragraph(text, *pair, sides) for pair in zip(paragraphs, opening, strict=True)]
    known = {label: side for label, side in sides.items() if label in _roles(text, read, sides)}
    found = tuple(piece for one in read for piece in _pieces(text, one, known, written, lexicon))
    is_other = len(found) > len(paragraphs) and turns.find(text, found, lexicon)
    return found if is_other else paragraphs


def _folded(label: str) -> str:
    return " ".join(label.lower().split())


def _paragraph(text: str, words: Span, opening: Span | None, sides: Mapping[str, bool]) -> _Paragraph:
    with_colon = [label for stretches in inner_labels.candidates(text, words) for label in stretches]
    is_short = opening is not None and _folded(opening.of(text)) in sides and text[opening.end] == "."
    short = frozenset(short_labels.candidates(text, words)) if is_short else frozenset()
    return _Paragraph(words=words, opening=opening, inner=tuple(sorted({*with_colon, *short})), short=short)


def _roles(text: str, paragraphs: Sequence[_Paragraph], sides: Mapping[str, bool]) -> frozenset[str]:
    """The words for who asks and who answers that may begin a turn within a paragraph.

    Those that open paragraphs; and where only one does, which asks, and no names come again, its counterpart,
    if there is one only. With more of them a witness may retell a questioning.
    """
    opening = [one.opening.of(text) for one in paragraphs if one.opening is not None]
    written = frozenset(map(_folded, opening)) & sides.keys()
    names = Counter(label for label in opening if turns.is_name(label) and _folded(label) not in sides)
    if len(written) != 1 or not all(map(sides.get, written)) or any(n > 1 for n in names.values()):
        return written
    within = {
        _folded(label.of(text))
        for one in paragraphs
        if one.opening is not None and _folded(one.opening.of(text)) in written
        for label in one.inner
    }
    both = written | (within & sides.keys())
    return both if len(both) == 2 and not all(map(sides.get, both)) else written


def _pieces(
    text: str,
    paragraph: _Paragraph,
    sides: Mapping[str, bool],
    written: frozenset[str],
    lexicon: Lexicon,
) -> Iterator[Span]:
    """The turns in a paragraph, in order; undivided where a letter with a stop may be an initial."""
    labels = list(_beginning(text, paragraph, sides, written))
    doubtful = paragraph.short and not short_labels.are_sure(
        text, [(label, sides.get(_folded(label.of(text)))) for label in labels], paragraph.words, lexicon
    )
    start = paragraph.words.start
    for label in () if doubtful else labels:
        before = text[start : label.start].rstrip()
        yield Span(start, start + len(before))
        start = label.start
    yield Span(start, paragraph.words.end)


def _beginning(
    text: str, paragraph: _Paragraph, sides: Mapping[str, bool], written: frozenset[str]
) -> Iterator[Span]:
    """The labels within a paragraph at which somebody else begins to speak."""
    start, opening = paragraph.words.start, paragraph.opening
    asks = sides.get(_folded(opening.of(text))) if opening is not None else None
    for label in paragraph.inner:
        said = label.of(text)
        turned = sides.get(_folded(said))
        if turned is None:
            begins = said in written and turns.is_name(said)
        elif asks is None and said not in written:
            begins = False
        else:
            begins, asks = turned is not asks, turned
        if begins and label.start > start:
            yield label
            start = label.start
