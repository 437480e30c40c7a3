"""The commands that protect people, each followed by what a reader then finds. Everything is invented."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.web import test_cli
from tests.web.test_cli import Run

run = test_cli.run

ARTICLE = """INVENTED FOR A TEST. Nobody here exists.
“We locked the door and took the key with us,” said Maro Testyan, a 61-year-old beekeeper from Sisian.
"""
WHY = ("--why", "asked for")


@pytest.fixture
def source(run: Run, tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    run("init", "--empty")
    added = run("add", "--publish", "--by", "A. Archivist", str(path)).stdout
    return added.split("source ")[1].split(",", maxsplit=1)[0]


def found(run: Run) -> str:
    return run("search", "key").stdout


def test_an_embargo_is_listed_with_a_warning(run: Run, source: str) -> None:
    assert "key" in found(run)
    day = (datetime.now(UTC).date() + timedelta(days=3)).isoformat()
    told = run("access", source, "embargo", "--until", day, *WHY)
    assert f"embargoed until {day}" in told.stderr
    assert "key" not in found(run)
    listed = run("embargoes").stdout
    assert f"opens {day}  OPENS IN 3 DAYS" in listed and source in listed
    run("access", source, "embargo", *WHY)
    assert "never opens by itself" in run("embargoes").stdout


@pytest.mark.parametrize(
    "wrong",
    [("open", "--until", "2999-01-01"), ("embargo", "--until", "soon")],
)
def test_a_day_that_makes_no_sense_is_wrong_usage(run: Run, source: str, wrong: tuple[str, ...]) -> None:
    assert run("access", source, *wrong, *WHY).returncode == 2


def test_an_embargo_ends_on_a_day_that_is_to_come(run: Run, source: str) -> None:
    refused = run("access", source, "embargo", "--until", "2001-01-01", *WHY)
    assert refused.returncode == 1 and "that day is not to come" in refused.stderr
    assert "embargo" not in run("history", source).stdout


def test_a_pseudonym_is_all_that_is_found(run: Run, source: str) -> None:
    told = run("identify", "maro-testyan", "pseudonym", "--as", "Ada Shown", *WHY)
    assert "known to the public as “Ada Shown”" in told.stderr
    assert "Ada Shown" in found(run) and "Testyan" not in found(run)
    assert run("search", "testyan").stdout.strip() in ("", run("search", "nobodyofthisname").stdout.strip())
    assert "Maro Testyan" in run("show", source).stdout
    assert run("verify").returncode == 0


def test_words_are_left_out_and_shown_again(run: Run, source: str) -> None:
    assert "1 place" in run("redact", source, "--words", "took the key", *WHY).stderr
    assert "key" not in found(run) and "[withheld]" in run("search", "locked").stdout
    run("redact", source, "--words", "took the key", "--undo", *WHY)
    assert "took the key" in found(run)
    assert run("redact", source, "--words", "nowhere at all", *WHY).returncode == 1


def test_agreements_and_notes_change_nobodys_access(run: Run, source: str) -> None:
    agreed = run("agreement", source, "--basis", "statement", "--date", "2024-05-06", *WHY)
    assert "holds for 1 source" in agreed.stderr
    assert run("note-content", source, "death", *WHY).stderr.strip().endswith("death.")
    assert "key" in found(run)
    assert run("note-content", source, "gore", *WHY).returncode == 1
    assert run("agreement", source, "--basis", "interview", "--extent", "all", *WHY).returncode == 2
    assert run("agreement", source, "--basis", "interview", "--extent", "full-text", *WHY).returncode == 0
    assert run("agreement", "0" * 16, "--basis", "statement", *WHY).returncode == 1
