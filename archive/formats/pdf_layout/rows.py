"""Pieces of a page become lines in the order of reading: from the top down, column after column."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from archive.formats.pdf_layout.lines import Page, Piece

_SAME_ROW = 0.5
"""Share of the lower of two pieces by which they overlap in height on one row."""
_GUTTER = 9.0
"""Points of white between two columns at least."""
_NEAR = 6.0
"""Points by which the beginnings of a column's lines may differ."""
_FEWEST_ROWS = 8
"""Rows with a gutter at the same place that make columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page, in reading order."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    size: float
    words: str


def rows(page: Page, number: int) -> tuple[Row, ...]:
    """The lines of a page that are left when its furniture was taken out."""
    grouped = _grouped(page.pieces)
    gutter = _gutter(grouped, page.width)
    if gutter is None:
        return tuple(_row(pieces, number) for pieces in grouped)
    return tuple(_by_columns(grouped, gutter, number))


def _grouped(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by rows, the upper first, each from left to right."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-(one.top + one.bottom), one.left)):
        if found and _on_one_row(found[-1][0], piece):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [sorted(row, key=lambda one: one.left) for row in found]


def _on_one_row(one: Piece, other: Piece) -> bool:
    height = min(one.top - one.bottom, other.top - other.bottom)
    return min(one.top, other.top) - max(one.bottom, other.bottom) > _SAME_ROW * height


def _gutter(grouped: Sequence[Sequence[Piece]], width: float) -> float | None:
    """Where the second of two columns begins; None where the page has one."""
    begins = [
        after.left
        for row in grouped
        for before, after in pairwise(row)
        if after.left - before.right >= _GUTTER and 0.35 * width < after.left < 0.65 * width
    ]
    if len(begins) < _FEWEST_ROWS:
        return None
    middle = median(begins)
    near = sum(abs(begin - middle) <= _NEAR for begin in begins)
    return middle - _NEAR if near * 2 > len(grouped) else None


def _by_columns(grouped: Sequence[Sequence[Piece]], gutter: float, number: int) -> Iterator[Row]:
    """Column after column; a row that crosses the gutter stands between what is above and below it."""
    right: list[Row] = []
    for row in grouped:
        if any(piece.left < gutter < piece.right for piece in row):
            yield from right
            right = []
            yield _row(row, number)
            continue
        if first := [piece for piece in row if piece.left < gutter]:
            yield _row(first, number)
        if second := [piece for piece in row if piece.left >= gutter]:
            right.append(_row(second, number))
    yield from right


def _row(pieces: Sequence[Piece], number: int) -> Row:
    sizes = Counter(piece.size for piece in pieces for _ in range(len(piece.words)))
    return Row(
        page=number,
        left=pieces[0].left,
        bottom=min(piece.bottom for piece in pieces),
        right=max(piece.right for piece in pieces),
        top=max(piece.top for piece in pieces),
        size=sizes.most_common(1)[0][0],
        words=" ".join(piece.words.strip() for piece in pieces),
    )
