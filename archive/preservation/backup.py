"""A backup: the database of one moment, and every original it names, proved after it was written.

Originals are written before the transaction that names them, and never changed: those that the copied
database names are there, whatever is added while the backup is made.
"""

import hashlib
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from archive.errors import ArchiveError
from archive.folders import FolderKind
from archive.record.schema.tables import SCHEMA
from archive.record.storage.originals import Originals
from archive.record.store import Record
from archive.verify import Report, verify

MARKER = "testimony-backup.json"
BACKUP = FolderKind(noun="backup", marker=MARKER, mode=0o700)
DATABASE = "archive.db"
ORIGINALS = "originals"


class BadBackup(ArchiveError):
    """A folder or file that is no backup of an archive, or no whole one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a backup says of itself."""

    archive: str
    revision: int
    revision_hash: str
    schema: str
    made_at: datetime
    database_sha256: str
    originals: int


def back_up(record: Record, folder: Path, now: datetime) -> Report:
    """Write a backup into an empty folder; returns what the audit says of the copy.

    An archive that has problems is copied with them: the report tells. Raises RecordUnavailable.
    """
    record.copy_database(folder / DATABASE)
    copied = Originals(folder / ORIGINALS)
    copied.directory.mkdir(mode=0o700)
    copy = Record.open(f"sqlite:///{(folder / DATABASE).absolute()}", copied.directory)
    try:
        count = sum(_copy(record.originals, copied, sha256) for sha256 in copy.original_digests())
        report = verify(copy)
        head = copy.head()
    finally:
        copy.close()
    made = Made(
        archive=record.archive_id,
        revision=head.number,
        revision_hash=head.hash,
        schema=SCHEMA,
        made_at=now,
        database_sha256=file_digest(folder / DATABASE),
        originals=count,
    )
    told = msgspec.json.format(msgspec.json.encode(made), indent=2)
    (folder / MARKER).write_bytes(told + b"\n")
    return report


def bring_back(folder: Path, home: Path) -> Report:
    """Copy a backup into an empty home; returns what the audit says of it there. Raises BadBackup."""
    made = read_marker(folder)
    if file_digest(folder / DATABASE) != made.database_sha256:
        raise BadBackup("the database is not as it was backed up", where=str(folder / DATABASE), remedy=_TAKE)
    shutil.copyfile(folder / DATABASE, home / DATABASE)
    (home / DATABASE).chmod(0o600)
    restored = Record.open(f"sqlite:///{(home / DATABASE).absolute()}", home / ORIGINALS)
    try:
        restored.originals.directory.mkdir(mode=0o700, exist_ok=True)
        kept = Originals(folder / ORIGINALS)
        for sha256 in restored.original_digests():
            _copy(kept, restored.originals, sha256)
        return verify(restored, head=(made.revision, made.revision_hash))
    finally:
        restored.close()


def read_marker(folder: Path) -> Made:
    """What the backup in a folder says of itself. Raises BadBackup."""
    path = folder / MARKER
    try:
        return msgspec.json.decode(path.read_bytes(), type=Made)
    except FileNotFoundError as error:
        raise BadBackup(
            "this is no backup of an archive", where=str(folder), remedy=f"Name a folder with a {MARKER}."
        ) from error
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadBackup(
            "what the backup says of itself can't be read", where=str(path), remedy=_TAKE
        ) from error


def file_digest(path: Path) -> str:
    """The SHA-256 of a file. Raises BadBackup where it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BadBackup(f"it can't be read ({error.strerror})", where=str(path), remedy=_TAKE) from error


_TAKE = "Nothing was restored. Take another backup."


def _copy(source: Originals, target: Originals, sha256: str) -> bool:
    """Copy one original as it is; one that is not there, or has no name, is the audit's to tell."""
    try:
        original, path = source.path(sha256), target.path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, path, follow_symlinks=False)
    except (FileNotFoundError, ValueError):
        return False
    path.chmod(0o444)
    return True
