"""The audit notes days of speaking that can't be, and calls them no failure. Everything is invented."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive import decisions
from archive.claims import Claim
from archive.dates import PartialDate
from archive.days_of_speaking import too_late
from archive.errors import ArchiveError
from archive.model import Access, AccessStatus, Quote, Tag, TagField
from archive.record.store import Record
from archive.review import add_tag, correct_tag
from archive.terms import RejectionReason
from archive.verify import verify
from tests import accounts

SIGNED: accounts.Signature = {"who": accounts.WHO, "why": "read again"}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = accounts.new_record(tmp_path)
    yield made
    made.close()


def with_day(record: Record, day: str, published: str | None) -> Quote:
    """A quote that came in with a day of speaking, as records did before such days were refused."""
    said = Tag(field=TagField.SAID_ON, value=day, evidence=accounts.evidence("the back road"))
    first, *others = sorted(accounts.proposals(), key=lambda one: one.parts)
    proposed = (replace(first, tags=(*first.tags, said)), *others)
    text = f"{accounts.TEXT}\n{day}"
    document = accounts.document(text, published=published, access=AccessStatus.OPEN)
    added = record.add(document, proposed, accounts.ATLAS, **SIGNED)
    return next(one for one in record.quotes_of_source(added.source_id) if said in one.tags)


@pytest.mark.parametrize(
    ("day", "published", "told"),
    [
        ("2024-05-13", "2024-05-12", "2024-05-13, and it was published before that, on 2024-05-12"),
        ("2025", "2024", "2025, and it was published before that, on 2024"),
        ("2999-01-01", None, "2999-01-01, and that day is still to come"),
    ],
)
def test_a_day_that_can_not_be_is_noted_and_is_no_failure(
    record: Record, day: str, published: str | None, told: str
) -> None:
    quote = with_day(record, day, published)
    report = verify(record)
    (note,) = report.findings
    assert report.ok and report.summary.endswith("no problems.") and not note.is_problem
    assert str(note) == (
        f"note: quote:{quote.id}: its day of speaking is {told}. "
        "Correct the day at the desk, or first the day on which the source was published."
    )


def test_the_remedy_ends_the_note(record: Record) -> None:
    quote = with_day(record, "2024-05-13", "2024-05-12")
    place = next(n for n, tag in enumerate(quote.tags) if tag.field is TagField.SAID_ON)
    spans = quote.tags[place].evidence.spans
    correct_tag(
        record, quote.id, place, Claim(field=TagField.SAID_ON, spans=spans, value="2024-05-10"), **SIGNED
    )
    assert verify(record).findings == ()


@pytest.mark.parametrize(
    ("day", "published"), [("2024-05-12", "2024-05-12"), ("2024-05", "2024-05-12"), ("2024-05-12", None)]
)
def test_a_day_that_can_be_is_noted_nowhere(record: Record, day: str, published: str | None) -> None:
    with_day(record, day, published)
    assert verify(record).findings == ()


def test_nothing_is_noted_of_what_was_rejected_or_withdrawn(record: Record) -> None:
    rejected, withdrawn = with_day(record, "2999-01-01", None), with_day(record, "2999-01-02", None)
    decisions.reject(record, rejected.id, reason=RejectionReason.DUPLICATE, **SIGNED)
    gone = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    decisions.set_access(record, withdrawn.id, gone, **SIGNED)
    assert verify(record).findings == ()


def test_no_day_that_is_still_to_come_is_taken(record: Record) -> None:
    accounts.put_in_public(record, 1)
    quote = record.quotes_of_source(record.sources()[0].id)[0]
    assert record.sources()[0].description.published is None
    later = Claim(field=TagField.SAID_ON, spans=(accounts.span("the back road"),), value="2999-01-01")
    with pytest.raises(ArchiveError, match="still to come"):
        add_tag(record, quote.id, later, **SIGNED)


def test_tomorrow_here_is_today_elsewhere() -> None:
    today = datetime.now(UTC).date()
    days = [PartialDate.parse(str(today + timedelta(days=ahead))) for ahead in (0, 1, 3)]
    assert [bool(too_late(day, None)) for day in days] == [False, False, True]
    assert not too_late(days[0], "no date that can be read")
