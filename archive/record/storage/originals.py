"""Original bytes, kept for good: one read-only file for each, named by its SHA-256.

A file is whole before its name exists: bytes are written under ``incoming/``, fsynced, renamed, and the
folders fsynced, all before any transaction names them. The name a file came under is data in the record.
"""

import fcntl
import os
import re
import secrets
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from archive.errors import IntegrityError, RecordUnavailable

_SHA256 = re.compile(r"[0-9a-f]{64}")
_INCOMING = "incoming"


class Originals:
    """The folder of original bytes; the folder is made on first use."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def put(self, original: bytes) -> str:
        """Keep the bytes and return their SHA-256; keeping the same bytes twice is no error.

        On return they are on disk. Raises RecordUnavailable where the disk refuses.
        """
        digest = sha256(original).hexdigest()
        target = self.path(digest)
        try:
            _make(self.directory)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not self._is_intact(digest):
                self._write(original, target)
            # A process that died between rename and fsync may have left the name in memory only.
            for folder in (target.parent, target.parent.parent, self.directory, self.directory.parent):
                _fsync_directory(folder)
        except OSError as error:
            raise RecordUnavailable(
                f"the original could not be written ({error.strerror or error})",
                where=str(self.directory),
                remedy="Check free space and permissions, then add the document again.",
            ) from error
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes, proved against their name. Raises IntegrityError where they are missing or damaged."""
        try:
            original = self.path(digest).read_bytes()
        except ValueError as error:
            raise IntegrityError(
                "the record names an original by what is no SHA-256",
                where=f"original:{digest}",
                remedy="Restore the database from a copy.",
            ) from error
        except FileNotFoundError as error:
            raise IntegrityError(
                "the original is missing", where=f"original:{digest}", remedy="Restore the file from a copy."
            ) from error
        except OSError as error:
            raise IntegrityError(
                f"the original can't be read ({error.strerror or error})",
                where=f"original:{digest}",
                remedy="Check the disk and permissions, or restore the file from a copy.",
            ) from error
        if sha256(original).hexdigest() != digest:
            raise IntegrityError(
                "the original's bytes no longer have the SHA-256 they were kept under",
                where=f"original:{digest}",
                remedy="Restore the file from a copy.",
            )
        return original

    def path(self, digest: str) -> Path:
        """Where the bytes with this SHA-256 lie. Raises ValueError for anything that is no SHA-256."""
        if _SHA256.fullmatch(digest) is None:
            raise ValueError("not a SHA-256 in lower-case hexadecimal digits")
        return self.directory / digest[:2] / digest[2:4] / digest

    def digests(self) -> Iterator[str]:
        """The SHA-256 of every original by its file name, in order; other files are passed over."""
        for path in sorted(self.directory.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")):
            if _SHA256.fullmatch(path.name) and path == self.path(path.name):
                yield path.name

    def sweep(self) -> int:
        """Remove what interrupted writes left under ``incoming/``; returns how many files went."""
        swept = 0
        for path in self._incoming.glob("*.tmp"):
            try:
                descriptor = os.open(path, os.O_RDONLY)
            except OSError:
                continue
            try:
                # A living writer holds this lock; death gives it back.
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink(missing_ok=True)
                swept += 1
            except OSError:
                # Held by its writer, or on a disk that can't be written to: a later sweep takes it.
                continue
            finally:
                os.close(descriptor)
        return swept

    @property
    def _incoming(self) -> Path:
        return self.directory / _INCOMING

    def _is_intact(self, digest: str) -> bool:
        try:
            self.read(digest)
        except IntegrityError:
            return False
        return True

    def _write(self, original: bytes, target: Path) -> None:
        self._incoming.mkdir(exist_ok=True)
        path, descriptor = self._open_incoming()
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123 (a descriptor has no Path)
                file.write(original)
                file.flush()
                os.fchmod(file.fileno(), 0o444)
                os.fsync(file.fileno())
                path.replace(target)
        except OSError:
            path.unlink(missing_ok=True)
            raise

    def _open_incoming(self) -> tuple[Path, int]:
        while True:
            path = self._incoming / f"{secrets.token_hex(16)}.tmp"
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            # A sweep may have come between creation and lock; then the name is gone: begin again.
            if path.exists():
                return path, descriptor
            os.close(descriptor)


def _make(directory: Path) -> None:
    # Only the outermost folder needs to be closed to others for all in it to be.
    directory.parent.mkdir(parents=True, exist_ok=True)
    directory.mkdir(exist_ok=True, mode=0o700)


def _fsync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
