"""One committed state of a Tantivy index, read for searching: arrays for facts, cached answers for words."""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np
import tantivy
from tantivy import Occur, Query

from index.engine import SearchTimeout
from index.matching.deadline import Deadline
from index.matching.expansion import MAX_EXPANSIONS, resembling
from index.matching.facets import SPARSE, Numbers
from index.matching.facts import FactTable, LiveFacts
from index.matching.groups import Group
from index.matching.occurrences import NONE, Matches, Occurrences, near
from index.on_tantivy.files import Damaged, Segment, guarding
from index.on_tantivy.lookup import (
    AllOf,
    AnyOf,
    Beginning,
    Checked,
    Counted,
    Lookup,
    Nowhere,
    Resembling,
    Row,
    Term,
    lookup,
)
from index.on_tantivy.schema import NUMBER_FIELD, SCHEMA, count_in, exact_field, facts_in, positions_in, times
from index.querying.query import Leaf

MAX_CACHED_NUMBERS = 6_000_000
"""Numbers kept of answers for single words, about 50 MB: all that people search for, at 100,000 quotes."""
DEADLINE_EVERY = 256
"""Documents whose words are looked at between two looks at the clock: a few milliseconds."""
MOST_DEAD = 0.5
"""Share of the facts in memory that may be of documents no longer there before all are read again."""

_Found = list[tuple[int, tantivy.DocAddress]]


