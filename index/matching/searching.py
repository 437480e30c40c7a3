"""What the embedded engines have in common: searches over unchanging snapshots, a new one after every commit.

An engine says which state is the newest and opens it. Logic, scores, orders, facets and the memory of answers
are the same for all of them, so that they give the same ids, counts and orders.
"""

import threading
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.documents import SearchDocument
from index.engine import Facet, Filed, Hit, Results, SearchUnavailable, Sort, WordCount
from index.matching.deadline import Deadline
from index.matching.evaluation import Evaluation, Snapshot
from index.matching.facets import Found, Numbers
from index.matching.filing import SpeakersInOrder
from index.matching.ordering import page
from index.querying.query import Field, Phrase, Query

TIME_LIMIT = 0.9
"""Seconds a search may take: longer ones are refused with advice rather than holding up everybody."""
CACHED_NUMBERS = 4_000_000
"""Found documents kept of the answers of a generation, 64 MB at most: the next page and a changed facet cost
nothing."""

_Answer = tuple[Numbers, NDArray[np.float64]]
_S = TypeVar("_S", bound=Snapshot)


class Changes:
    """Changes by id, the last one of an id kept, whatever an engine does with two updates in one batch."""

    def __init__(self) -> None:
        self.by_id: dict[str, SearchDocument | None] = {}

    def put(self, document: SearchDocument) -> None:
        """Add the document, or replace the one with its id."""
        self.by_id[document.id] = document

    def delete(self, document_id: str) -> None:
        """Remove the document; no error where there is none."""
        self.by_id[document_id] = None


