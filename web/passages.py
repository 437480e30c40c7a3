"""Stretches of a source's text as a reader may see them: quoted, matched, plain, or withheld.

A sentence around one quote can hold the words of another one that is closed or withdrawn. Every text that
reaches a page is cut here, and what may not be shown leaves only ``[…]``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from archive.model import Span

LEFT_OUT = "[…]"
_MARKS = "\"'“”‘’«»„‟‹›「」『』 \t\r\n\u00a0"
_BOUNDARY = re.compile(r"[.!?…։؟۔][\"'”’»›)\]]*(?=\s+[\"'“‘«‹(\[]*[^\W\d_a-zà-ÿа-яա-և])")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_LINES = re.compile(r"\n\s*")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|No|vs)|\b[A-Z](?:\.[A-Z])*)\.$")


class Shade(StrEnum):
    """How a stretch of text stands on the page."""

    PLAIN = "plain"
    QUOTED = "quoted"
    MATCHED = "matched"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words in one shade; withheld words are ``[…]`` here already."""

    text: str
    shade: Shade = Shade.PLAIN


Passage = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class VisibleText:
    """A version's text with the spans that this reader may not see."""

    text: str
    withheld: tuple[Span, ...] = ()

    def passage(self, span: Span, *, quoted: Iterable[Span] = (), matched: Iterable[Span] = ()) -> Passage:
        """The text of a span, cut where its shade changes."""
        layers = (
            (Shade.WITHHELD, self.withheld),
            (Shade.MATCHED, tuple(matched)),
            (Shade.QUOTED, tuple(quoted)),
        )
        edges = {span.start, span.end}
        for _, spans in layers:
            edges.update(edge for s in spans for edge in (s.start, s.end) if span.start < edge < span.end)
        stretches: list[Stretch] = []
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            shade = next((shade for shade, spans in layers if any(start in s for s in spans)), Shade.PLAIN)
            _append(stretches, Span(start, end).of(self.text), shade)
        return tuple(stretches)

    def paragraphs(self, span: Span, *, quoted: Iterable[Span] = ()) -> tuple[Passage, ...]:
        """The paragraphs of a span, empty ones left out."""
        kept = tuple(quoted)
        return tuple(
            self.passage(piece, quoted=kept)
            for piece in paragraphs(self.text, span)
            if piece.of(self.text).strip()
        )

    def words(self, span: Span) -> str:
        """The text of a span on one line, without what is withheld."""
        return " ".join("".join(stretch.text for stretch in self.passage(span)).split())


def paragraphs(text: str, span: Span) -> Iterator[Span]:
    """The stretches between the paragraph breaks of a span.

    A text with blank lines is one that wraps its lines; without any, each line is a paragraph.
    """
    start = span.start
    for match in _breaks(text).finditer(text, span.start, span.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, span.end)


def around(text: str, span: Span) -> Span:
    """The sentence or sentences that hold a span, within its paragraphs."""
    first, last = 0, len(text)
    for match in _breaks(text).finditer(text):
        if match.end() <= span.start:
            first = match.end()
        elif match.start() >= span.end:
            last = match.start()
            break
    for match in _BOUNDARY.finditer(text, first, last):
        if _ABBREVIATION.search(text, first, match.start() + 1):
            continue
        if match.end() <= span.start:
            first = match.end()
        elif match.end() >= span.end:
            last = match.end()
            break
    return _stripped(text, Span(first, last))


def _breaks(text: str) -> re.Pattern[str]:
    return _BLANK_LINES if _BLANK_LINES.search(text) else _LINES


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def joined_without_words(text: str, before: Span, after: Span) -> bool:
    """Whether only quotation marks and space stand between two parts: one utterance, uninterrupted."""
    return not text[before.end : after.start].strip(_MARKS)


def withheld_spans(shown: Iterable[Span], refused: Iterable[Span]) -> tuple[Span, ...]:
    """The refused spans, less what a shown quote shows itself."""
    kept = tuple(shown)
    remaining: list[Span] = []
    for span in refused:
        pieces = [span]
        for cover in kept:
            pieces = [piece for whole in pieces for piece in _without(whole, cover)]
        remaining += pieces
    return tuple(sorted(remaining))


def _without(span: Span, cover: Span) -> tuple[Span, ...]:
    if cover.end <= span.start or span.end <= cover.start:
        return (span,)
    left, right = Span(span.start, cover.start), Span(cover.end, span.end)
    return tuple(piece for piece in (left, right) if piece.start < piece.end)


def _append(stretches: list[Stretch], text: str, shade: Shade) -> None:
    if shade is Shade.WITHHELD:
        if not stretches or stretches[-1].shade is not Shade.WITHHELD:
            stretches.append(Stretch(LEFT_OUT, shade))
    elif stretches and stretches[-1].shade is shade:
        stretches[-1] = Stretch(stretches[-1].text + text, shade)
    else:
        stretches.append(Stretch(text, shade))
