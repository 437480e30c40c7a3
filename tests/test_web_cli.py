"""The `testimony` command on real archives in temporary folders."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from web.cli import main


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]

ARTICLE = (
    "INVENTED FOR A TEST. Nobody here exists.\n"
    '"We locked the door and took the key with us," said Maro Testyan, a 61-year-old beekeeper from Sisian. '
    '"The bees stayed where they were."\n'
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Goes in by the command's outer door, in this process, against an archive of its own."""
    monkeypatch.setenv("TESTIMONY_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["testimony", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as leaving:
            main()
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        code = leaving.value.code
        return Done(code if isinstance(code, int) else 0, out, err)

    return invoke


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def figures(run: Run) -> dict[str, int]:
    counted: dict[str, int] = json.loads(run("stats", "--json").stdout)
    return counted


def test_init_is_safe_to_run_again(run: Run) -> None:
    assert run("init").returncode == 0
    first = figures(run)
    assert run("init").returncode == 0
    assert figures(run) == first
    assert first["sources"] == 2 and first["indexed"] == first["quotes"] == 6


def test_shipped_testimony_is_found_with_its_chain(run: Run) -> None:
    run("init")
    answer = json.loads(run("search", "--json", '"left everything" age:60..80').stdout)
    assert answer["total"] == 1
    hit = answer["hits"][0]
    assert hit["speaker"] == "Vera Petrosyan"
    assert hit["said_to"] == "Reuters"
    assert hit["source"]["publisher"] == "Reuters"
    assert len(hit["source"]["version_sha256"]) == 64
    age = next(tag for tag in hit["tags"] if tag["field"] == "age")
    assert (age["value"], age["words"], age["certainty"]) == ("70", ["70-year-old"], "stated")


def test_search_for_nothing_known_finds_nothing(run: Run) -> None:
    run("init")
    done = run("search", "zeppelin")
    assert done.returncode == 0 and done.stdout == "" and "0 found" in done.stderr


def test_added_file_is_closed_until_an_archivist_decides(run: Run, article: Path) -> None:
    run("init", "--empty")
    done = run("add", "--by", "Test Archivist", str(article))
    assert done.returncode == 0 and "proposed, not public" in done.stdout
    assert figures(run)["indexed"] == 0
    source_id = done.stdout.split("source ")[1][:16]
    run("access", source_id, "open", "--accept", "--why", "reviewed for a test", "--by", "Test Archivist")
    assert json.loads(run("search", "--json", "bees").stdout)["total"] == 1


def test_withdrawn_words_are_gone_from_the_index_when_the_command_ends(run: Run, article: Path) -> None:
    run("init", "--empty")
    run("add", "--publish", "--by", "Test Archivist", str(article))
    hit = json.loads(run("search", "--json", "bees").stdout)["hits"][0]
    done = run(
        "access", hit["id"], "withdrawn", "--why", "asked for by the speaker", "--by", "Test Archivist"
    )
    assert done.returncode == 0
    assert json.loads(run("search", "--json", "bees").stdout) == {"total": 0, "hits": []}
    assert figures(run)["indexed"] == 0
    assert run("verify").returncode == 0


def test_same_bytes_are_reported_and_not_added_again(run: Run, article: Path) -> None:
    run("init", "--empty")
    run("add", str(article))
    before = figures(run)
    again = run("add", str(article))
    assert again.returncode == 1 and "already in the archive" in again.stderr and str(article) in again.stderr
    assert figures(run) == before


BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (b"PK\x03\x04\x00\x00\x00quote", "text"),
    "koi8.txt": ("Слова".encode("koi8-r"), "UTF-8"),
    "front.md": (b"---\ntitle: [unclosed\n---\nText\n", "front.md:"),
    "twice.md": (
        b"---\nrecord: excerpt\ntitle: A\nkind: news\naccess: withdrawn\naccess: open\n---\nText\n",
        "access",
    ),
    "unknown.md": (b"---\nrecord: excerpt\ntitle: A\nkind: news\npublik: yes\n---\nText\n", "publik"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file_is_named_with_what_to_do_and_changes_nothing(run: Run, tmp_path: Path, name: str) -> None:
    content, expected = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    run("init", "--empty")
    before = figures(run)
    done = run("add", "--publish", name)
    assert done.returncode == 1
    assert name in done.stderr and expected in done.stderr
    assert figures(run) == before


def test_one_bad_file_does_not_keep_the_others_out(run: Run, tmp_path: Path, article: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    run("init", "--empty")
    assert run("add", "empty.txt", str(article)).returncode == 1
    assert figures(run)["sources"] == 1


def test_missing_file_is_named(run: Run) -> None:
    run("init", "--empty")
    done = run("add", "nowhere.txt")
    assert done.returncode == 1 and "nowhere.txt" in done.stderr


@pytest.mark.parametrize("command", [["stats"], ["search", "x"], ["verify"], ["reindex"], ["add", "x.txt"]])
def test_without_an_archive_the_remedy_is_told(run: Run, command: list[str]) -> None:
    done = run(*command)
    assert done.returncode == 1 and "testimony init" in done.stderr


def test_unknown_id_is_told(run: Run) -> None:
    run("init")
    done = run("access", "0" * 16, "closed", "--why", "a test")
    assert done.returncode == 1 and "0" * 16 in done.stderr


def test_extract_prints_one_object_a_document(run: Run, article: Path) -> None:
    done = run("extract", str(article), str(article))
    first, second = map(json.loads, done.stdout.splitlines())
    assert first == second
    quote = first["quotes"][0]
    assert quote["speaker"] == "Maro Testyan" and quote["age"] == 61
    assert first["text"] == ARTICLE
    assert all(ARTICLE[start:end] for start, end in quote["parts"])


def test_extract_streams_lines_and_names_the_bad_one(run: Run) -> None:
    lines = [json.dumps({"doc_id": "a", "text": ARTICLE}), "{not json", '{"doc_id": "b"}', '{"text": 5}']
    done = run(
        "extract", "--jsonl", stdin="\n".join([*lines, json.dumps({"doc_id": "c", "text": "Nothing."})])
    )
    assert [json.loads(line)["doc_id"] for line in done.stdout.splitlines()] == ["a", "c"]
    assert [f"standard input:{n}" in done.stderr for n in (1, 2, 3, 4, 5)] == [False, True, True, True, False]
    assert done.returncode == 1


@pytest.mark.parametrize(
    "arguments", [["extract"], ["extract", "--jsonl", "x.txt"], ["search"], ["add"], ["serve", "--port", "0"]]
)
def test_wrong_usage_exits_with_two(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_verify_against_another_text_tells_which_words_differ(run: Run, tmp_path: Path) -> None:
    run("init")
    (tmp_path / "other.txt").write_text(
        "“I left everything there,” is all that is left of it.", encoding="utf-8"
    )
    done = run("verify", "--against", "other.txt")
    assert done.returncode == 1
    assert "I left everything there" in done.stdout and "No one is going back" in done.stdout


def test_reindex_in_a_pipe_shows_no_progress_bar(run: Run) -> None:
    run("init")
    done = run("reindex")
    assert done.returncode == 0 and done.stdout == "" and done.stderr.strip() == "The index holds 6 quotes."


def test_hostile_query_is_answered(run: Run) -> None:
    run("init")
    assert run("search", "(" * 2000 + '"' * 500 + " age:.. date:99 near~~").returncode in (0, 1)


def test_installed_command_speaks_plainly_to_a_pipe(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("testimony")
    environment = os.environ | {"TESTIMONY_HOME": str(tmp_path / "home"), "PYTHONWARNINGS": "error"}
    made = subprocess.run(
        [command, "init"], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (made.returncode, made.stdout) == (0, "")
    found = subprocess.run(
        f"{command} search left | head -1",
        shell=True,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert found.stdout.startswith("“") and "Traceback" not in found.stderr
