"""The lines of all pages become one text: paragraphs that go on over a page stay whole.

Within a paragraph each line of the page is a line; paragraphs stand apart by an empty line. The furniture
of a page stands behind the paragraph in which the page ends, so that no sentence is cut by a page's number.
Nothing is joined, corrected or left out: a word divided at a line's end stays divided, as the text layer
has it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from archive.formats.pdf_layout.furniture import split
from archive.formats.pdf_layout.lines import Page, Piece
from archive.formats.pdf_layout.rows import Row, rows
from archive.model import Span

_BETWEEN = "\n\n"
_APART = 1.3
"""Distance of two lines against that of most lines, from which a paragraph ends between them."""
_SET_IN = 8.0
"""Points by which a first line is set in."""
_SHORT = 0.75
"""Length of a paragraph's last line against the width of the text, at most, where nothing else tells."""
_LABEL = re.compile(r"([^\W\d_][^\d_:]{2,40}):\s")
"""The label of a turn or of a head, where it is in capitals."""
_ENDS = tuple('.!?…:։”"»’)]')


@dataclass(slots=True)
class Composed:
    """The text while it grows, and where in it furniture stands."""

    pieces: list[str] = field(default_factory=list)
    size: int = 0
    furniture: list[Span] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)

    def paragraph(self, lines: Sequence[str]) -> Span:
        """Add a paragraph, an empty line before it."""
        if self.pieces:
            self._write(_BETWEEN)
        start = self.size
        self._write("\n".join(lines))
        return Span(start, self.size)

    def _write(self, words: str) -> None:
        self.pieces.append(words)
        self.size += len(words)


def compose(pages: Sequence[Page]) -> Composed:
    """The text of the pages with its furniture."""
    composed = Composed()
    divided = split(pages)
    body = [rows(page, number) for number, (page, _) in enumerate(divided)]
    reached = 0
    for paragraph in _paragraphs(body):
        first, last = paragraph[0].page, paragraph[-1].page
        _set_aside(composed, [aside for _, aside in divided[reached:first]])
        composed.paragraph([row.words for row in paragraph])
        _set_aside(composed, [aside for _, aside in divided[max(reached, first) : last]])
        reached = last
    _set_aside(composed, [aside for _, aside in divided[reached:]])
    return composed


def _set_aside(composed: Composed, asides: Sequence[tuple[Piece, ...]]) -> None:
    for aside in asides:
        lines = [piece.words.strip() for piece in sorted(aside, key=lambda one: (-one.top, one.left))]
        if lines:
            composed.furniture.append(composed.paragraph(lines))


def _paragraphs(pages: Sequence[Sequence[Row]]) -> Iterator[list[Row]]:
    spacing = _spacing(pages)
    current: list[Row] = []
    for page in pages:
        left = min((row.left for row in page), default=0.0)
        width = max((row.right for row in page), default=0.0) - left
        for row in page:
            if current and _begins(current, row, spacing, width):
                yield current
                current = []
            current.append(row)
    if current:
        yield current


def _spacing(pages: Sequence[Sequence[Row]]) -> float:
    """How far apart most lines are, from top to top."""
    gaps = [
        before.top - after.top
        for page in pages
        for before, after in pairwise(page)
        if 0 < before.top - after.top < 5 * before.size
    ]
    gaps.sort()
    return median(gaps[: max(1, len(gaps) * 2 // 3)]) if gaps else 0.0


def _begins(current: Sequence[Row], row: Row, spacing: float, width: float) -> bool:
    """Whether a paragraph begins with this line."""
    before = current[-1]
    label = _LABEL.match(row.words)
    if label is not None and label[1].isupper():
        return True
    set_in = row.left > before.left + _SET_IN and (len(current) > 1 or before.left - row.left < _SET_IN)
    ended = before.words.rstrip().endswith(_ENDS)
    if before.page != row.page or row.top > before.top:
        # A new page or column: nothing tells but the words and whether the line is set in.
        short = before.right - before.left < _SHORT * width
        return ended and (set_in or short or row.words[:1].isupper())
    return before.top - row.top > _APART * spacing or (ended and set_in)
