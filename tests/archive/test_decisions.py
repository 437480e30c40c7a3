"""Decisions: an archivist's, with a name and a reason, reversible, and never undone by the machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.access import may_see
from archive.citation import links
from archive.decisions import accept, reject, set_access, withdraw
from archive.errors import ArchiveError, UnknownId
from archive.model import Access, AccessStatus, Quote, Review, Source
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import new_record, put_in, put_in_public

OPEN = Access(status=AccessStatus.OPEN)
CLOSED = Access(status=AccessStatus.CLOSED)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    yield made
    assert verify(made).ok
    made.close()


def is_public(record: Record, quote_id: str) -> bool:
    chain = record.chain(quote_id)
    assert chain is not None
    return bool(may_see(chain.quote, chain.source))


def test_a_proposal_is_public_when_it_is_accepted_and_its_source_open(record: Record) -> None:
    added = put_in(record)
    quote_id = added.quote_ids[0]
    accept(record, quote_id, who="A. Archivist", why="read against the article")
    assert not is_public(record, quote_id)
    set_access(record, added.source_id, OPEN, who="A. Archivist", why="public article")
    assert is_public(record, quote_id)
    assert not is_public(record, added.quote_ids[1])


def test_the_chain_names_who_accepted_a_quote_last(record: Record) -> None:
    quote_id = put_in(record).quote_ids[0]
    assert _accepted_by(record, quote_id) == "unknown"
    accept(record, quote_id, who="A. Archivist", why="read against the article")
    assert _accepted_by(record, quote_id) == "A. Archivist"
    record.decide(quote_id, review=Review.PROPOSED, who="B. Archivist", why="once more")
    assert _accepted_by(record, quote_id) == "unknown"
    accept(record, quote_id, who="B. Archivist", why="read again")
    assert _accepted_by(record, quote_id) == "B. Archivist"


def _accepted_by(record: Record, quote_id: str) -> str:
    chain = record.chain(quote_id)
    assert chain is not None
    return next(link.value for link in links(chain) if link.label == "Accepted by")


def test_a_rejected_quote_is_kept_and_not_public(record: Record) -> None:
    added = put_in_public(record)
    rejected = reject(record, added.quote_ids[0], who="A. Archivist", why="not her words")
    assert rejected.review is Review.REJECTED
    assert not is_public(record, added.quote_ids[0])
    assert record.quote(added.quote_ids[0]) is not None


def test_opening_a_source_does_not_open_a_quote_closed_on_its_own(record: Record) -> None:
    added = put_in_public(record)
    set_access(record, added.quote_ids[0], CLOSED, who="A. Archivist", why="names a child")
    set_access(record, added.source_id, CLOSED, who="A. Archivist", why="asked for")
    set_access(record, added.source_id, OPEN, who="A. Archivist", why="agreed again")
    assert not is_public(record, added.quote_ids[0])


def test_access_is_set_on_whatever_has_the_id(record: Record) -> None:
    added = put_in_public(record)
    assert isinstance(set_access(record, added.quote_ids[0], CLOSED, who="A", why="b"), Quote)
    assert isinstance(set_access(record, added.source_id, CLOSED, who="A", why="b"), Source)
    with pytest.raises(UnknownId):
        set_access(record, "0" * 16, CLOSED, who="A", why="b")


def test_a_withdrawal_says_why_to_the_public_and_can_be_undone(record: Record) -> None:
    added = put_in_public(record)
    withdraw(record, added.source_id, reason="speaker's wish", who="A. Archivist", why="letter of 3 May")
    source = record.source(added.source_id)
    assert source is not None and source.access.reason == "speaker's wish"
    assert not is_public(record, added.quote_ids[0])
    set_access(record, added.source_id, OPEN, who="A. Archivist", why="letter of 5 May")
    assert is_public(record, added.quote_ids[0])
    actions = [revision.action for revision in record.revisions(f"source:{added.source_id}")]
    assert actions == ["add", "publish", "withdraw", "open"]


def test_a_withdrawal_without_a_reason_is_refused(record: Record) -> None:
    added = put_in_public(record)
    with pytest.raises(ArchiveError, match="without a reason"):
        withdraw(record, added.quote_ids[0], reason="", who="A. Archivist", why="test")
    assert is_public(record, added.quote_ids[0])


def test_every_decision_says_who_took_it_and_why(record: Record) -> None:
    added = put_in(record)
    accept(record, added.quote_ids[0], who="A. Reader", why="checked")
    reject(record, added.quote_ids[0], who="B. Reader", why="on second thoughts")
    told = [(r.action, r.who, r.why) for r in record.revisions(f"quote:{added.quote_ids[0]}")]
    assert told[1:] == [("accept", "A. Reader", "checked"), ("reject", "B. Reader", "on second thoughts")]
