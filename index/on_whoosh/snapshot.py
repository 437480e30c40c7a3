"""One committed state of a Whoosh index, read for searching: arrays for facts, cached postings for terms."""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from pathlib import Path

import numpy as np
from whoosh.index import FileIndex
from whoosh.reading import IndexReader

from index.matching import postings
from index.matching.deadline import Deadline
from index.matching.facets import Mask
from index.matching.facts import Facts, FactTable, LiveFacts
from index.matching.groups import Group
from index.matching.occurrences import Matches, Occurrences
from index.on_whoosh.postings import occurrences
from index.on_whoosh.schema import FACTS_FIELD, exact_field, loose_field
from index.on_whoosh.storage import guarding
from index.querying.query import Leaf

MAX_CACHED_NUMBERS = 6_000_000
"""Numbers kept of decoded postings, about 50 MB: every term that people search for, at 100,000 quotes."""


class WhooshSnapshot:
    """A reader of one generation with what searching needs of it; unchanging, shared by threads."""

    def __init__(self, index: FileIndex, directory: Path, known: Mapping[str, FactTable]) -> None:
        self._directory = directory
        self._lock = threading.Lock()
        self._postings: OrderedDict[tuple[str, str], Occurrences] = OrderedDict()
        self._cached_numbers = 0
        with guarding(directory):
            self._reader = index.reader()
            leaves = self._reader.leaf_readers() if self._reader.doc_count_all() else []
            self.segments: dict[str, FactTable] = {}
            for leaf, _ in leaves:
                name = leaf.segment().segment_id()
                self.segments[name] = known.get(name) or _read_facts(leaf)
            live: Mask = np.zeros(self._reader.doc_count_all(), np.bool_)
            live[np.fromiter(self._reader.all_doc_ids(), np.int64)] = True
        self.facts = LiveFacts(FactTable.joined(tuple(self.segments.values())), live)

    def find(self, leaf: Leaf, group: Group, deadline: Deadline) -> Matches:
        """Where a leaf matches in one group of text."""
        return postings.find(leaf, group, self, deadline)

    def loose(self, group: Group, term: str, deadline: Deadline) -> Occurrences:
        """Documents by stem (names: by the key of their spellings)."""
        return self._occurrences(loose_field(group), term, deadline)

    def exact(self, group: Group, term: str, deadline: Deadline) -> Occurrences:
        """Documents and positions by form."""
        return self._occurrences(exact_field(group), term, deadline)

    def vocabulary(self, group: Group) -> Sequence[str]:
        """Every form of the group, ascending."""
        return self._vocabularies[group]

    def beginning(self, start: str, limit: int) -> Sequence[tuple[str, int]]:
        """The most frequent words of quotes that begin so, and in how many each was when last written."""
        field = exact_field(Group.WORDS)
        with self._lock, guarding(self._directory):
            terms = self._reader.iter_prefix(field, start.encode())
            counts = ((term.decode(), int(info.doc_frequency())) for term, info in terms)
            return nsmallest(limit, counts, key=lambda pair: (-pair[1], pair[0]))

    @cached_property
    def _vocabularies(self) -> dict[Group, tuple[str, ...]]:
        with self._lock, guarding(self._directory):
            return {
                group: tuple(term.decode() for term in self._reader.lexicon(exact_field(group)))
                for group in Group
            }

    def _occurrences(self, field: str, term: str, deadline: Deadline) -> Occurrences:
        deadline.check()
        key = (field, term)
        with self._lock:
            if key in self._postings:
                self._postings.move_to_end(key)
                return self._postings[key]
            with guarding(self._directory):
                found = occurrences(self._reader, field, term, self.facts.live, deadline)
            self._keep(key, found)
        return found

    def _keep(self, key: tuple[str, str], found: Occurrences) -> None:
        self._postings[key] = found
        self._cached_numbers += _numbers(found)
        while self._cached_numbers > MAX_CACHED_NUMBERS and len(self._postings) > 1:
            self._cached_numbers -= _numbers(self._postings.popitem(last=False)[1])

    def close(self) -> None:
        """Give back the files; cached postings stay readable."""
        with self._lock:
            self._reader.close()


def _read_facts(leaf: IndexReader) -> FactTable:
    return FactTable.of(
        [Facts(*leaf.stored_fields(number)[FACTS_FIELD]) for number in range(leaf.doc_count_all())]
    )


def _numbers(occurrences: Occurrences) -> int:
    return 2 * len(occurrences.documents) + len(occurrences.positions) + 16
