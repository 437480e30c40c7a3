"""An archive that outgrows its engine gets the other one, once, while searches go on; so does one whose owner asks."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.record.store import Record
from index import engine_choice
from index.engine_choice import EngineChoice, EngineName
from index.querying.grammar import parse
from index.upkeep.sync import PublicIndex
from tests import accounts


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    record = accounts.new_record(tmp_path)
    yield record
    record.close()


def test_an_archive_that_grows_changes_engines_once_and_says_so(
    tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(engine_choice, "AUTO_LIMIT", 2)
    index = PublicIndex(tmp_path / "index", record)
    kept_by = []
    for number in range(1, 6):
        accounts.put_in_public(record, number)
        index.drain()
        kept_by.append(index.kept_by())
        assert index.engine().count() == number
    assert kept_by == [EngineName.WHOOSH] * 2 + [EngineName.TANTIVY] * 3
    assert caplog.text.count("Tantivy takes over the search index of 3 quotes") == 1
    assert caplog.text.count("takes over") == 1
    index.close()


def test_a_readers_request_never_waits_for_another_engine(
    tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_choice, "AUTO_LIMIT", 0)
    index = PublicIndex(tmp_path / "index", record)
    index.engine()
    accounts.put_in_public(record)
    index.catch_up()
    assert (index.kept_by(), index.engine().count()) == (EngineName.WHOOSH, 1)
    index.close()


def test_searches_go_on_while_engines_change_and_see_one_state_or_the_next(
    tmp_path: Path, record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    for number in range(4):
        accounts.put_in_public(record, number)
    index = PublicIndex(tmp_path / "index", record, EngineChoice.WHOOSH)
    engine = index.engine()
    stop = threading.Event()
    wrong: list[object] = []

    def read() -> None:
        try:
            while not stop.is_set():
                total = engine.search(parse("road").query).total
                if total not in (4, 5):
                    wrong.append(total)
        except BaseException as failure:
            wrong.append(failure)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    accounts.put_in_public(record, 4)
    for choice in (EngineChoice.TANTIVY, EngineChoice.WHOOSH) * 3:
        other = PublicIndex(tmp_path / "index", record, choice)
        other.drain()
        assert other.kept_by().value == choice.value
        other.close()
    stop.set()
    for reader in readers:
        reader.join()
    assert not wrong
    assert engine.count() == 5
    index.close()
