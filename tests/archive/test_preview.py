"""A preview: what an archivist is shown before anything is recorded is what the record gets."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.decisions import set_access
from archive.intake import add
from archive.likeness.duplicates import Likeness
from archive.model import Access, AccessStatus, Description, Document, Form
from archive.preview import known, preview
from archive.record.store import Record
from tests.accounts import WHO, new_record

ARTICLE = (
    "The road had been closed for a week.\n\n"
    "“We locked the door and took the key with us,” said Invented Narrator, 61, a beekeeper.\n\n"
    "The clerk spoke of a “short pause”.\n"
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    yield made
    made.close()


def document(text: str = ARTICLE) -> Document:
    return Document(
        text=text,
        metadata=Description(title="Invented article"),
        original=text.encode(),
        original_name="invented.txt",
        media_type="text/plain",
    )


def test_what_is_shown_is_what_is_recorded(record: Record) -> None:
    seen = preview(document())
    added = add(record, document(), who=WHO)
    quotes = [record.quote(quote_id) for quote_id in added.quote_ids]
    assert [proposal.parts for proposal in seen.proposals] == [quote.parts for quote in quotes if quote]
    assert [proposal.tags for proposal in seen.proposals] == [quote.tags for quote in quotes if quote]
    (version,) = record.versions(added.source_id)
    assert version.furniture == seen.document.furniture


def test_a_preview_records_nothing(record: Record) -> None:
    head = record.head()
    seen = preview(document())
    assert known(record, seen) == ()
    assert record.head() == head


def test_fragments_are_shown_and_not_counted() -> None:
    seen = preview(
        document(
            "“We locked the door and took the key,” said Invented Narrator, who spoke of a “short pause”.\n"
        )
    )
    assert [proposal.form for proposal in seen.records] == [Form.FULL]
    assert set(seen.records) <= set(seen.proposals)


def test_the_same_bytes_are_known_again(record: Record) -> None:
    added = add(record, document(), who=WHO)
    (found,) = known(record, preview(document()))
    assert (found.source_id, found.title, found.like) == (added.source_id, "Invented article", None)
    assert found.keeps_out


def test_nearly_the_same_text_is_known_and_keeps_nothing_out(record: Record) -> None:
    added = add(record, document(), who=WHO)
    (found,) = known(record, preview(document(ARTICLE + "One more line.\n")))
    assert found.source_id == added.source_id and not found.keeps_out
    assert found.like is not None and found.like.likeness is Likeness.SAME
    assert known(record, preview(document("Nothing of the kind was said anywhere by anybody.\n"))) == ()


def test_a_withdrawn_source_is_known_without_its_title(record: Record) -> None:
    added = add(record, document(), who=WHO)
    gone = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    set_access(record, added.source_id, gone, who=WHO, why="asked to")
    (found,) = known(record, preview(document()))
    assert found.title == "" and found.keeps_out


def test_the_paragraphs_are_those_that_were_read() -> None:
    seen = preview(document())
    assert [span.of(ARTICLE)[:8] for span in seen.paragraphs] == ["The road", "“We lock", "The cler"]
