"""Words of minors wait for a decision of their own. Everything here is invented."""

from pathlib import Path

import pytest

from tests.web import test_cli
from tests.web.test_cli import Run

run = test_cli.run

ARTICLE = """INVENTED FOR A TEST. Nobody here exists.
“We locked the door and took the key with us,” said Maro Testyan, a 61-year-old beekeeper from Sisian.
“I carried the lamp and my brother carried the hens,” said Ilka Testyan, 11, a schoolgirl.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def source_of(told: str) -> str:
    return told.split("source ")[1].split(",", maxsplit=1)[0]


def minors_line(shown: str) -> str:
    (line,) = [line for line in shown.splitlines() if "UNDER AGE" in line]
    return line


def test_an_archivist_sees_a_minor_before_deciding(run: Run, article: Path) -> None:
    run("init", "--empty")
    source = source_of(run("add", str(article)).stdout)
    shown = run("show", source).stdout
    assert "proposed" in minors_line(shown)
    assert "minor: under 18 (stated: “11”; minor.age@1)" in shown


def test_publishing_leaves_a_minors_words_proposed_and_says_so(run: Run, article: Path) -> None:
    run("init", "--empty")
    added = run("add", "--publish", "--by", "A. Archivist", str(article))
    assert added.returncode == 0
    assert "1 of them stays proposed" in added.stdout and "under age" in added.stdout
    assert "not public" in minors_line(run("show", source_of(added.stdout)).stdout)
    assert "key" in run("search", "key").stdout and "lamp" not in run("search", "lamp").stdout
    assert run("verify").returncode == 0


def test_accepting_a_source_leaves_a_minors_words_to_a_decision_of_their_own(run: Run, article: Path) -> None:
    run("init", "--empty")
    source = source_of(run("add", str(article)).stdout)
    opened = run("access", source, "open", "--accept", "--why", "agreement signed")
    assert "1 quote accepted" in opened.stderr and "may be, under age" in opened.stderr
    quote = minors_line(run("show", source).stdout).split()[0]
    assert quote in opened.stderr
    assert run("decide", quote, "accept", "--why", "her mother agreed in writing").returncode == 0
    assert "lamp" in run("search", "lamp").stdout


def test_what_a_file_states_itself_is_a_decision(run: Run, tmp_path: Path) -> None:
    run("init", "--empty")
    front = "---\ntitle: Two of one valley\nkind: news\naccess: open\naccepted_by: A. Archivist\n---\n"
    (tmp_path / "stated.md").write_text(front + ARTICLE, encoding="utf-8")
    assert "2 quotes accepted." in run("add", str(tmp_path / "stated.md")).stdout


@pytest.mark.parametrize(
    "words",
    [
        'Reporter Otto Velt wrote that a boy aged 12 named Cem told him: "I miss the lamp."',
        'Ten-year-old Cem said: "The lamp went out at night."',
        '"I am 13 and the lamp is mine," said Cem.',
        '"My lamp is over there," said little Ilka, clutching her mother\'s hand.',
        '"I was in fifth grade when the lamp fell," said Ilka.',
        "«Мне тринадцать, и лампа (lamp) моя», — сказал Джем Брандт.",
    ],
)
def test_nothing_with_a_sign_of_a_child_is_published_in_bulk(run: Run, tmp_path: Path, words: str) -> None:
    run("init", "--empty")
    path = tmp_path / "signs.txt"
    path.write_text(f"INVENTED FOR A TEST. Nobody here exists.\n\n{words}\n", encoding="utf-8")
    added = run("add", "--publish", "--by", "A. Archivist", str(path))
    assert added.returncode == 0 and "1 of them stays" in added.stdout
    assert "not public" in minors_line(run("show", source_of(added.stdout)).stdout)
    assert run("search", "lamp").stderr.startswith("0 found")