class TantivySnapshot:
    """A searcher over one state with what searching needs of it; unchanging, shared by threads."""

    def __init__(
        self,
        searcher: tantivy.Searcher,
        segments: tuple[Segment, ...],
        directory: Path,
        before: "TantivySnapshot | None" = None,
    ) -> None:
        """``before`` is an earlier state of the same index: what it knows of documents is not read again."""
        self._searcher = searcher
        self.segments = segments
        self._directory = directory
        self._lock = threading.Lock()
        self._answers: OrderedDict[Lookup, Matches] = OrderedDict()
        self._cached = 0
        self._vocabularies: dict[tuple[str, str], tuple[str, ...]] = {}
        self._size = searcher.num_docs
        with guarding(directory):
            # One more than there should be, so that one too many is noticed.
            found = self._search(Query.all_query(), self._size + 1).hits
            if len(found) != self._size:
                raise Damaged("not as many documents as there should be")
            self.numbers, self.facts = self._facts(found, before)

    def _facts(self, found: "_Found", before: "TantivySnapshot | None") -> tuple[Numbers, LiveFacts]:
        """The numbers of the documents in memory, ascending, and their facts."""
        here = _numbers(found)
        known = before.numbers if before else np.empty(0, np.int64)
        is_new = ~np.isin(here, known)
        new = here[is_new]
        alive = len(here) - len(new)
        follows = not len(new) or not len(known) or new[0] > known[-1]
        if before is None or not follows or alive < len(known) * (1 - MOST_DEAD):
            known, new, is_new = known[:0], here, np.ones(len(here), np.bool_)
        facts = facts_in(self._searcher.doc(found[place][1]) for place in np.flatnonzero(is_new))
        parts = [FactTable.of(facts)] if facts or not len(known) else []
        if before is not None and len(known):
            parts.insert(0, before.facts.table)
        numbers = np.concatenate([known, new])
        return numbers, LiveFacts(FactTable.joined(parts), np.isin(numbers, here))

    def find(self, leaf: Leaf, group: Group, deadline: Deadline) -> Matches:
        """Where a leaf matches in one group of text."""
        deadline.check()
        what = lookup(leaf, group)
        with self._lock:
            if what in self._answers:
                self._answers.move_to_end(what)
                return self._answers[what]
        with guarding(self._directory):
            found = self._found(what, group, deadline)
        with self._lock:
            if what not in self._answers:
                self._answers[what] = found
                self._cached += 2 * len(found.documents)
                while self._cached > MAX_CACHED_NUMBERS:
                    self._cached -= 2 * len(self._answers.popitem(last=False)[1].documents)
        return found

    def _found(self, what: Lookup, group: Group, deadline: Deadline) -> Matches:
        match what:
            case Nowhere():
                return NONE
            case Counted(field, stem):
                return self._counted(field, stem, deadline)
            case Checked(wider, terms, gap):
                return self._checked(self._listed(self._query(wider)), terms, gap, group, deadline)
        return Matches.once(self._documents(self._query(what)))

    def _query(self, what: Lookup) -> Query:
        match what:
            case Term(field, term):
                return Query.term_query(SCHEMA, field, term, "basic")
            case Beginning(field, start):
                return Query.term_set_query(SCHEMA, field, self._beginning(field, start))
            case Resembling(field, term):
                terms = resembling(term, self._vocabulary(field, term[0]))
                return Query.term_set_query(SCHEMA, field, terms)
            case Row(field, terms, between):
                return Query.phrase_query(SCHEMA, field, list(terms), between)
            case AnyOf(parts):
                return Query.boolean_query([(Occur.Should, self._query(part)) for part in parts])
            case AllOf(parts):
                return Query.boolean_query([(Occur.Must, self._query(part)) for part in parts])
        return Query.empty_query()

    def beginning(self, start: str, limit: int) -> Sequence[tuple[str, int]]:
        """The most frequent words of quotes that begin so, and in how many each was when last written."""
        with guarding(self._directory):
            return self._searcher.terms_with_prefix(exact_field(Group.WORDS), start, limit=limit)

    def _terms(self, field: str, start: str) -> Sequence[str]:
        return [term for term, _ in self._searcher.terms_with_prefix(field, start)]

    def _vocabulary(self, field: str, letter: str) -> Sequence[str]:
        """The terms with this first letter, ascending."""
        if (field, letter) not in self._vocabularies:
            self._vocabularies[field, letter] = tuple(sorted(self._terms(field, letter)))
        return self._vocabularies[field, letter]

    def _beginning(self, field: str, start: str) -> Sequence[str]:
        terms = self._terms(field, start)
        if len(terms) > MAX_EXPANSIONS:
            raise SearchTimeout(
                f"{len(terms):,} different words begin with these letters",
                remedy="Write one more letter before the star.",
            )
        return terms

    def _counted(self, field: str, stem: str, deadline: Deadline) -> Matches:
        """A stem is a term of its own for each number of times it stands in a quote."""
        documents, counts = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for term in self._terms(field, times(stem)):
            deadline.check()
            documents.append(self._documents(Query.term_query(SCHEMA, field, term, "basic")))
            counts.append(np.full(len(documents[-1]), count_in(term)))
        together = np.concatenate(documents)
        order = np.argsort(together)
        return Matches(together[order], np.concatenate(counts)[order])

    def _checked(
        self, candidates: "_Found", terms: Sequence[str], gap: int, group: Group, deadline: Deadline
    ) -> Matches:
        """Nearness of several terms, from the words of the candidates."""
        places = self._places(_numbers(candidates))
        standing: dict[str, list[tuple[int, int]]] = {term: [] for term in terms}
        for count, (place, (_, address)) in enumerate(zip(places, candidates, strict=True)):
            if not count % DEADLINE_EVERY:
                deadline.check()
            for position, form in positions_in(self._searcher.doc(address), group):
                if form in standing:
                    standing[form].append((int(place), position))
        return near([_occurrences(pairs) for pairs in standing.values()], gap)

    def _documents(self, query: Query) -> Numbers:
        """The places of the documents found, ascending."""
        # Handing them over takes the time: of a word in most quotes, those without it are fewer.
        found = self._search(query, self._size // 2)
        total: int = found.count  # type: ignore[attr-defined]
        if total <= self._size // 2:
            return self._places(_numbers(found.hits))
        others = Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, query)])
        mask = self.facts.live.copy()
        mask[self._places(_numbers(self._search(others, self._size - total).hits))] = False
        return np.flatnonzero(mask)

    def _listed(self, query: Query) -> "_Found":
        """Numbers and addresses of all documents found, by number."""
        return self._search(query, self._size).hits

    def _search(self, query: Query, limit: int) -> tantivy.SearchResult:
        return self._searcher.search(
            query, limit=max(1, limit), order_by_field=NUMBER_FIELD, order=tantivy.Order.Asc
        )

    def _places(self, numbers: Numbers) -> Numbers:
        if self._table is None:
            return np.searchsorted(self.numbers, numbers).astype(np.int64)
        places: Numbers = self._table[numbers - self.numbers[0]]
        return places

    @cached_property
    def _table(self) -> Numbers | None:
        """The place of each number from the lowest on; None where most of them are gone."""
        numbers = self.numbers
        if not len(numbers) or numbers[-1] - numbers[0] > len(numbers) * SPARSE:
            return None
        table = np.zeros(numbers[-1] - numbers[0] + 1, np.int64)
        table[numbers - numbers[0]] = np.arange(len(numbers))
        return table

    def addresses(self) -> "Iterator[tuple[int, list[tantivy.DocAddress]]]":
        """The documents of each segment: its place among the segments, and their addresses."""
        found = sorted((address.segment_ord, address.doc) for _, address in self._listed(Query.all_query()))
        for segment, members in groupby(found, itemgetter(0)):
            yield segment, [tantivy.DocAddress(segment, document) for _, document in members]

    def document(self, address: tantivy.DocAddress) -> tantivy.Document:
        """What the index keeps of a document."""
        return self._searcher.doc(address)

    def close(self) -> None:
        """Give back the files; what is in memory stays readable."""
        del self._searcher


def _numbers(found: "_Found") -> Numbers:
    return np.fromiter(map(itemgetter(0), found), np.int64, len(found))


def _occurrences(pairs: Sequence[tuple[int, int]]) -> Occurrences:
    documents, counts = np.unique(np.array([place for place, _ in pairs], np.int64), return_counts=True)
    return Occurrences(documents, counts, np.array([position for _, position in pairs], np.int64))
