"""The quotes of a search as a file from the command line, and beside it what the archive leaves out."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from tests.web.test_access import CANARIES
from web import cli
from web.commands.written_out import NotWhole
from web.exports import turns
from web.exports.forms import FORMS
from web.sheets import BYTE_ORDER_MARK


def export(home: Path, *arguments: str) -> Result:
    env = {"TESTIMONY_HOME": str(home), "TESTIMONY_PUBLIC_URL": "https://archive.example"}
    return CliRunner().invoke(cli.testimony, ["export", "quotes", *arguments], env=env)


@pytest.mark.parametrize("ending", FORMS)
def test_a_file_is_that_of_the_site_with_its_companion(
    archive_home: Path, client: FlaskClient, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"quotes.{ending}"
    done = export(archive_home, str(file))
    assert done.exit_code == 0, done.output
    text = file.read_text("utf-8")
    assert "photographs" in text and "https://archive.example/quotes/" in text
    assert [canary for canary in CANARIES if canary in text] == []
    told = json.loads((tmp_path / f"quotes.{ending}.left-out.json").read_text("utf-8"))
    listed = client.get("/api/v1/left-out").json
    assert told == {"scope": listed["scope"], "reasons": listed["reasons"]} and listed["quotes"]  # type: ignore[index]
    assert "not accepted by an archivist" in done.stderr
    assert sorted(path.name for path in tmp_path.glob("quotes*")) == [file.name, f"{file.name}.left-out.json"]


def test_a_query_is_read_as_by_search(archive_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "bread.csv"
    assert export(archive_home, str(file), "bread", "OR", "nobodysaidthis").exit_code == 0
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8").removeprefix(BYTE_ORDER_MARK))))
    assert len(rows) == 1 and "bread" in rows[0]["words"]
    assert export(archive_home, str(file), "-bread").exit_code == 0
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8").removeprefix(BYTE_ORDER_MARK))))
    assert len(rows) == 5


@pytest.mark.parametrize(
    ("query", "told"),
    [('"', "nothing in it to search for"), ("((", "nothing in it"), ("age:abc", "can match nothing")],
)
def test_a_query_that_can_not_be_read_exports_nothing(
    archive_home: Path, tmp_path: Path, query: str, told: str
) -> None:
    result = export(archive_home, str(tmp_path / "found.csv"), query)
    assert result.exit_code == 2 and told in result.stderr and "every quote is shown" not in result.stderr
    assert not list(tmp_path.glob("found*"))


def test_a_place_that_can_not_be_written_to_is_named(archive_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "none" / "found.csv"
    result = export(archive_home, str(file))
    assert isinstance(result.exception, NotWhole)
    assert str(result.exception).startswith(f"{file}: the file can't be written") and not file.exists()
    assert "Name a folder" in (result.exception.remedy or "")


def test_what_can_not_be_written_leaves_the_earlier_file(
    archive_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert export(archive_home, str(tmp_path / "quotes.pdf")).exit_code == 2
    file = tmp_path / "quotes.jsonl"
    file.write_text("earlier")
    assert export(archive_home, str(file), "a" * 1_001).exit_code == 1
    monkeypatch.setattr(turns, "LONGEST", 0.0)
    done = export(archive_home, str(file))
    assert done.exit_code == 1 and file.read_text() == "earlier"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("quotes")] == [file.name]
