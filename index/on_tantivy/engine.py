"""The embedded engine for large archives: Tantivy finds the words, this package does the rest.

Of Tantivy its term dictionary, single terms, sets of terms, rows of terms, and deletion by id are used; never
its query parser, its tokenizers or its scores (``docs/decisions/0010-a-second-engine.md``).
"""

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import tantivy

from index.documents import SearchDocument
from index.engine import SearchUnavailable
from index.files import sync_directory
from index.matching.searching import TIME_LIMIT, SnapshotEngine
from index.on_tantivy.files import (
    META_FILE,
    Damaged,
    Segment,
    check,
    guarding,
    left_over,
    segments_in,
    state_of,
)
from index.on_tantivy.schema import ID_FIELD, SCHEMA, added, given_back, stored, with_analyser
from index.on_tantivy.snapshot import TantivySnapshot
from index.state import locked

WRITER_LOCK = "writer.lock"
WRITER_PATIENCE = 30.0
"""Seconds to wait for another writer; a commit takes well under one."""
WRITER_MEMORY = 100_000_000
"""Bytes; a quote takes a few hundred."""
OPENING_ATTEMPTS = 20
OPENING_PAUSE = 0.02


class TantivyEngine(SnapshotEngine[TantivySnapshot]):
    """One Tantivy index in one directory."""

    def __init__(self, directory: Path, *, time_limit: float = TIME_LIMIT) -> None:
        """Open the index in ``directory``; raises SearchUnavailable where there is none or it is damaged."""
        self._checked: frozenset[str] = frozenset()
        with guarding(directory):
            state_of(directory)
            self._index = with_analyser(tantivy.Index.open(str(directory)))
            self._index.config_reader("manual")
        super().__init__(directory, time_limit=time_limit)

    @classmethod
    def create(cls, directory: Path, *, time_limit: float = TIME_LIMIT) -> "TantivyEngine":
        """Make an empty index in a new directory that only its owner may read."""
        with guarding(directory):
            directory.mkdir(mode=0o700, parents=True)
            tantivy.Index(SCHEMA, path=str(directory), reuse=False)
            sync_directory(directory)
            sync_directory(directory.parent)
        return cls(directory, time_limit=time_limit)

    def close(self) -> None:
        """Give back files and memory; a search that is under way ends first, a later one is refused."""
        super().close()
        # It maps files into memory, too.
        self.__dict__.pop("_index", None)

    def _newest(self) -> Hashable:
        with guarding(self._directory):
            return state_of(self._directory)

    def _opened(self, before: TantivySnapshot | None) -> TantivySnapshot:
        with guarding(self._directory):
            searcher, segments = self._searcher()
            return TantivySnapshot(searcher, segments, self._directory, before)

    def _searcher(self) -> tuple[tantivy.Searcher, tuple[Segment, ...]]:
        """A searcher and the segments it reads; another process may be committing at this very moment."""
        for _ in range(OPENING_ATTEMPTS):
            meta = (self._directory / META_FILE).read_bytes()
            try:
                segments = segments_in(meta)
                self._check(segments)
                self._index.reload()
                searcher = self._index.searcher()
            except (FileNotFoundError, ValueError):
                if meta == (self._directory / META_FILE).read_bytes():
                    raise
            else:
                if meta == (self._directory / META_FILE).read_bytes():
                    if sum(segment.documents - segment.removed for segment in segments) != searcher.num_docs:
                        raise Damaged(META_FILE)
                    return searcher, segments
            sleep(OPENING_PAUSE)
        raise SearchUnavailable("the search index is changing too fast to be read", remedy="Try again.")

    def _check(self, segments: tuple[Segment, ...]) -> None:
        names = {name for segment in segments for name in segment.files}
        for name in names - self._checked:
            check(self._directory / name)
        self._checked = frozenset(names)

    @contextmanager
    def _writing(self) -> Iterator[tantivy.IndexWriter]:
        """A writer, one at a time in all processes; what was not committed when it raises is dropped."""
        # Where there is no index any more, it is said so before a lock can't be made.
        self._newest()
        with (
            locked(self._directory / WRITER_LOCK, patience=WRITER_PATIENCE),
            guarding(self._directory, writing=True),
        ):
            writer = self._index.writer(WRITER_MEMORY, 1)
            try:
                yield writer
            except BaseException:
                writer.rollback()
                writer.wait_merging_threads()
                raise
            writer.commit()
            # The files of merged segments are removed when their merge ends.
            writer.wait_merging_threads()
            # Tantivy makes files durable before it names them, and not that it has named them: whoever fed
            # this batch goes on from here.
            sync_directory(self._directory)

    def _commit(self, changes: Mapping[str, SearchDocument | None]) -> None:
        with self._writing() as writer:
            with self._reading() as snapshot:
                facts = snapshot.facts
            # Numbers of operations only grow, and each document takes one at least.
            number = writer.commit_opstamp
            for document_id, document in changes.items():
                if facts.holds(document_id):
                    writer.delete_documents_by_term(ID_FIELD, document_id)
                if document is not None:
                    number += 1
                    writer.add_document(added(stored(document, number)))

    def is_purged(self) -> bool:
        """Whether nothing that was removed or replaced is in the index's files any more."""
        with self._reading() as snapshot, guarding(self._directory):
            segments = snapshot.segments
            return not any(segment.removed for segment in segments) and not left_over(
                self._directory, segments
            )

    def purge(self) -> None:
        """Take what was removed or replaced out of the index's files too, and what killed writers left.

        Tantivy only marks what is deleted until a merge happens to come by, and can't be told to merge: what
        is left of such a segment is added anew, from what the index keeps of it, and the whole segment goes.
        """
        if self.is_purged():
            return
        with self._writing() as writer, self._reading() as snapshot:
            for path in left_over(self._directory, snapshot.segments):
                path.unlink(missing_ok=True)
            for place, addresses in snapshot.addresses():
                segment = snapshot.segments[place]
                if segment.documents - segment.removed != len(addresses):
                    raise SearchUnavailable("the search index can't be purged", where=str(self._directory))
                if segment.removed:
                    for address in addresses:
                        kept = given_back(snapshot.document(address))
                        writer.delete_documents_by_term(ID_FIELD, kept.id)
                        writer.add_document(added(kept))
