"""Which index is the current one and how far it has come: one small file, replaced whole; and the locks."""

import fcntl
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic, sleep

from index.engine import SearchUnavailable
from index.whoosh_storage import sync_directory

STATE_FILE = "current.json"
_DIRECTORY = re.compile(r"generation-[0-9a-f]{8}")
_RETRY_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The current index of an archive."""

    version: int
    """Of the schema it was built with."""
    archive_id: str
    directory: str
    cursor: int
    """The newest outbox entry that it reflects."""


def read_state(directory: Path) -> State | None:
    """The state kept in a directory; None where there is none, or none that can be understood."""
    try:
        values = json.loads((directory / STATE_FILE).read_text("utf-8"))
        state = State(**values)
    except (OSError, ValueError, TypeError):
        return None
    if not isinstance(state.cursor, int) or not _DIRECTORY.fullmatch(str(state.directory)):
        return None
    return state


def write_state(directory: Path, state: State) -> None:
    """Replace the state; after a crash at any moment the old one or the new one is there, whole."""
    written = directory / f"{STATE_FILE}.new"
    with written.open("w", encoding="utf-8") as file:
        json.dump(asdict(state), file)
        file.flush()
        os.fsync(file.fileno())
    written.replace(directory / STATE_FILE)
    sync_directory(directory)


@contextmanager
def locked(path: Path, *, patience: float) -> Iterator[None]:
    """Holds a lock that one process and thread at a time can have; it falls with its holder.

    Raises SearchUnavailable where it is not to be had within ``patience`` seconds.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _acquire(descriptor, path, monotonic() + patience)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, path: Path, end: float) -> None:
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() > end:
                raise SearchUnavailable(
                    "the search index is being built or updated by another process",
                    where=str(path.parent),
                    remedy="Try again in a minute.",
                ) from None
        sleep(_RETRY_SECONDS)
