"""The index holds exactly what the gate shows, whatever happened to the record or to the disk under it."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from archive.model import Access, AccessStatus, Review
from archive.record.store import Added, Record
from index.engine import SearchUnavailable
from index.on_tantivy.files import META_FILE
from index.querying.grammar import parse
from index.upkeep.sync import PublicIndex
from tests import accounts
from tests.conformance.tantivy_files import unpacked

WHY = "decided for a test"
CLOSED = Access(status=AccessStatus.CLOSED)
WITHDRAWN = Access(status=AccessStatus.WITHDRAWN, reason="safety")


def narrated(record: Record, added: Added) -> str:
    return next(quote_id for quote_id in added.quote_ids if record.chains((quote_id,))[quote_id].quote.tags)


def found(index: PublicIndex, text: str) -> int:
    return index.engine().search(parse(text).query).total


def in_files(directory: Path, word: str) -> bool:
    files = [path for path in directory.rglob("*") if path.is_file()]
    packed = [unpacked(path.parent) for path in directory.rglob(META_FILE)]
    return any(word.encode() in content for content in (*packed, *(path.read_bytes() for path in files)))


def change(folder: Path, statement: str, *values: object) -> None:
    """What somebody with the database file could do to it."""
    connection = sqlite3.connect(folder / "archive.db")
    with connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(statement, values)
    connection.close()


def copied(folder: Path, name: str) -> Path:
    copy = folder / name
    source, target = sqlite3.connect(folder / "archive.db"), sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    return copy


def test_withdrawn_words_and_names_are_in_no_file_of_the_index(
    tmp_path: Path, record: Record, index: PublicIndex
) -> None:
    added = accounts.put_in_public(record)
    for number in range(2, 6):
        accounts.put_in_public(record, number)
        index.drain()
    speaker_id = record.chains(added.quote_ids)[narrated(record, added)].quote.speaker_id
    assert speaker_id
    record.rename_speaker(speaker_id, "Pseudonymous Somebody", who=accounts.WHO, why=WHY)
    index.drain()
    assert in_files(tmp_path / "index", "pseudonymous") and found(index, "pseudonymous") == 1
    record.decide(narrated(record, added), access=WITHDRAWN, who=accounts.WHO, why=WHY)
    index.drain()
    assert not in_files(tmp_path / "index", "pseudonymous")
    assert found(index, "pseudonym*") == 0 and index.engine().count() == 4


def test_after_a_copy_is_put_back_a_withdrawal_is_carried_out(tmp_path: Path, record: Record) -> None:
    added = accounts.put_in_public(record)
    copy = copied(tmp_path, "copy.db")
    other = accounts.put_in_public(record, 2)
    before = PublicIndex(tmp_path / "index", record)
    before.drain()
    assert before.engine().count() == 2
    before.close()
    record.close()
    for path in tmp_path.glob("archive.db*"):
        path.unlink()
    shutil.copy(copy, tmp_path / "archive.db")
    restored = Record.open(f"sqlite:///{tmp_path / 'archive.db'}", tmp_path / "originals")
    accounts.put_in(restored, 3)
    restored.decide(narrated(restored, added), access=WITHDRAWN, who=accounts.WHO, why=WHY)
    while restored.outbox_head() < len(other.quote_ids) + len(added.quote_ids) + 1:
        restored.set_source_access(added.source_id, CLOSED, who=accounts.WHO, why=WHY)
        restored.set_source_access(
            added.source_id, Access(status=AccessStatus.OPEN), who=accounts.WHO, why=WHY
        )
    after = PublicIndex(tmp_path / "index", restored)
    after.drain()
    assert after.engine().count() == 0
    assert after.audit() == ()
    after.close()
    restored.close()


def test_a_quote_that_can_not_be_read_keeps_no_withdrawal_from_being_carried_out(
    tmp_path: Path, record: Record, index: PublicIndex
) -> None:
    first, second = accounts.put_in_public(record), accounts.put_in_public(record, 2)
    index.drain()
    change(tmp_path, "UPDATE quotes SET form = 'no form at all' WHERE id = ?", narrated(record, first))
    unreadable = [quote_id for quote_id in first.quote_ids if quote_id not in record.chains(first.quote_ids)]
    record.set_source_access(first.source_id, Access(status=AccessStatus.CLOSED), who=accounts.WHO, why=WHY)
    record.decide(narrated(record, second), access=WITHDRAWN, who=accounts.WHO, why=WHY)
    index.drain()
    assert index.engine().count() == 0
    assert not any(index.engine().holds(quote_id) for quote_id in unreadable)
    index.rebuild()
    assert index.engine().count() == 0


def test_altered_words_are_not_indexed(tmp_path: Path, record: Record, index: PublicIndex) -> None:
    added = accounts.put_in_public(record)
    change(tmp_path, "UPDATE parts SET exact = 'Nobody ever said so.' WHERE position = 0")
    assert narrated_if_readable(record, added) is None
    assert index.engine().count() == 0


def narrated_if_readable(record: Record, added: Added) -> str | None:
    return next((i for i, chain in record.chains(added.quote_ids).items() if chain.quote.tags), None)


def test_an_age_of_twenty_digits_is_shown_and_not_searched_by(
    tmp_path: Path, record: Record, index: PublicIndex
) -> None:
    accounts.put_in_public(record)
    change(tmp_path, "UPDATE tags SET value = '99999999999999999999' WHERE field = 'age'")
    assert index.engine().count() == 1
    assert (found(index, "age:.."), found(index, "road")) == (0, 1)


def test_the_audit_names_what_the_index_holds_and_the_public_may_not_see(
    tmp_path: Path, record: Record, index: PublicIndex
) -> None:
    shown, hidden = accounts.put_in_public(record), accounts.put_in_public(record, 2)
    index.drain()
    assert index.audit() == ()
    # A decision of which the outbox tells nothing: what the audit is for.
    change(tmp_path, "UPDATE quotes SET review = ? WHERE source_id = ?", Review.REJECTED, shown.source_id)
    change(tmp_path, "UPDATE quotes SET review = ? WHERE source_id = ?", Review.REJECTED, hidden.source_id)
    (first, second) = index.audit()
    wanted = {f"quote:{narrated(record, shown)}", f"quote:{narrated(record, hidden)}"}
    assert {first.subject, second.subject} == wanted
    assert "may not see it" in first.what and "reindex" in first.remedy and first.is_problem
    index.rebuild()
    assert index.audit() == ()


def test_the_audit_names_what_the_index_lacks(tmp_path: Path, record: Record, index: PublicIndex) -> None:
    added = accounts.put_in(record, access=AccessStatus.OPEN)
    index.drain()
    change(tmp_path, "UPDATE quotes SET review = 'accepted', access = 'open'")
    (finding,) = index.audit()
    assert finding.subject == f"quote:{narrated(record, added)}" and "does not hold it" in finding.what


def test_an_index_that_is_up_to_date_needs_no_writing(
    tmp_path: Path, record: Record, index: PublicIndex
) -> None:
    accounts.put_in_public(record)
    index.drain()
    lock = tmp_path / "index" / "drain.lock"
    lock.unlink()
    # A lock that can't be made, by root neither: what a disk for reading only comes to.
    lock.mkdir()
    index.drain()
    assert found(index, "road") == 1


@pytest.mark.parametrize("obstacle", ["drain.lock", "current.json.new"])
def test_an_index_that_can_not_be_written_answers_as_it_is_and_says_why(
    tmp_path: Path, record: Record, index: PublicIndex, obstacle: str
) -> None:
    accounts.put_in_public(record)
    index.drain()
    path = tmp_path / "index" / obstacle
    path.unlink(missing_ok=True)
    path.mkdir()
    accounts.put_in_public(record, 2)
    with pytest.raises(SearchUnavailable, match="can't be written"):
        index.drain()
    assert found(index, "road") >= 1


def test_an_index_that_can_not_be_made_is_unavailable(tmp_path: Path, record: Record) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    with pytest.raises(SearchUnavailable, match="can't be written"):
        PublicIndex(tmp_path / "taken", record).engine()


def test_whoever_only_asks_has_no_way_to_write(index: PublicIndex) -> None:
    assert not hasattr(index.engine(), "batch")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_for_reading_only_is_searched(tmp_path: Path, record: Record, index: PublicIndex) -> None:
    accounts.put_in_public(record)
    index.drain()
    (tmp_path / "index").chmod(0o500)
    index.drain()
    assert found(index, "road") == 1
