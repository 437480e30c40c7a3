"""Which of several places of one name a text means: the words beside the name tell, or else nothing does.

"San Mateo, California" lies in California, and so does the "San Mateo" that comes after. Of a name that
stands alone the gazetteer takes the place most people think of; where there is no such place, what is said
of it is no more than likely.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from archive.gazetteer import Gazetteer, fold
from archive.model import Certainty, Evidence, Span

_WORD = r"[^\W\d_][\w’'-]{1,30}"
_BESIDE = re.compile(
    rf"(?<![\w’'-])(?P<names>{_WORD}(?: {_WORD}){{0,3}})(?:,[ \u00a0\n]|[ \u00a0]\()(?:[Tt]he )?"
    rf"(?=(?P<region>{_WORD}(?: {_WORD}){{0,2}}))"
)
"""Up to four words, then up to three after a comma or an open bracket."""
_LESS = {Certainty.STATED: Certainty.INFERRED, Certainty.INFERRED: Certainty.UNCERTAIN}
"""How firmly a name that many places share says where, by how firmly the text says the name."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The key of a place, what tells that it is this one, and whether nothing but its size does."""

    key: str | None
    told_by: tuple[Span, ...] = ()
    is_guess: bool = False

    def weighed(self, evidence: Evidence) -> Evidence:
        """The evidence for a tag of this place: less firm by a step where the place is a guess."""
        certainty = evidence.certainty
        return replace(
            evidence,
            spans=(*evidence.spans, *(span for span in self.told_by if span not in evidence.spans)),
            certainty=_LESS.get(certainty, certainty) if self.is_guess else certainty,
        )


class PlaceChoice:
    """The places that the names in one text stand for."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._meant: dict[str, list[Meant]] = {}

    def at(self, span: Span, name: str | None = None) -> Meant:
        """The place that the name at ``span`` stands for; ``name``: the one to look up, if another."""
        called = span.of(self._text) if name is None else name
        keys = self._gazetteer.candidates(called)
        if len(keys) < 2:
            return Meant(keys[0] if keys else None)
        told = self._told_of(fold(called), keys)
        if not told:
            return Meant(keys[0], is_guess=self._gazetteer.is_shared(called))
        # What stands beside the name itself is the nearest.
        after = bisect_left(told, span.end, key=_begins)
        return min(told[max(0, after - 1) : after + 1], key=lambda one: abs(_begins(one) - span.end))

    def _told_of(self, folded: str, keys: tuple[str, ...]) -> list[Meant]:
        """The places that the text says are meant by a name, in its order."""
        if folded not in self._meant:
            found: dict[int, Meant] = {}
            for region, words in self._told.get(folded, ()):
                inside = [key for key in keys if self._gazetteer.lies_in(key, region)]
                if inside:
                    found.setdefault(words.start, Meant(inside[0], (words,), is_guess=len(inside) > 1))
            self._meant[folded] = list(found.values())
        return self._meant[folded]

    @cached_property
    def _told(self) -> dict[str, list[tuple[str, Span]]]:
        """By folded name: the codes of the countries and states named right after it, and where."""
        told: dict[str, list[tuple[str, Span]]] = {}
        for beside in _BESIDE.finditer(self._text):
            for region, words in self._regions(beside):
                for name in _endings(beside["names"]):
                    told.setdefault(fold(name), []).append((region, words))
        return told

    def _regions(self, beside: re.Match[str]) -> Iterator[tuple[str, Span]]:
        """What the words after a name are the name of, the longest first."""
        start = beside.start("region")
        for name in _beginnings(beside["region"]):
            for region in self._gazetteer.regions(name):
                yield region, Span(start, start + len(name))


def _begins(told: Meant) -> int:
    return told.told_by[0].start


def _beginnings(words: str) -> Iterator[str]:
    yield words
    for gap in reversed(list(re.finditer(" ", words))):
        yield words[: gap.start()]


def _endings(words: str) -> Iterator[str]:
    yield words
    for gap in re.finditer(" ", words):
        yield words[gap.end() :]
