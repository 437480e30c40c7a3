"""Lists of words put together, each combination once: making one takes as long as its lists are."""

from functools import cache


@cache
def either(*lists: frozenset[str]) -> frozenset[str]:
    """The words that stand in one of the lists."""
    return frozenset[str]().union(*lists)


@cache
def without(words: frozenset[str], *others: frozenset[str]) -> frozenset[str]:
    """The words of a list that stand in none of the others."""
    return frozenset(words).difference(*others)
