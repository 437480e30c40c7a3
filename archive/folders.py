"""Folders that are made anew as a whole: written beside the earlier one, and switched in when done.

A copy of the site, a bag, a backup and a restored archive are each a folder that must never be half there.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from archive.errors import ArchiveError


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderKind:
    """What sort of folder is made."""

    noun: str
    """As messages call it: ``copy``."""
    marker: str
    """The file by which a folder is known to be one, which may be written anew."""
    mode: int = 0o755
    """Its permissions; ``0o700`` for what may hold words that nobody else may read."""

    @property
    def unfinished(self) -> str:
        """The file that tells of a folder in which one is being written, or was when the program ended."""
        return f"{Path(self.marker).stem}.unfinished"


class UnfitFolder(ArchiveError):
    """Nothing can be written there."""


@contextmanager
def replacing(folder: Path, kind: FolderKind) -> Iterator[Path]:
    """An empty folder to write into, which takes the place of ``folder`` if the block ends well.

    Until then what stands there is untouched, whenever the program ends. Raises UnfitFolder for a folder that
    holds anything but an earlier copy, and where another copy is being written.
    """
    folder = folder.resolve()
    fresh, former = _beside(folder), folder.with_name(f".{folder.name}.old")
    with _explained(folder, kind):
        _check(folder, kind)
        fresh.mkdir(exist_ok=True, mode=kind.mode)
        with _alone(fresh, kind):
            _put_back(folder, former, kind.marker)
            _begin(fresh, kind)
            try:
                yield fresh
            except BaseException:
                _remove(fresh, last=kind.unfinished)
                raise
            _switch(folder, fresh, former, kind)


@contextmanager
def workshop(file: Path, kind: FolderKind) -> Iterator[Path]:
    """An empty folder beside a file that is to be made, gone when the block ends.

    What an interrupted run left there is swept. Raises UnfitFolder as ``replacing``.
    """
    fresh = _beside(file.resolve())
    with _explained(file, kind):
        fresh.mkdir(exist_ok=True, mode=kind.mode)
        with _alone(fresh, kind):
            _begin(fresh, kind)
            try:
                yield fresh
            finally:
                _remove(fresh, last=kind.unfinished)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


@contextmanager
def _explained(path: Path, kind: FolderKind) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnfitFolder(
            f"no {kind.noun} can be written ({error.strerror or type(error).__name__})",
            where=str(error.filename or path),
            remedy="Name a folder whose parent exists, in which you may write, on a disk with room.",
        ) from error


def _check(folder: Path, kind: FolderKind) -> None:
    if not folder.name:
        raise UnfitFolder(
            f"a {kind.noun} needs a folder of its own", where=str(folder), remedy="Name a new one."
        )
    if folder.is_dir() and (folder / kind.marker).is_file():
        return
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise UnfitFolder(
            f"there is something that is no {kind.noun} of an archive",
            where=str(folder),
            remedy=f"Name a new folder, an empty one, or an earlier {kind.noun}, which is replaced.",
        )


@contextmanager
def _alone(fresh: Path, kind: FolderKind) -> Iterator[None]:
    opened = os.open(fresh, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise UnfitFolder(
            f"another {kind.noun} is being written there", where=str(fresh), remedy="Wait until it is done."
        ) from error
    finally:
        os.close(opened)


def _begin(fresh: Path, kind: FolderKind) -> None:
    """An empty folder, whatever an interrupted run left there."""
    if any(fresh.iterdir()) and not (fresh / kind.unfinished).is_file():
        raise UnfitFolder(
            f"there is something that no {kind.noun} left behind",
            where=str(fresh),
            remedy="Move it away, then try again.",
        )
    (fresh / kind.unfinished).touch()
    _empty(fresh, but=kind.unfinished)


def _put_back(folder: Path, former: Path, marker: str) -> None:
    """After an end between the two steps of a switch, the earlier one lies aside; else it is left over."""
    if not (former / marker).is_file():
        return
    if folder.exists():
        _remove(former, last=marker)
    else:
        former.rename(folder)


def _switch(folder: Path, fresh: Path, former: Path, kind: FolderKind) -> None:
    (fresh / kind.unfinished).unlink()
    os.sync()
    if (folder / kind.marker).is_file():
        folder.rename(former)
        fresh.rename(folder)
        _remove(former, last=kind.marker)
    else:
        fresh.rename(folder)


def _remove(folder: Path, *, last: str) -> None:
    """What the folder is known by goes last, so that an interrupted removal can be gone on with."""
    _empty(folder, but=last)
    (folder / last).unlink()
    folder.rmdir()


def _empty(folder: Path, *, but: str) -> None:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != but:
            path.unlink()
