"""What is kept outlives a decision about something else, and never one about itself."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.engine import Engine

from archive.model import Access, AccessStatus, IdentityMode, Name, Review
from archive.record.reads import touched
from archive.record.reads.touched import Touched
from archive.record.store import Record
from tests.conftest import close
from web.app import create_app
from web.kept.memory import Kept
from web.settings import Settings

WHO: Any = {"who": "Test Archivist", "why": "asked for"}
LISTS = ("/", "/speakers/", "/sources/", "/places/", "/search", "/api/v1/speakers", "/api/v1/sources")


def quote_of(record: Record, words: str) -> str:
    chains = record.chains(record.quote_ids())
    return next(id_ for id_, chain in chains.items() if words in " ".join(chain.quote.exact))


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index follows at every request."""
    monkeypatch.setattr("web.holdings.DRAIN_AT_MOST_EVERY", 0.0)


@contextmanager
def quotes_read() -> Iterator[list[str]]:
    """The ids of the quotes whose words are read from the record meanwhile."""
    ids: list[str] = []

    def note(conn: object, cursor: object, statement: str, parameters: Sequence[str], *rest: object) -> None:
        if "FROM parts" in statement:
            ids.extend(json.loads(parameters[0]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield ids
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_a_decision_leaves_what_it_does_not_touch() -> None:
    kept: Kept[str] = Kept(100, lambda key, value, those: key in those.sources)
    kept.keep(1, "a", "of a", 4)
    kept.keep(1, "b", "of b", 4)
    kept.move(1, 2, Touched(sources=frozenset("a")))
    assert (kept.get(2, "a"), kept.get(2, "b"), kept.get(1, "b")) == (None, "of b", None)
    kept.keep(1, "c", "of an answer begun before", 4)
    assert kept.keys() == ("b",)
    kept.move(2, 3, None)
    assert kept.keys() == ()
    kept.keep(3, "a", "of a", 4)
    kept.move(2, 4, Touched())
    assert kept.keys() == (), "kept at another state than was believed"


def test_a_quote_touches_its_source_and_its_speaker_and_all_they_said(record: Record) -> None:
    head, quote_id = record.head(), quote_of(record, "We took the photographs")
    chain = record.chains((quote_id,))[quote_id]
    assert record.touched_since(head) == Touched()
    record.decide(quote_id, access=Access(status=AccessStatus.WITHDRAWN, reason="a wish"), **WHO)
    found = record.touched_since(head)
    assert found is not None and chain.speaker is not None
    assert chain.source.id in found.sources and found.speakers == {chain.speaker.id}
    theirs = (c for c in record.chains(record.quote_ids()).values() if c.quote.speaker_id in found.speakers)
    assert found.sources == {c.source.id for c in theirs}


def test_whose_words_they_were_before_is_touched_too(record: Record) -> None:
    quote_id = quote_of(record, "We took the photographs")
    speaker = record.chains((quote_id,))[quote_id].speaker
    assert speaker is not None
    head = record.head()
    record.split_speaker(speaker.id, (quote_id,), "Somebody Else", **WHO)
    found = record.touched_since(head)
    now = record.chains((quote_id,))[quote_id].speaker
    assert found is not None and now is not None and {speaker.id, now.id} <= found.speakers


def test_of_another_history_and_after_many_decisions_anything_may_be_touched(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = record.head()
    assert record.touched_since(type(head)(head.number, "0" * 64)) is None
    record.decide(quote_of(record, "We took the photographs"), review=Review.REJECTED, **WHO)
    assert record.touched_since(head) is not None
    monkeypatch.setattr(touched, "MOST", 0)
    assert record.touched_since(head) is None


def test_quotes_announced_again_and_again_hide_no_others(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = record.chains((quote_of(record, "We took the photographs"),)).popitem()[1].source
    head, announced = record.head(), len(record.quote_ids(source.id))
    assert announced > 1
    for title in ("One invented title", "Another invented title"):
        record.describe_source(source.id, {"title": title}, **WHO)
    monkeypatch.setattr(touched, "MOST", 2 * announced)
    assert record.touched_since(head) is not None
    monkeypatch.setattr(touched, "MOST", 2 * announced - 1)
    assert record.touched_since(head) is None, "some were not looked at"


def test_what_is_kept_after_every_change_is_what_a_new_server_reads(
    client: FlaskClient, record: Record, archive_home: Path, at_once: None
) -> None:
    quote_id = quote_of(record, "We took the photographs")
    chain = record.chains((quote_id,))[quote_id]
    assert chain.speaker is not None
    speaker, source = chain.speaker, chain.source
    changes: tuple[Callable[[], object], ...] = (
        lambda: record.decide(quote_id, review=Review.REJECTED, **WHO),
        lambda: record.decide(quote_id, review=Review.ACCEPTED, **WHO),
        lambda: record.describe_source(source.id, {"title": "Another invented title"}, **WHO),
        lambda: record.add_name(speaker.id, Name(form="Ona Anders"), **WHO),
        lambda: record.identify(speaker.id, IdentityMode.PSEUDONYM, public_name="Ona Other", **WHO),
        lambda: record.set_source_access(source.id, Access(status=AccessStatus.CLOSED), **WHO),
        lambda: record.set_source_access(source.id, Access(status=AccessStatus.OPEN), **WHO),
        lambda: record.decide(quote_id, access=Access(status=AccessStatus.WITHDRAWN, reason="a"), **WHO),
    )
    pages = (*LISTS, f"/sources/{source.id}", f"/speakers/{speaker.id}", f"/quotes/{quote_id}")
    for change in changes:
        for page in pages:
            client.get(page)
        change()
        other = create_app(Settings(home=archive_home))
        for page in pages:
            here, there = client.get(page), other.test_client().get(page)
            assert (here.status_code, here.text) == (there.status_code, there.text), page
        close(other)


def test_after_a_decision_lists_read_no_more_quotes_than_it_touched(
    client: FlaskClient, record: Record, at_once: None
) -> None:
    for page in LISTS:
        client.get(page)
    head, everything = record.head(), set(record.quote_ids())
    record.decide(quote_of(record, "My brother"), review=Review.REJECTED, **WHO)
    found = record.touched_since(head)
    assert found is not None
    touched_ids = {quote_id for source in found.sources for quote_id in record.quote_ids(source)}
    assert touched_ids < everything
    with quotes_read() as asked:
        for page in LISTS:
            assert client.get(page).status_code == 200
    assert set(asked) <= touched_ids
