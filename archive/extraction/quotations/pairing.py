"""Marks paired to quotations, the opener nearest to a closer first."""

from dataclasses import dataclass

_MAX_DEPTH = 4
"""Deeper nesting than this is a run of stray marks."""


@dataclass(slots=True)
class Mark:
    """A quotation mark by its place, and what its shape and its neighbours allow."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def paired(marks: list[Mark]) -> tuple[list[tuple[Mark, Mark]], list[tuple[Mark, bool]]]:
    """Pairs, and the marks left over with whether each is an opener."""
    open_marks: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    strays: list[tuple[Mark, bool]] = []
    for mark in marks:
        depth = len(open_marks) - 1 if mark.closes else -1
        while depth >= 0 and open_marks[depth].family != mark.family:
            depth -= 1
        if depth >= 0:
            strays.extend((left, True) for left in open_marks[depth + 1 :])
            pairs.append((open_marks[depth], mark))
            del open_marks[depth:]
        elif mark.opens:
            open_marks.append(mark)
            if len(open_marks) > _MAX_DEPTH:
                strays.append((open_marks.pop(0), True))
        else:
            strays.append((mark, False))
    strays.extend((left, True) for left in open_marks)
    return pairs, _without_doubled(pairs, strays)


def is_doubled(marks: list[Mark], start: int, after: str) -> bool:
    """Whether a mark, with ``after`` behind it, repeats the one that opens right before: ``““We left.”``."""
    last = marks[-1] if marks else None
    opened = last is not None and last.end == start and last.opens and not last.closes
    return opened and after.isalnum()


def _without_doubled(
    pairs: list[tuple[Mark, Mark]], strays: list[tuple[Mark, bool]]
) -> list[tuple[Mark, bool]]:
    """The strays without those right before an opener, which is longer by them; changes the openers."""
    openers = {mark.start: mark for mark, _ in pairs} | {mark.start: mark for mark, opens in strays if opens}
    left: list[tuple[Mark, bool]] = []
    for mark, opens in sorted(strays, key=lambda stray: -stray[0].start):
        repeated = openers.get(mark.end) if opens else None
        if repeated is not None and repeated.family == mark.family:
            repeated.start = mark.start
        else:
            left.append((mark, opens))
    return left[::-1]


def layered(
    pairs: list[tuple[Mark, Mark]],
) -> tuple[list[tuple[Mark, Mark]], list[list[tuple[int, int]]]]:
    """The outermost pairs in order, and what lies inside each."""
    outermost: list[tuple[Mark, Mark]] = []
    inner: list[list[tuple[int, int]]] = []
    for opener, closer in sorted(pairs, key=lambda pair: pair[0].start):
        if outermost and opener.start < outermost[-1][1].end:
            inner[-1].append((opener.end, closer.start))
        else:
            outermost.append((opener, closer))
            inner.append([])
    return outermost, inner
