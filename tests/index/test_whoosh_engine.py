"""The embedded engine: the conformance suite, then what only concerns files, threads and limits."""

import ast
import os
import threading
from pathlib import Path

import pytest

from index.documents import SearchDocument
from index.engine import Engine, Facet, IndexDamaged, SearchTimeout, SearchUnavailable
from index.on_whoosh import engine as whoosh_engine
from index.on_whoosh.engine import WhooshEngine
from index.querying.grammar import parse
from index.querying.query import Phrase, Prefix, Word
from tests.conformance.archive import SMALL
from tests.conformance.engines import EngineConformance, ids, put


class TestWhooshEngine(EngineConformance):
    def make(self, directory: Path) -> Engine:
        return WhooshEngine.create(directory)

    def reopen(self, directory: Path) -> Engine:
        return WhooshEngine(directory)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """An index of three documents."""
    engine = WhooshEngine.create(tmp_path / "index")
    put(engine, SMALL)
    engine.close()
    return tmp_path / "index"


def test_nothing_of_whoosh_that_answers_wrongly_is_used() -> None:
    allowed = {
        "analysis.analyzers",
        "codec.base",
        "codec.whoosh3",
        "fields",
        "filedb.filestore",
        "filedb.structfile",
        "formats",
        "index",
        "reading",
        "writing",
    }
    for module in Path(whoosh_engine.__file__).parent.glob("*.py"):
        tree = ast.parse(module.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("whoosh"):
                assert node.module
                assert node.module.removeprefix("whoosh.") in allowed
            if isinstance(node, ast.Import):
                assert not any(alias.name.startswith("whoosh") for alias in node.names)
            if isinstance(node, ast.Attribute):
                used_of_whoosh = module.name.startswith("whoosh") and node.attr
                assert used_of_whoosh not in {"searcher", "refresh", "update_document", "optimize"}


def test_a_word_of_many_quotes_is_found_in_every_piece_of_the_index(tmp_path: Path) -> None:
    """More than a block of postings has, in several segments, some quotes gone since."""

    def of(id_: str) -> SearchDocument:
        return SearchDocument(id=id_, words="bread " * (1 + int(id_) % 3) + "water")

    engine = WhooshEngine.create(tmp_path / "index")
    names = [f"{number:016}" for number in range(700)]
    for start in (0, 350):
        put(engine, [of(id_) for id_ in names[start : start + 350]])
    gone = set(names[100:300:7])
    with engine.batch() as batch:
        for id_ in gone:
            batch.delete(id_)
    there = [id_ for id_ in names if id_ not in gone]
    assert set(engine.ids(Word("bread"))) == set(there)
    assert set(engine.ids(Phrase("bread bread water"))) == {id_ for id_ in there if int(id_) % 3}
    engine.close()


def test_there_is_no_engine_where_there_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(SearchUnavailable, match="testimony reindex"):
        WhooshEngine(tmp_path / "nothing")


def test_a_closed_engine_refuses(directory: Path) -> None:
    engine = WhooshEngine(directory)
    engine.close()
    with pytest.raises(SearchUnavailable, match="closed"):
        engine.count()


def index_files(directory: Path) -> list[Path]:
    return sorted(path for path in directory.iterdir() if path.suffix in (".seg", ".toc"))


def test_every_flipped_bit_is_noticed_when_the_index_is_opened(directory: Path) -> None:
    for path in index_files(directory):
        whole = path.read_bytes()
        for at in range(0, len(whole), max(1, len(whole) // 40)):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
            with pytest.raises(IndexDamaged):
                WhooshEngine(directory)
        path.write_bytes(whole)
    assert WhooshEngine(directory).count() == len(SMALL)


@pytest.mark.parametrize("length", [0, 1, 30, 200])
def test_every_truncated_file_is_noticed_when_the_index_is_opened(directory: Path, length: int) -> None:
    for path in index_files(directory):
        whole = path.read_bytes()
        path.write_bytes(whole[:length])
        with pytest.raises(IndexDamaged):
            WhooshEngine(directory)
        path.write_bytes(whole)
    assert WhooshEngine(directory).count() == len(SMALL)


def test_files_reach_the_disk_before_the_table_of_contents_that_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[tuple[str, str]] = []
    fsync, rename = os.fsync, os.rename

    def watched_fsync(descriptor: int) -> None:
        events.append(("sync", Path(f"/proc/self/fd/{descriptor}").readlink().name))
        fsync(descriptor)

    def watched_rename(old: str, new: str) -> None:
        events.append(("rename", Path(new).name))
        rename(old, new)

    engine = WhooshEngine.create(tmp_path / "index")
    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(os, "rename", watched_rename)
    put(engine, SMALL)
    named = [path.name for path in index_files(tmp_path / "index") if path.suffix == ".seg"]
    renamed = next(at for at, event in enumerate(events) if event[0] == "rename")
    before, after = events[:renamed], events[renamed + 1 :]
    assert named
    assert all(("sync", name) in before for name in named)
    assert any(name.startswith("_MAIN_1.toc") for _, name in before)
    assert before[-1] == ("sync", "index")
    assert after == [("sync", "index")]


def test_what_a_killed_writer_left_is_swept_by_the_next(directory: Path) -> None:
    (directory / "_MAIN_9.toc.1700000000.0").write_bytes(b"unfinished")
    (directory / "MAIN_zzzzzzzzzzzz.seg.sha256").write_text("0" * 64)
    engine = WhooshEngine(directory)
    put(engine, [SearchDocument(id="new", words="new")])
    assert not list(directory.glob("*.toc.17*"))
    assert not (directory / "MAIN_zzzzzzzzzzzz.seg.sha256").exists()
    assert engine.count() == 4
    engine.close()


def test_a_failed_commit_leaves_the_old_state_and_no_lock(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = WhooshEngine(directory)

    def full(old: str, new: str) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", full)
        with pytest.raises(SearchUnavailable, match="No space left"):
            put(engine, [SearchDocument(id="new", words="new")])
    assert engine.count() == 3
    put(engine, [SearchDocument(id="new", words="new")])
    assert ids(engine, "new") == {"new"}
    engine.close()


def test_many_commits_leave_few_files(directory: Path) -> None:
    engine = WhooshEngine(directory)
    for number in range(40):
        put(engine, [SearchDocument(id=f"n{number % 7}", words=f"word{number}")])
    assert engine.count() == 10
    assert len(list(directory.iterdir())) < 40
    engine.close()


def test_threads_search_while_others_commit(directory: Path) -> None:
    engine = WhooshEngine(directory)
    stop = threading.Event()
    failures: list[BaseException] = []
    searches = [parse(text).query for text in ("road", '"the road"', "hou*", "-road", "age:60..", "brad~")]

    def read() -> None:
        try:
            while not stop.is_set():
                for query in searches:
                    results = engine.search(query, facets=tuple(Facet))
                    assert results.total == len(results.hits) >= 1
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for number in range(30):
        put(engine, [SearchDocument(id=f"n{number % 3}", words=f"a road {number}")])
    stop.set()
    for thread in threads:
        thread.join()
    assert not failures
    assert engine.count() == 6
    engine.close()


def test_two_writers_lose_nothing(directory: Path) -> None:
    def write(name: str) -> None:
        engine = WhooshEngine(directory)
        for number in range(8):
            put(engine, [SearchDocument(id=f"{name}{number}", words=name)])
        engine.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine = WhooshEngine(directory)
    assert engine.count() == 3 + 24
    engine.close()


def test_the_time_limit_holds_in_any_thread(directory: Path) -> None:
    engine = WhooshEngine(directory, time_limit=-1.0)
    raised: list[str] = []

    def search() -> None:
        try:
            engine.search(Prefix("le"))
        except SearchTimeout as timeout:
            raised.append(str(timeout))

    thread = threading.Thread(target=search)
    thread.start()
    thread.join()
    assert "narrower" in raised[0]
    engine.close()


def test_a_query_asked_again_is_answered_from_memory(directory: Path) -> None:
    engine = WhooshEngine(directory, time_limit=0.5)
    query = parse("road OR left").query
    first = engine.search(query)
    assert engine.search(query) == first
    put(engine, [SearchDocument(id="new", words="road")])
    assert engine.search(query).total == first.total + 1
    engine.close()
