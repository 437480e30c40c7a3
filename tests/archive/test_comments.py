"""A comment is a paragraph, whoever writes it and by whatever way; what is kept already stays kept."""

from pathlib import Path

import pytest

from archive import comments
from archive.comments import LONGEST_COMMENT, LongComment, parted, under
from archive.decisions import reject
from archive.record.store import Record
from archive.terms import RejectionReason
from archive.verify import verify
from tests.accounts import WHO, document, new_record, put_in, put_in_public
from tests.bagging import bring_back, export

LONG = "ա" * LONGEST_COMMENT


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return new_record(tmp_path)


def test_what_is_longer_than_a_paragraph_is_refused_and_nothing_written(record: Record) -> None:
    added, before = put_in(record), record.head()
    for write in (
        lambda why: record.describe_source(added.source_id, {"title": "Another"}, who=WHO, why=why),
        lambda why: record.note_content(added.source_id, ("death",), who=WHO, why=why),
        lambda why: record.accept_proposed(added.source_id, who=WHO, why=why),
    ):
        with pytest.raises(LongComment, match=r"2,001 characters; 2,000 are possible\. Shorten it"):
            write(f"{LONG}!")
    assert record.head() == before
    assert record.describe_source(added.source_id, {"title": "Another"}, who=WHO, why=f" {LONG} ")


def test_a_source_does_not_come_in_with_a_longer_one(record: Record) -> None:
    added = put_in(record)
    source = record.source(added.source_id)
    assert source is not None
    originals = list(record.originals.directory.rglob("*"))
    with pytest.raises(LongComment):
        record.renew(added.source_id, document("Other invented words."), who=WHO, why=f"{LONG}!")
    assert list(record.originals.directory.rglob("*")) == originals


def test_the_reason_of_a_rejection_is_not_counted(record: Record) -> None:
    (quote_id, *_) = put_in(record).quote_ids
    with pytest.raises(LongComment):
        reject(record, quote_id, reason=RejectionReason.DUPLICATE, who=WHO, why=f"{LONG}!")
    reject(record, quote_id, reason=RejectionReason.DUPLICATE, who=WHO, why=LONG)
    assert list(record.revisions(f"quote:{quote_id}"))[-1].why == f"duplicate: {LONG}"


def test_an_archive_that_has_longer_ones_comes_back_whole(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(comments, "LONGEST_COMMENT", 10 * LONGEST_COMMENT)
        added = put_in_public(record)
        record.describe_source(added.source_id, {"title": "Another"}, who=WHO, why=f"{LONG}!")
    restored = bring_back(export(record, tmp_path / "kept.bag"), tmp_path / "home")
    assert list(restored.revisions(f"source:{added.source_id}"))[-1].why == f"{LONG}!"
    assert verify(restored).ok and restored.head() == record.head()
    restored.close()


@pytest.mark.parametrize("category", [None, *RejectionReason])
def test_a_category_is_found_again_where_it_was_written(category: RejectionReason | None) -> None:
    comment = "he said it: to nobody"
    assert parted(under(category, comment)) == (category, comment)
