"""The `testimony` command on real archives in temporary folders."""

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from archive.record.store import Record
from web.cli import main
from web.settings import Settings


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
    chain = {link["label"]: (link["value"], link["note"]) for link in hit["chain"]}
    assert chain["Said to"] == ("Reuters", "stated") and chain["Published by"] == ("Reuters", None)
    assert chain["Published"][0] == "September 2023" and "Inferred" in chain["Published"][1]
    assert chain["Archived copy"] == ("unknown", None)
    assert hit["source"]["is_excerpt"] is True and hit["source"]["published_note"].startswith("Inferred")
    assert hit["speaker_evidence"]["words"] == ["Vera Petrosyan"]
    assert all(tag["rule"].partition("@")[2] for tag in hit["tags"])
    assert hit["source"]["publisher"] == "Reuters"
    assert len(hit["source"]["version_sha256"]) == 64
    age = next(tag for tag in hit["tags"] if tag["field"] == "age")
    assert (age["value"], age["words"], age["certainty"]) == ("70", ["70"], "stated")


def test_search_dash_h_helps(run: Run) -> None:
    done = run("search", "-h")
    assert done.returncode == 0 and "Usage:" in done.stdout and "--sort" in done.stdout


def test_a_folder_without_a_file_to_read_is_said_to_be_empty(run: Run, tmp_path: Path) -> None:
    run("init", "--empty")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "within.odp").write_text("no account", "utf-8")
    done = run("add", str(tmp_path / "letters"))
    assert done.returncode == 1 and "letters: no file here" in done.stderr and ".txt" in done.stderr


