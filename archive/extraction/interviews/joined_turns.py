"""Question and answer in one paragraph: ``Q. Where were you born? A. In Goris.``

A label within a paragraph parts it only where the text has shown it to be one: a name that opens another
paragraph, or the word for who answers behind the words of who asks, and the other way round; elsewhere only a
word that opens another paragraph. Where no interview comes of it, the paragraphs stay as they are.
"""

import re
from collections.abc import Iterator, Mapping

from archive.extraction.interviews import inner_labels, turns
from archive.extraction.language.lexicon import Lexicon
from archive.model import Span

_SHORT = re.compile(
    r"(?<=[.?!…։՞؟;)\]\"”»])[\s\u00a0]+(?P<label>[^\W\d_])\.[\s\u00a0]*[-–—]?[\s\u00a0]+(?=\S)"
)
"""``A.`` behind the end of a sentence."""


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
    found = tuple(
        piece
        for paragraph, label in zip(paragraphs, opening, strict=True)
        for piece in _Paragraph(text, paragraph, label, sides, written).pieces()
    )
    is_other = len(found) > len(paragraphs) and turns.find(text, found, lexicon)
    return found if is_other else paragraphs


def _folded(label: str) -> str:
    return " ".join(label.lower().split())


class _Paragraph:
    """One paragraph, whose turns are parted: whose words they are changes from label to label."""

    def __init__(
        self, text: str, words: Span, opening: Span | None, sides: Mapping[str, bool], written: frozenset[str]
    ) -> None:
        self._text = text
        self._words = words
        self._sides = sides
        self._written = written
        self._asks = sides.get(_folded(opening.of(text))) if opening is not None else None

    def pieces(self) -> Iterator[Span]:
        """The turns in it, in order."""
        start = self._words.start
        for label in self._labels():
            if label.start > start and self._begins(label):
                before = self._text[start : label.start].rstrip()
                yield Span(start, start + len(before))
                start = label.start
        yield Span(start, self._words.end)

    def _labels(self) -> list[Span]:
        with_colon = inner_labels.candidates(self._text, self._words)
        found = [label for stretches in with_colon for label in stretches]
        if self._asks is not None:
            short = _SHORT.finditer(self._text, self._words.start, self._words.end)
            found += [Span(*match.span("label")) for match in short]
        return sorted(found)

    def _begins(self, label: Span) -> bool:
        """Whether somebody else begins to speak there."""
        written = label.of(self._text)
        asks = self._sides.get(_folded(written))
        if asks is None:
            return written in self._written and turns.is_name(written)
        if self._asks is None and written not in self._written:
            return False
        turned, self._asks = asks is not self._asks, asks
        return turned
