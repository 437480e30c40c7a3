"""The embedded engine: Whoosh keeps the postings, this package does the searching.

Of Whoosh only storing, merging, deleting by id and reading the postings of a term are used. Its query
matchers, collectors and ``Searcher.refresh`` answer wrongly in silence on some paths; none is called here
(``docs/decisions/0002-search-library.md``). Every search looks whether another process has committed.
"""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import numpy as np
from numpy.typing import NDArray
from whoosh.index import FileIndex

from index.deadline import Deadline
from index.documents import SearchDocument
from index.engine import Facet, Hit, Results, SearchUnavailable, Sort
from index.evaluation import MISSING, Evaluation
from index.query import Query
from index.whoosh_merging import without_deleted
from index.whoosh_schema import ID_FIELD, SCHEMA, fields_of
from index.whoosh_snapshot import WhooshSnapshot
from index.whoosh_storage import DurableStorage, guarding, sync_directory

TIME_LIMIT = 2.0
"""Seconds a search may take: longer ones are refused with advice rather than holding up everybody."""
WRITER_PATIENCE = 30.0
"""Seconds to wait for another writer; a commit takes well under one."""
WRITER_MEMORY_MB = 256
OPENING_ATTEMPTS = 4
OPENING_PAUSE = 0.02
CACHED_ANSWERS = 128
"""Answers kept of each generation: the next page and a changed facet cost nothing."""

_Answer = tuple[NDArray[np.bool_], NDArray[np.float64]]


class WhooshBatch:
    """Changes by id, the last one of an id kept: Whoosh would keep both of two updates in one batch."""

    def __init__(self) -> None:
        self.changes: dict[str, SearchDocument | None] = {}

    def put(self, document: SearchDocument) -> None:
        """Add the document, or replace the one with its id."""
        self.changes[document.id] = document

    def delete(self, document_id: str) -> None:
        """Remove the document; no error where there is none."""
        self.changes[document_id] = None


