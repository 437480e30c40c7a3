"""Facet values as arrays: counting and filtering over all hits at once, several values a quote included."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
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

INSERTED = 500
"""Values that are put in among others one by one."""
MOST_BITS = 32_000_000
"""Values times documents, four megabytes, of a facet that is counted by bits: several times as fast."""
BY_BITS = 64
"""Values times documents for each one found, up to which bits are counted sooner than codes looked up."""


class Found:
    """Documents that were found (ascending), as numbers and as bits: made once for all facets."""

    def __init__(self, numbers: Numbers, size: int) -> None:
        """``size`` is how many documents there are in all."""
        self.numbers = numbers
        self._size = size

    @cached_property
    def bits(self) -> NDArray[np.uint64]:
        """One bit for each document, in whole words."""
        among = np.zeros(_whole_words(self._size), np.bool_)
        among[self.numbers] = True
        return np.packbits(among).view(np.uint64)


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
        self._first: list[FacetCount] = []
        """The longest beginning asked for so far: a page asks for its list, and for the names in it."""

    def _ordered(self, first: int | None = None) -> list[FacetCount]:
        """The counts in order: all of them, or the first so many."""
        # One number for both, as codes are in the order of their values.
        keys = self._codes - self._counts * len(self._values)
        if first is not None and 0 < first < len(keys) // SPARSE:
            places = np.argpartition(keys, first)[:first]
            places = places[np.argsort(keys[places])]
        else:
            places = np.argsort(keys)[:first]
        pairs = zip(self._codes[places].tolist(), self._counts[places].tolist(), strict=True)
        return [FacetCount(self._values[code], count) for code, count in pairs]

    def __len__(self) -> int:
        return len(self._codes)

    def __iter__(self) -> Iterator[FacetCount]:
        return iter(self._ordered())

    @overload
    def __getitem__(self, place: int) -> FacetCount: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[FacetCount, ...]: ...
    def __getitem__(self, place: int | slice) -> FacetCount | tuple[FacetCount, ...]:
        if isinstance(place, int):
            return self._ordered()[place]
        # A page shows the first few, and asks for no more.
        is_first = (place.start or 0) >= 0 and (place.stop or -1) >= 0 and place.step in (None, 1)
        if not is_first:
            return tuple(self._ordered()[place])
        if len(self._first) < min(place.stop, len(self)):
            self._first = self._ordered(place.stop)
        return tuple(self._first[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(tuple(self))


@dataclass(frozen=True)
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

    def followed_by(self, other: "FacetColumn") -> "FacetColumn":
        """The documents of another column after those of this one."""
        values, ours, theirs = _merged(self.values, other.values)
        codes = np.concatenate([ours[self.codes], theirs[other.codes]])
        starts = np.concatenate([self.starts, other.starts[1:] + len(self.codes)])
        return _column(starts, codes, values)

    def counts(self, among: Found) -> Counted:
        """How many of these documents carry each value."""
        size, found = len(self.starts) - 1, among.numbers
        if not self.values:
            return Counted((), self.codes, self.codes)
        if len(self.values) * size <= min(MOST_BITS, BY_BITS * len(found)):
            return self._counted_by_bits(among)
        if self.single is not None:
            return self._counted(self.single if len(found) == size else self.single[found])
        if len(found) * SPARSE < size:
            first = self.starts[found]
            many = self.starts[found + 1] - first
            before = np.cumsum(many) - many
            chosen = self.codes[np.repeat(first - before, many) + np.arange(many.sum())]
        elif len(self.values) * size <= MOST_BITS:
            return self._counted_by_bits(among)
        elif len(found) == size:
            chosen = self.codes
        else:
            is_found = np.zeros(size, np.bool_)
            is_found[found] = True
            chosen = self.codes[np.repeat(is_found, np.diff(self.starts))]
        return self._counted(chosen)

    @cached_property
    def _carried(self) -> NDArray[np.uint64]:
        """One row for each value, one bit for each document."""
        carried = np.zeros((len(self.values), _whole_words(len(self.starts) - 1)), np.bool_)
        carried[self.codes, np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))] = True
        return np.packbits(carried, axis=1).view(np.uint64)

    def _counted_by_bits(self, among: Found) -> Counted:
        every = np.bitwise_count(self._carried & among.bits).sum(axis=1, dtype=np.int64)
        codes = np.flatnonzero(every)
        return Counted(self.values, codes, every[codes])

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
        if self.single is not None:
            return np.append(chosen, False)[self.single]
        mask: Mask = np.zeros(len(self.starts) - 1, np.bool_)
        places = np.flatnonzero(chosen[self.codes])
        mask[np.searchsorted(self.starts, places, side="right") - 1] = True
        return mask


def _whole_words(size: int) -> int:
    """So many bits that they fill words of 64."""
    return -(-size // 64) * 64


def _ascending(starts: Numbers, codes: Numbers, values: tuple[str, ...]) -> FacetColumn:
    order = sorted(range(len(values)), key=values.__getitem__)
    renamed = np.empty(len(values), np.int64)
    renamed[order] = np.arange(len(values))
    codes = renamed[codes]
    ascending = tuple(values[code] for code in order)
    return _column(starts, codes, ascending)


def _column(starts: Numbers, codes: Numbers, values: tuple[str, ...]) -> FacetColumn:
    many = np.diff(starts)
    single = None
    if not (many > 1).any():
        single = np.full(len(many), len(values), np.int64)
        single[many == 1] = codes
    return FacetColumn(starts, codes, values, single)


def _merged(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, ...], Numbers, Numbers]:
    """The values of both, ascending, and what the codes of each become."""
    places = [bisect_left(one, value) for value in other]
    new = [(p, v) for p, v in zip(places, other, strict=True) if p == len(one) or one[p] != v]
    if len(new) > INSERTED:
        values = tuple(sorted({*one, *other}))
        codes = {value: code for code, value in enumerate(values)}
        return values, _numbers(codes[value] for value in one), _numbers(codes[value] for value in other)
    # After each commit a few come to tens of thousands, which are not put in order again for them.
    together = list(one)
    for place, value in reversed(new):
        together.insert(place, value)
    before = np.searchsorted(_numbers(place for place, _ in new), np.arange(len(one)), side="right")
    values = tuple(together) if new else one
    return values, np.arange(len(one)) + before, _numbers(bisect_left(values, value) for value in other)


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int64)
