"""A query tree over a snapshot of an index: which documents match, and how well (BM25F).

Boolean logic is done on arrays of all documents, one truth value each, so that AND, OR and NOT are what they
are in logic, in any combination. An engine looks up single words, phrases and the like.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from math import log1p
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.engine import Facet
from index.matching.deadline import Deadline
from index.matching.facets import Mask, Numbers
from index.matching.facts import MISSING, LiveFacts
from index.matching.groups import SATURATION, SEARCHED, WEIGHTS, Group
from index.matching.occurrences import Matches
from index.querying.query import (
    And,
    Everything,
    Field,
    Fuzzy,
    Leaf,
    Near,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Word,
)

_FACETS_OF = {Field.KIND: Facet.KIND, Field.LANG: Facet.LANGUAGE}
_DENSE = 16
"""Where a leaf matches more than one document in so many, arrays of all documents are the faster way."""


class Snapshot(Protocol):
    """One unchanging state of an index, as an engine holds it open."""

    @property
    def facts(self) -> LiveFacts:
        """Everything but the words."""
        ...

    def find(self, leaf: Leaf, group: Group, deadline: Deadline) -> Matches:
        """Where a leaf matches in one group of text; raises SearchTimeout."""
        ...

    def beginning(self, start: str, limit: int) -> Sequence[tuple[str, int]]:
        """The most frequent words of quotes that begin so, and in how many each was when last written."""
        ...

    def close(self) -> None:
        """Give back the files."""
        ...


class Evaluation:
    """Answers one query; keeps what its leaves matched, for the score after the match."""

    def __init__(self, snapshot: Snapshot, deadline: Deadline) -> None:
        self._snapshot = snapshot
        self._facts = snapshot.facts
        self._deadline = deadline
        self._size = len(self._facts.live)
        self._leaves: dict[Leaf, dict[Group, Matches]] = {}

    def matching(self, query: Query) -> Mask:
        """Which documents match; a new array."""
        live = self._facts.live
        match query:
            case And(children):
                return reduce(np.logical_and, map(self.matching, children), live.copy())
            case Or(children):
                return reduce(np.logical_or, map(self.matching, children), self._none())
            case Not(child):
                return live & ~self.matching(child)
            case Everything():
                return live.copy()
            case Nothing():
                return self._none()
            case Range():
                return self._in_range(query)
            case Word(text, field) if field in _FACETS_OF:
                return self._carrying(_FACETS_OF[field], text)
        mask = self._none()
        for matches in self._leaf(query).values():
            mask[matches.documents] = True
        return mask

    def scores(self, query: Query, found: Numbers) -> NDArray[np.float64]:
        """BM25F of these documents (ascending), summed over the terms outside NOT; nought where none is."""
        scores = np.zeros(len(found))
        for leaf in _scored(query):
            here, frequency = self._frequency(self._leaf(leaf))
            total = len(self._facts.live_numbers)
            rarity = log1p((total - len(here) + 0.5) / (len(here) + 0.5))
            score = rarity * frequency / (SATURATION + frequency)
            if len(here) == len(found) and np.array_equal(here, found):
                scores += score
            elif len(here) and len(found):
                places = np.minimum(np.searchsorted(here, found), len(here) - 1)
                scores += np.where(here[places] == found, score[places], 0.0)
        return scores

    def _frequency(self, leaf: Mapping[Group, Matches]) -> tuple[Numbers, NDArray[np.float64]]:
        """The documents of any group, and the weighted frequency of the leaf in each."""
        parts = [
            (
                found.documents,
                WEIGHTS[group].weight * found.counts / self._facts.discounts[group][found.documents],
            )
            for group, found in leaf.items()
            if len(found.documents)
        ]
        if len(parts) == 1:
            return parts[0]
        if sum(len(documents) for documents, _ in parts) * _DENSE > self._size:
            dense = np.zeros(self._size)
            for documents, share in parts:
                dense[documents] += share
            here = np.flatnonzero(dense)
            return here, dense[here]
        together = np.concatenate([np.empty(0, np.int64), *(documents for documents, _ in parts)])
        here, places = np.unique(together, return_inverse=True)
        shares = np.concatenate([np.empty(0), *(share for _, share in parts)])
        return here, np.bincount(places, weights=shares, minlength=len(here)).astype(np.float64)

    def _none(self) -> Mask:
        return np.zeros(self._size, np.bool_)

    def _in_range(self, query: Range) -> Mask:
        first, last = self._facts.dates if query.field is Field.DATE else (self._facts.ages,) * 2
        mask: Mask = self._facts.live & (first != MISSING)
        if query.low is not None:
            mask = mask & (last >= query.low)
        if query.high is not None:
            mask = mask & (first <= query.high)
        return mask

    def _carrying(self, facet: Facet, text: str) -> Mask:
        column = self._facts.facet(facet)
        wanted = [value for value in column.values if value.casefold() == text.casefold()]
        return column.carrying(wanted) & self._facts.live

    def _leaf(self, leaf: Leaf) -> dict[Group, Matches]:
        if leaf not in self._leaves:
            self._deadline.check()
            groups = SEARCHED.get(leaf.field, ())
            self._leaves[leaf] = {group: self._snapshot.find(leaf, group, self._deadline) for group in groups}
        return self._leaves[leaf]


def _scored(query: Query) -> Iterator[Leaf]:
    match query:
        case And(children) | Or(children):
            for child in children:
                yield from _scored(child)
        case Word() | Phrase() | Near() | Prefix() | Fuzzy() if query.field not in _FACETS_OF:
            yield query
