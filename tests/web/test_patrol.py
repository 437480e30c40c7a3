"""When the archive was last verified is known, and a server verifies it by the clock."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from archive.record.store import Record
from web import audits, cli
from web.audits import Outcome
from web.serving.patrol import is_due, patrolling
from web.settings import InvalidSetting, Settings

ROOT = Path(__file__).parents[2]


def run(home: Path, *arguments: str) -> str:
    return CliRunner().invoke(cli.testimony, arguments, env={"TESTIMONY_HOME": str(home)}).stdout


def test_the_outcome_of_an_audit_is_kept_and_told(
    archive_home: Path, record: Record, client: FlaskClient
) -> None:
    assert json.loads(run(archive_home, "stats", "--json"))["last_verified"] == "never"
    assert client.get("/healthz").text == "ok\nnever verified\n"
    run(archive_home, "verify")
    outcome = audits.last(archive_home)
    assert outcome is not None and outcome.problems == 0
    assert outcome.revision == record.head().number
    assert datetime.now(UTC) - outcome.at < timedelta(minutes=5)
    assert json.loads(run(archive_home, "stats", "--json"))["last_verified"] == outcome.told
    assert client.get("/healthz").text == f"ok\nverified {outcome.told}\n"


def test_problems_are_told_without_what_they_are(
    archive_home: Path, record: Record, client: FlaskClient
) -> None:
    record.originals.path(next(iter(record.originals.digests()))).unlink()
    run(archive_home, "verify")
    assert "problems found" in client.get("/healthz").text
    assert set(json.loads((archive_home / audits.FILE).read_bytes())) == {"at", "problems", "revision"}


def test_an_outcome_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    assert audits.last(tmp_path) is None
    (tmp_path / audits.FILE).write_text("{")
    assert audits.last(tmp_path) is None


def test_a_comparison_with_a_file_is_no_audit(archive_home: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text("Something else.")
    run(archive_home, "verify", "--against", str(tmp_path / "copy.txt"))
    assert audits.last(archive_home) is None


def test_a_patrol_verifies_when_it_is_due(archive_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESTIMONY_HOME", str(archive_home))
    old = Outcome(at=datetime(2020, 1, 1, tzinfo=UTC), problems=3, revision=1)
    audits.keep(archive_home, old)
    with patrolling(archive_home, timedelta(seconds=2)):
        until = time.monotonic() + 60
        while audits.last(archive_home) == old and time.monotonic() < until:
            time.sleep(0.2)
    outcome = audits.last(archive_home)
    assert outcome is not None and outcome != old and outcome.problems == 0


@pytest.mark.parametrize(
    ("tried", "done", "due"),
    [
        (None, None, True),
        (None, 59, False),
        (None, 60, True),
        # One that failed is tried again when its turn comes, whenever the last good one was.
        (59, 300, False),
        (60, 300, True),
        (300, 59, False),
    ],
)
def test_an_audit_is_due_when_none_was_tried_or_done_lately(
    tried: int | None, done: int | None, due: bool
) -> None:
    now = datetime(2026, 5, 3, 12, tzinfo=UTC)
    moments = (None if ago is None else now - timedelta(minutes=ago) for ago in (tried, done))
    assert is_due(timedelta(hours=1), now, *moments) is due


def test_a_served_archive_is_verified_and_the_server_still_ends(archive_home: Path) -> None:
    environment = os.environ | {"TESTIMONY_HOME": str(archive_home), "TESTIMONY_VERIFY_EVERY": "2s"}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "web.cli", "serve", "--port", port, "--workers", "1"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 90
        while audits.last(archive_home) is None and time.monotonic() < until:
            time.sleep(0.2)
        assert audits.last(archive_home) is not None
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0
    finally:
        server.kill()
        server.wait()


@pytest.mark.parametrize(
    ("text", "meant"), [("24h", timedelta(days=1)), (" 30M", timedelta(minutes=30)), ("", None)]
)
def test_a_span_of_time_is_read(text: str, meant: timedelta | None) -> None:
    assert Settings.from_environment({"TESTIMONY_VERIFY_EVERY": text}).verify_every == meant


@pytest.mark.parametrize("text", ["daily", "24", "0h", "-1h", "1.5h", "99999h"])
def test_what_is_no_span_of_time_is_refused(text: str) -> None:
    with pytest.raises(InvalidSetting, match="24h"):
        Settings.from_environment({"TESTIMONY_VERIFY_EVERY": text})
