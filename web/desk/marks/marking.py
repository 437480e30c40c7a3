"""A whole text with what is claimed of it marked in place: quotes, who speaks, every tag's evidence.

Marks nest and overlap (an age inside the words that name the speaker, evidence inside another quote), and
elements of a page can't: the text is cut wherever a mark begins or ends, and each piece knows all that cover
it. Put together again the pieces are the text, character for character; each says at which code point it
begins, so that a selection in the page can be told to the server by position.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from markupsafe import Markup, escape

from archive.model import Span
from web.reading.passages import LEFT_OUT


class Layer(StrEnum):
    """What a mark says of the words it covers; also the class of its pieces on the page."""

    QUOTE = "said"
    SPEAKER = "who"
    TAG = "told"
    ASIDE = "aside"
    """Not read for quotes: front matter, menus, captions."""
    WITHHELD = "withheld"
    """Words that nobody is shown, archivists included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One claim about some words."""

    span: Span
    layer: Layer
    quote: str = ""
    """The key of the quote it belongs to; empty for an aside."""
    label: str = ""
    """What the words tell, in a word or two: *age*, *from*, *speaker*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text that is covered by the same marks from its first character to its last."""

    span: Span
    text: str
    marks: tuple[Mark, ...] = ()
    anchor: str = ""
    """The key of a quote whose first words these are."""
    ending: tuple[str, ...] = ()
    """What the marks tell that end here."""
    moment: float | None = None
    """When it is said, in seconds from the beginning of the recording."""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The kinds of marks over it, each once."""
        return tuple(layer for layer in Layer if any(mark.layer is layer for mark in self.marks))

    @property
    def is_said(self) -> bool:
        """Whether somebody's quoted words."""
        return Layer.QUOTE in self.layers

    @property
    def is_withheld(self) -> bool:
        """Whether the page has a sign in its place."""
        return Layer.WITHHELD in self.layers

    @property
    def quotes(self) -> tuple[str, ...]:
        """The keys of the quotes that it belongs to, as words or as evidence, each once."""
        return tuple(dict.fromkeys(mark.quote for mark in self.marks if mark.quote))

    @property
    def html(self) -> Markup:
        """The words, written so that a browser reads exactly these characters."""
        if self.is_withheld:
            return escape(LEFT_OUT)
        # A browser turns a carriage return that it reads as such into a line feed.
        return escape(self.text).replace("\r", Markup("&#13;"))


def marked(
    text: str,
    marks: Iterable[Mark],
    paragraphs: Iterable[Span],
    moments: Sequence[tuple[int, float]] = (),
) -> tuple[tuple[Piece, ...], ...]:
    """The text by paragraphs, each in pieces; white space between paragraphs belongs to the one before.

    moments: where words begin that have a moment of their own, and that moment, in the order of the text.
    Marks may overlap in any way and stand in any order; spans must lie inside the text and hold a character.
    Pure; linear in the text, the marks and how deep they lie over each other.
    """
    claims = tuple(marks)
    starts = [0, *(span.start for span in tuple(paragraphs)[1:]), len(text)]
    pieces = _pieces(text, claims, starts, dict(moments))
    grouped: list[list[Piece]] = [[] for _ in starts[1:]]
    number = 0
    for piece in pieces:
        while piece.span.start >= starts[number + 1]:
            number += 1
        grouped[number].append(piece)
    return tuple(tuple(group) for group in grouped if group)


def _pieces(
    text: str, marks: tuple[Mark, ...], starts: Iterable[int], moments: Mapping[int, float]
) -> Iterator[Piece]:
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        opening[mark.span.start].append(number)
        closing[mark.span.end].append(number)
    first = _first_words(marks)
    over: dict[int, Mark] = {}
    moment: float | None = None
    for start, end in pairwise(sorted({*starts, *opening, *closing, *moments})):
        moment = moments.get(start, moment)
        for number in closing[start]:
            over.pop(number, None)
        over |= {number: marks[number] for number in opening[start]}
        ending = (marks[number].label for number in closing[end] if marks[number].label)
        yield Piece(
            span=Span(start, end),
            text=text[start:end],
            marks=tuple(over.values()),
            anchor=first.get(start, ""),
            ending=tuple(dict.fromkeys(ending)),
            moment=moment,
        )


def _first_words(marks: Iterable[Mark]) -> dict[int, str]:
    """Where each quote begins, by position; of two that begin at one, the first."""
    begins: dict[str, int] = {}
    for mark in marks:
        if mark.layer is Layer.QUOTE and mark.span.start < begins.get(mark.quote, mark.span.end):
            begins[mark.quote] = mark.span.start
    places: dict[int, str] = {}
    for quote, start in begins.items():
        places.setdefault(start, quote)
    return places
