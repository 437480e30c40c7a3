"""Stretches of a source's text as a reader may see them: quoted, matched, plain, or withheld.

A sentence around one quote can hold the words of another one that is closed or withdrawn. Every text that
reaches a page is cut here, and what may not be shown leaves only ``[…]``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from archive.model import Span

LEFT_OUT = "[…]"
_BOUNDARY = re.compile(r"[.!?…։؟۔][\"'”’»›)\]]*(?=\s+[\"'“‘«‹(\[]*[^\W\d_a-zà-ÿа-яա-և])")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_LINES = re.compile(r"\n\s*")
SHRED = 6
"""Words: what stands between two gaps, has fewer and is no sentence, says nothing by itself."""
_SENTENCE = re.compile(r"[\"'“‘«‹(\[]*[^\W\d_a-zà-ÿа-яա-և].*[.!?…։؟۔][\"'”’»›)\]]*", re.DOTALL)
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
    anchor: str = ""
    """Where a link within the page arrives; empty for most."""


Passage = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class VisibleText:
    """A version's text with the spans that this reader may not see."""

    text: str
    withheld: tuple[Span, ...] = ()

    def passage(
        self,
        span: Span,
        *,
        quoted: Iterable[Span] = (),
        matched: Iterable[Span] = (),
        anchors: Mapping[int, str] | None = None,
    ) -> Passage:
        """The text of a span, cut where its shade changes; ``anchors`` by the position they stand at."""
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
            _append(stretches, Stretch(Span(start, end).of(self.text), shade, (anchors or {}).get(start, "")))
        return tuple(stretches)

    def paragraphs(self, span: Span, *, quoted: Iterable[Span] = ()) -> tuple[Passage, ...]:
        """The paragraphs of a span to be read: empty ones left out, shreds between gaps taken into them."""
        kept = tuple(quoted)
        return tuple(
            without_shreds(self.passage(piece, quoted=kept))
            for piece in paragraphs(self.text, span)
            if piece.of(self.text).strip()
        )

    def words(self, span: Span) -> str:
        """The text of a span on one line, without what is withheld."""
        return " ".join(self.verbatim(span).split())

    def verbatim(self, span: Span) -> str:
        """The text of a span as it stands, without what is withheld."""
        return "".join(stretch.text for stretch in self.passage(span))


def paragraphs(text: str, span: Span) -> Iterator[Span]:
    """The stretches between the paragraph breaks of a span.

    A text with blank lines is one that wraps its lines; without any, each line is a paragraph.
    """
    start = span.start
    for match in _breaks(text).finditer(text, span.start, span.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, span.end)


def without_shreds(passage: Passage) -> Passage:
    """The passage without the few words that stand between gaps, or between a gap and its edge."""
    kept: list[Stretch] = []
    for position, stretch in enumerate(passage):
        before, after = passage[:position][-1:], passage[position + 1 : position + 2]
        beside = [neighbour.shade is Shade.WITHHELD for neighbour in (*before, *after)]
        if _is_shred(stretch) and beside and all(beside):
            stretch = Stretch(LEFT_OUT, Shade.WITHHELD)
        if stretch.shade is Shade.WITHHELD and kept and kept[-1].shade is Shade.WITHHELD:
            continue
        kept.append(stretch)
    return tuple(kept)


def _is_shred(stretch: Stretch) -> bool:
    words = stretch.text.strip()
    is_short = stretch.shade is Shade.PLAIN and 0 < len(words.split()) < SHRED
    return is_short and not _SENTENCE.fullmatch(words)


def around(text: str, span: Span, furniture: Iterable[Span] = ()) -> Span:
    """The sentence or sentences that hold a span, within its paragraphs; never any ``furniture``."""
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
    aside = tuple(furniture)
    first = max((first, *(f.end for f in aside if f.end <= span.start)))
    last = min((last, *(f.start for f in aside if f.start >= span.end)))
    return _stripped(text, Span(first, last))


def _breaks(text: str) -> re.Pattern[str]:
    return _BLANK_LINES if _BLANK_LINES.search(text) else _LINES


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


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


def _append(stretches: list[Stretch], stretch: Stretch) -> None:
    last = stretches[-1] if stretches else None
    if stretch.shade is Shade.WITHHELD:
        if last is None or last.shade is not Shade.WITHHELD:
            stretches.append(Stretch(LEFT_OUT, Shade.WITHHELD))
    elif last is not None and last.shade is stretch.shade and not stretch.anchor:
        stretches[-1] = Stretch(last.text + stretch.text, last.shade, last.anchor)
    else:
        stretches.append(stretch)
