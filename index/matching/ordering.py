"""Which of the found quotes are on a page: the best so many, put in order without ordering the others."""

import numpy as np
from numpy.typing import NDArray

from index.engine import Sort
from index.matching.facets import Numbers
from index.matching.facts import MISSING, LiveFacts

_WORTH_PARTING = 4
"""Ordering everything is as fast where it is at most so many times as long as what is asked for."""
_LAST = int(np.iinfo(np.int64).max)
_AFTER_ALL_DAYS = 1_000_000_000
"""More than any YYYYMMDD: a speaker's place and a day make one number."""


def page(
    facts: LiveFacts, found: Numbers, scores: NDArray[np.float64], sort: Sort, *, offset: int, limit: int
) -> Numbers:
    """Places in ``found``, best first; oldest, youngest and by name in other orders, the unknown last."""
    if sort is Sort.RELEVANCE:
        keys: NDArray[np.float64] | Numbers = -scores
    else:
        keys = _in_order(facts, found, sort)
    places = _first(keys, facts.record_ranks[found], offset + limit)
    return places[offset : offset + limit]


def _in_order(facts: LiveFacts, found: Numbers, sort: Sort) -> Numbers:
    match sort:
        case Sort.AGE:
            return _known_first(facts.ages[found], _LAST)
        case Sort.SPEAKER:
            speakers = _known_first(facts.speaker_ranks[found], _LAST // _AFTER_ALL_DAYS - 1)
            return speakers * _AFTER_ALL_DAYS + _known_first(facts.dates[0][found], _AFTER_ALL_DAYS - 1)
    return _known_first(facts.dates[0][found], _LAST)


def _known_first(values: Numbers, last: int) -> Numbers:
    ordered: Numbers = np.where(values == MISSING, last, values)
    return ordered


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
