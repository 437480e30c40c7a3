"""Which of the found quotes are on a page: the best so many, put in order without ordering the others."""

import numpy as np
from numpy.typing import NDArray

from index.engine import Sort
from index.facets import Numbers
from index.facts import MISSING, LiveFacts

_WORTH_PARTING = 4
"""Ordering everything is as fast where it is at most so many times as long as what is asked for."""


def page(
    facts: LiveFacts, found: Numbers, scores: NDArray[np.float64], sort: Sort, *, offset: int, limit: int
) -> Numbers:
    """Places in ``found``, best first; oldest and youngest first for dates and ages, the unknown last."""
    if sort is Sort.RELEVANCE:
        keys: NDArray[np.float64] | Numbers = -scores
    else:
        values = (facts.dates[0] if sort is Sort.DATE else facts.ages)[found]
        keys = np.where(values == MISSING, np.iinfo(np.int64).max, values)
    places = _first(keys, facts.id_ranks[found], offset + limit)
    return places[offset : offset + limit]


def _first(keys: NDArray[np.float64] | Numbers, ranks: Numbers, many: int) -> Numbers:
    """The places of the ``many`` lowest keys in ascending order, ties by rank."""
    if many <= 0:
        return np.empty(0, np.int64)
    if len(keys) <= many * _WORTH_PARTING:
        return np.lexsort((ranks, keys))[:many]
    last = np.partition(keys, many - 1)[many - 1]
    chosen, tied = np.flatnonzero(keys < last), np.flatnonzero(keys == last)
    wanted = many - len(chosen)
    if wanted < len(tied):
        tied = tied[np.argpartition(ranks[tied], wanted - 1)[:wanted]]
    chosen = np.concatenate([chosen, tied])
    return chosen[np.lexsort((ranks[chosen], keys[chosen]))]
