"""A record, and the index that follows it, on each engine in turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.record.store import Record
from index import engine_choice
from index.engine_choice import EngineName
from index.upkeep.sync import PublicIndex
from tests import accounts


@pytest.fixture(autouse=True, params=EngineName)
def kept_by(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> EngineName:
    """The engine that an archive of any size gets."""
    name: EngineName = request.param
    monkeypatch.setattr(engine_choice, "AUTO_LIMIT", -1 if name is EngineName.TANTIVY else 10**9)
    return name


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record."""
    record = accounts.new_record(tmp_path)
    yield record
    record.close()


@pytest.fixture
def index(tmp_path: Path, record: Record) -> Iterator[PublicIndex]:
    """Its index."""
    index = PublicIndex(tmp_path / "index", record)
    yield index
    index.close()
