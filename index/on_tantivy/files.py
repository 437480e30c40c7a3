"""Files of a Tantivy index: which of them are the newest state, whether they are whole, what is left over.

Tantivy writes a checksum at the end of each file and does not look at it again; a flipped bit would change
results in silence. It is compared here before a file is first searched.
"""

import json
import struct
import zlib
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.engine import IndexDamaged, SearchUnavailable

META_FILE = "meta.json"
_PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
_DELETIONS = "del"
_TAIL = struct.Struct("<II")
"""At the very end: length of the footer, and a magic number."""
_MAGIC = 1337


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a committed state."""

    name: str
    documents: int
    """Written into it, those since removed included."""
    removed: int
    deletions: str | None
    """The file that says which."""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files."""
        return (
            *(f"{self.name}.{part}" for part in _PARTS),
            *((self.deletions,) if self.deletions else ()),
        )


class Damaged(Exception):
    """A file holds what Tantivy did not write."""


@contextmanager
def guarding(directory: Path, *, writing: bool = False) -> Iterator[None]:
    """Turns what Tantivy raises into SearchUnavailable, or IndexDamaged where files are wrong."""
    try:
        yield
    except FileNotFoundError as error:
        raise _damaged(directory, error) from error
    except (OSError, ValueError) as error:
        # Tantivy gives a full disk as a ValueError, too, with paths in it.
        if isinstance(error, ValueError) and not writing:
            raise _damaged(directory, error) from error
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise SearchUnavailable(
            f"the search index can't be opened or written ({reason})",
            where=str(directory),
            remedy="Look at free space, permissions and the number of open files.",
        ) from error
    except (Damaged, LookupError, TypeError, struct.error) as error:
        raise _damaged(directory, error) from error
    except BaseException as error:
        # What Tantivy's own language calls a panic; it is no Exception to Python.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(directory, error) from error


def _damaged(directory: Path, error: BaseException) -> IndexDamaged:
    return IndexDamaged(
        f"the search index can't be read ({type(error).__name__})",
        where=str(directory),
        remedy="Build it anew from the record: testimony reindex.",
    )


def state_of(directory: Path) -> Hashable:
    """What tells the newest committed state from any other: its file is replaced whole."""
    found = (directory / META_FILE).stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def segments_in(meta: bytes) -> tuple[Segment, ...]:
    """The segments that a table of contents names, in its order."""
    return tuple(_segment(values) for values in json.loads(meta)["segments"])


def _segment(values: dict[str, Any]) -> Segment:
    name = values["segment_id"].replace("-", "")
    deletes = values["deletes"]
    return Segment(
        name=name,
        documents=values["max_doc"],
        removed=deletes["num_deleted_docs"] if deletes else 0,
        deletions=f"{name}.{deletes['opstamp']}.{_DELETIONS}" if deletes else None,
    )


def left_over(directory: Path, segments: tuple[Segment, ...]) -> tuple[Path, ...]:
    """Files of segments that are no longer, or not yet, of the index."""
    known = {name for segment in segments for name in segment.files}
    ours = {f".{part}" for part in (*_PARTS, _DELETIONS)}
    return tuple(path for path in directory.iterdir() if path.suffix in ours and path.name not in known)


def check(path: Path) -> None:
    """Raises Damaged where a file is not as it was written, FileNotFoundError where it is not there."""
    content = memoryview(path.read_bytes())
    if len(content) < _TAIL.size:
        raise Damaged(path.name)
    length, magic = _TAIL.unpack(content[-_TAIL.size :])
    end = len(content) - _TAIL.size - length
    if magic != _MAGIC or end < 0:
        raise Damaged(path.name)
    footer = json.loads(bytes(content[end : -_TAIL.size]))
    if zlib.crc32(content[:end]) != footer["crc"]:
        raise Damaged(path.name)
