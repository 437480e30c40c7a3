"""From the record to the public index: outbox in, rebuild beside, switch when complete.

What the gate does not let the public see is not in the index. Changes come at least once and are applied by
reading the record anew, so that applying one twice changes nothing. The index is disposable: missing,
unreadable, of another archive, of an older version of this program or ahead of the record, it is rebuilt.

    index/current.json       which generation is current, and its place in the outbox
    index/generation-…/      one index of the engine
    index/drain.lock         held while changes are applied, and while a new generation is switched in
    index/rebuild.lock       held while a generation is built
"""

import logging
import secrets
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Protocol

from archive.access import Viewer, may_see
from archive.model import Chain
from index.documents import from_chain
from index.engine import Batch, Engine, IndexDamaged, SearchUnavailable
from index.following import FollowingEngine
from index.state import State, locked, read_state, write_state
from index.whoosh_engine import WhooshEngine
from index.whoosh_schema import VERSION

BATCH = 1_000
"""Quotes read together: their chains fit in a few megabytes."""
COMMIT = 20_000
"""Quotes committed together while rebuilding, about 40 MB: an index in one piece is searched several times
faster than one in twenty."""
PATIENCE = 30.0
"""Seconds to wait while another process updates the index; one drain takes far less."""
REBUILD_PATIENCE = 0.5
"""Seconds a search waits for somebody else's rebuild before it says that it is unavailable."""

_log = logging.getLogger("testimony.index")


class RecordReader(Protocol):
    """What the index needs of the record."""

    @property
    def archive_id(self) -> str:
        """Which archive it is."""
        ...

    def quote_ids(self) -> Sequence[str]:
        """Every quote there is."""
        ...

    def chains(self, quote_ids: Iterable[str], /) -> Mapping[str, Chain]:
        """The chains of those that there are."""
        ...

    def outbox_head(self) -> int:
        """The newest outbox entry."""
        ...

    def outbox(self, after: int, limit: int) -> Sequence[tuple[int, str]]:
        """Entries above a number: (number, quote id)."""
        ...


