"""Paragraphs: the unit in which quotation marks pair, so that one slip never spoils the rest of a text."""

import re
from itertools import pairwise

from archive.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WRAPPED_LINES = 8
"""Fewer lines say nothing about how a text is broken; short lines, of verse or of a form, never do."""
_WRAP_WIDTH = range(38, 96)
"""Typical widths of typescripts and old text files, whose paragraphs are parted by blank lines instead."""
_INDENT = 12
"""Spaces at most before the lines of a paragraph that is set in."""
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
    long = [pair for pair in pairwise(lines) if pair[0].end - pair[0].start >= _WRAP_WIDTH.start]
    broken = sum(
        1
        for line, following in long
        if line.end - line.start in _WRAP_WIDTH
        and text[line.end - 1] not in _SENTENCE_ENDS
        and _follows(text, line, following)
        and text[following.start].islower()
    )
    return broken * 2 >= _WRAPPED_LINES and broken * 4 >= len(long)


def _follows(text: str, line: Span, following: Span) -> bool:
    """Whether a line stands right under another, set in or not."""
    gap = text[line.end : following.start] if following.start - line.end <= 2 + _INDENT else "\n\n"
    return _line_ends(gap) < 2


def _line_ends(gap: str) -> int:
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n")


def _joined(text: str, lines: list[Span]) -> list[Span]:
    paragraphs: list[Span] = []
    for line in lines:
        if paragraphs and _line_ends(text[paragraphs[-1].end : line.start]) < 2:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
    return paragraphs