class SnapshotEngine(ABC, Generic[_S]):
    """One index in one directory, safe to share between threads and with other processes."""

    def __init__(self, directory: Path, *, time_limit: float = TIME_LIMIT) -> None:
        """Open the index in ``directory``; raises SearchUnavailable where there is none or it is damaged."""
        self._directory = directory
        self._time_limit = time_limit
        self._lock = threading.Lock()
        self._state: Hashable = None
        self._closed = False
        self._snapshot: _S | None = None
        self._readers: dict[_S, int] = {}
        self._answers: OrderedDict[Query, _Answer] = OrderedDict()
        self._cached = 0
        with self._reading():
            pass

    @abstractmethod
    def _newest(self) -> Hashable:
        """What tells the newest committed state from any other, whichever process committed it; cheap."""

    @abstractmethod
    def _opened(self, before: _S | None) -> _S:
        """The newest state, opened; ``before`` is the one that was open, whose arrays may be used again."""

    @contextmanager
    def batch(self) -> Iterator[Changes]:
        """A batch, committed durably when the block ends, dropped when it raises."""
        changes = Changes()
        yield changes
        if changes.by_id:
            self._commit(changes.by_id)

    @abstractmethod
    def _commit(self, changes: Mapping[str, SearchDocument | None]) -> None:
        """Make the changes visible together, and durable."""

    @abstractmethod
    def is_purged(self) -> bool:
        """Whether nothing that was removed or replaced is in the index's files any more."""

    @abstractmethod
    def purge(self) -> None:
        """Take what was removed or replaced out of the index's files too, not only out of its answers."""

    def search(
        self,
        query: Query,
        *,
        filters: Mapping[Facet, Sequence[str]] | None = None,
        sort: Sort = Sort.RELEVANCE,
        offset: int = 0,
        limit: int = 20,
        facets: Sequence[Facet] = (),
    ) -> Results:
        """Search; ``filters`` keeps documents with any of the values, for every facet named.

        Raises SearchTimeout and SearchUnavailable.
        """
        with self.held() as held:
            return held.search(query, filters=filters, sort=sort, offset=offset, limit=limit, facets=facets)

    @contextmanager
    def held(self) -> Iterator["_Held[_S]"]:
        """The newest committed state, which stays as it is while the block runs."""
        with self._reading() as snapshot:
            yield _Held(snapshot, self._answer)

    def filed(self, filters: Mapping[Facet, Sequence[str]] | None = None) -> Filed:
        """Those who speak in what these keep, in the order of their names."""
        with self._reading() as snapshot:
            facts = snapshot.facts
            kept = (facts.facet(facet).carrying(values) for facet, values in (filters or {}).items())
            return SpeakersInOrder(facts, np.flatnonzero(reduce(np.logical_and, kept, facts.live)))

    def words(self, beginning: str, *, limit: int) -> Sequence[WordCount]:
        """The most frequent folded words of quotes that begin so (folded), with how many quotes have each."""
        with self._reading() as snapshot:
            known = snapshot.beginning(beginning, limit)
            evaluation = Evaluation(snapshot, Deadline(self._time_limit))
            # Files may still have what is in no quote any more, until they are written anew.
            counts = (
                WordCount(form, int(evaluation.matching(Phrase(form, Field.WORDS)).sum()))
                for form, _ in known
            )
            return tuple(sorted((one for one in counts if one.count), key=lambda one: (-one.count, one.form)))

    def ids(self, query: Query) -> Iterator[str]:
        """Every matching id, in no promised order."""
        with self._reading() as snapshot:
            found = np.flatnonzero(Evaluation(snapshot, Deadline(self._time_limit)).matching(query))
            return iter([snapshot.facts.ids[number] for number in found.tolist()])

    def ids_after(self, document_id: str, query: Query, *, limit: int) -> Sequence[str]:
        """The matching ids that come after this one in ascending order, the first again after the last."""
        with self._reading() as snapshot:
            facts = snapshot.facts
            found = np.flatnonzero(Evaluation(snapshot, Deadline(self._time_limit)).matching(query))
            places = (facts.id_ranks[found] - facts.place_after(document_id)) % max(1, len(facts.ids))
            return tuple(facts.ids[number] for number in found[np.argsort(places)[:limit]].tolist())

    def holds(self, document_id: str) -> bool:
        """Whether the index holds this document."""
        with self._reading() as snapshot:
            return snapshot.facts.holds(document_id)

    def count(self) -> int:
        """How many documents the index holds."""
        with self._reading() as snapshot:
            return len(snapshot.facts.live_numbers)

    def close(self) -> None:
        """Give back files and memory; a search that is under way ends first, a later one is refused."""
        with self._lock:
            self._closed = True
            self._retire()

    def _answer(self, snapshot: _S, query: Query) -> _Answer:
        with self._lock:
            if snapshot is self._snapshot and query in self._answers:
                self._answers.move_to_end(query)
                return self._answers[query]
        evaluation = Evaluation(snapshot, Deadline(self._time_limit))
        found = np.flatnonzero(evaluation.matching(query))
        answer = found, evaluation.scores(query, found)
        with self._lock:
            if snapshot is self._snapshot and query not in self._answers:
                self._answers[query] = answer
                self._cached += len(found)
                while self._cached > CACHED_NUMBERS:
                    self._cached -= len(self._answers.popitem(last=False)[1][0])
        return answer

    @contextmanager
    def _reading(self) -> Iterator[_S]:
        """The newest committed state, held open while the block runs."""
        with self._lock:
            snapshot = self._current()
            self._readers[snapshot] += 1
        try:
            yield snapshot
        finally:
            with self._lock:
                self._readers[snapshot] -= 1
                if snapshot is not self._snapshot and not self._readers[snapshot]:
                    self._close(snapshot)

    def _current(self) -> _S:
        if self._closed:
            raise SearchUnavailable("the search index was closed", where=str(self._directory))
        newest = self._newest()
        if self._snapshot is None or newest != self._state:
            snapshot = self._opened(self._snapshot)
            self._retire()
            self._snapshot, self._state = snapshot, newest
            self._readers[snapshot] = 0
        return self._snapshot

    def _retire(self) -> None:
        retired, self._snapshot = self._snapshot, None
        self._answers.clear()
        self._cached = 0
        if retired is not None and not self._readers[retired]:
            self._close(retired)

    def _close(self, snapshot: _S) -> None:
        del self._readers[snapshot]
        snapshot.close()


class _Held(Generic[_S]):
    """Searches in one snapshot."""

    def __init__(self, snapshot: _S, answer: Callable[[_S, Query], _Answer]) -> None:
        """``answer`` gives the documents that match, and how well, from memory where it can."""
        self._snapshot = snapshot
        self._answer = answer

    def search(
        self,
        query: Query,
        *,
        filters: Mapping[Facet, Sequence[str]] | None = None,
        sort: Sort = Sort.RELEVANCE,
        offset: int = 0,
        limit: int = 20,
        facets: Sequence[Facet] = (),
    ) -> Results:
        """As ``SnapshotEngine.search``."""
        facts = self._snapshot.facts
        found, scores = self._answer(self._snapshot, query)
        for facet, values in (filters or {}).items():
            kept = facts.facet(facet).carrying(values)[found]
            found, scores = found[kept], scores[kept]
        among = Found(found, len(facts.ids))
        shown = page(facts, found, scores, sort, offset=offset, limit=limit)
        return Results(
            hits=tuple(Hit(facts.ids[found[place]], float(scores[place])) for place in shown),
            total=len(found),
            facets={facet: facts.facet(facet).counts(among) for facet in facets},
        )
