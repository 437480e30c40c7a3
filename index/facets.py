"""Facet values as arrays: counting and filtering over all hits at once, several values a quote included."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.engine import FacetCount

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """The values of one facet: pairs (document, code of a value), each pair once."""

    documents: NDArray[np.int64]
    codes: NDArray[np.int64]
    values: tuple[str, ...]

    @classmethod
    def of(cls, values: Iterable[Sequence[str]]) -> "FacetColumn":
        """From the values of documents 0, 1, 2, …"""
        known: dict[str, int] = {}
        documents: list[int] = []
        codes: list[int] = []
        for document, carried in enumerate(values):
            for value in dict.fromkeys(carried):
                documents.append(document)
                codes.append(known.setdefault(value, len(known)))
        return cls(np.array(documents, np.int64), np.array(codes, np.int64), tuple(known))

    @classmethod
    def joined(cls, columns: Sequence["FacetColumn"], offsets: Sequence[int]) -> "FacetColumn":
        """Several columns as one, the documents of each counted from its offset."""
        known: dict[str, int] = {}
        documents = [np.empty(0, np.int64)]
        codes = [np.empty(0, np.int64)]
        for column, offset in zip(columns, offsets, strict=True):
            renamed = np.array([known.setdefault(value, len(known)) for value in column.values], np.int64)
            documents.append(column.documents + offset)
            codes.append(renamed[column.codes])
        return cls(np.concatenate(documents), np.concatenate(codes), tuple(known))

    def counts(self, among: Mask) -> tuple[FacetCount, ...]:
        """How many of these documents carry each value: most frequent first, then by value."""
        found = np.bincount(self.codes[among[self.documents]], minlength=len(self.values))
        pairs = [FacetCount(self.values[code], int(found[code])) for code in np.flatnonzero(found)]
        return tuple(sorted(pairs, key=lambda pair: (-pair.count, pair.value)))

    def carrying(self, wanted: Sequence[str], size: int) -> Mask:
        """Which of ``size`` documents carry any of these values."""
        chosen = [code for code, value in enumerate(self.values) if value in set(wanted)]
        mask = np.zeros(size, np.bool_)
        mask[self.documents[np.isin(self.codes, chosen)]] = True
        return mask
