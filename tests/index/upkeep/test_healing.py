"""The index is disposable: lost, damaged, locked or killed, it comes back by itself from a real record."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from archive.record.store import Record
from index.engine import IndexDamaged, SearchUnavailable
from index.engine_choice import EngineName
from index.querying.grammar import parse
from index.querying.query import Everything
from index.upkeep import sync
from index.upkeep.sync import PublicIndex
from tests import accounts


def generations(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.glob("generation-*"))


def remove_all(directory: Path) -> None:
    shutil.rmtree(directory)


def remove_generation(directory: Path) -> None:
    shutil.rmtree(directory / generations(directory)[0])


def flip_a_bit(directory: Path) -> None:
    segment = next(path for path in directory.glob("generation-*/*") if path.suffix in (".seg", ".store"))
    content = bytearray(segment.read_bytes())
    content[len(content) // 2] ^= 1
    segment.write_bytes(content)


def overwrite(directory: Path) -> None:
    """In place, so that who has the files open reads it."""
    for path in directory.glob("generation-*/*"):
        if path.suffix in (".seg", ".store", ".idx", ".term", ".pos", ".fast"):
            length = path.stat().st_size
            with path.open("r+b") as file:
                file.write(b"\xff" * length)


def truncate(directory: Path) -> None:
    for path in (*directory.glob("generation-*/*.toc"), *directory.glob("generation-*/meta.json")):
        path.write_bytes(path.read_bytes()[:20])


def change_state(**changes: object) -> Callable[[Path], None]:
    def change(directory: Path) -> None:
        state = json.loads((directory / "current.json").read_text())
        (directory / "current.json").write_text(json.dumps(state | changes))

    return change


def spoil_state(directory: Path) -> None:
    (directory / "current.json").write_text("{")


DAMAGES = {
    "removed": remove_all,
    "generation removed": remove_generation,
    "bit flipped": flip_a_bit,
    "truncated": truncate,
    "state spoilt": spoil_state,
    "older version": change_state(version=0),
    "another archive": change_state(archive_id="another"),
    "ahead of the record": change_state(cursor=10**6),
    "outside": change_state(directory="../elsewhere"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_an_index_that_can_not_be_used_is_rebuilt_when_opened(
    tmp_path: Path, record: Record, index: PublicIndex, damage: Callable[[Path], None]
) -> None:
    accounts.put_in_public(record)
    index.drain()
    index.close()
    damage(tmp_path / "index")
    fresh = PublicIndex(tmp_path / "index", record)
    assert fresh.engine().search(parse("road").query).total == 1
    fresh.close()


@pytest.mark.parametrize("damage", [remove_all, remove_generation], ids=["removed", "generation removed"])
def test_an_index_lost_while_open_is_rebuilt_by_the_next_search(
    tmp_path: Path, record: Record, index: PublicIndex, damage: Callable[[Path], None]
) -> None:
    accounts.put_in_public(record)
    engine = index.engine()
    damage(tmp_path / "index")
    assert engine.search(parse("road").query).total == 1
    assert list(engine.ids(Everything())) != []
    damage(tmp_path / "index")
    accounts.put_in_public(record, 2)
    index.drain()
    assert engine.count() == 2


def test_an_index_found_damaged_within_a_block_is_rebuilt_for_the_next(
    tmp_path: Path, record: Record, index: PublicIndex, kept_by: EngineName
) -> None:
    if kept_by is EngineName.WHOOSH:
        pytest.skip("Whoosh answers from memory what one account holds")
    accounts.put_in_public(record)
    index.drain()
    before = generations(tmp_path / "index")
    with pytest.raises(IndexDamaged), index.engine().held() as held:
        overwrite(tmp_path / "index")
        held.search(parse("road").query)
    assert generations(tmp_path / "index") != before
    with index.engine().held() as held:
        assert held.search(parse("road").query).total == 1


def test_while_another_process_builds_there_is_no_search_but_no_harm(
    tmp_path: Path, record: Record, index: PublicIndex
) -> None:
    (tmp_path / "index").mkdir()
    with (tmp_path / "index" / "rebuild.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(SearchUnavailable, match="being built"):
            index.engine()
    assert index.engine().count() == 0


def test_while_another_process_drains_the_old_index_is_searched(
    tmp_path: Path, record: Record, index: PublicIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "PATIENCE", 0.1)
    engine = index.engine()
    accounts.put_in_public(record)
    with (tmp_path / "index" / "drain.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert engine.count() == 0
        with pytest.raises(SearchUnavailable, match="another process"):
            index.drain()
        assert engine.count() == 0
    index.drain()
    assert engine.count() == 1


WRITER = dedent(
    """
    import sys
    from pathlib import Path
    from archive.record.store import Record
    from index.engine_choice import EngineChoice
    from index.upkeep.sync import PublicIndex
    from tests import accounts

    folder = Path(sys.argv[1])
    record = Record.open(f"sqlite:///{folder / 'archive.db'}", folder / "originals")
    index = PublicIndex(folder / "index", record, EngineChoice(sys.argv[3]))
    for number in range(int(sys.argv[2]), 10**9):
        accounts.put_in_public(record, number)
        print(number, flush=True)
        if number % 3:
            index.drain()
        else:
            index.rebuild()
    """
)


@pytest.mark.slow
def test_killed_at_any_moment_the_index_is_whole_after_the_next_drain(
    tmp_path: Path, record: Record, index: PublicIndex, kept_by: EngineName
) -> None:
    started = 0
    root = Path(__file__).parents[3]
    for attempt in range(int(os.environ.get("KILLS", "6"))):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(started), kept_by.value],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=root,
            text=True,
        ) as writer:
            assert writer.stdout
            for _ in range(2):
                writer.stdout.readline()
            threading.Event().wait(0.002 + 0.011 * attempt % 0.06)
            writer.send_signal(signal.SIGKILL)
        started += 1_000
        searched = index.engine().search(parse("road").query, limit=10_000)
        assert all(hit.id in record.quote_ids() for hit in searched.hits)
        index.drain()
        assert index.engine().count() == len(record.sources())
    index.rebuild()
    assert index.engine().count() == len(record.sources())
    assert len(generations(tmp_path / "index")) == 1
