"""Drafts: what was begun is there again, for whoever began it and nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import ArchiveError, UnknownId, UnreadableFile
from archive.formats.reading.text import MAX_BYTES
from archive.ids import new_id
from archive.record import drafts
from archive.record.drafts import DraftTaken
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import new_record

ANI, BORIS = new_id(), new_id()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    yield made
    assert verify(made).ok
    made.close()


def saved(
    record: Record, *, person: str = ANI, original: bytes = "“Wir gingen”".encode(), **fields: str
) -> str:
    draft_id = new_id()
    record.drafts.save(draft_id, person=person, name="pasted.txt", original=original, fields=fields)
    return draft_id


def test_a_draft_is_there_again_byte_for_byte(record: Record) -> None:
    draft_id = saved(record, original=b"\xff\x00\r\n", title="Invented", author="Նունե")
    found = record.drafts.find(draft_id, person=ANI)
    assert found.original == b"\xff\x00\r\n"
    assert found.fields == {"title": "Invented", "author": "Նունե"}
    assert found.name == "pasted.txt"


def test_saved_again_it_is_kept_once(record: Record) -> None:
    draft_id = saved(record, title="first")
    for title in ("second", "second"):
        record.drafts.save(draft_id, person=ANI, name="pasted.txt", original=b"more", fields={"title": title})
    (only,) = record.drafts.of(ANI)
    assert (only.id, only.fields) == (draft_id, {"title": "second"})


def test_the_last_saved_stands_first(record: Record) -> None:
    first, second = saved(record), saved(record)
    assert [draft.id for draft in record.drafts.of(ANI)] == [second, first]


def test_nobody_reads_writes_or_discards_the_draft_of_another(record: Record) -> None:
    draft_id = saved(record)
    with pytest.raises(UnknownId):
        record.drafts.find(draft_id, person=BORIS)
    with pytest.raises(UnknownId):
        record.drafts.save(draft_id, person=BORIS, name="x", original=b"", fields={})
    record.drafts.discard(draft_id, person=BORIS)
    assert record.drafts.of(BORIS) == ()
    assert record.drafts.find(draft_id, person=ANI).original


def test_what_is_thrown_away_is_gone(record: Record) -> None:
    draft_id = saved(record)
    for _ in range(2):
        record.drafts.discard(draft_id, person=ANI)
    with pytest.raises(UnknownId):
        record.drafts.find(draft_id, person=ANI)


def test_of_what_was_taken_in_only_its_source_is_left(record: Record) -> None:
    draft_id, source_id = saved(record, title="Told to nobody"), new_id()
    record.drafts.take(draft_id, source_id, person=BORIS)
    assert record.drafts.find(draft_id, person=ANI).fields, "another's is not touched"
    record.drafts.take(draft_id, source_id, person=ANI)
    for again in (
        lambda: record.drafts.find(draft_id, person=ANI),
        lambda: record.drafts.save(draft_id, person=ANI, name="x", original=b"y", fields={}),
    ):
        with pytest.raises(DraftTaken) as told:
            again()
        assert told.value.source_id == source_id
    with pytest.raises(UnknownId) as unknown:
        record.drafts.find(draft_id, person=BORIS)
    assert not isinstance(unknown.value, DraftTaken)
    assert record.drafts.of(ANI) == ()
    record.drafts.discard(draft_id, person=ANI)
    with pytest.raises(DraftTaken):
        record.drafts.find(draft_id, person=ANI)


def test_drafts_are_no_record(record: Record) -> None:
    head = record.head()
    saved(record)
    assert record.head() == head


def test_limits_are_told(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFile, match="bytes"):
        saved(record, original=b"a" * (MAX_BYTES + 1))
    with pytest.raises(ArchiveError, match="description"):
        saved(record, title="a" * drafts.LONGEST_FIELDS)
    with pytest.raises(ArchiveError, match="can't be read as text"):
        saved(record, title="a\0")
    with pytest.raises(UnknownId):
        record.drafts.save("../../etc", person=ANI, name="x", original=b"", fields={})
    draft_id = new_id()
    with pytest.raises(ArchiveError, match="without a name"):
        record.drafts.save(draft_id, person=ANI, name="", original=b"", fields={})
    with pytest.raises(UnknownId):
        record.drafts.find(draft_id, person=ANI)
    monkeypatch.setattr(drafts, "MOST_OF_ONE_PERSON", 1)
    saved(record)
    with pytest.raises(ArchiveError, match="you have 1 draft"):
        saved(record)
    saved(record, person=BORIS)
