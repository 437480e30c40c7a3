"""Which index is the current one and how far it has come: one small file, replaced whole; and the locks."""

import fcntl
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from stat import S_IMODE
from time import monotonic, sleep

from index.engine import SearchUnavailable
from index.files import sync_directory

STATE_FILE = "current.json"
_DIRECTORY = re.compile(r"generation-[0-9a-f]{8}")
_RETRY_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The current index of an archive."""

    engine: str
    """The engine that keeps it."""
    version: int
    """Of the schema it was built with."""
    archive_id: str
    directory: str
    cursor: int
    """The newest outbox entry that it reflects."""
    revision: int
    """The record's newest revision when it was read up to there; 0 before the first."""
    revision_hash: str
    """Of that revision: a record restored from a copy has another one, or none, under its number."""


def read_state(directory: Path) -> State | None:
    """The state kept in a directory; None where there is none, or none that can be understood."""
    try:
        values = json.loads((directory / STATE_FILE).read_text("utf-8"))
        state = State(**values)
    except (OSError, ValueError, TypeError):
        return None
    are_numbers = isinstance(state.cursor, int) and isinstance(state.revision, int)
    return state if are_numbers and _DIRECTORY.fullmatch(str(state.directory)) else None


def write_state(directory: Path, state: State) -> None:
    """Replace the state; after a crash at any moment the old one or the new one is there, whole.

    Raises SearchUnavailable where it can't be written.
    """
    written = directory / f"{STATE_FILE}.new"
    with writing(directory):
        with written.open("w", encoding="utf-8") as file:
            json.dump(asdict(state), file)
            file.flush()
            os.fsync(file.fileno())
        written.replace(directory / STATE_FILE)
        sync_directory(directory)


def prepare(directory: Path) -> None:
    """Make the index's directory, for its owner alone: its files are pickles, which may run code.

    Raises SearchUnavailable where that can't be done.
    """
    with writing(directory):
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        if S_IMODE(directory.stat().st_mode) != 0o700:
            directory.chmod(0o700)


@contextmanager
def writing(directory: Path) -> Iterator[None]:
    """Turns the operating system's refusal into SearchUnavailable."""
    try:
        yield
    except OSError as error:
        raise SearchUnavailable(
            f"the search index can't be written ({error.strerror or type(error).__name__})",
            where=str(directory),
            remedy="Look at free space and permissions.",
        ) from error


@contextmanager
def locked(path: Path, *, patience: float) -> Iterator[None]:
    """Holds a lock that one process and thread at a time can have; it falls with its holder.

    Raises SearchUnavailable where it is not to be had within ``patience`` seconds, or not at all.
    """
    with writing(path.parent):
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
