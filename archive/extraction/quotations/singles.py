"""Single quotation marks, told from apostrophes."""

import re

from archive.model import Span

_SINGLE = re.compile(r"[‘’‚‛'‹›]")
_OPENING_LEFT = frozenset('([{—–-/“„«":¿¡\u00a0')
_CLOSING_RIGHT = frozenset('.,;:!?…)]}—–-”“»"/')
_PUNCTUATION = frozenset(".,;:!?…—–")
_SHORT = 40
"""A stretch of up to so many characters may close on a bare letter: a name, a word, a nickname."""
_CONTRACTED = re.compile(
    r"(?:\d|n\b|em\b|tis\b|twas\b|til\b|till\b|cause\b|bout\b|round\b|cos\b|im\b|er\b|s\b|t\b)", re.IGNORECASE
)
_CLOSERS = {"‘": "’'", "‛": "’'", "‚": "‘’", "'": "'’", "‹": "›", "›": "‹"}


def find(text: str, paragraph: Span, doubles: list[Span]) -> list[Span]:
    """Stretches in single marks, marks included, in order; none crosses a double-quoted one.

    ``doubles`` are the double-quoted stretches of the paragraph with their marks, in order.
    """
    marks = [match.start() for match in _SINGLE.finditer(text, paragraph.start, paragraph.end)]
    levels = _levels(marks, doubles)
    found: list[Span] = []
    following = _next_ranked(text, paragraph, marks, levels)
    free_from = paragraph.start
    for position, mark in enumerate(marks):
        if mark < free_from or not _opens(text, paragraph, mark):
            continue
        closer = following.get(position)
        if closer is not None:
            found.append(Span(mark, closer + 1))
            free_from = closer + 1
    return found


def _levels(marks: list[int], doubles: list[Span]) -> list[int]:
    """For each mark the double-quoted stretch it lies in, -1 outside all."""
    levels = []
    current = 0
    for mark in marks:
        while current < len(doubles) and doubles[current].end <= mark:
            current += 1
        inside = current < len(doubles) and doubles[current].start <= mark
        levels.append(current if inside else -1)
    return levels


def _opens(text: str, paragraph: Span, mark: int) -> bool:
    character = text[mark]
    if character == "’" or mark + 1 >= paragraph.end:
        return False
    before = text[mark - 1] if mark > paragraph.start else " "
    after = text[mark + 1]
    if not (before.isspace() or before in _OPENING_LEFT):
        return False
    if character in "‹›":
        return True
    if after.isspace() or (character == "'" and (not after.isalnum() and after not in '“"«…¿¡')):
        return False
    return character == "‚" or not _CONTRACTED.match(text, mark + 1)


def _rank(text: str, paragraph: Span, mark: int) -> int:
    """How much a mark looks like a closer: 0 not at all, 1 perhaps a possessive, 2 fairly, 3 surely."""
    before = text[mark - 1] if mark > paragraph.start else " "
    after = text[mark + 1] if mark + 1 < paragraph.end else " "
    if before.isspace() or not (after.isspace() or after in _CLOSING_RIGHT):
        return 0
    if before in _PUNCTUATION or before in '”"»' or (after in _PUNCTUATION and before not in "sS"):
        return 3
    if mark + 1 >= paragraph.end:
        return 3
    return 1 if before in "sSnxz" and after.isspace() else 2


def _next_ranked(text: str, paragraph: Span, marks: list[int], levels: list[int]) -> dict[int, int]:
    """For each opener the closer that suits it best, up to the next opener of its level; right to left."""
    best: dict[int, int] = {}
    candidates: dict[int, dict[int, int]] = {}
    for position in range(len(marks) - 1, -1, -1):
        mark, level = marks[position], levels[position]
        if _opens(text, paragraph, mark):
            ahead = candidates.get(level, {})
            chosen = _choose(mark, ahead, text)
            if chosen is not None:
                best[position] = chosen
            candidates[level] = {}
        rank = _rank(text, paragraph, mark)
        if rank:
            candidates.setdefault(level, {})[rank] = mark
    return best


def _choose(opener: int, ahead: dict[int, int], text: str) -> int | None:
    closers = _CLOSERS.get(text[opener], "’'")
    ranked = {rank: mark for rank, mark in ahead.items() if text[mark] in closers}
    sure = ranked.get(3)
    fair = ranked.get(2)
    if fair is not None and (sure is None or (fair < sure and fair - opener <= _SHORT)):
        return fair
    if sure is not None:
        return sure
    return ranked.get(1)
