"""From the record to the public index: outbox in, rebuild beside, switch when complete.

What the gate does not let the public see is not in the index. Changes come at least once and are applied by
reading the record anew, so that applying one twice changes nothing. The index is disposable: missing,
unreadable, of another archive, of an older version of this program, or of revisions that are not the record's
(a copy was restored), it is rebuilt.

    index/current.json       which generation is current, and its place in the outbox
    index/generation-…/      one index of the engine
    index/drain.lock         held while changes are applied, and while a new generation is switched in
    index/rebuild.lock       held while a generation is built
"""

import logging
import secrets
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from archive.findings import Finding
from index.engine import Engine, IndexDamaged, Searcher, SearchUnavailable
from index.engine_choice import EngineChoice, EngineName
from index.engines import KINDS, VERSIONS
from index.state import State, locked, prepare, read_state, write_state
from index.upkeep import audit, feeding
from index.upkeep.feeding import BATCH, RecordReader
from index.upkeep.following import FollowingSearcher

COMMIT = 20_000
"""Quotes committed together while rebuilding, about 40 MB: an index in one piece is searched several times
faster than one in twenty."""
PATIENCE = 120.0
"""Seconds to wait while another process updates the index; taking 20,000 quotes anew takes about twenty."""
CATCH_UP_PATIENCE = 0.05
"""Seconds a reader's request waits for the same: the index answers as it is, the gate keeps what it must."""
REBUILD_PATIENCE = 0.5
"""Seconds a search waits for somebody else's rebuild before it says that it is unavailable."""

_log = logging.getLogger("testimony.index")