class PublicIndex:
    """The index of what the public may see, kept in step with the record."""

    def __init__(self, directory: Path, record: RecordReader) -> None:
        self._directory = directory
        self._record = record
        self._lock = threading.Lock()
        self._opened: tuple[str, WhooshEngine] | None = None
        self._following = FollowingEngine(self._current, self._heal)

    def engine(self) -> Engine:
        """The engine; it follows every commit and switch, in whatever process, and may be kept.

        Builds the index first where there is none to be used. Raises SearchUnavailable while another process
        is doing that.
        """
        self._current()
        return self._following

    def drain(self) -> None:
        """Apply what changed since. Raises SearchUnavailable.

        When it returns, everything committed to the record before the call is searchable, or no longer so.
        """
        name, _ = self._current(patience=PATIENCE)
        try:
            self._drain()
        except IndexDamaged:
            self._heal(name, patience=PATIENCE)
            self._drain()

    def _drain(self) -> None:
        with locked(self._directory / "drain.lock", patience=PATIENCE):
            state = self._usable(read_state(self._directory))
            if state is None:
                raise IndexDamaged("the search index is gone or another's", where=str(self._directory))
            for cursor in self._apply(self._engine_of(state), state.cursor):
                # After the commit, never before: killed in between, the change is applied again.
                write_state(self._directory, replace(state, cursor=cursor))

    def rebuild(self, progress: Callable[[int], object] | None = None) -> None:
        """Build a generation from the record and switch it in; searches go on in the old one meanwhile.

        ``progress`` is told how many more quotes were looked at. Raises SearchUnavailable where another
        process is rebuilding.
        """
        self._prepare()
        with locked(self._directory / "rebuild.lock", patience=PATIENCE):
            self._build(progress or (lambda count: None))

    def close(self) -> None:
        """Give back files and memory."""
        with self._lock:
            opened, self._opened = self._opened, None
        if opened is not None:
            opened[1].close()

    def _current(self, *, patience: float = REBUILD_PATIENCE) -> tuple[str, WhooshEngine]:
        """The name of the current generation and its engine, opened once, built first where need be."""
        state = read_state(self._directory)
        with self._lock:
            if state is not None and self._opened is not None and self._opened[0] == state.directory:
                return self._opened
        if self._usable(state) is None:
            self._rebuild_unless_usable(patience)
            state = read_state(self._directory)
        if state is None:
            raise SearchUnavailable("the search index is being built", remedy="Try again in a minute.")
        try:
            return state.directory, self._engine_of(state)
        except IndexDamaged:
            self._heal(state.directory, patience=patience)
            state = read_state(self._directory) or state
            return state.directory, self._engine_of(state)

    def _engine_of(self, state: State) -> WhooshEngine:
        with self._lock:
            if self._opened is not None and self._opened[0] == state.directory:
                return self._opened[1]
            engine = WhooshEngine(self._directory / state.directory)
            replaced, self._opened = self._opened, (state.directory, engine)
        if replaced is not None:
            replaced[1].close()
        return engine

    def _usable(self, state: State | None) -> State | None:
        if state is None or state.version != VERSION or state.archive_id != self._record.archive_id:
            return None
        return state if state.cursor <= self._record.outbox_head() else None

    def _heal(self, damaged: str | None, *, patience: float = REBUILD_PATIENCE) -> None:
        """Rebuild, unless the damaged generation is no longer the current one."""
        self._prepare()
        with locked(self._directory / "rebuild.lock", patience=patience):
            state = read_state(self._directory)
            if self._usable(state) is None or (state is not None and state.directory == damaged):
                _log.warning("the search index could not be read; it is rebuilt")
                self._build(lambda count: None)

    def _rebuild_unless_usable(self, patience: float) -> None:
        self._prepare()
        with locked(self._directory / "rebuild.lock", patience=patience):
            if self._usable(read_state(self._directory)) is None:
                self._build(lambda count: None)

    def _prepare(self) -> None:
        # Index files are pickles: whoever may write them may run code in the site's name.
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._directory.chmod(0o700)

    def _build(self, progress: Callable[[int], object]) -> None:
        """Under the rebuild lock: everything into a fresh generation, then what changed meanwhile; switch."""
        self._sweep()
        cursor = self._record.outbox_head()
        name = f"generation-{secrets.token_hex(4)}"
        engine = WhooshEngine.create(self._directory / name)
        try:
            for many in _batches(self._record.quote_ids(), COMMIT):
                with engine.batch() as batch:
                    for ids in _batches(many, BATCH):
                        self._put(batch, ids)
                        progress(len(ids))
            with locked(self._directory / "drain.lock", patience=PATIENCE):
                # All of it before the switch: the retired generation may know of a withdrawal already.
                cursor = max(self._apply(engine, cursor), default=cursor)
                archive_id = self._record.archive_id
                state = State(version=VERSION, archive_id=archive_id, directory=name, cursor=cursor)
                write_state(self._directory, state)
            _log.info("search index rebuilt: %d quotes", engine.count())
        finally:
            engine.close()
        self._sweep()

    def _apply(self, engine: WhooshEngine, cursor: int) -> Iterator[int]:
        """Under the drain lock: commits the outbox from there on; yields the cursor after each commit."""
        while entries := self._record.outbox(cursor, BATCH):
            with engine.batch() as batch:
                self._put(batch, tuple(dict.fromkeys(quote_id for _, quote_id in entries)))
            cursor = entries[-1][0]
            yield cursor

    def _put(self, batch: Batch, ids: Sequence[str]) -> None:
        """What the gate lets the public see goes in; anything else, and what is no longer there, goes out."""
        chains = self._record.chains(ids)
        for quote_id in ids:
            chain = chains.get(quote_id)
            if chain is not None and may_see(chain.quote, chain.source, Viewer.PUBLIC):
                batch.put(from_chain(chain))
            else:
                batch.delete(quote_id)

    def _sweep(self) -> None:
        """Remove generations that are not current: retired ones, and those a killed rebuild left."""
        state = read_state(self._directory)
        for path in self._directory.glob("generation-*"):
            if state is None or path.name != state.directory:
                shutil.rmtree(path, ignore_errors=True)


def _batches(ids: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    remaining = iter(ids)
    while batch := tuple(islice(remaining, size)):
        yield batch
