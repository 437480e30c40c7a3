"""How quotes of one version stand in the text of a later one: exact, moved, changed or missing.

A quote stays where it was found. This only tells what became of its words, so that an archivist can say
whether they stand in the later version, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from archive.drift.nearest import Nearest
from archive.drift.occurrences import occurrences
from archive.model import Quote, Span

_CONTEXT = 32
"""Characters on each side that tell one of several places of the same words from the others."""


class Stand(StrEnum):
    """What became of some words."""

    EXACT = "exact"
    """The same words at the same offsets."""
    MOVED = "moved"
    """The same words, letter by letter, at other offsets."""
    CHANGED = "changed"
    """A stretch with at least half of the words."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDrift:
    """One part of a quote in the later text."""

    old: Span
    stand: Stand
    new: Span | None
    """Where it stands, or the stretch most like it; None for none, and where several can't be told apart."""
    places: int
    """How often its words stand there, letter by letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDrift:
    """A quote in the later text."""

    quote: Quote
    stand: Stand
    parts: tuple[PartDrift, ...]

    @property
    def anchors(self) -> tuple[Span, ...]:
        """Where all of it stands, letter by letter and in order; empty where that can't be said."""
        if self.stand not in (Stand.EXACT, Stand.MOVED):
            return ()
        spans = tuple(part.new for part in self.parts if part.new)
        in_order = all(before.end <= after.start for before, after in pairwise(spans))
        return spans if len(spans) == len(self.parts) and in_order else ()


def drifts(quotes: Sequence[Quote], old: str, new: str) -> tuple[QuoteDrift, ...]:
    """How each quote of the old text stands in the new one, in their order; linear in both texts."""
    spans = [span for quote in quotes for span in quote.parts if span.of(new) != span.of(old)]
    found = occurrences(new, (span.of(old) for span in spans))
    lost = [span.of(old) for span in spans if not found.get(span.of(old))]
    nearest = Nearest(new, lost) if lost else None
    return tuple(
        _whole(quote, tuple(_part(span, old, new, found, nearest) for span in quote.parts))
        for quote in quotes
    )


def _whole(quote: Quote, parts: tuple[PartDrift, ...]) -> QuoteDrift:
    stands = {part.stand for part in parts}
    if stands == {Stand.EXACT} or stands == {Stand.MISSING}:
        stand = next(iter(stands))
    elif stands <= {Stand.EXACT, Stand.MOVED}:
        stand = Stand.MOVED
    else:
        stand = Stand.CHANGED
    return QuoteDrift(quote=quote, stand=stand, parts=parts)


def _part(
    span: Span, old: str, new: str, found: dict[str, tuple[int, ...]], nearest: Nearest | None
) -> PartDrift:
    words = span.of(old)
    if span.of(new) == words:
        return PartDrift(old=span, stand=Stand.EXACT, new=span, places=1)
    places = found.get(words, ())
    if places:
        place = _told_apart(span, old, new, places)
        moved = None if place is None else Span(place, place + len(words))
        return PartDrift(old=span, stand=Stand.MOVED, new=moved, places=len(places))
    expected = span.start * len(new) // max(1, len(old))
    like = nearest.stretch(words, expected) if nearest else None
    stand = Stand.CHANGED if like else Stand.MISSING
    return PartDrift(old=span, stand=stand, new=like, places=0)


def _told_apart(span: Span, old: str, new: str, places: Sequence[int]) -> int | None:
    """The place around which most is as it was; None where two are alike in that."""
    length = span.end - span.start
    before, after = old[max(0, span.start - _CONTEXT) : span.start], old[span.end : span.end + _CONTEXT]
    scores = [
        _common(before[::-1], new[max(0, place - _CONTEXT) : place][::-1])
        + _common(after, new[place + length : place + length + _CONTEXT])
        for place in places
    ]
    best = max(scores)
    return places[scores.index(best)] if scores.count(best) == 1 else None


def _common(one: str, other: str) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
