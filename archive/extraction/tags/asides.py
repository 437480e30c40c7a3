"""Asides: what stands between commas, dashes or in brackets after a mention."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.model import Span

BREAK = re.compile(r"[,،՝](?!\d{3}(?!\d))|[;()\[\]–—\n“”«»„\"]|(?<=\s)-(?=\s)|\.(?=\s|\Z)|։|:(?=\s)|''|``")
"""What ends an aside, and may open the next."""
_CONTINUES = frozenset(",،՝()–—-:")


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch between commas or in brackets after a mention."""

    span: Span
    bracketed: bool = False


def find(text: str, position: int, limit: int) -> Iterator[Aside]:
    """The asides that follow a position one after the other, up to a limit."""
    opener = BREAK.match(text, _skip_space(text, position, limit))
    while opener is not None and opener.end() <= limit and opener.group() in _CONTINUES:
        start = _skip_space(text, opener.end(), limit)
        closer = BREAK.search(text, start, limit)
        end = closer.start() if closer else limit
        stripped = len(text[start:end].rstrip())
        if stripped:
            yield Aside(Span(start, start + stripped), opener.group() == "(")
        if closer is None:
            return
        opener = closer
        if closer.group() == ")":
            following = BREAK.match(text, _skip_space(text, closer.end(), limit))
            if following is None:
                return
            opener = following


def opens_with_owner(text: str, position: int, name: Span) -> bool:
    """Whether a name only tells whose relative is spoken of: ``Karl, ADA’s grandson, who is nine``."""
    return text[position : name.start] in (", ", " – ", " — ") and text.startswith(("’s ", "'s "), name.end)


def _skip_space(text: str, position: int, limit: int) -> int:
    while position < limit and text[position] in " \u00a0\u202f":
        position += 1
    return position
