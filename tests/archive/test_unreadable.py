"""Rows that can't be read, or don't agree with their source, hide nothing else and are shown to nobody."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.access import Reason, may_see
from archive.decisions import withdraw
from archive.errors import IntegrityError
from archive.model import Access, AccessStatus
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import WHO, new_record, put_in_public


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    put_in_public(made, 1)
    put_in_public(made, 2)
    yield made
    made.close()


def change(tmp_path: Path, statement: str) -> None:
    with sqlite3.connect(tmp_path / "archive.db") as database:
        changed = database.execute(statement).rowcount
    database.close()
    assert changed, statement


def of_first(record: Record, table: str, column: str = "quote_id") -> str:
    return f"UPDATE {table} SET {{}} WHERE {column} = '{record.quote_ids()[0]}'"


UNREADABLE = {
    "words that are not the source's": ("parts", "exact = 'We left by the main road,'"),
    "a span that is no number": ("parts", "start = 'x'"),
    "a span outside the text": ("parts", '"end" = 100000'),
    "a tag of no field": ("tags", "field = 'gossip'"),
    "evidence that is none": ("tags", "spans = 'here'"),
    "a value that is bytes": ("tags", "value = x'00ff'"),
    "words that are no UTF-8": ("parts", "exact = cast(x'ff' AS text)"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_one_unreadable_quote_is_left_out_and_no_other(record: Record, tmp_path: Path, what: str) -> None:
    table, setting = UNREADABLE[what]
    first, *others = record.quote_ids()
    change(tmp_path, of_first(record, table).format(setting))
    assert list(record.chains(record.quote_ids())) == others
    assert record.chain(first) is None
    assert isinstance(record.examined((first,))[first], IntegrityError)
    assert record.quote_ids()[0] == first
    assert not verify(record).ok


CLOSING = {
    "a form that is none": ("quotes", "id", "form = 'long'"),
    "a certainty of a tag": ("tags", "quote_id", "certainty = 'sure'"),
    "a certainty of the speaker": ("quotes", "id", "attribution_certainty = 'sure'"),
}


@pytest.mark.parametrize("what", CLOSING)
def test_a_form_or_certainty_that_cannot_be_read_closes_the_quote(
    record: Record, tmp_path: Path, what: str
) -> None:
    table, column, setting = CLOSING[what]
    change(tmp_path, of_first(record, table, column).format(setting))
    chain = record.chain(record.quote_ids()[0])
    assert chain is not None
    assert may_see(chain.quote, chain.source).reason is Reason.QUOTE_NOT_OPEN
    assert not verify(record).ok


def test_a_withdrawn_quote_stays_withdrawn_when_its_form_cannot_be_read(
    record: Record, tmp_path: Path
) -> None:
    withdraw(record, record.quote_ids()[0], reason="safety", who=WHO, why="asked for")
    change(tmp_path, of_first(record, "quotes", "id").format("form = 'long'"))
    chain = record.chain(record.quote_ids()[0])
    assert chain is not None and chain.quote.access.status is AccessStatus.WITHDRAWN


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sources SET kind = 'novel' WHERE number = 1",
        "UPDATE sources SET title = x'00' WHERE number = 1",
        "UPDATE versions SET text = cast(x'ffff' AS text) WHERE source_id = "
        "(SELECT id FROM sources WHERE number = 1)",
        "UPDATE speakers SET kind = 'crowd' WHERE id = (SELECT speaker_id FROM quotes WHERE source_id = "
        "(SELECT id FROM sources WHERE number = 1) AND number = 1)",
    ],
)
def test_what_stands_beside_a_quote_hides_no_other_source(
    record: Record, tmp_path: Path, statement: str
) -> None:
    ids = record.quote_ids()
    change(tmp_path, statement)
    found = record.chains(ids)
    assert ids[0] not in found
    assert set(ids[2:]) <= found.keys()
    assert record.sources() and record.speakers() and record.places()
    assert not verify(record).ok


def test_a_place_that_cannot_be_read_takes_its_quotes_and_nothing_else(
    record: Record, tmp_path: Path
) -> None:
    change(tmp_path, "UPDATE places SET latitude = 'north' WHERE key = 'test:upper-sample'")
    ids = record.quote_ids()
    assert list(record.chains(ids)) == [ids[1], ids[3]]
    assert record.place_by_key("test:upper-sample") is None
    assert len(record.places()) == 1


def test_withdrawing_goes_on_beside_what_cannot_be_read(record: Record, tmp_path: Path) -> None:
    ids = record.quote_ids()
    change(tmp_path, "UPDATE sources SET kind = 'novel' WHERE number = 1")
    change(tmp_path, f"UPDATE parts SET start = 'x' WHERE quote_id = '{ids[2]}'")
    head = record.outbox_head()
    withdraw(record, ids[0], reason="safety", who=WHO, why="asked for")
    source_id = record.sources()[0].id
    record.set_source_access(source_id, Access(status=AccessStatus.CLOSED), who=WHO, why="asked for")
    assert [quote_id for _, quote_id in record.outbox(head, 9)] == [ids[0], ids[2], ids[3]]


def test_a_decision_about_what_cannot_be_read_says_so(record: Record, tmp_path: Path) -> None:
    first = record.quote_ids()[0]
    change(tmp_path, f"UPDATE parts SET start = 'x' WHERE quote_id = '{first}'")
    with pytest.raises(IntegrityError, match=f"^quote:{first}: "):
        withdraw(record, first, reason="safety", who=WHO, why="asked for")


def test_a_revision_that_cannot_be_read_is_an_error_with_its_number(record: Record, tmp_path: Path) -> None:
    change(tmp_path, "UPDATE revisions SET at = 'yesterday' WHERE number = 5")
    with pytest.raises(IntegrityError, match=r"^revision:5: "):
        list(record.revisions())


def test_no_message_repeats_what_was_said(record: Record, tmp_path: Path) -> None:
    change(tmp_path, "UPDATE versions SET text = cast(text || x'ff' AS text)")
    told = record.examined(record.quote_ids())
    assert not any("road" in str(one) for one in told.values())
    assert all(isinstance(one, IntegrityError) for one in told.values())
