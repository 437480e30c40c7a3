"""When two stretches of a text count as the same."""

from collections.abc import Sequence

from archive.model import Span

Parts = tuple[Span, ...]

SAME = 0.8
"""Characters in both among characters in either, from which on two quotations are one and the same: a
forgotten mark or a final comma does no harm, another sentence does."""
EDGES = frozenset(" \t\r\n\u00a0\"“”„«»‹›‘’',.;:!?…-–—")
"""What may stand at the ends of a quotation without belonging to its words."""


def cover(parts: Parts) -> Parts:
    """The same characters as disjoint stretches in order."""
    covered: list[Span] = []
    for part in sorted(parts):
        if covered and part.start <= covered[-1].end:
            covered[-1] = Span(covered[-1].start, max(part.end, covered[-1].end))
        else:
            covered.append(part)
    return tuple(covered)


def length(parts: Parts) -> int:
    """How many characters lie in the parts, which are disjoint."""
    return sum(part.end - part.start for part in parts)


def common(one: Parts, other: Parts) -> int:
    """How many characters lie in both; each is disjoint and in order."""
    shared = first = second = 0
    while first < len(one) and second < len(other):
        left, right = one[first], other[second]
        shared += max(0, min(left.end, right.end) - max(left.start, right.start))
        if left.end <= right.end:
            first += 1
        else:
            second += 1
    return shared


def jaccard(one: Parts, other: Parts) -> float:
    """Characters in both among characters in either."""
    shared = common(one, other)
    return shared / (length(one) + length(other) - shared) if shared else 0.0


def pair(gold: Sequence[Parts], predicted: Sequence[Parts]) -> dict[int, int]:
    """Gold by number to predicted by number: one to one, the most alike first, among equals the earlier.

    The size of the work is gold times predicted of one document, which a person has annotated by hand.
    """
    pairs = []
    for number, one in enumerate(gold):
        for candidate, other in enumerate(predicted):
            alike = jaccard(one, other)
            if alike >= SAME:
                pairs.append((-alike, number, candidate))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, candidate in sorted(pairs):
        if number not in matched and candidate not in taken:
            matched[number] = candidate
            taken.add(candidate)
    return matched


def overlap(one: Span | None, other: Span | None) -> bool:
    """Whether both are there and share a character."""
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def trimmed(text: str, span: Span) -> Span:
    """The span without white space, marks and stops at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Span(start, end)
