"""One committed state of a Whoosh index, read for searching: arrays for facts, cached postings for terms."""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.index import FileIndex
from whoosh.reading import IndexReader, TermNotFound

from index.deadline import Deadline
from index.engine import Facet
from index.evaluation import MISSING
from index.facets import FacetColumn, Mask
from index.groups import Group
from index.occurrences import NOWHERE, Occurrences
from index.whoosh_schema import FACTS_FIELD, POSITION, Facts, exact_field, loose_field
from index.whoosh_storage import guarding

MAX_CACHED_NUMBERS = 6_000_000
"""Numbers kept of decoded postings, about 50 MB: every term that people search for, at 100,000 quotes."""
DEADLINE_EVERY = 4_096
"""Postings decoded between two looks at the clock: about ten milliseconds."""


@dataclass(frozen=True, slots=True)
class SegmentFacts:
    """The facts of one segment as arrays; segments never change, so they are kept from commit to commit."""

    ids: tuple[str, ...]
    ages: NDArray[np.int64]
    first_days: NDArray[np.int64]
    last_days: NDArray[np.int64]
    lengths: NDArray[np.int64]
    """One row for each document, one column for each group."""
    facets: Mapping[Facet, FacetColumn]

    @classmethod
    def of(cls, facts: Sequence[Facts]) -> "SegmentFacts":
        """From the facts of documents 0, 1, 2, …"""

        def numbers(values: Sequence[int | None]) -> NDArray[np.int64]:
            return np.array([MISSING if value is None else value for value in values], np.int64)

        return cls(
            ids=tuple(fact.id for fact in facts),
            ages=numbers([fact.age for fact in facts]),
            first_days=numbers([_either(fact.date_from, fact.date_to) for fact in facts]),
            last_days=numbers([_either(fact.date_to, fact.date_from) for fact in facts]),
            lengths=np.array([fact.lengths for fact in facts], np.int64).reshape(len(facts), len(Group)),
            facets={facet: FacetColumn.of([_carried(fact, facet) for fact in facts]) for facet in Facet},
        )


def _either(day: int | None, other: int | None) -> int | None:
    return other if day is None else day


def _carried(facts: Facts, facet: Facet) -> Sequence[str]:
    if facet is Facet.PLACE:
        return facts.place_ids
    value = {
        Facet.SPEAKER: facts.speaker_id,
        Facet.AGE_BAND: facts.age_band,
        Facet.SOURCE: facts.source_id,
        Facet.YEAR: facts.year,
        Facet.ROLE: facts.role,
        Facet.KIND: facts.kind,
        Facet.LANGUAGE: facts.language,
    }[facet]
    return (value,) if value else ()


class WhooshSnapshot:
    """A reader of one generation with what searching needs of it; unchanging, shared by threads."""

    def __init__(self, index: FileIndex, directory: Path, known: Mapping[str, SegmentFacts]) -> None:
        self._directory = directory
        self._lock = threading.Lock()
        self._postings: OrderedDict[tuple[str, str], Occurrences] = OrderedDict()
        self._cached_numbers = 0
        with guarding(directory):
            self._reader = index.reader()
            leaves = self._reader.leaf_readers() if self._reader.doc_count_all() else []
            self.segments: dict[str, SegmentFacts] = {}
            for leaf, _ in leaves:
                name = leaf.segment().segment_id()
                self.segments[name] = known.get(name) or _read_facts(leaf)
            self._offsets = [offset for _, offset in leaves]
            self.live: Mask = np.zeros(self._reader.doc_count_all(), np.bool_)
            self.live[np.fromiter(self._reader.all_doc_ids(), np.int64)] = True
        self._parts = tuple(self.segments.values())

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids by document number."""
        return tuple(document_id for part in self._parts for document_id in part.ids)

    @cached_property
    def live_ids(self) -> frozenset[str]:
        """The ids of the documents that are there."""
        return frozenset(self.ids[number] for number in np.flatnonzero(self.live))

    @cached_property
    def id_ranks(self) -> NDArray[np.int64]:
        """The place of each document's id among all ids in ascending order."""
        order = np.array(sorted(range(len(self.ids)), key=self.ids.__getitem__), np.int64)
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        return ranks

    @cached_property
    def ages(self) -> NDArray[np.int64]:
        """Stated ages by document number."""
        return _concatenated([part.ages for part in self._parts])

    @cached_property
    def dates(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """First and last day by document number."""
        first, last = [part.first_days for part in self._parts], [part.last_days for part in self._parts]
        return _concatenated(first), _concatenated(last)

    @cached_property
    def lengths(self) -> Mapping[Group, NDArray[np.int64]]:
        """Words in each group by document number."""
        return {
            group: _concatenated([part.lengths[:, column] for part in self._parts])
            for column, group in enumerate(Group)
        }

    @cached_property
    def _facets(self) -> dict[Facet, FacetColumn]:
        return {
            facet: FacetColumn.joined([part.facets[facet] for part in self._parts], self._offsets)
            for facet in Facet
        }

    def facet(self, facet: Facet) -> FacetColumn:
        """The values of a facet."""
        return self._facets[facet]

    def loose(self, group: Group, term: str, deadline: Deadline) -> Occurrences:
        """Documents by stem (names: by form)."""
        return self._occurrences(loose_field(group), term, deadline)

    def exact(self, group: Group, term: str, deadline: Deadline) -> Occurrences:
        """Documents and positions by form."""
        return self._occurrences(exact_field(group), term, deadline)

    def vocabulary(self, group: Group) -> Sequence[str]:
        """Every form of the group, ascending."""
        return self._vocabularies[group]

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
                found = self._decoded(field, term, deadline)
            self._keep(key, found)
        return found

    def _decoded(self, field: str, term: str, deadline: Deadline) -> Occurrences:
        try:
            matcher = self._reader.postings(field, term.encode())
        except TermNotFound:
            return NOWHERE
        documents: list[int] = []
        weights: list[float] = []
        values: list[bytes] = []
        while matcher.is_active():
            documents.append(matcher.id())
            weights.append(matcher.weight())
            values.append(matcher.value() or b"")
            matcher.next()
            if not len(documents) % DEADLINE_EVERY:
                deadline.check()
        positions = np.frombuffer(b"".join(values), POSITION).astype(np.int64)
        return Occurrences(np.array(documents, np.int64), np.array(weights, np.int64), positions)

    def _keep(self, key: tuple[str, str], found: Occurrences) -> None:
        self._postings[key] = found
        self._cached_numbers += _numbers(found)
        while self._cached_numbers > MAX_CACHED_NUMBERS and len(self._postings) > 1:
            self._cached_numbers -= _numbers(self._postings.popitem(last=False)[1])

    def close(self) -> None:
        """Give back the files; cached postings stay readable."""
        with self._lock:
            self._reader.close()


def _read_facts(leaf: IndexReader) -> SegmentFacts:
    return SegmentFacts.of(
        [Facts(*leaf.stored_fields(number)[FACTS_FIELD]) for number in range(leaf.doc_count_all())]
    )


def _concatenated(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate([np.empty(0, np.int64), *parts])


def _numbers(occurrences: Occurrences) -> int:
    return 2 * len(occurrences.documents) + len(occurrences.positions) + 16
