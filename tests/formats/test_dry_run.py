"""`testimony add --dry-run`: everything that would be recorded is told, and nothing is. All of it is invented."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.formats.test_labels import HEADS, TALK
from web.commands.gathering import add


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TESTIMONY_HOME", str(tmp_path / "archive"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(add, ["--dry-run", *arguments], catch_exceptions=False)


def test_what_would_be_recorded_is_listed_and_no_archive_is_needed(home: Path) -> None:
    (home / "talk.txt").write_text(HEADS + TALK)
    done = run("talk.txt")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:3] == [
        "talk.txt: would be recorded.",
        f"  read as text/plain, {len(HEADS + TALK):,} characters; closed, interview",
        "  title: talk",
    ]
    assert "  voice: Imre Asker, interviewer, 1 turn: not quoted" in done.stdout
    assert "  2 quotes proposed, 0 fragments beside" in done.stdout
    assert "Runa Holm (inferred), testimony: We left in May" in done.stdout
    assert not (home / "archive").exists()


def test_a_role_that_was_guessed_is_told_as_guessed(home: Path) -> None:
    (home / "talk.txt").write_text(TALK)
    assert ", interviewer (inferred), 1 turn: not quoted" in run("talk.txt").stdout


def test_what_would_be_refused_is_told_with_the_others(home: Path) -> None:
    (home / "a.txt").write_bytes("«Мы ушли», — сказала вымышленная рассказчица.\n".encode("cp1251") * 3)
    (home / "b.json").write_text('{"id": "1", "title": "A", "rights": "none"}')
    done = run("a.txt", "b.json")
    assert done.exit_code == 1
    assert "note: Read as Windows-1251 (Cyrillic)" in done.stdout
    assert "b.json: this is a catalogue record" in done.stderr


def test_nothing_read_on_a_guess_is_published_at_once(home: Path) -> None:
    (home / "a.txt").write_bytes("“We left,” said Zoë Holm of the café.\n".encode("cp1252"))
    done = run("--publish", "a.txt")
    assert done.exit_code == 1
    assert "nothing is published unseen on a guess" in done.stderr


def test_the_options_describe_what_is_shown(home: Path) -> None:
    (home / "talk.txt").write_text(HEADS + TALK)
    done = run("--publisher", "Valley Post", "--published", "2019-05", "talk.txt")
    assert "publisher: Valley Post; author: unknown; published: 2019-05" in done.stdout
