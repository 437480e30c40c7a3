"""Saved web pages on the command line: `testimony add`, `testimony extract`. Everything here is invented."""

import json
from pathlib import Path

import pytest

from tests.archive.test_saved_pages import HEAD, LD, page
from tests.web import test_cli
from tests.web.test_cli import Run

run = test_cli.run


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.html"
    ld = f'<script type="application/ld+json">{json.dumps(LD)}</script>'
    path.write_text(page(head=HEAD + ld), encoding="utf-8")
    return path


def test_a_saved_page_is_extracted(run: Run, saved: Path) -> None:
    done = run("extract", str(saved))
    told = json.loads(done.stdout)
    assert next(q["speaker"] for q in told["quotes"]) == "Ilka Brandt"
    assert all(told["text"][q["start"] : q["end"]] for q in told["quotes"])


def test_options_win_over_what_a_page_says_of_itself(run: Run, saved: Path) -> None:
    run("init", "--empty")
    added = run(
        "add",
        "--publisher",
        "Lamp Gazette",
        "--published",
        "2023-09",
        "--publish",
        "--by",
        "A. Archivist",
        str(saved),
    )
    assert added.returncode == 0, added.stderr
    source = added.stdout.split("source ")[1].split(",")[0]
    shown = run("show", source).stdout
    assert "The ferry & the bridge, Lamp Gazette" in shown
    assert "open" in shown.splitlines()[0] and "public" in shown
    assert run("verify").returncode == 0


def test_a_page_without_an_article_stores_nothing(run: Run, tmp_path: Path) -> None:
    run("init", "--empty")
    (tmp_path / "wall.html").write_text(page("<div>Accept all</div>"))
    for command in ("add", "extract"):
        done = run(command, str(tmp_path / "wall.html"))
        assert done.returncode == 1 and "wall.html: no article's text" in done.stderr
    assert json.loads(run("stats", "--json").stdout)["sources"] == 0
