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

    def __init__(self, values: Sequence[str], codes: Numbers, counts: Numbers) -> None:
        """``values`` are ascending, and so are ``codes``, their places there; ``counts`` are of these."""
        self._values = values
        self._codes = codes
        self._counts = counts

    @cached_property
    def _keys(self) -> Numbers:
        # One number for both, as codes are in the order of their values.
        keys: Numbers = self._codes - self._counts * len(self._values)
        return keys

    @cached_property
    def _order(self) -> Numbers:
        return np.argsort(self._keys)

    def _first(self, many: int) -> Numbers:
        best = np.argpartition(self._keys, many)[:many]
        return best[np.argsort(self._keys[best])]

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, place: int) -> FacetCount: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[FacetCount, ...]: ...
    def __getitem__(self, place: int | slice) -> FacetCount | tuple[FacetCount, ...]:
        if isinstance(place, slice):
            first = place.stop if place.start is None and place.step is None else None
            if first is not None and 0 < first < len(self) // SPARSE:
                return tuple(map(self._pair, self._first(first)))
            return tuple(map(self._pair, self._order[place]))
        return self._pair(self._order[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _pair(self, place: np.int64) -> FacetCount:
        return FacetCount(self._values[int(self._codes[place])], int(self._counts[place]))


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """The values of one facet: the codes of document ``n`` lie from ``starts[n]`` to ``starts[n + 1]``."""

    starts: Numbers
    codes: Numbers
    values: tuple[str, ...]
    """By code; ascending."""
    single: Numbers | None
    """Where no document has several: the code of each, or one beyond the last where it has none."""

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
    def of_single(cls, values: Sequence[str | None]) -> "FacetColumn":
        """From the value of documents 0, 1, 2, …, where each has one at most."""
        known: dict[str, int] = {}
        codes = [known.setdefault(value, len(known)) for value in values if value]
        starts = np.zeros(len(values) + 1, np.int64)
        np.cumsum(np.fromiter(map(bool, values), np.bool_, len(values)), out=starts[1:])
        return _ascending(starts, np.array(codes, np.int64), tuple(known))

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
        if self.single is not None:
            return self._counted(self.single if len(found) == size else self.single[found])
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
        return self._counted(chosen)

    def _counted(self, chosen: Numbers) -> Counted:
        if len(chosen) * SPARSE < len(self.values):
            codes, counts = np.unique(chosen, return_counts=True)
        else:
            every = np.bincount(chosen, minlength=len(self.values))
            codes = np.flatnonzero(every)
            counts = every[codes]
        if len(codes) and codes[-1] == len(self.values):
            codes, counts = codes[:-1], counts[:-1]
        return Counted(self.values, codes, counts)

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
    codes = renamed[codes]
    many = np.diff(starts)
    single = None
    if not (many > 1).any():
        single = np.full(len(many), len(values), np.int64)
        single[many == 1] = codes
    return FacetColumn(starts, codes, tuple(values[code] for code in order), single)
