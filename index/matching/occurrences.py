"""Where a term occurs, as arrays, and what phrases, nearness and unions make of it.

An occurrence is one number, document in the upper 32 bits and position in the lower, so that a phrase is an
intersection of shifted sorted arrays and every document is looked at together. No engine's own phrase or
proximity matcher is trusted: they differ (``docs/decisions/0002-search-library.md``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Documents = NDArray[np.int64]
Counts = NDArray[np.int64]
Keys = NDArray[np.int64]

_POSITION_BITS = 32


@dataclass(frozen=True, slots=True)
class Matches:
    """Documents in ascending order, and how often each one counts."""

    documents: Documents
    counts: Counts

    @classmethod
    def once(cls, documents: Documents) -> "Matches":
        """Documents each of which counts once."""
        return cls(documents, np.ones(len(documents), np.int64))


NONE = Matches(np.empty(0, np.int64), np.empty(0, np.int64))


@dataclass(frozen=True, slots=True)
class Occurrences:
    """All occurrences of one term in one field: documents ascending, positions ascending within each."""

    documents: Documents
    counts: Counts
    positions: NDArray[np.int64]
    """One after the other for all documents; empty where the field keeps none."""

    @property
    def matches(self) -> Matches:
        """The same without positions."""
        return Matches(self.documents, self.counts)

    def keys(self) -> Keys:
        """Every occurrence as one number, ascending."""
        return (np.repeat(self.documents, self.counts) << _POSITION_BITS) + self.positions


NOWHERE = Occurrences(NONE.documents, NONE.counts, np.empty(0, np.int64))


def phrase(terms: Sequence[Occurrences]) -> Matches:
    """Where the terms stand one after the other."""
    if not terms or any(not len(term.documents) for term in terms):
        return NONE
    if len(terms) == 1:
        return Matches.once(terms[0].documents)
    anchor = min(range(len(terms)), key=lambda place: int(terms[place].counts.sum()))
    starts = terms[anchor].keys() - anchor
    for place, term in enumerate(terms):
        if place != anchor and len(starts):
            starts = starts[_contained(starts + place, term.keys())]
    return _by_document(starts)


def near(terms: Sequence[Occurrences], gap: int) -> Matches:
    """Where all the (distinct) terms stand in a stretch with at most ``gap`` other words in it.

    A stretch begins at some occurrence of some term; the shortest one from there ends at the farthest of the
    next occurrences of the others.
    """
    if not terms or any(not len(term.documents) for term in terms):
        return NONE
    keys = [term.keys() for term in terms]
    starts = []
    for own in keys:
        alive, ends = own, own
        for other in keys:
            following = np.searchsorted(other, alive)
            inside = following < len(other)
            alive, ends, following = alive[inside], ends[inside], following[inside]
            ends = np.maximum(ends, other[following])
            # A document and a position apart are far more than any gap, so one comparison does for both.
            close = ends - alive + 1 - len(terms) <= gap
            alive, ends = alive[close], ends[close]
        starts.append(alive)
    return _by_document(np.sort(np.concatenate(starts)))


def union(parts: Sequence[Documents]) -> Matches:
    """The documents of any part."""
    return Matches.once(_distinct(np.sort(np.concatenate([NONE.documents, *parts]))))


def _contained(wanted: Keys, known: Keys) -> NDArray[np.bool_]:
    places = np.searchsorted(known, wanted)
    places[places == len(known)] = 0
    found: NDArray[np.bool_] = known[places] == wanted
    return found


def _by_document(keys: Keys) -> Matches:
    return Matches.once(_distinct(keys >> _POSITION_BITS))


def _distinct(ascending: Documents) -> Documents:
    # numpy's own looks each of them up in a table first, and sorts them again.
    is_first = np.ones(len(ascending), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=is_first[1:])
    return ascending[is_first]
