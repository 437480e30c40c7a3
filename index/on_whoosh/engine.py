"""The embedded default engine: Whoosh keeps the postings, this package does the searching.

Of Whoosh only storing, merging, deleting by id and reading the postings of a term are used. Its query
matchers, collectors and ``Searcher.refresh`` answer wrongly in silence on some paths; none is called here
(``docs/decisions/0002-search-library.md``). Every search looks whether another process has committed.
"""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Mapping
from pathlib import Path
from time import sleep

from whoosh.index import FileIndex

from index.documents import SearchDocument
from index.files import sync_directory
from index.matching.searching import TIME_LIMIT, SnapshotEngine
from index.on_whoosh.merging import without_deleted
from index.on_whoosh.schema import ID_FIELD, SCHEMA, fields_of
from index.on_whoosh.snapshot import WhooshSnapshot
from index.on_whoosh.storage import DurableStorage, guarding

WRITER_PATIENCE = 30.0
"""Seconds to wait for another writer; a commit takes well under one."""
WRITER_MEMORY_MB = 256
OPENING_ATTEMPTS = 4
OPENING_PAUSE = 0.02


class WhooshEngine(SnapshotEngine[WhooshSnapshot]):
    """One Whoosh index in one directory."""

    def __init__(self, directory: Path, *, time_limit: float = TIME_LIMIT) -> None:
        """Open the index in ``directory``; raises SearchUnavailable where there is none or it is damaged."""
        self._storage = DurableStorage(directory)
        with guarding(directory):
            self._index = _opened(self._storage)
        super().__init__(directory, time_limit=time_limit)

    @classmethod
    def create(cls, directory: Path, *, time_limit: float = TIME_LIMIT) -> "WhooshEngine":
        """Make an empty index in a new directory that only its owner may read: its files are pickles."""
        with guarding(directory):
            directory.mkdir(mode=0o700, parents=True)
            FileIndex.create(DurableStorage(directory), SCHEMA)
            sync_directory(directory.parent)
        return cls(directory, time_limit=time_limit)

    def _newest(self) -> int:
        with guarding(self._directory):
            newest = int(self._index.latest_generation())
            if newest < 0:
                raise FileNotFoundError(self._directory)
        return newest

    def _opened(self, before: WhooshSnapshot | None) -> WhooshSnapshot:
        return WhooshSnapshot(self._index, self._directory, before.segments if before else {})

    def _commit(self, changes: Mapping[str, SearchDocument | None]) -> None:
        with guarding(self._directory):
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
            return bool(snapshot.facts.live.all()) and files == len(snapshot.segments)

    def purge(self) -> None:
        """Take what was removed or replaced out of the index's files too, and what killed writers left."""
        if self.is_purged():
            return
        with guarding(self._directory):
            writer = self._index.writer(timeout=WRITER_PATIENCE, limitmb=WRITER_MEMORY_MB)
            self._storage.sweep()
            writer.commit(mergetype=without_deleted)


def _opened(storage: DurableStorage) -> FileIndex:
    """Whoosh's index; another process may be replacing the table of contents at this very moment."""
    for _ in range(OPENING_ATTEMPTS - 1):
        try:
            return FileIndex(storage, schema=SCHEMA)
        except FileNotFoundError:
            sleep(OPENING_PAUSE)
    return FileIndex(storage, schema=SCHEMA)
