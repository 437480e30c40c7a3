"""The company a place is named in: beside "California" and "San Francisco", San Mateo lies in California.

The places of one text lie together more often than not (Leidner, Toponym Resolution in Text, 2007). Only
names that no other place shares bear witness: countries, states of the USA, and towns of which there is one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from archive.model import Span
from archive.places.gazetteer import Gazetteer, fold

_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_LONGEST = 3
"""Words of a country's or a state's name."""


@dataclass(frozen=True, slots=True)
class Companion:
    """The place that a name stands for, the nearest words that speak for it, and whether for it alone."""

    key: str
    words: Span
    is_sure: bool


class Company:
    """The places of one text that can mean nothing else."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer

    def choose(self, span: Span, keys: tuple[str, ...]) -> Companion | None:
        """Which of the places of a name lies where the others do; None where they tell nothing.

        keys: in the order in which they are thought of; the first stays unless another has more company.
        """
        weights = {key: self._weight(key) for key in keys}
        most = max(weights.values(), default=0)
        if not most or weights[keys[0]] == most:
            return None
        best = [key for key in keys if weights[key] == most]
        code = [code for code in self._gazetteer.codes(best[0]) if code in self._witnesses][-1]
        return Companion(best[0], _nearest(self._witnesses[code], span.start), is_sure=len(best) == 1)

    def _weight(self, key: str) -> int:
        """How many names lie in the place's country, those in its state of the USA twice."""
        return sum(len(self._witnesses.get(code, ())) for code in self._gazetteer.codes(key))

    @cached_property
    def _witnesses(self) -> dict[str, list[Span]]:
        """By ISO 3166 code: where each name that lies there first stands, in order."""
        found: dict[str, list[Span]] = {}
        known: set[str] = set()
        for span, codes in sorted((*self._regions(), *self._towns()), key=lambda one: one[0].start):
            name = fold(span.of(self._text))
            if name not in known:
                known.add(name)
                for code in codes:
                    found.setdefault(code, []).append(span)
        return found

    def _regions(self) -> Iterator[tuple[Span, tuple[str, ...]]]:
        words = list(_WORD.finditer(self._text))
        for number, first in enumerate(words):
            if first[0].islower():
                continue
            for last in words[number : number + _LONGEST]:
                start, end = first.start(), last.end()
                codes = self._gazetteer.regions(self._text[start:end])
                if len(codes) == 1:
                    yield Span(start, end), tuple(dict.fromkeys((codes[0].partition("-")[0], *codes)))

    def _towns(self) -> Iterator[tuple[Span, tuple[str, ...]]]:
        for match in self._gazetteer.at(self._text):
            if not self._gazetteer.is_shared(match.span.of(self._text)):
                yield match.span, self._gazetteer.codes(match.key)


def _nearest(spans: list[Span], position: int) -> Span:
    place = bisect_left(spans, position, key=lambda span: span.start)
    return min(spans[max(0, place - 1) : place + 1], key=lambda span: abs(span.start - position))
