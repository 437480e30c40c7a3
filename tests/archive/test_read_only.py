"""An archive on a disk that can't be written to: read as it is, and every refusal names the cause."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import RecordUnavailable
from archive.model import Access
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import new_record, put_in, put_in_public
from tests.older import take_back


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An archive whose folder can't be written to, for root neither."""
    folder = tmp_path / "home of an archive"
    folder.mkdir()
    record = new_record(folder)
    put_in_public(record)
    record.close()
    (folder / "originals" / "incoming" / "dead.tmp").touch()
    refused = os.access

    def access(path: Path, mode: int) -> bool:
        return not (mode & os.W_OK) and refused(path, mode)

    # Permissions do not bind the superuser, who runs the tests in many places.
    monkeypatch.setattr("archive.record.storage.database.os.access", access)
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode & 0o555)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)


def opened(home: Path) -> Record:
    return Record.open(f"sqlite:///{home / 'archive.db'}", home / "originals")


def test_a_read_only_archive_is_read_and_leaves_nothing_beside_it(home: Path) -> None:
    before = sorted(path.name for path in home.iterdir())
    record = opened(home)
    assert len(record.chains(record.quote_ids())) == 2
    assert verify(record).ok
    assert sorted(path.name for path in home.iterdir()) == before
    record.close()


def test_making_a_read_only_archive_again_opens_it(home: Path) -> None:
    record = Record.create(f"sqlite:///{home / 'archive.db'}", home / "originals")
    assert record.statistics().sources == 1
    record.close()


def test_a_change_of_a_read_only_archive_is_refused_with_the_cause(home: Path) -> None:
    record = opened(home)
    with pytest.raises(RecordUnavailable, match="Its folder can't be written to"):
        record.set_source_access(record.sources()[0].id, Access(), who="A", why="b")
    record.close()


def test_changes_left_in_the_log_are_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = new_record(tmp_path)
    put_in(record)
    assert (tmp_path / "archive.db-wal").stat().st_size
    monkeypatch.setattr("archive.record.storage.database.os.access", lambda path, mode: not mode & os.W_OK)
    again = opened(tmp_path)
    assert again.statistics().sources == 1
    again.close()
    record.close()


def test_an_archive_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    record = new_record(tmp_path)
    put_in_public(record)
    record.close()
    take_back(tmp_path / "archive.db", "0001")
    again = opened(tmp_path)
    assert verify(again).findings == ()
    assert put_in(again, 2).records == 1
    assert verify(again).findings == ()
    again.close()
