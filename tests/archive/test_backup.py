"""A backup is of one moment, whatever is written meanwhile; it is proved, and comes back as it was."""

import os
import sqlite3
import subprocess
import sys
import tarfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.errors import ArchiveError, IntegrityError, RecordUnavailable
from archive.folders import replacing
from archive.preservation.backup import BACKUP, MARKER, BadBackup, back_up, read_marker
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import new_record, put_in_public
from tests.bagging import contents
from web import cli

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 5, 3, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An archive of three accounts."""
    folder = tmp_path / "home"
    folder.mkdir()
    record = new_record(folder)
    for number in range(3):
        put_in_public(record, number)
    record.close()
    return folder


def opened(folder: Path) -> Record:
    return Record.open(f"sqlite:///{folder / 'archive.db'}", folder / "originals")


def run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli.testimony, arguments, env={"TESTIMONY_HOME": str(home)})


def listed(record: Record) -> dict[str, list[object]]:
    """Everything in the record, for comparing."""
    return {
        table: list(record.rows(table)) for table in ("archive", "sources", "quotes", "revisions", "parts")
    }


@pytest.mark.parametrize("name", ["kept", "kept.tar"])
def test_what_is_backed_up_comes_back(home: Path, tmp_path: Path, name: str) -> None:
    done = run(home, "backup", str(tmp_path / name))
    assert done.exit_code == 0 and "no problems" in done.stderr
    assert (tmp_path / name).stat().st_mode & 0o077 == 0
    back = tmp_path / "back"
    done = run(back, "import", "backup", str(tmp_path / name))
    assert done.exit_code == 0, done.exception
    one, other = opened(home), opened(back)
    assert listed(one) == listed(other)
    assert verify(other).ok
    put_in_public(other, 9)
    one.close()
    other.close()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_later_backup_takes_the_place_of_an_earlier_one(home: Path, tmp_path: Path) -> None:
    assert run(home, "backup", str(tmp_path / "kept")).exit_code == 0
    before = read_marker(tmp_path / "kept")
    record = opened(home)
    put_in_public(record, 9)
    record.close()
    assert run(home, "backup", str(tmp_path / "kept")).exit_code == 0
    after = read_marker(tmp_path / "kept")
    assert after.originals == before.originals + 1 and after.revision > before.revision


def test_something_else_is_not_written_over(home: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    (tmp_path / "mine.tar").mkdir()
    for name in ("mine", "mine.tar", "no/where", "no/where.tar"):
        done = run(home, "backup", str(tmp_path / name))
        assert done.exit_code == 1 and isinstance(done.exception, ArchiveError), name
    assert contents(tmp_path / "mine") == {"letter.txt": b"mine"}


def test_a_backup_while_another_process_writes_is_whole(home: Path, tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.writer", str(home), "1000"], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert writer.stdout is not None
    with writer, writer.stdout as output:
        assert output.readline() == b"ready\n"
        record = opened(home)
        for number in range(4):
            acknowledged = int(output.readline().split()[0])
            with replacing(tmp_path / f"kept-{number}", BACKUP) as fresh:
                report = back_up(record, fresh, NOW)
            assert report.ok, report.findings
            assert not report.findings
            copy = opened(tmp_path / f"kept-{number}")
            # What was acknowledged before the backup began is in it.
            assert len(copy.sources()) >= 3 + acknowledged - 999
            copy.close()
        writer.kill()
        record.close()


def test_a_kill_midway_leaves_the_earlier_backup_whole(home: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    assert run(home, "backup", str(kept)).exit_code == 0
    before = contents(kept)
    environment = os.environ | {"TESTIMONY_HOME": str(home)}
    command = [sys.executable, "-m", "web.cli", "backup", str(kept)]
    killed = 0
    for _ in range(4):
        child = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
        part = tmp_path / ".kept.part"
        while child.poll() is None and not (part / "archive.db").exists():
            time.sleep(0.002)
        child.kill()
        child.wait()
        killed += part.exists()
        left = contents(kept)
        assert left == before or read_marker(kept)
    assert killed
    assert run(home, "backup", str(kept)).exit_code == 0
    assert not part.exists()
    assert {path for path in contents(kept) if path.startswith("originals/")} == {
        path for path in before if path.startswith("originals/")
    }


def test_an_archive_with_problems_is_backed_up_with_them(home: Path, tmp_path: Path) -> None:
    record = opened(home)
    record.originals.path(next(iter(record.originals.digests()))).unlink()
    record.close()
    done = run(home, "backup", str(tmp_path / "kept"))
    assert done.exit_code == 1 and "the original is missing" in done.stdout
    refused = run(tmp_path / "back", "import", "backup", str(tmp_path / "kept"))
    assert isinstance(refused.exception, IntegrityError) and not (tmp_path / "back").exists()
    brought = run(tmp_path / "back", "import", "backup", "--despite-findings", str(tmp_path / "kept"))
    assert brought.exit_code == 0 and "the original is missing" in brought.stdout


@pytest.mark.parametrize("digest", ["../../archive.db", b"\xff\xfe"])
def test_a_damaged_record_is_backed_up_as_it_is(home: Path, tmp_path: Path, digest: str | bytes) -> None:
    with closing(sqlite3.connect(home / "archive.db")) as database, database:
        database.execute("UPDATE versions SET original_sha256 = ? WHERE rowid = 1", (digest,))
    done = run(home, "backup", str(tmp_path / "kept"))
    assert done.exit_code == 1 and isinstance(done.exception, SystemExit) and "The backup is" in done.stderr
    assert len(list(opened(tmp_path / "kept").originals.digests())) == 2
    bagged = run(home, "export", "bag", str(tmp_path / "bag"))
    assert isinstance(bagged.exception, IntegrityError)


@pytest.mark.parametrize(
    "what",
    ["no marker", "bad marker", "changed database", "no tar", "a path in the tar", "a link in the tar"],
)
def test_a_bad_backup_is_refused(home: Path, tmp_path: Path, what: str) -> None:
    kept, name = tmp_path / "kept", "kept"
    assert run(home, "backup", str(kept)).exit_code == 0
    if what == "no marker":
        (kept / MARKER).unlink()
    elif what == "bad marker":
        (kept / MARKER).write_text("{}")
    elif what == "changed database":
        with (kept / "archive.db").open("r+b") as file:
            file.seek(5000)
            file.write(b"xx")
    else:
        name = "bad.tar"
        if what == "no tar":
            (tmp_path / name).write_text("no tar")
        else:
            member = tarfile.TarInfo("../escaped" if what == "a path in the tar" else MARKER)
            member.type = tarfile.REGTYPE if what == "a path in the tar" else tarfile.SYMTYPE
            member.linkname = "/etc/hostname"
            with tarfile.open(tmp_path / name, "w") as tar:
                tar.addfile(member)
    done = run(tmp_path / "back", "import", "backup", str(tmp_path / name))
    assert done.exit_code == 1 and isinstance(done.exception, BadBackup), done.exception
    assert not (tmp_path / "back").exists() and not (tmp_path / "escaped").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_folder_in_use_is_not_restored_to(home: Path, tmp_path: Path) -> None:
    assert run(home, "backup", str(tmp_path / "kept")).exit_code == 0
    done = run(home, "import", "backup", str(tmp_path / "kept"))
    assert isinstance(done.exception, RecordUnavailable) and "new or empty" in str(done.exception)
