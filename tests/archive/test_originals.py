"""Original bytes: whole or absent, never changed, found again by what they are."""

import fcntl
import os
from pathlib import Path

import pytest

from archive.errors import IntegrityError, RecordUnavailable
from archive.record.storage.originals import Originals

BYTES = "שלום, Գորիս, рассказ".encode()


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "originals")


def test_bytes_lie_under_their_hash_and_can_only_be_read(originals: Originals) -> None:
    digest = originals.put(BYTES)
    path = originals.directory / digest[:2] / digest[2:4] / digest
    assert path.read_bytes() == BYTES
    assert path.stat().st_mode & 0o777 == 0o444
    assert originals.read(digest) == BYTES


def test_the_folder_is_closed_to_others(originals: Originals) -> None:
    originals.put(BYTES)
    assert originals.directory.stat().st_mode & 0o077 == 0


def test_putting_the_same_bytes_again_changes_nothing(originals: Originals) -> None:
    digest = originals.put(BYTES)
    before = originals.path(digest).stat()
    assert originals.put(BYTES) == digest
    after = originals.path(digest).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert list(originals.digests()) == [digest]


def test_putting_the_right_bytes_again_heals_a_damaged_file(originals: Originals) -> None:
    digest = originals.put(BYTES)
    path = originals.path(digest)
    path.chmod(0o644)
    path.write_bytes(b"x")
    with pytest.raises(IntegrityError):
        originals.read(digest)
    originals.put(BYTES)
    assert originals.read(digest) == BYTES


def test_every_flipped_bit_is_noticed(originals: Originals) -> None:
    digest = originals.put(BYTES)
    path = originals.path(digest)
    path.chmod(0o644)
    for position in range(len(BYTES)):
        flipped = bytearray(BYTES)
        flipped[position] ^= 1
        path.write_bytes(flipped)
        with pytest.raises(IntegrityError):
            originals.read(digest)


def test_missing_bytes_are_an_error_with_their_hash(originals: Originals) -> None:
    with pytest.raises(IntegrityError, match="ab" * 32):
        originals.read("ab" * 32)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "AB" * 32, "ab" * 31, "ab" * 32 + "\n", "٣" * 64])
def test_what_is_no_hash_names_no_file(originals: Originals, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        originals.path(name)


def test_leftovers_of_an_interrupted_write_are_swept(originals: Originals) -> None:
    digest = originals.put(BYTES)
    leftover = originals.directory / "incoming" / "half.tmp"
    leftover.write_bytes(b"half")
    assert originals.sweep() == 1
    assert not leftover.exists()
    assert originals.read(digest) == BYTES


def test_what_another_process_is_writing_is_not_swept(originals: Originals) -> None:
    originals.put(BYTES)
    path = originals.directory / "incoming" / "busy.tmp"
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    assert originals.sweep() == 0
    os.close(descriptor)
    assert originals.sweep() == 1


def test_sweeping_where_nothing_was_written_is_no_error(originals: Originals) -> None:
    assert originals.sweep() == 0


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(RecordUnavailable):
        Originals(tmp_path / "file" / "originals").put(BYTES)


def test_other_files_in_the_folder_are_no_originals(originals: Originals) -> None:
    digest = originals.put(BYTES)
    (originals.directory / digest[:2] / digest[2:4] / "notes.txt").write_text("mine")
    wrong = originals.directory / "00" / "00"
    wrong.mkdir(parents=True)
    (wrong / ("f" * 64)).write_text("in the wrong folder")
    assert list(originals.digests()) == [digest]
