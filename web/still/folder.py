"""The folder of a copy: made beside the earlier one, and switched in when it is whole."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import ArchiveError

MARKER = "testimony-copy.json"
"""The file by which a folder is known to be a copy, which may be written anew."""


UNFINISHED = "testimony-copy.unfinished"
"""The same for a folder in which one is being written, or was when the program ended."""


class UnfitFolder(ArchiveError):
    """A copy can't be written there."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """An empty folder to write into, which takes the place of ``folder`` if the block ends well.

    Until then what stands there is untouched, whenever the program ends. Raises UnfitFolder for a folder that
    holds anything but an earlier copy, and where another copy is being written.
    """
    folder = folder.resolve()
    fresh, former = folder.with_name(f".{folder.name}.part"), folder.with_name(f".{folder.name}.old")
    try:
        _check(folder)
        fresh.mkdir(exist_ok=True)
        with _alone(fresh):
            _put_back(folder, former)
            _begin(fresh)
            try:
                yield fresh
            except BaseException:
                _remove(fresh, last=UNFINISHED)
                raise
            _switch(folder, fresh, former)
    except OSError as error:
        raise UnfitFolder(
            f"no copy can be written ({error.strerror or type(error).__name__})",
            where=str(error.filename or folder),
            remedy="Name a folder whose parent exists, in which you may write, on a disk with room.",
        ) from error


def _check(folder: Path) -> None:
    if not folder.name:
        raise UnfitFolder("a copy needs a folder of its own", where=str(folder), remedy="Name a new one.")
    if folder.is_dir() and (folder / MARKER).is_file():
        return
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise UnfitFolder(
            "there is something that is no copy of an archive",
            where=str(folder),
            remedy="Name a new folder, an empty one, or an earlier copy, which is replaced.",
        )


@contextmanager
def _alone(fresh: Path) -> Iterator[None]:
    opened = os.open(fresh, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise UnfitFolder(
            "another copy is being written there", where=str(fresh), remedy="Wait until it is done."
        ) from error
    finally:
        os.close(opened)


def _begin(fresh: Path) -> None:
    """An empty folder, whatever an interrupted run left there."""
    if any(fresh.iterdir()) and not (fresh / UNFINISHED).is_file():
        raise UnfitFolder(
            "there is something that no copy left behind",
            where=str(fresh),
            remedy="Move it away, then try again.",
        )
    (fresh / UNFINISHED).touch()
    _empty(fresh, but=UNFINISHED)


def _put_back(folder: Path, former: Path) -> None:
    """After an end between the two steps of a switch, the earlier copy lies aside; else it is left over."""
    if not (former / MARKER).is_file():
        return
    if folder.exists():
        _remove(former, last=MARKER)
    else:
        former.rename(folder)


def _switch(folder: Path, fresh: Path, former: Path) -> None:
    (fresh / UNFINISHED).unlink()
    os.sync()
    if (folder / MARKER).is_file():
        folder.rename(former)
        fresh.rename(folder)
        _remove(former, last=MARKER)
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
