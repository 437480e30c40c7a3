"""Two texts beside each other: which paragraphs of a translation stand for which of its original.

By length, as Gale and Church (1993) align: a long paragraph is translated by a long one. What somebody knows
to belong together (``anchors``) is kept together, and the stretches between are aligned each by itself.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_MOVES = ((1, 1, 0.0), (1, 2, 2.3), (2, 1, 2.3), (1, 0, 4.5), (0, 1, 4.5))
"""How many of each side make a row, and what that costs beside one of one and one (after Gale and Church)."""
_SPREAD = 6.8
"""Variance of the length of a translation for each character (ibid., table 2)."""
BAND = 15
"""How far a pairing may lie from the straight way through both texts: keeps the work linear."""


@dataclass(frozen=True, slots=True)
class Row:
    """Positions in the one and in the other that stand beside each other; either may be empty."""

    one: tuple[int, ...]
    other: tuple[int, ...]


def align(
    one: Sequence[int], other: Sequence[int], anchors: Iterable[tuple[int, int]] = ()
) -> tuple[Row, ...]:
    """Rows in order, each position of both texts in one of them.

    one, other: the lengths of their paragraphs, in characters; anchors: positions that belong together. Of
    anchors that cross each other, the most that do not are kept.
    """
    kept = _in_order(anchors, len(one), len(other))
    rows: list[Row] = []
    for (a, b), (c, d) in pairwise([(-1, -1), *kept, (len(one), len(other))]):
        rows += _between(one, other, (a + 1, c), (b + 1, d))
        if c < len(one) and d < len(other):
            rows.append(Row((c,), (d,)))
    return tuple(rows)


def _in_order(anchors: Iterable[tuple[int, int]], ones: int, others: int) -> list[tuple[int, int]]:
    """The longest chain of anchors that rises on both sides (patience sorting)."""
    # Those of one position on the left fall on the right, so that no chain takes two of them.
    wanted = sorted(
        {(a, b) for a, b in anchors if 0 <= a < ones and 0 <= b < others},
        key=lambda pair: (pair[0], -pair[1]),
    )
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for position, (_, b) in enumerate(wanted):
        place = bisect_left(ends, b)
        before.append(tops[place - 1] if place else -1)
        ends[place : place + 1] = [b]
        tops[place : place + 1] = [position]
    chain: list[tuple[int, int]] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        chain.append(wanted[at])
        at = before[at]
    return chain[::-1]


def _between(
    one: Sequence[int], other: Sequence[int], ones: tuple[int, int], others: tuple[int, int]
) -> Iterator[Row]:
    """The rows of a stretch without anchors, by the least cost of all their lengths."""
    (start, end), (first, last) = ones, others
    moves = _least(one[start:end], other[first:last])
    at = (end - start, last - first)
    steps: list[Row] = []
    while at != (0, 0):
        (i, j), (left, right) = at, moves[at]
        steps.append(
            Row(tuple(range(start + i - left, start + i)), tuple(range(first + j - right, first + j)))
        )
        at = (i - left, j - right)
    return reversed(steps)


def _least(one: Sequence[int], other: Sequence[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """By how many of each side: the last row of the likeliest way there."""
    ratio = sum(other) / max(1, sum(one)) or 1.0
    costs = {(0, 0): 0.0}
    moves: dict[tuple[int, int], tuple[int, int]] = {}
    for i, j in _near_the_straight_way(len(one), len(other)):
        for left, right, price in _MOVES:
            before = costs.get((i - left, j - right))
            if before is None:
                continue
            cost = before + price + _cost(sum(one[i - left : i]), sum(other[j - right : j]), ratio)
            if cost < costs.get((i, j), float("inf")):
                costs[i, j], moves[i, j] = cost, (left, right)
    return moves


def _near_the_straight_way(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    step = columns // max(1, rows)
    for i in range(rows + 1):
        middle = i * columns // rows if rows else 0
        high = min(columns, middle + BAND + step) if rows else columns
        yield from ((i, j) for j in range(max(0, middle - BAND), high + 1))


def _cost(length: int, translated: int, ratio: float) -> float:
    """How unlikely it is that a paragraph of one length translates one of the other."""
    if not length or not translated:
        return 0.0
    return (translated - length * ratio) ** 2 / (2 * _SPREAD * max(1, length))
