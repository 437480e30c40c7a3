"""From a real record to a real index: gate, outbox, rebuild and switch."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from archive.model import Access, AccessStatus, Chain, Place, Review
from archive.record.store import Added, Record
from index.engine import Facet, Searcher
from index.querying.grammar import parse
from index.upkeep import sync
from index.upkeep.feeding import RevisionHead
from index.upkeep.sync import PublicIndex
from tests import accounts

WHY = "decided for a test"
CLOSED = Access(status=AccessStatus.CLOSED)
WITHDRAWN = Access(status=AccessStatus.WITHDRAWN, reason="at the narrator's wish")
OPEN = Access(status=AccessStatus.OPEN)


def found(index: PublicIndex, text: str = "") -> int:
    return index.engine().search(parse(text).query).total


def public_id(record: Record, added: Added) -> str:
    return next(quote_id for quote_id in added.quote_ids if record.chains((quote_id,))[quote_id].quote.tags)


def generations(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.glob("generation-*"))


def test_an_archive_without_anything_has_an_empty_index(index: PublicIndex) -> None:
    assert index.engine().count() == 0


def test_what_was_there_before_the_index_is_found(record: Record, index: PublicIndex) -> None:
    accounts.put_in_public(record)
    assert found(index, '"back road" speaker:narrator place:նմուշ age:61 source:gazette lang:en') == 1


def test_only_full_accepted_open_quotes_are_in_it(record: Record, index: PublicIndex) -> None:
    accounts.put_in_public(record)
    accounts.put_in(record, 2)
    accounts.put_in(record, 3, access=AccessStatus.OPEN)
    accounts.put_in(record, 4, accepted_by=accounts.WHO)
    assert index.engine().count() == 1
    assert found(index, "calm") == 0


def test_a_change_is_searchable_once_drained(record: Record, index: PublicIndex) -> None:
    engine = index.engine()
    added = accounts.put_in_public(record)
    assert engine.count() == 0
    index.drain()
    assert engine.count() == 1
    record.rename_speaker(_speaker_of(record, added), "Renamed Narrator", who=accounts.WHO, why=WHY)
    index.drain()
    assert found(index, "renamed") == 1


def _speaker_of(record: Record, added: Added) -> str:
    speaker_id = record.chains((public_id(record, added),))[public_id(record, added)].quote.speaker_id
    assert speaker_id
    return speaker_id


@pytest.mark.parametrize(
    "hide",
    [
        lambda record, added: record.set_source_access(added.source_id, WITHDRAWN, who=accounts.WHO, why=WHY),
        lambda record, added: record.set_source_access(added.source_id, CLOSED, who=accounts.WHO, why=WHY),
        lambda record, added: record.decide(
            public_id(record, added), access=WITHDRAWN, who=accounts.WHO, why=WHY
        ),
        lambda record, added: record.decide(
            public_id(record, added), review=Review.REJECTED, who=accounts.WHO, why=WHY
        ),
    ],
    ids=["source withdrawn", "source closed", "quote withdrawn", "quote rejected"],
)
def test_what_is_hidden_is_found_by_no_engine_after_the_drain(
    tmp_path: Path, record: Record, index: PublicIndex, hide: Callable[[Record, Added], object]
) -> None:
    added = accounts.put_in_public(record)
    other = PublicIndex(tmp_path / "index", record)
    engines = (index.engine(), other.engine())
    assert [engine.count() for engine in engines] == [1, 1]
    hide(record, added)
    index.drain()
    for engine in (*engines, PublicIndex(tmp_path / "index", record).engine()):
        assert engine.count() == 0
        assert engine.search(parse("road").query, facets=(Facet.PLACE,)).facets == {Facet.PLACE: ()}
    other.close()


def test_draining_twice_changes_nothing(tmp_path: Path, record: Record, index: PublicIndex) -> None:
    accounts.put_in_public(record)
    index.drain()
    state = (tmp_path / "index" / "current.json").read_bytes()
    index.drain()
    assert found(index) == 1
    assert (tmp_path / "index" / "current.json").read_bytes() == state


def test_a_drain_killed_before_its_cursor_is_applied_again(
    tmp_path: Path, record: Record, index: PublicIndex
) -> None:
    index.drain()
    state = (tmp_path / "index" / "current.json").read_bytes()
    accounts.put_in_public(record)
    index.drain()
    (tmp_path / "index" / "current.json").write_bytes(state)
    index.drain()
    assert found(index) == 1


def test_a_rebuild_reports_progress_and_leaves_one_generation(
    tmp_path: Path, record: Record, index: PublicIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "BATCH", 2)
    for number in range(5):
        accounts.put_in_public(record, number)
    before = index.engine()
    old = generations(tmp_path / "index")
    seen: list[int] = []
    index.rebuild(progress=seen.append)
    assert sum(seen) == len(record.quote_ids())
    assert max(seen) == 2
    new = generations(tmp_path / "index")
    assert len(new) == 1
    assert new != old
    assert before.count() == found(index) == 5


class Withdrawing:
    """A record in which something is withdrawn while the index is being built from it."""

    def __init__(self, record: Record, meanwhile: Callable[[], object]) -> None:
        self._record = record
        self._meanwhile: Callable[[], object] | None = meanwhile
        self.archive_id = record.archive_id

    def quote_ids(self) -> Sequence[str]:
        return self._record.quote_ids()

    def chains(self, quote_ids: Iterable[str], /) -> Mapping[str, Chain]:
        chains = self._record.chains(quote_ids)
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile:
            meanwhile()
        return chains

    def places_by_key(self, keys: Iterable[str], /) -> Mapping[str, Place]:
        return self._record.places_by_key(keys)

    def outbox_head(self) -> int:
        return self._record.outbox_head()

    def outbox(self, after: int, limit: int) -> Sequence[tuple[int, str]]:
        return self._record.outbox(after, limit)

    def head(self) -> RevisionHead:
        return self._record.head()

    def revision_hash(self, number: int, /) -> str | None:
        return self._record.revision_hash(number)


def test_what_is_withdrawn_during_a_rebuild_is_not_switched_in(
    tmp_path: Path, record: Record, index: PublicIndex
) -> None:
    added = accounts.put_in_public(record)
    index.drain()
    searched: list[int] = []

    def meanwhile() -> None:
        record.set_source_access(added.source_id, WITHDRAWN, who=accounts.WHO, why=WHY)
        index.drain()
        searched.append(index.engine().count())

    rebuilding = PublicIndex(tmp_path / "index", Withdrawing(record, meanwhile))
    rebuilding.rebuild()
    assert searched == [0]
    assert rebuilding.engine().count() == index.engine().count() == 0
    rebuilding.close()


def test_searches_go_on_during_rebuilds_and_drains(record: Record, index: PublicIndex) -> None:
    accounts.put_in_public(record)
    engine = index.engine()
    stop = threading.Event()
    wrong: list[object] = []

    def read() -> None:
        while not stop.is_set():
            total = engine.search(parse("road").query, facets=(Facet.PLACE,)).total
            if total < 1:
                wrong.append(total)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(2, 8):
        accounts.put_in_public(record, number)
        index.drain()
        index.rebuild()
    stop.set()
    for reader in readers:
        reader.join()
    assert not wrong
    assert engine.count() == 7


def test_the_index_is_for_its_owner_only(tmp_path: Path, index: PublicIndex) -> None:
    index.engine()
    directory = tmp_path / "index"
    assert directory.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in directory.glob("generation-*"))


def test_two_rebuilds_give_the_same_order(record: Record, index: PublicIndex) -> None:
    for number in range(6):
        accounts.put_in_public(record, number)
        index.drain()
    searches = ["road", "left OR looked", "", "age:61 road", "speaker:narrator"]

    def orders(engine: Searcher) -> list[object]:
        return [engine.search(parse(text).query).hits for text in searches]

    grown = orders(index.engine())
    index.rebuild()
    assert orders(index.engine()) == grown