def test_a_home_that_can_not_be_made_is_named_with_a_remedy(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("TESTIMONY_HOME", str(tmp_path / "file" / "archive"))
    done = run("init")
    assert done.returncode == 1 and "TESTIMONY_HOME" in done.stderr and "unexpected" not in done.stderr


def test_search_for_nothing_known_finds_nothing(run: Run) -> None:
    run("init")
    done = run("search", "zeppelin")
    assert done.returncode == 0 and done.stdout == "" and "0 found" in done.stderr


def test_printed_words_say_where_the_source_speaks_in_between(run: Run) -> None:
    run("init")
    assert "“I left everything behind, […] " in " ".join(run("search", '"left everything"').stdout.split())


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
        "access",
        hit["id"],
        "withdrawn",
        *("--reason", "speaker-request", "--why", "asked for in a letter", "--by", "Test Archivist"),
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


@pytest.mark.parametrize(
    "option",
    [("--lang", "in English"), ("--published", "last May"), ("--url", "gazette.example"), ("--title", " ")],
)
def test_what_is_said_of_a_file_has_the_form_that_the_record_asks_for(
    run: Run, article: Path, option: tuple[str, str]
) -> None:
    run("init", "--empty")
    refused = run("add", *option, str(article))
    assert refused.returncode == 1 and "“" in refused.stderr
    assert "article" not in run("show").stdout


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


def test_a_chosen_engine_is_taken_by_reindex_and_told_by_stats(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init")
    assert json.loads(run("stats", "--json").stdout)["search_engine"] == "whoosh"
    monkeypatch.setenv("TESTIMONY_ENGINE", "tantivy")
    assert json.loads(run("stats", "--json").stdout)["search_engine"] == "whoosh"
    assert "Tantivy keeps it" in run("reindex").stderr
    assert run("stats").stdout.split("search engine")[1].split()[0] == "tantivy"
    assert json.loads(run("search", "left everything", "--json").stdout)["total"] >= 1
    monkeypatch.delenv("TESTIMONY_ENGINE")
    run("init")
    assert json.loads(run("stats", "--json").stdout)["search_engine"] == "tantivy"


def test_reindex_in_a_pipe_shows_no_progress_bar(run: Run) -> None:
    run("init")
    done = run("reindex")
    assert done.returncode == 0 and done.stdout == "" and "holds 6 quotes; Whoosh keeps" in done.stderr


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


def quote_ids(run: Run, source_id: str) -> list[str]:
    return [line[:16] for line in run("show", source_id).stdout.splitlines()[1:] if line and line[0] != " "]


def test_archivist_sees_what_was_proposed_and_decides_quote_by_quote(run: Run, tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text(
        ARTICLE + '\n"The road was full of people," said Aram Testyan.\n', encoding="utf-8"
    )
    run("init", "--empty")
    source_id = run("add", "two.txt").stdout.split("source ")[1][:16]
    shown = run("show", source_id).stdout
    for words in ("We locked the door", "The road was full", "age: 61 (stated: “61-year-old”", "not public"):
        assert words in shown
    bees, road = quote_ids(run, source_id)
    assert run("decide", road, "reject", "--why", "a test", "--by", "Test Archivist").returncode == 0
    run("access", source_id, "open", "--accept", "--why", "a test", "--by", "Test Archivist")
    assert json.loads(run("search", "--json", "road").stdout)["total"] == 0
    assert json.loads(run("search", "--json", "bees").stdout)["hits"][0]["id"] == bees
    assert "public" in run("decide", road, "accept", "--why", "read again", "--by", "Test Archivist").stderr
    assert json.loads(run("search", "--json", "road").stdout)["total"] == 1


def test_show_keeps_withdrawn_words_to_itself(run: Run) -> None:
    run("init")
    hit = json.loads(run("search", "--json", "petrosyan").stdout)["hits"][0]
    run("access", hit["id"], "withdrawn", "--reason", "safety", "--why", "a test", "--by", "Test Archivist")
    shown = run("show", hit["id"]).stdout
    assert "withdrawn" in shown and "everything behind" not in shown


def test_show_tells_no_title_of_a_withdrawn_source(run: Run) -> None:
    run("init")
    hit = json.loads(run("search", "--json", "petrosyan").stdout)["hits"][0]
    title, source_id = hit["source"]["title"], hit["source"]["id"]
    assert title in run("show").stdout
    run("access", source_id, "withdrawn", "--reason", "safety", "--why", "a test", "--by", "Test Archivist")
    for shown in (run("show"), run("show", source_id), run("show", hit["id"])):
        assert shown.returncode == 0 and title not in shown.stdout and "withdrawn" in shown.stdout


def test_show_lists_every_source(run: Run) -> None:
    run("init")
    assert len(run("show").stdout.splitlines()) == 2
    assert run("show", "0" * 16).returncode == 1


BY = ("--why", "a test", "--by", "Test Archivist")
ACCOUNT = """---
title: {title}
kind: news
{more}---
"We locked the door and took the key with us," said Maro Testyan.
"""


def first_hit(run: Run, query: str) -> str:
    found: str = json.loads(run("search", "--json", query).stdout)["hits"][0]["id"]
    return found


def counts(run: Run) -> list[int]:
    return [figures(run)[name] for name in ("sources", "quotes", "indexed")]


def test_a_newer_program_brings_nothing_back_that_was_withdrawn(run: Run, tmp_path: Path) -> None:
    shipped = Path(str(files("corpus"))) / "collections" / "karabakh-2023"
    older = tmp_path / "karabakh-2023"
    shutil.copytree(shipped, older)
    for path in older.glob("[!c]*.md"):
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    run("init", "--empty")
    assert run("add", str(older)).returncode == 0
    run("access", first_hit(run, "petrosyan"), "withdrawn", "--reason", "speaker-request", *BY)
    before = counts(run)
    assert "0 sources added" in run("init").stderr
    assert counts(run) == before
    assert json.loads(run("search", "--json", "petrosyan").stdout)["total"] == 0


def test_a_copy_of_a_withdrawn_account_comes_in_closed_and_says_so(run: Run, article: Path) -> None:
    run("init", "--empty")
    run("add", "--publish", str(article))
    run("access", first_hit(run, "bees"), "withdrawn", "--reason", "safety", *BY)
    article.write_text(ARTICLE.replace("\n", "\r\n"), encoding="utf-8", newline="")
    done = run("add", "--publish", str(article))
    assert done.returncode == 0 and "withheld here already" in done.stdout
    assert json.loads(run("search", "--json", "bees").stdout)["total"] == 0


@pytest.mark.parametrize("status", ["closed", "open", "withdrawn\naccess_reason: safety"])
def test_publish_is_refused_where_the_file_states_its_access(run: Run, tmp_path: Path, status: str) -> None:
    (tmp_path / "stated.md").write_text(ACCOUNT.format(title="Stated", more=f"access: {status}\n"))
    run("init", "--empty")
    done = run("add", "--publish", "stated.md")
    assert done.returncode == 1 and "stated.md" in done.stderr and "--publish" in done.stderr
    assert figures(run)["sources"] == 0


def test_what_a_file_says_of_itself_stays(run: Run, tmp_path: Path, article: Path) -> None:
    (tmp_path / "own.md").write_text(ACCOUNT.format(title="Its own title", more=""))
    run("init", "--empty")
    run("add", "--title", "Another title", "--publisher", "Sample Gazette", "own.md", str(article))
    shown = run("show").stdout
    assert "Its own title, Sample Gazette" in shown and "Another title, Sample Gazette" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["withdrawn"],
        ["withdrawn", "--reason", "because I say so"],
        ["closed", "--reason", "safety"],
        ["withdrawn", "--reason", "safety", "--accept"],
    ],
)
def test_a_withdrawal_and_nothing_else_has_a_public_reason(run: Run, arguments: list[str]) -> None:
    run("init")
    before = figures(run)
    assert run("access", first_hit(run, "petrosyan"), *arguments, *BY).returncode == 2
    assert figures(run) == before


def test_why_is_kept_with_the_revision_and_is_no_public_reason(run: Run, tmp_path: Path) -> None:
    run("init")
    quote_id = first_hit(run, "petrosyan")
    run("access", quote_id, "withdrawn", "--reason", "safety", "--why", "her brother is in prison")
    settings = Settings(home=tmp_path / "home")
    record = Record.open(settings.effective_database_url, settings.originals_directory)
    quote = record.quote(quote_id)
    assert quote and quote.access.reason == "safety"
    assert [r.why for r in record.revisions(f"quote:{quote_id}")][-1] == "her brother is in prison"
    record.close()


def test_a_title_that_tells_of_the_withdrawn_is_replaced_and_the_command_says_so(
    run: Run, tmp_path: Path
) -> None:
    title = "'We locked the door and took the key', says Maro Testyan"
    (tmp_path / "told.md").write_text(ACCOUNT.format(title=f'"{title}"', more="publisher: Sample Gazette\n"))
    run("init", "--empty")
    run("add", "--publish", "told.md")
    done = run("access", first_hit(run, "locked"), "withdrawn", "--reason", "safety", *BY)
    assert done.returncode == 0 and "Sample Gazette" in done.stderr and "title" in done.stderr
    assert "Testyan" not in done.stderr and "Testyan" not in run("show").stdout


def test_a_decision_that_the_index_can_not_follow_is_said_to_stand(run: Run, tmp_path: Path) -> None:
    run("init")
    quote_id = first_hit(run, "petrosyan")
    lock = tmp_path / "home" / "index" / "drain.lock"
    lock.unlink()
    lock.mkdir()
    done = run("access", quote_id, "withdrawn", "--reason", "safety", *BY)
    assert done.returncode == 1 and "This is decided" in done.stderr
    lock.rmdir()
    assert json.loads(run("search", "--json", "petrosyan").stdout)["total"] == 0


def test_a_head_that_was_written_down_is_found_in_the_chain(run: Run, article: Path) -> None:
    run("init", "--empty")
    run("add", str(article))
    head = str(figures(run)["revision_head"])
    run("init")
    assert run("verify", "--head", head).returncode == 0
    number, _, digest = head.partition(":")
    other = digest[:-1] + ("0" if digest[-1] != "0" else "1")
    assert run("verify", "--head", f"{number}:{other}").returncode == 1
    assert run("verify", "--head", f"{10**6}:{digest}").returncode == 1
    assert run("verify", "--head", digest).returncode == 2
    assert run("verify", "--head", head, "--against", str(article)).returncode == 2


def test_verify_tells_where_the_index_and_the_gate_disagree(run: Run, tmp_path: Path) -> None:
    run("init")
    quote_id = first_hit(run, "petrosyan")
    connection = sqlite3.connect(tmp_path / "home" / "archive.db")
    with connection:
        connection.execute("UPDATE quotes SET review = 'rejected' WHERE id = ?", (quote_id,))
    connection.close()
    done = run("verify")
    assert done.returncode == 1
    assert f"quote:{quote_id}: the search index holds it, and the public may not see it" in done.stdout


def test_a_file_name_can_not_command_the_terminal(run: Run, tmp_path: Path) -> None:
    good, bad = "good\x1b[2J\nsource.txt", "bad\x1b[2J\nsource.txt"
    (tmp_path / good).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / bad).write_bytes(b"")
    run("init", "--empty")
    done = run("add", good, bad)
    told = done.stdout + done.stderr
    assert "\x1b" not in told and "\\x1b[2J\\nsource.txt" in done.stdout and "\\x1b[2J\\n" in done.stderr