class PublicIndex:
    """The index of what the public may see, kept in step with the record."""

    def __init__(
        self, directory: Path, record: RecordReader, choice: EngineChoice = EngineChoice.AUTO
    ) -> None:
        self._directory = directory
        self._record = record
        self._choice = choice
        self._lock = threading.Lock()
        self._opened: tuple[str, Engine] | None = None
        self._following = FollowingSearcher(self._current, self._heal)

    def engine(self) -> Searcher:
        """The searcher; it follows every commit and switch, in whatever process, and may be kept.

        Builds the index first where there is none to be used. Raises SearchUnavailable while another process
        is doing that, here or when it is asked.
        """
        with self._lock:
            is_open = self._opened is not None
        if not is_open:
            self._current()
        return self._following

    def is_built(self) -> bool:
        """Whether there is an index that can be searched, without building one."""
        return self._usable(read_state(self._directory)) is not None

    def drain(self) -> None:
        """Apply what changed since. Raises SearchUnavailable.

        When it returns, everything committed to the record before the call is searchable, or no longer so;
        what is no longer so is in no file of the index either, which can take seconds.
        """
        self._mending(self._purge, patience=PATIENCE)
        self._change_engine()

    def catch_up(self) -> None:
        """As ``drain`` for searches, at once: it waits for nobody, and leaves files to the next ``drain``."""
        self._mending(lambda: self._drain(patience=CATCH_UP_PATIENCE), patience=REBUILD_PATIENCE)

    def _mending(self, work: Callable[[], object], *, patience: float) -> None:
        name, _ = self._current(patience=patience)
        try:
            work()
        except IndexDamaged:
            self._heal(name, patience=patience)
            work()

    def _purge(self) -> None:
        self._drain(patience=PATIENCE)
        state = read_state(self._directory)
        if state is not None and not self._engine_of(state).is_purged():
            with locked(self._directory / "drain.lock", patience=PATIENCE):
                # Another generation may have been switched in before the lock was had.
                state = read_state(self._directory) or state
                self._engine_of(state).purge()

    def _drain(self, *, patience: float) -> None:
        current = self._usable(read_state(self._directory))
        if current is not None and current.cursor == self._record.outbox_head():
            # Without the lock, which can't be had where the index may only be read.
            return
        with locked(self._directory / "drain.lock", patience=patience):
            state = self._usable(read_state(self._directory))
            if state is None:
                raise IndexDamaged("the search index is gone or another's", where=str(self._directory))
            for cursor in feeding.follow(self._engine_of(state), self._record, state.cursor):
                # After the commit, never before: killed in between, the change is applied again.
                write_state(self._directory, self._at(state, cursor))

    def _at(self, state: State, cursor: int) -> State:
        """The state after the outbox was applied up to there.

        The head is read after the quotes were: what they showed had been decided in a revision up to it.
        """
        head = self._record.head()
        return replace(state, cursor=cursor, revision=head.number, revision_hash=head.hash)

    def audit(self) -> tuple[Finding, ...]:
        """Where the index and the gate disagree, once all changes are applied. Raises SearchUnavailable."""
        self.drain()
        doubtful = audit.differences(self._record, self.engine())
        if not doubtful:
            return ()
        # Somebody may have decided while the two were read: apply that too, and look again at these.
        self.drain()
        return tuple(audit.findings(self._record, self.engine(), doubtful))

    def kept_by(self) -> EngineName:
        """The engine that keeps the current index. Raises SearchUnavailable."""
        self._current()
        state = self._usable(read_state(self._directory))
        if state is None:
            raise SearchUnavailable("the search index is being built", remedy="Try again in a minute.")
        return EngineName(state.engine)

    def rebuild(self, progress: Callable[[int], object] | None = None) -> None:
        """Build a generation from the record and switch it in; searches go on in the old one meanwhile.

        ``progress`` is told how many more quotes were looked at. Raises SearchUnavailable where another
        process is rebuilding.
        """
        prepare(self._directory)
        with locked(self._directory / "rebuild.lock", patience=PATIENCE):
            self._build(progress or (lambda count: None))

    def _change_engine(self) -> None:
        """Rebuild where another engine was asked for, or the archive outgrew the one it has."""
        if self._choice.suits(self.kept_by(), self.engine().count()):
            return
        with locked(self._directory / "rebuild.lock", patience=PATIENCE):
            count = self.engine().count()
            if not self._choice.suits(self.kept_by(), count):
                _log.warning(
                    "%s takes over the search index of %d quotes; it is built anew",
                    self._choice.engine_for(count).title(),
                    count,
                )
                self._build(lambda count: None)

    def close(self) -> None:
        """Give back files and memory."""
        with self._lock:
            opened, self._opened = self._opened, None
        if opened is not None:
            opened[1].close()

    def _current(self, *, patience: float = REBUILD_PATIENCE) -> tuple[str, Engine]:
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
            return self._open(state)
        except IndexDamaged:
            self._heal(state.directory, patience=patience)
            return self._open(read_state(self._directory) or state)

    def _engine_of(self, state: State) -> Engine:
        """The engine of the current generation; under the drain lock that is the one of the state."""
        return self._open(state)[1]

    def _open(self, state: State) -> tuple[str, Engine]:
        with self._lock:
            # Another generation may have been switched in, and opened, since the state was read: that one
            # must not be closed again for a retired one.
            state = read_state(self._directory) or state
            if self._opened is not None and self._opened[0] == state.directory:
                return self._opened
            replaced, self._opened = (
                self._opened,
                (state.directory, KINDS[EngineName(state.engine)](self._directory / state.directory)),
            )
            opened = self._opened
        if replaced is not None:
            replaced[1].close()
        return opened

    def _usable(self, state: State | None) -> State | None:
        if state is None or state.archive_id != self._record.archive_id:
            return None
        if state.engine not in set(EngineName) or state.version != VERSIONS[EngineName(state.engine)]:
            return None
        if state.cursor > self._record.outbox_head():
            return None
        # Numbers alone do not tell: after a restored copy, other revisions were given the same ones.
        is_of_this_history = not state.revision or (
            self._record.revision_hash(state.revision) == state.revision_hash
        )
        return state if is_of_this_history else None

    def _heal(self, damaged: str | None, *, patience: float = REBUILD_PATIENCE) -> None:
        """Rebuild, unless the damaged generation is no longer the current one."""
        prepare(self._directory)
        with locked(self._directory / "rebuild.lock", patience=patience):
            state = read_state(self._directory)
            if self._usable(state) is None or (state is not None and state.directory == damaged):
                _log.warning("the search index could not be read; it is rebuilt")
                self._build(lambda count: None)

    def _rebuild_unless_usable(self, patience: float) -> None:
        prepare(self._directory)
        with locked(self._directory / "rebuild.lock", patience=patience):
            if self._usable(read_state(self._directory)) is None:
                self._build(lambda count: None)

    def _build(self, progress: Callable[[int], object]) -> None:
        """Under the rebuild lock: everything into a fresh generation, then what changed meanwhile; switch."""
        self._sweep()
        cursor = self._record.outbox_head()
        name = f"generation-{secrets.token_hex(4)}"
        kept_by = self._choice.engine_for(len(self._record.quote_ids()))
        engine = KINDS[kept_by].create(self._directory / name)
        try:
            for many in _batches(self._record.quote_ids(), COMMIT):
                with engine.batch() as batch:
                    for ids in _batches(many, BATCH):
                        feeding.put(batch, self._record, ids)
                        progress(len(ids))
            with locked(self._directory / "drain.lock", patience=PATIENCE):
                # All of it before the switch: the retired generation may know of a withdrawal already.
                cursor = max(feeding.follow(engine, self._record, cursor), default=cursor)
                state = State(
                    engine=kept_by.value,
                    version=VERSIONS[kept_by],
                    archive_id=self._record.archive_id,
                    directory=name,
                    cursor=cursor,
                    revision=0,
                    revision_hash="",
                )
                write_state(self._directory, self._at(state, cursor))
            _log.info("search index rebuilt: %d quotes, kept by %s", engine.count(), kept_by.value)
        finally:
            engine.close()
        self._sweep()

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
