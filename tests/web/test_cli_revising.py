"""`testimony history`, `restore`, `merge`, `activity`, `queue` and `decide`, without a browser."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.record.store import Record
from archive.review import edit_parts
from tests.accounts import Signature, put_in, put_in_public, span
from web import cli
from web.settings import Settings

WHO: Signature = {"who": "B. Archivist", "why": "shorter"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TESTIMONY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def record(home: Path) -> Record:
    home.mkdir()
    settings = Settings(home=home)
    return Record.create(settings.effective_database_url, settings.originals_directory)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.testimony, arguments)


def test_history_tells_what_changed_and_restore_brings_it_back(record: Record) -> None:
    quote_id = put_in_public(record).quote_ids[0]
    quote = record.quote(quote_id)
    edit_parts(record, quote_id, [span("We left")], **WHO)
    told = run("history", quote_id).output
    assert "edit, by B. Archivist: shorter" in told
    assert "Words: “We left by the back road, […] Nobody looked round.”  →  “We left”" in told
    first, seen, newest = [revision.number for revision in record.revisions(f"quote:{quote_id}")]
    late = run("restore", quote_id, str(first), "--why", "x", "--expected", str(seen))
    assert late.exit_code == 1 and "Words: “We left by" in late.output
    assert isinstance(run("restore", quote_id, "1", "--why", "x").exception, Exception)
    assert run("restore", quote_id, str(first), "--why", "as it was", "--by", "A", "--expected", str(newest))
    assert record.quote(quote_id) == quote
    assert "already" in run("restore", quote_id, str(first), "--why", "again").output


def test_merge_joins_two_speakers(record: Record) -> None:
    ids = [put_in_public(record, number).quote_ids[0] for number in (1, 2)]
    keep, lose = [(record.quote(one) or pytest.fail("gone")).speaker_id or "" for one in ids]
    assert "Invented Narrator, 2 quotes." in run("merge", keep, lose, "--why", "the same woman").output
    assert record.resolve("speaker", lose).id == keep


def test_activity_is_printed_in_both_forms(record: Record) -> None:
    quote_id = put_in_public(record).quote_ids[0]
    edit_parts(record, quote_id, [span("We left")], **WHO)
    table = run("activity", "--who", "B. Archivist", "--action", "edit").output
    (row,) = csv.DictReader(table.removeprefix("\ufeff").splitlines())
    assert (row["subject"], row["why"]) == (f"quote:{quote_id}", "shorter")
    lines = run("activity", "--record", quote_id, "--format", "jsonl").output.splitlines()
    assert [json.loads(line)["action"] for line in lines] == ["edit", "accept", "propose"]
    day = next(record.revisions()).at.date().isoformat()
    assert len(run("activity", "--kind", "place", "--from", day, "--to", day).output.splitlines()) > 1
    assert run("activity", "--from", "yesterday").exit_code == 2


def test_the_queue_is_listed_and_decided(record: Record) -> None:
    added = put_in(record)
    listed = run("queue", "--source", added.source_id, "--limit", "1").output
    assert added.quote_ids[0] in listed and "“We left by the back road, […] Nobody looked round.”" in listed
    assert "2 wait; 1 are shown." in listed
    why = ("--why", "there twice")
    run("decide", added.quote_ids[0], "reject", "--reason", "duplicate", *why)
    assert [*record.revisions(f"quote:{added.quote_ids[0]}")][-1].why == "duplicate: there twice"
    assert run("decide", added.quote_ids[0], "accept", "--reason", "duplicate", *why).exit_code == 2
    run("decide", added.quote_ids[0], "reopen", *why)
    assert added.quote_ids[0] in run("queue").output
    run("decide", added.quote_ids[1], "accept", *why)
    assert run("queue", "--certainty", "inferred").output.strip().endswith("0 wait; 0 are shown.")
