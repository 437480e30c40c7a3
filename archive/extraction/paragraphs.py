"""Paragraphs: the unit in which quotation marks pair, so that one slip never spoils the rest of a text."""

import re
from itertools import pairwise

from archive.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WRAPPED_LINES = 8
"""Fewer lines than this say nothing about how a text is broken."""
_WRAP_WIDTH = range(38, 96)
"""Typical widths of typescripts and old text files, whose paragraphs are parted by blank lines instead."""
_SENTENCE_ENDS = frozenset('.!?…։”"»’:')


def split(text: str) -> tuple[Span, ...]:
    """The paragraphs without surrounding white space, in order; blank ones are left out.

    A line is a paragraph, unless the text is hard-wrapped: then blank lines part them.
    """
    lines = [_trimmed(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    lines = [line for line in lines if line.start < line.end]
    return tuple(_joined(text, lines) if _is_wrapped(text, lines) else lines)


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    if len(lines) < _WRAPPED_LINES:
        return False
    broken = sum(
        1
        for line, following in pairwise(lines)
        if line.end - line.start in _WRAP_WIDTH
        and text[line.end - 1] not in _SENTENCE_ENDS
        and following.start - line.end <= 2
        and text[following.start].islower()
    )
    return broken * 4 >= len(lines)


def _joined(text: str, lines: list[Span]) -> list[Span]:
    paragraphs: list[Span] = []
    for line in lines:
        if paragraphs and text.count("\n", paragraphs[-1].end, line.start) < 2:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
    return paragraphs
