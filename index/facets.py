"""Facet values as arrays: counting and filtering over all hits at once, several values a quote included."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from index.engine import FacetCount

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]

SPARSE = 8
"""Where fewer than one document in so many was found, the values are looked up one by one."""


class Counted(Sequence[FacetCount]):
    """The counts of one facet, most frequent first, then by value; equal to a tuple of the same.

    There can be tens of thousands, of which a page shows ten: they are put in order when the first one is
    asked for, and made one by one.
    """

    def __init__(self, values: Sequence[str], counts: Numbers) -> None:
        self._values = values
        self._counts = counts
        self._found = np.flatnonzero(counts)

    @cached_property
    def _order(self) -> Numbers:
        # One number for both: the values, and so their codes, are ascending.
        ordered: Numbers = self._found[
            np.argsort(self._found - self._counts[self._found] * len(self._values))
        ]
        return ordered

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> FacetCount: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[FacetCount, ...]: ...
    def __getitem__(self, place: int | slice) -> FacetCount | tuple[FacetCount, ...]:
        if isinstance(place, slice):
            return tuple(map(self._pair, self._order[place]))
        return self._pair(self._order[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _pair(self, code: np.int64) -> FacetCount:
        return FacetCount(self._values[int(code)], int(self._counts[code]))


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """The values of one facet: the codes of document ``n`` lie from ``starts[n]`` to ``starts[n + 1]``."""

    starts: Numbers
    codes: Numbers
    values: tuple[str, ...]
    """By code; ascending."""

    @classmethod
    def of(cls, values: Iterable[Sequence[str]]) -> "FacetColumn":
        """From the values of documents 0, 1, 2, …"""
        known: dict[str, int] = {}
        starts, codes = [0], []
        for carried in values:
            codes += [known.setdefault(value, len(known)) for value in dict.fromkeys(carried)]
            starts.append(len(codes))
        return _ascending(np.array(starts, np.int64), np.array(codes, np.int64), tuple(known))

    @classmethod
    def joined(cls, columns: Sequence["FacetColumn"]) -> "FacetColumn":
        """Several columns as one, the documents of each after those of the one before."""
        known: dict[str, int] = {}
        starts, codes, before = [np.zeros(1, np.int64)], [np.empty(0, np.int64)], 0
        for column in columns:
            renamed = np.array([known.setdefault(value, len(known)) for value in column.values], np.int64)
            codes.append(renamed[column.codes])
            starts.append(column.starts[1:] + before)
            before += len(column.codes)
        return _ascending(np.concatenate(starts), np.concatenate(codes), tuple(known))

    def counts(self, found: Numbers) -> Counted:
        """How many of these documents (ascending) carry each value."""
        size = len(self.starts) - 1
        if len(found) * SPARSE < size:
            first = self.starts[found]
            many = self.starts[found + 1] - first
            before = np.cumsum(many) - many
            chosen = self.codes[np.repeat(first - before, many) + np.arange(many.sum())]
        elif len(found) == size:
            chosen = self.codes
        else:
            among = np.zeros(size, np.bool_)
            among[found] = True
            chosen = self.codes[np.repeat(among, np.diff(self.starts))]
        return Counted(self.values, np.bincount(chosen, minlength=len(self.values)))

    def carrying(self, wanted: Iterable[str]) -> Mask:
        """Which documents carry any of these values."""
        chosen = np.zeros(len(self.values), np.bool_)
        for value in wanted:
            code = bisect_left(self.values, value)
            if code < len(self.values) and self.values[code] == value:
                chosen[code] = True
        before = np.zeros(len(self.codes) + 1, np.int64)
        np.cumsum(chosen[self.codes], out=before[1:])
        mask: Mask = np.diff(before[self.starts]) > 0
        return mask


def _ascending(starts: Numbers, codes: Numbers, values: tuple[str, ...]) -> FacetColumn:
    order = sorted(range(len(values)), key=values.__getitem__)
    renamed = np.empty(len(values), np.int64)
    renamed[order] = np.arange(len(values))
    return FacetColumn(starts, renamed[codes], tuple(values[code] for code in order))
