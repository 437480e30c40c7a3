"""Files of a Whoosh index that survive a power cut and are never read damaged.

Whoosh itself calls no fsync: after a power cut its newest table of contents (TOC) may name files that hold
nothing yet, and the whole index is lost. Here every new file reaches the disk before the TOC that names it.
Beside each file stands its SHA-256, checked before the file is first read: a flipped bit otherwise changes
results in silence, and Whoosh's files are pickles, which are not to be loaded from bytes it did not write.
"""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call, no-any-return"

import hashlib
import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whoosh.filedb.filestore import FileStorage, StorageError
from whoosh.filedb.structfile import StructFile
from whoosh.index import IndexError as WhooshIndexError, LockError
from whoosh.reading import ReaderClosed

from index.engine import IndexDamaged, SearchUnavailable
from index.files import sync_directory, sync_file

try:
    from whoosh.reading import CorruptIndexError
except ImportError:
    # Whoosh 2.7.4, on which the suite passes too, so that the pin stays a choice.
    from whoosh.index import IndexError as CorruptIndexError  # type: ignore[assignment]

_DIGEST = ".sha256"

# What Whoosh was seen to raise on missing, truncated and damaged files: it reads offsets, pickles and
# compressed blocks without checking them, so nearly any of Python's errors may come of it.
DAMAGE = (
    WhooshIndexError,
    CorruptIndexError,
    ReaderClosed,
    StorageError,
    EOFError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    BufferError,
    ImportError,
    LookupError,
    MemoryError,
    NameError,
    RecursionError,
    TypeError,
    ValueError,
    pickle.PickleError,
    struct.error,
    zlib.error,
)


@contextmanager
def guarding(directory: Path) -> Iterator[None]:
    """Turns what Whoosh raises into SearchUnavailable, or IndexDamaged where files are wrong."""
    try:
        yield
    except LockError as error:
        raise SearchUnavailable(
            "another process is writing to the search index",
            where=str(directory),
            remedy="Try again in a minute.",
        ) from error
    except FileNotFoundError as error:
        raise _damaged(directory, error) from error
    except OSError as error:
        raise SearchUnavailable(
            f"the search index can't be opened or written ({error.strerror or type(error).__name__})",
            where=str(directory),
            remedy="Look at free space, permissions and the number of open files.",
        ) from error
    except DAMAGE as error:
        raise _damaged(directory, error) from error


def _damaged(directory: Path, error: Exception) -> IndexDamaged:
    return IndexDamaged(
        f"the search index can't be read ({type(error).__name__})",
        where=str(directory),
        remedy="Build it anew from the record: testimony reindex.",
    )


class DurableStorage(FileStorage):
    """A directory of index files, each on disk, with its checksum, before a TOC names it."""

    def __init__(self, directory: Path) -> None:
        super().__init__(str(directory))
        self.directory = directory
        self._created: set[str] = set()
        self._checked: set[str] = set()

    def create_file(self, name: str, excl: bool = False, mode: str = "wb", **options: object) -> StructFile:
        """A new file, remembered until the next TOC."""
        self._created.add(name)
        return super().create_file(name, excl=excl, mode=mode, **options)

    def open_file(self, name: str, **options: object) -> StructFile:
        """A file for reading; a segment or TOC only after its checksum was found right."""
        if name.endswith((".seg", ".toc")) and name not in self._checked:
            if _sha256(self.directory / name) != (self.directory / f"{name}{_DIGEST}").read_text("ascii"):
                raise CorruptIndexError(f"checksum of {name}")
            self._checked.add(name)
        return super().open_file(name, **options)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Puts a finished TOC in its place: files first, then their directory, then the TOC, then again."""
        for name in sorted(self._created):
            path = self.directory / name
            if path.exists():
                sync_file(path)
                final = newname if name == oldname else name
                if final.endswith((".seg", ".toc")):
                    digest = self.directory / f"{final}{_DIGEST}"
                    digest.write_text(_sha256(path), "ascii")
                    sync_file(digest)
        self._created.clear()
        sync_directory(self.directory)
        super().rename_file(oldname, newname, safe=safe)
        sync_directory(self.directory)

    def sweep(self) -> None:
        """Removes what killed writers left behind; only while holding the writer lock, before writing."""
        for path in self.directory.iterdir():
            unfinished = path.name.startswith("_") and path.suffix not in (".toc", _DIGEST)
            orphaned = path.suffix == _DIGEST and not path.with_suffix("").exists()
            if unfinished or orphaned:
                path.unlink(missing_ok=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