def test_what_people_said_can_not_command_the_terminal(run: Run, tmp_path: Path) -> None:
    words = ARTICLE.replace("The bees stayed", "The bees \x1b[2J\x9b2J\u202e stayed")
    (tmp_path / "words.txt").write_text(words, encoding="utf-8")
    run("init", "--empty")
    run("add", "--publish", "words.txt")
    plain, machine = run("search", "bees"), run("search", "--json", "bees")
    for answer in (plain, machine):
        assert answer.stdout and not set(answer.stdout) & {"\x1b", "\x9b", "\u202e"}
    assert "\x1b[2J\x9b2J\u202e" in json.loads(machine.stdout)["hits"][0]["text"]


def test_query_of_ten_thousand_characters_is_refused_with_the_limit(run: Run) -> None:
    run("init")
    done = run("search", "x" * 10_000)
    assert done.returncode == 1 and "10,000 characters" in done.stderr and done.stdout == ""


def test_query_may_begin_with_a_minus(run: Run) -> None:
    run("init")
    assert json.loads(run("search", "--json", "-behind").stdout)["total"] == 5


def test_shipped_records_have_the_same_ids_in_every_archive(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init")
    first = sorted(hit["id"] for hit in json.loads(run("search", "--json", "kind:testimony").stdout)["hits"])
    monkeypatch.setenv("TESTIMONY_HOME", str(tmp_path / "another"))
    run("init")
    again = sorted(hit["id"] for hit in json.loads(run("search", "--json", "kind:testimony").stdout)["hits"])
    assert first == again and len(first) == 3


def test_two_files_cannot_share_an_id(run: Run, tmp_path: Path) -> None:
    run("init", "--empty")
    for name in ("one.md", "two.md"):
        head = "---\ntitle: Invented\nkind: news\nid: 0123456789abcdef\n---\n"
        (tmp_path / name).write_text(f"{head}Invented text of {name}.\n", encoding="utf-8")
    assert run("add", "one.md").returncode == 0
    done = run("add", "two.md")
    assert done.returncode == 1 and "two.md" in done.stderr and "0123456789abcdef" in done.stderr
