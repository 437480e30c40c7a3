"""A query tree over a snapshot of an index: which documents match, and how well (BM25F).

Boolean logic is done on arrays of all documents, one truth value each, so that AND, OR and NOT are what they
are in logic, in any combination. An engine supplies the occurrences of single terms.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from math import log1p
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.analysis import analyse
from index.deadline import Deadline
from index.engine import Facet, SearchTimeout
from index.facets import FacetColumn, Mask
from index.groups import SATURATION, SEARCHED, WEIGHTS, Group, exact_term, loose_term
from index.occurrences import NONE, Matches, Occurrences, near, phrase, union
from index.query import (
    And,
    Everything,
    Field,
    Fuzzy,
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

MAX_EXPANSIONS = 20_000
"""Words one prefix may stand for; only very large archives have a two-letter beginning that common."""
MISSING = -1
"""In number columns: not known. Matches no range."""

_FACETS_OF = {Field.KIND: Facet.KIND, Field.LANG: Facet.LANGUAGE}
_Leaf = Word | Phrase | Near | Prefix | Fuzzy
_Numbers = NDArray[np.int64]


class Snapshot(Protocol):
    """One unchanging state of an index."""

    @property
    def live(self) -> Mask:
        """Which document numbers hold a document."""
        ...

    @property
    def ages(self) -> _Numbers:
        """Stated ages by document number."""
        ...

    @property
    def dates(self) -> tuple[_Numbers, _Numbers]:
        """First and last day by document number."""
        ...

    @property
    def lengths(self) -> Mapping[Group, _Numbers]:
        """Words in each group by document number."""
        ...

    def facet(self, facet: Facet) -> FacetColumn:
        """The values of a facet."""
        ...

    def loose(self, group: Group, term: str, deadline: Deadline) -> Occurrences:
        """Documents by stem (names: by form)."""
        ...

    def exact(self, group: Group, term: str, deadline: Deadline) -> Occurrences:
        """Documents and positions by form."""
        ...

    def vocabulary(self, group: Group) -> Sequence[str]:
        """Every form of the group, ascending."""
        ...


class Evaluation:
    """Answers one query; keeps what its leaves matched, for the score after the match."""

    def __init__(self, snapshot: Snapshot, deadline: Deadline) -> None:
        self._snapshot = snapshot
        self._deadline = deadline
        self._size = len(snapshot.live)
        self._leaves: dict[_Leaf, dict[Group, Matches]] = {}

    def matching(self, query: Query) -> Mask:
        """Which documents match; a new array."""
        match query:
            case And(children):
                return reduce(np.logical_and, map(self.matching, children), self._snapshot.live.copy())
            case Or(children):
                return reduce(np.logical_or, map(self.matching, children), self._none())
            case Not(child):
                return self._snapshot.live & ~self.matching(child)
            case Everything():
                return self._snapshot.live.copy()
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

    def scores(self, query: Query) -> NDArray[np.float64]:
        """BM25F for every document number, summed over the terms outside NOT; nought where none is there."""
        match query:
            case And(children) | Or(children):
                return reduce(np.add, map(self.scores, children), np.zeros(self._size))
            case Word(_, field) if field in _FACETS_OF:
                return np.zeros(self._size)
            case Word() | Phrase() | Near() | Prefix() | Fuzzy():
                return self._score(self._leaf(query))
        return np.zeros(self._size)

    def _none(self) -> Mask:
        return np.zeros(self._size, np.bool_)

    def _in_range(self, query: Range) -> Mask:
        first, last = self._snapshot.dates if query.field is Field.DATE else (self._snapshot.ages,) * 2
        mask: Mask = self._snapshot.live & (first != MISSING)
        if query.low is not None:
            mask = mask & (last >= query.low)
        if query.high is not None:
            mask = mask & (first <= query.high)
        return mask

    def _carrying(self, facet: Facet, text: str) -> Mask:
        column = self._snapshot.facet(facet)
        wanted = [value for value in column.values if value.casefold() == text.casefold()]
        mask: Mask = column.carrying(wanted, self._size) & self._snapshot.live
        return mask

    def _leaf(self, leaf: _Leaf) -> dict[Group, Matches]:
        if leaf not in self._leaves:
            self._deadline.check()
            find = self._finder(leaf)
            self._leaves[leaf] = {group: find(group) for group in SEARCHED.get(leaf.field, ())}
        return self._leaves[leaf]

    def _finder(self, leaf: _Leaf) -> Callable[[Group], Matches]:
        """How a leaf is looked up in one group."""
        tokens = analyse(leaf.text)
        snapshot, deadline = self._snapshot, self._deadline

        def exact(group: Group, *, distinct: bool = False) -> list[Occurrences]:
            terms = [exact_term(token, group) for token in tokens]
            return [
                snapshot.exact(group, term, deadline)
                for term in (dict.fromkeys(terms) if distinct else terms)
            ]

        def expanded(group: Group, expand: Callable[[str, Sequence[str]], Sequence[str]]) -> Matches:
            forms = expand(exact_term(tokens[0], group), snapshot.vocabulary(group))
            return union([snapshot.exact(group, form, deadline).matches for form in forms])

        match leaf:
            case _ if not tokens:
                return lambda group: NONE
            case Near(gap=gap):
                return lambda group: near(exact(group, distinct=True), gap)
            case Prefix() if len(tokens) == 1:
                return lambda group: expanded(group, beginning)
            case Fuzzy() if len(tokens) == 1:
                return lambda group: expanded(group, resembling)
            case Word() if len(tokens) == 1:
                return lambda group: snapshot.loose(group, loose_term(tokens[0], group), deadline).matches
        # Words, and a word written with a hyphen or the like: its parts side by side.
        return lambda group: phrase(exact(group))

    def _score(self, leaf: Mapping[Group, Matches]) -> NDArray[np.float64]:
        frequency = np.zeros(self._size)
        total = int(self._snapshot.live.sum())
        for group, matches in leaf.items():
            lengths = self._snapshot.lengths[group]
            mean = lengths[self._snapshot.live].mean() if total else 0.0
            weight = WEIGHTS[group]
            here = matches.documents
            discount = 1 - weight.length + weight.length * lengths[here] / (mean or 1.0)
            frequency[here] += weight.weight * matches.counts / discount
        found = int((frequency > 0).sum())
        rarity = log1p((total - found + 0.5) / (found + 0.5))
        return rarity * frequency / (SATURATION + frequency)


def beginning(start: str, vocabulary: Sequence[str]) -> Sequence[str]:
    """The words that begin so; raises SearchTimeout where they are too many to look up."""
    low = bisect_left(vocabulary, start)
    high = bisect_left(vocabulary, start + chr(0x10FFFF))
    if high - low > MAX_EXPANSIONS:
        raise SearchTimeout(
            f"{high - low:,} different words begin with these letters",
            remedy="Write one more letter before the star.",
        )
    return vocabulary[low:high]


def resembling(word: str, vocabulary: Sequence[str]) -> Sequence[str]:
    """The words one edit away at most, with the same first letter."""
    low = bisect_left(vocabulary, word[0])
    high = bisect_left(vocabulary, word[0] + chr(0x10FFFF))
    return [other for other in vocabulary[low:high] if within_one_edit(word, other)]


def within_one_edit(one: str, other: str) -> bool:
    """Whether at most one insertion, deletion or replacement makes the two equal."""
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    for place, (left, right) in enumerate(zip(shorter, longer, strict=False)):
        if left != right:
            return longer[place + 1 :] == shorter[place + (len(one) == len(other)) :]
    return True
