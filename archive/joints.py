"""What stands between the parts of a quote: a gap is marked only where the source's own words are."""

from collections.abc import Iterator
from itertools import pairwise

from archive.model import Span

INTERRUPTED = " […] "
"""Where the source's own words stand between two parts."""
_MARKS = "\"'“”‘’«»„‟‹›「」『』 \t\r\n\u00a0"


def joined_without_words(text: str, before: Span, after: Span) -> bool:
    """Whether only quotation marks and space stand between two parts: one utterance, uninterrupted."""
    return not text[before.end : after.start].strip(_MARKS)


def joints(parts: tuple[Span, ...], text: str) -> tuple[str, ...]:
    """What joins the parts on one line, one fewer than parts: a space, or the sign of a gap."""
    return tuple(_joints(parts, text))


def on_one_line(parts: tuple[Span, ...], text: str) -> str:
    """The words of all parts on one line."""
    between = (*joints(parts, text), "")
    lines = (" ".join(part.of(text).split()) for part in parts)
    return "".join(line + joint for line, joint in zip(lines, between, strict=True))


def paragraphs(parts: tuple[Span, ...], text: str) -> Iterator[str]:
    """The words by paragraphs; where the source speaks between two parts, the paragraph goes on."""
    paragraph = ""
    for part, joint in zip(parts, (*joints(parts, text), ""), strict=True):
        paragraph += " ".join(part.of(text).split())
        if joint == INTERRUPTED:
            paragraph += INTERRUPTED
            continue
        yield paragraph
        paragraph = ""


def _joints(parts: tuple[Span, ...], text: str) -> Iterator[str]:
    for before, after in pairwise(parts):
        yield " " if joined_without_words(text, before, after) else INTERRUPTED
