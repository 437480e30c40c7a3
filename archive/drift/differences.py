"""What was taken out of some words, and what was put in, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\S+")
MOST_COMPARED = 400
"""Words on each side, between what both begin and end with; more than that is told as replaced."""


class Change(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row, of one fate; spaces between words count as one."""

    change: Change
    words: str


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both in one order: kept, removed, added; linear where much is the same."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    middle = (before[head : len(before) - tail], after[head : len(after) - tail])
    pieces = [(Change.KEPT, before[:head]), *_compared(*middle), (Change.KEPT, before[len(before) - tail :])]
    return tuple(Piece(change, " ".join(words)) for change, words in _joined(pieces) if words)


def as_text(pieces: tuple[Piece, ...]) -> str:
    """On one line: ``[-taken out-]`` and ``{+put in+}``, as word-diff programs write it."""
    signs = {Change.KEPT: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"}
    return " ".join(signs[piece.change].format(piece.words) for piece in pieces)


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _compared(before: list[str], after: list[str]) -> Iterator[tuple[Change, list[str]]]:
    if max(len(before), len(after)) > MOST_COMPARED:
        yield from ((Change.REMOVED, before), (Change.ADDED, after))
        return
    for sort, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if sort == "equal":
            yield Change.KEPT, before[a:b]
        else:
            yield from ((Change.REMOVED, before[a:b]), (Change.ADDED, after[c:d]))


def _joined(pieces: list[tuple[Change, list[str]]]) -> Iterator[tuple[Change, list[str]]]:
    """Neighbours of one fate made one."""
    last: tuple[Change, list[str]] | None = None
    for change, words in pieces:
        if not words:
            continue
        if last is not None and last[0] is change:
            last = (change, [*last[1], *words])
            continue
        if last is not None:
            yield last
        last = (change, words)
    if last is not None:
        yield last
