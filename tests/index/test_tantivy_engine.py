"""The embedded engine for large archives: the conformance suite, then what concerns its files and threads."""

import ast
import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from textwrap import dedent

import pytest

from index.documents import SearchDocument
from index.engine import Engine, Facet, IndexDamaged, SearchTimeout, SearchUnavailable
from index.on_tantivy import engine as tantivy_engine
from index.on_tantivy.engine import TantivyEngine
from index.querying.grammar import parse
from index.querying.query import Prefix
from tests.conformance.archive import SMALL
from tests.conformance.engines import EngineConformance, ids, put
from tests.conformance.tantivy_files import unpacked


class TestTantivyEngine(EngineConformance):
    def make(self, directory: Path) -> Engine:
        return TantivyEngine.create(directory)

    def reopen(self, directory: Path) -> Engine:
        return TantivyEngine(directory)

    def readable(self, directory: Path) -> bytes:
        return super().readable(directory) + unpacked(directory)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """An index of three documents, one of them removed and two added since, so that every sort of file is there."""
    engine = TantivyEngine.create(tmp_path / "index")
    put(engine, [*SMALL, SearchDocument(id="gone", words="gone")])
    with engine.batch() as batch:
        batch.delete("gone")
    engine.close()
    return tmp_path / "index"


def test_nothing_of_tantivy_that_reads_what_people_type_is_used() -> None:
    forbidden = {"parse_query", "parse_query_lenient", "SnippetGenerator", "fuzzy_term_query", "regex_query"}
    for module in Path(tantivy_engine.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            assert not (isinstance(node, ast.Attribute) and node.attr in forbidden)


def test_there_is_no_engine_where_there_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(SearchUnavailable, match="testimony reindex"):
        TantivyEngine(tmp_path / "nothing")


def test_a_closed_engine_refuses(directory: Path) -> None:
    engine = TantivyEngine(directory)
    engine.close()
    with pytest.raises(SearchUnavailable, match="closed"):
        engine.count()


PARTS = (".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term", ".del")


def replace(path: Path, content: bytes) -> None:
    """Another file in its place: one that is mapped into memory can't be cut short under whoever reads it."""
    other = path.with_name("other")
    other.write_bytes(content)
    other.rename(path)


def index_files(directory: Path) -> list[Path]:
    return sorted(path for path in directory.iterdir() if path.suffix in PARTS)


def test_every_flipped_bit_is_noticed_when_the_index_is_opened(directory: Path) -> None:
    assert {path.suffix for path in index_files(directory)} == set(PARTS)
    for path in index_files(directory):
        whole = path.read_bytes()
        for at in range(0, len(whole), max(1, len(whole) // 40)):
            replace(path, whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
            if at < whole.rindex(b'{"version"'):
                with pytest.raises(IndexDamaged):
                    TantivyEngine(directory)
            else:
                # The last lines of a file, of which some only say what wrote it.
                with contextlib.suppress(IndexDamaged):
                    assert ids(TantivyEngine(directory), "road") == {"bread", "office"}
        replace(path, whole)
    assert TantivyEngine(directory).count() == len(SMALL)


@pytest.mark.parametrize("length", [0, 1, 30, 200])
def test_every_truncated_file_is_noticed_when_the_index_is_opened(directory: Path, length: int) -> None:
    for path in (*index_files(directory), directory / "meta.json"):
        whole = path.read_bytes()
        replace(path, whole[: min(length, len(whole) - 1)])
        with pytest.raises(IndexDamaged):
            TantivyEngine(directory)
        replace(path, whole)
    assert TantivyEngine(directory).count() == len(SMALL)


def test_a_table_of_contents_that_counts_wrongly_is_noticed(directory: Path) -> None:
    meta = directory / "meta.json"
    meta.write_text(meta.read_text().replace('"num_deleted_docs": 1', '"num_deleted_docs": 2'))
    with pytest.raises(IndexDamaged):
        TantivyEngine(directory)


def test_a_batch_is_durable_when_it_ends(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[tuple[str, set[str]]] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        synced.append((path.name, {file.name for file in index_files(directory)}))
        fsync(descriptor)

    engine = TantivyEngine(directory)
    before = {file.name for file in index_files(directory)}
    monkeypatch.setattr(os, "fsync", watched)
    put(engine, [SearchDocument(id="new", words="new")])
    # The folder, once the new table of contents and what it names are there.
    name, there = synced[-1]
    assert name == "index" and there == {file.name for file in index_files(directory)} > before
    engine.close()


FULL = dedent(
    """
    import resource, signal, sys
    from pathlib import Path
    from index.documents import SearchDocument
    from index.engine import IndexDamaged, SearchUnavailable
    from index.on_tantivy.engine import TantivyEngine

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    engine = TantivyEngine(Path(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, resource.RLIM_INFINITY))
    try:
        with engine.batch() as batch:
            batch.put(SearchDocument(id="new", words="words for which there is no room " * 50))
    except IndexDamaged:
        sys.exit("taken for damage")
    except SearchUnavailable as refusal:
        print(refusal)
    assert engine.count() == 3
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    with engine.batch() as batch:
        batch.put(SearchDocument(id="later", words="later"))
    assert engine.count() == 4
    """
)


def test_a_full_disk_leaves_the_old_state_and_no_lock(directory: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(directory)],
        check=False,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "can't be opened or written" in done.stdout
    engine = TantivyEngine(directory)
    put(engine, [SearchDocument(id="new", words="new")])
    assert ids(engine, "new OR later") == {"new", "later"}
    engine.close()


def test_what_a_killed_writer_left_goes_with_the_next_purge(directory: Path) -> None:
    engine = TantivyEngine(directory)
    left = directory / f"{'0' * 32}.store"
    left.write_bytes(b"words of a segment that was never committed")
    assert not engine.is_purged()
    engine.purge()
    assert engine.is_purged() and not left.exists()
    assert engine.count() == len(SMALL)
    engine.close()


def test_many_commits_leave_few_files(directory: Path) -> None:
    engine = TantivyEngine(directory)
    for number in range(40):
        put(engine, [SearchDocument(id=f"n{number % 7}", words=f"word{number}")])
    assert engine.count() == 10
    engine.purge()
    assert len(list(directory.iterdir())) < 80
    assert ids(engine, "word39 OR word32") == {"n4"} and ids(engine, "word38") == {"n3"}
    engine.close()


def test_threads_search_while_others_commit_and_purge(directory: Path) -> None:
    engine = TantivyEngine(directory)
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

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(20):
        put(engine, [SearchDocument(id=f"n{number % 3}", words=f"a road {number}")])
        if number % 5 == 0:
            engine.purge()
    stop.set()
    for thread in threads:
        thread.join()
    assert not failures
    assert engine.count() == 6
    engine.close()


def test_two_writers_lose_nothing(directory: Path) -> None:
    def write(name: str) -> None:
        engine = TantivyEngine(directory)
        for number in range(6):
            put(engine, [SearchDocument(id=f"{name}{number}", words=name)])
        engine.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine = TantivyEngine(directory)
    assert engine.count() == 3 + 18
    engine.close()


def test_the_time_limit_holds(directory: Path) -> None:
    engine = TantivyEngine(directory, time_limit=-1.0)
    with pytest.raises(SearchTimeout, match="narrower"):
        engine.search(Prefix("le"))
    engine.close()