class WhooshEngine:
    """One Whoosh index in one directory, safe to share between threads and with other processes."""

    def __init__(self, directory: Path, *, time_limit: float = TIME_LIMIT) -> None:
        """Open the index in ``directory``; raises SearchUnavailable where there is none or it is damaged."""
        self._directory = directory
        self._time_limit = time_limit
        self._lock = threading.Lock()
        self._storage = DurableStorage(directory)
        with guarding(directory):
            self._index = _opened(self._storage)
        self._generation = -1
        self._closed = False
        self._snapshot: WhooshSnapshot | None = None
        self._readers: dict[WhooshSnapshot, int] = {}
        self._answers: OrderedDict[object, _Answer] = OrderedDict()
        with self._reading():
            pass

    @classmethod
    def create(cls, directory: Path, *, time_limit: float = TIME_LIMIT) -> "WhooshEngine":
        """Make an empty index in a new directory that only its owner may read: its files are pickles."""
        with guarding(directory):
            directory.mkdir(mode=0o700, parents=True)
            FileIndex.create(DurableStorage(directory), SCHEMA)
            sync_directory(directory.parent)
        return cls(directory, time_limit=time_limit)

    @contextmanager
    def batch(self) -> Iterator[WhooshBatch]:
        """A batch, committed durably when the block ends, dropped when it raises."""
        batch = WhooshBatch()
        yield batch
        if batch.changes:
            with guarding(self._directory):
                self._commit(batch.changes)

    def _commit(self, changes: Mapping[str, SearchDocument | None]) -> None:
        writer = self._index.writer(timeout=WRITER_PATIENCE, limitmb=WRITER_MEMORY_MB)
        try:
            self._storage.sweep()
            for document_id, document in changes.items():
                writer.delete_by_term(ID_FIELD, document_id)
                if document is not None:
                    writer.add_document(**fields_of(document))
        except BaseException:
            writer.cancel()
            raise
        writer.commit()

    def is_purged(self) -> bool:
        """Whether nothing that was removed or replaced is in the index's files any more."""
        with self._reading() as snapshot:
            files = sum(1 for _ in self._directory.glob("*.seg"))
            return bool(snapshot.live.all()) and files == len(snapshot.segments)

    def purge(self) -> None:
        """Take what was removed or replaced out of the index's files too, and what killed writers left."""
        if self.is_purged():
            return
        with guarding(self._directory):
            writer = self._index.writer(timeout=WRITER_PATIENCE, limitmb=WRITER_MEMORY_MB)
            self._storage.sweep()
            writer.commit(mergetype=without_deleted)

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
        with self._reading() as snapshot:
            mask, scores = self._answer(snapshot, query)
            for facet, values in (filters or {}).items():
                mask = mask & snapshot.facet(facet).carrying(values, len(mask))
            found = np.flatnonzero(mask)
            page = found[_order(snapshot, found, scores, sort)][offset : offset + limit]
            return Results(
                hits=tuple(Hit(snapshot.ids[number], float(scores[number])) for number in page),
                total=len(found),
                facets={facet: snapshot.facet(facet).counts(mask) for facet in facets},
            )

    def ids(self, query: Query) -> Iterator[str]:
        """Every matching id, in no promised order."""
        with self._reading() as snapshot:
            mask, _ = self._answer(snapshot, query)
            found = [snapshot.ids[number] for number in np.flatnonzero(mask)]
        return iter(found)

    def holds(self, document_id: str) -> bool:
        """Whether the index holds this document."""
        with self._reading() as snapshot:
            return document_id in snapshot.live_ids

    def count(self) -> int:
        """How many documents the index holds."""
        with self._reading() as snapshot:
            return int(snapshot.live.sum())

    def close(self) -> None:
        """Give back files and memory; a search that is under way ends first, a later one is refused."""
        with self._lock:
            self._closed = True
            self._retire()

    def _answer(self, snapshot: WhooshSnapshot, query: Query) -> _Answer:
        key = (id(snapshot), query)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        evaluation = Evaluation(snapshot, Deadline(self._time_limit))
        mask = evaluation.matching(query)
        answer = mask, evaluation.scores(query)
        with self._lock:
            if snapshot is self._snapshot:
                self._answers[key] = answer
                if len(self._answers) > CACHED_ANSWERS:
                    self._answers.popitem(last=False)
        return answer

    @contextmanager
    def _reading(self) -> Iterator[WhooshSnapshot]:
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

    def _current(self) -> WhooshSnapshot:
        if self._closed:
            raise SearchUnavailable("the search index was closed", where=str(self._directory))
        with guarding(self._directory):
            newest = self._index.latest_generation()
            if newest < 0:
                raise FileNotFoundError(self._directory)
        if self._snapshot is None or newest != self._generation:
            known = self._snapshot.segments if self._snapshot else {}
            snapshot = WhooshSnapshot(self._index, self._directory, known)
            self._retire()
            self._snapshot, self._generation = snapshot, newest
            self._readers[snapshot] = 0
        return self._snapshot

    def _retire(self) -> None:
        retired, self._snapshot = self._snapshot, None
        self._answers.clear()
        if retired is not None and not self._readers[retired]:
            self._close(retired)

    def _close(self, snapshot: WhooshSnapshot) -> None:
        del self._readers[snapshot]
        snapshot.close()


def _opened(storage: DurableStorage) -> FileIndex:
    """Whoosh's index; another process may be replacing the table of contents at this very moment."""
    for _ in range(OPENING_ATTEMPTS - 1):
        try:
            return FileIndex(storage, schema=SCHEMA)
        except FileNotFoundError:
            sleep(OPENING_PAUSE)
    return FileIndex(storage, schema=SCHEMA)


def _order(
    snapshot: WhooshSnapshot, found: NDArray[np.int64], scores: NDArray[np.float64], sort: Sort
) -> NDArray[np.int64]:
    """Places in ``found``, best first; oldest and youngest first for dates and ages, the unknown last."""
    ranks = snapshot.id_ranks[found]
    if sort is Sort.RELEVANCE:
        return np.lexsort((ranks, -scores[found]))
    values = (snapshot.dates[0] if sort is Sort.DATE else snapshot.ages)[found]
    return np.lexsort((ranks, values, values == MISSING))
