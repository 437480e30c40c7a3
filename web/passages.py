"""Stretches of a source's text as a reader may see them: quoted, matched, plain, or withheld.

A sentence around one quote can hold the words of another one that is closed or withdrawn. Every text that
reaches a page is cut here, and what may not be shown leaves only ``[…]``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from archive.model import Span

LEFT_OUT = "[…]"
_MARKS = "\"'“”‘’«»„‟‹›「」『』 \t\r\n\u00a0"
_BOUNDARY = re.compile(r"[.!?…։؟۔][\"'”’»›)\]]*(?=\s+[\"'“‘«‹(\[]*[^\W\d_a-zà-ÿа-яա-և])")
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

    def passage(
        self, span: Span, *, quoted: Iterable[Span] = (), matched: Iterable[Span] = ()
    ) -> Passage:
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
        for start, end in zip(ordered, ordered[1:], strict=False):
            shade = next((shade for shade, spans in layers if any(start in s for s in spans)), Shade.PLAIN)
            _append(stretches, Span(start, end).of(self.text), shade)
        return tuple(stretches)

    def words(self, span: Span) -> str:
        """The text of a span on one line, without what is withheld."""
        return " ".join("".join(stretch.text for stretch in self.passage(span)).split())


def around(text: str, span: Span) -> Span:
    """The sentence or sentences that hold a span, within its paragraphs."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    last = len(text) if last < 0 else last
    starts = [first]
    end = last
    for match in _BOUNDARY.finditer(text, first, last):
        if _ABBREVIATION.search(text, first, match.start() + 1):
            continue
        if match.end() <= span.start:
            starts.append(match.end())
        elif match.end() >= span.end:
            end = match.end()
            break
    start = starts[-1]
    return Span(start + len(text[start:end]) - len(text[start:end].lstrip()), end)


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
