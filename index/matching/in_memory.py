"""A search over quotes that no index holds: looked through in memory, and forgotten with the answer.

What only some may read is never in the public index. It is found by the same query language, the same words
and the same order as everything else, in an index that lives as long as one question.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

import numpy as np

from index.documents import SearchDocument
from index.engine import Facet, Hit, Results, Sort
from index.matching import postings
from index.matching.deadline import Deadline
from index.matching.evaluation import Evaluation
from index.matching.facets import Found, Numbers
from index.matching.facts import Facts, FactTable, LiveFacts
from index.matching.groups import SEARCHED, Group, exact_term, loose_term, tokens_of, values_of
from index.matching.occurrences import NOWHERE, Matches, Occurrences
from index.matching.ordering import page
from index.querying.query import And, Everything, Leaf, Not, Nothing, Or, Query, Range

NO_FILTERS: Mapping[Facet, Sequence[str]] = MappingProxyType({})
TIME_LIMIT = 2.0
"""Seconds: more than a search of an index may take, since the words are analysed first."""

_Positions = dict[int, list[int]]
"""Of one term: in which documents it stands, and where."""
_Terms = dict[tuple[Group, str], _Positions]
_Term = tuple[str, str, int]
"""A word as exact and as ordinary search compare it, and its position."""


def found(
    documents: Iterable[SearchDocument],
    query: Query,
    *,
    filters: Mapping[Facet, Sequence[str]] = NO_FILTERS,
    sort: Sort = Sort.RELEVANCE,
    facets: Iterable[Facet] = (),
) -> Results:
    """All documents that match, in their order; a facet that is set is counted as if it were not.

    Raises SearchTimeout.
    """
    deadline = Deadline(TIME_LIMIT)
    snapshot = MemorySnapshot(documents, frozenset(_groups(query)), deadline)
    evaluation = Evaluation(snapshot, deadline)
    facts, matching = snapshot.facts, np.flatnonzero(evaluation.matching(query))
    numbers = _narrowed(facts, matching, filters)
    scores = evaluation.scores(query, numbers)
    shown = page(facts, numbers, scores, sort, offset=0, limit=len(numbers))
    return Results(
        hits=tuple(Hit(facts.ids[numbers[place]], float(scores[place])) for place in shown),
        total=len(numbers),
        facets={
            facet: facts.facet(facet).counts(
                Found(_narrowed(facts, matching, filters, but=facet), len(facts.ids))
            )
            for facet in facets
        },
    )


def _narrowed(
    facts: LiveFacts, numbers: Numbers, filters: Mapping[Facet, Sequence[str]], but: Facet | None = None
) -> Numbers:
    """Those that have any of the values of every facet named, but one."""
    for facet, values in filters.items():
        if facet is not but:
            numbers = numbers[facts.facet(facet).carrying(values)[numbers]]
    return numbers


class MemorySnapshot:
    """Some documents as the evaluation of a query asks for them."""

    def __init__(
        self, documents: Iterable[SearchDocument], groups: Collection[Group], deadline: Deadline
    ) -> None:
        """Analyse what the query looks into. Raises SearchTimeout."""
        self._groups = groups
        self._exact: _Terms = {}
        self._loose: _Terms = {}
        self._analysed: dict[tuple[Group, tuple[str, ...]], tuple[_Term, ...]] = {}
        facts = []
        for number, document in enumerate(documents):
            deadline.check()
            facts.append(Facts.of(document, [self._taken(number, document, group) for group in Group]))
        self.facts = LiveFacts(FactTable.of(facts), np.ones(len(facts), np.bool_))

    def _taken(self, number: int, document: SearchDocument, group: Group) -> int:
        """Take in one group of text; gives how many words it has, 0 where nobody asks."""
        if group not in self._groups:
            return 0
        terms = self._terms(document, group)
        for exact, loose, position in terms:
            for known, term in ((self._exact, exact), (self._loose, loose)):
                known.setdefault((group, term), {}).setdefault(number, []).append(position)
        return len(terms)

    def _terms(self, document: SearchDocument, group: Group) -> tuple[_Term, ...]:
        """The words of a group; those of a place that many speak of are analysed once."""
        key = group, tuple(values_of(document, group))
        if key not in self._analysed:
            self._analysed[key] = tuple(
                (exact_term(token, group), loose_term(token, group), token.position)
                for token in tokens_of(document, group)
            )
        return self._analysed[key]

    def find(self, leaf: Leaf, group: Group, deadline: Deadline) -> Matches:
        """Where a leaf matches in one group of text."""
        return postings.find(leaf, group, self, deadline)

    def loose(self, group: Group, term: str, deadline: Deadline) -> Occurrences:
        """Documents by stem (names: by the key of their spellings)."""
        deadline.check()
        return _occurrences(self._loose.get((group, term)))

    def exact(self, group: Group, term: str, deadline: Deadline) -> Occurrences:
        """Documents and positions by form."""
        deadline.check()
        return _occurrences(self._exact.get((group, term)))

    def vocabulary(self, group: Group) -> Sequence[str]:
        """Every form of the group, ascending."""
        return sorted(term for known, term in self._exact if known is group)

    def beginning(self, start: str, limit: int) -> Sequence[tuple[str, int]]:
        """None: nothing is suggested of what only some may read."""
        return ()

    def close(self) -> None:
        """There is nothing to give back."""


def _groups(query: Query) -> Iterator[Group]:
    """The groups of text that a query looks into."""
    match query:
        case And(children) | Or(children):
            for child in children:
                yield from _groups(child)
        case Not(child):
            yield from _groups(child)
        case Everything() | Nothing() | Range():
            pass
        case _:
            yield from SEARCHED.get(query.field, ())


def _occurrences(standing: _Positions | None) -> Occurrences:
    if not standing:
        return NOWHERE
    return Occurrences(
        np.array(list(standing), np.int64),
        np.array([len(positions) for positions in standing.values()], np.int64),
        np.array(list(chain.from_iterable(standing.values())), np.int64),
    )
