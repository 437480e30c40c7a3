"""Slugs: readable only for what the public has seen, never somebody else's, and gone when a name must go."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.errors import UnknownId
from archive.model import Access, AccessStatus, Name, Review
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import PLACES, TEXT, WHO, document, new_record, proposals, put_in, put_in_public

OPEN = Access(status=AccessStatus.OPEN)
CLOSED = Access(status=AccessStatus.CLOSED)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    yield made
    assert verify(made).findings == ()
    made.close()


def slugs(record: Record, quote_id: str) -> tuple[str, ...]:
    chain = record.chain(quote_id)
    assert chain is not None and chain.speaker is not None
    return (chain.source.slug, chain.speaker.slug, *(place.slug for place in chain.places.values()))


def ids(record: Record, quote_id: str) -> tuple[str, ...]:
    chain = record.chain(quote_id)
    assert chain is not None and chain.speaker is not None
    return (chain.source.id, chain.speaker.id, *(place.id for place in chain.places.values()))


READABLE = ("an-invented-article", "invented-narrator", "upper-sample")


def test_what_nobody_may_see_has_no_readable_slug_and_takes_none(record: Record) -> None:
    closed, shown = put_in(record, 1), put_in_public(record, 2)
    assert slugs(record, closed.quote_ids[0])[:2] == ids(record, closed.quote_ids[0])[:2]
    assert slugs(record, shown.quote_ids[0]) == READABLE


def test_slugs_are_claimed_when_a_decision_first_opens(record: Record) -> None:
    added = put_in(record)
    quote_id = added.quote_ids[0]
    record.set_source_access(added.source_id, OPEN, who=WHO, why="agreed")
    assert slugs(record, quote_id) == ids(record, quote_id)
    record.decide(quote_id, review=Review.ACCEPTED, who=WHO, why="checked")
    assert slugs(record, quote_id) == READABLE


def test_slugs_are_claimed_when_the_source_of_accepted_words_is_opened(record: Record) -> None:
    added = put_in(record)
    quote_id = added.quote_ids[0]
    assert record.accept_proposed(added.source_id, who=WHO, why="checked") == 2
    assert slugs(record, quote_id) == ids(record, quote_id)
    opened = record.set_source_access(added.source_id, OPEN, who=WHO, why="agreed")
    assert opened.slug == "an-invented-article"
    assert slugs(record, quote_id) == READABLE


def test_a_slug_stays_when_its_record_is_closed_again(record: Record) -> None:
    added = put_in_public(record)
    record.set_source_access(added.source_id, CLOSED, who=WHO, why="asked for")
    assert slugs(record, added.quote_ids[0]) == READABLE


def test_an_id_leads_to_its_record_always(record: Record) -> None:
    added = put_in_public(record)
    source_id, speaker_id, place_id = ids(record, added.quote_ids[0])
    assert record.resolve("source", source_id).slug == "an-invented-article"
    assert record.resolve("speaker", speaker_id).slug == "invented-narrator"
    assert record.resolve("place", place_id).slug == "upper-sample"


def test_a_places_slug_is_all_its_english_names_whatever_a_source_calls_it(record: Record) -> None:
    names = (Name(form="Zeta Sample", language="en"), Name(form="Alpha Sample", language="en"))

    class Atlas:
        def place(self, key: str) -> object:
            return replace(PLACES[key], names=names) if key == "test:upper-sample" else PLACES[key]

    described = document(TEXT, access=AccessStatus.OPEN, accepted_by=WHO)
    added = record.add(described, proposals(), Atlas(), who=WHO, why="test")  # type: ignore[arg-type]
    assert slugs(record, added.quote_ids[0])[2] == "alpha-sample-zeta-sample"


def test_what_holds_a_place_has_an_address_that_can_be_read(record: Record) -> None:
    added = put_in_public(record)
    chain = record.chain(added.quote_ids[0])
    assert chain is not None
    place = next(place for place in chain.places.values() if place.broader_key)
    above = record.place_by_key(place.broader_key or "")
    assert above is not None and above.slug != above.id
    assert record.resolve("place", above.slug).id == above.id


def test_a_new_name_takes_the_old_one_out_of_address_and_attribution(record: Record) -> None:
    added = put_in_public(record)
    target = record.resolve("speaker", "invented-narrator")
    head = record.outbox_head()
    renamed = record.rename_speaker(target.id, "Another Narrator", who=WHO, why="for her safety")
    assert record.speaker(target.id) == renamed
    assert [name.form for name in renamed.names] == ["Another Narrator"]
    with pytest.raises(UnknownId):
        record.resolve("speaker", "invented-narrator")
    quote = record.quote(added.quote_ids[0])
    assert quote is not None and quote.attribution is not None
    assert quote.attribution.name == "Another Narrator"
    assert record.resolve("speaker", target.id).slug == "another-narrator"
    announced = record.outbox(head, 9)
    assert announced[0] == (head + 1, added.quote_ids[0])
    # In the words around, too, a name may be another one now.
    assert {quote_id for _, quote_id in announced} == set(record.quote_ids(added.source_id))


def test_a_retired_slug_stays_taken_and_can_come_back(record: Record) -> None:
    put_in_public(record, 1)
    first = record.resolve("speaker", "invented-narrator").id
    record.rename_speaker(first, "Another Narrator", who=WHO, why="for her safety")
    put_in_public(record, 2)
    assert record.resolve("speaker", "invented-narrator-2").id != first
    back = record.rename_speaker(first, "Invented Narrator", who=WHO, why="agreed again")
    assert back.slug == "invented-narrator"
    assert record.resolve("speaker", "invented-narrator").id == first


def test_an_old_slug_leads_on_where_that_was_asked_for(record: Record) -> None:
    added = put_in_public(record)
    target = record.resolve("speaker", "invented-narrator")
    record.rename_speaker(target.id, "Another Narrator", keep_redirect=True, who=WHO, why="a slip")
    assert record.resolve("speaker", "invented-narrator").slug == "another-narrator"
    quote = record.quote(added.quote_ids[0])
    assert quote is not None and quote.attribution is not None
    assert quote.attribution.name == "Invented Narrator"


def test_somebody_never_shown_is_renamed_without_an_address(record: Record) -> None:
    added = put_in(record)
    _, speaker_id, _ = ids(record, added.quote_ids[0])
    renamed = record.rename_speaker(speaker_id, "Another Narrator", who=WHO, why="for her safety")
    assert renamed.slug == speaker_id


@pytest.mark.parametrize("keep", [True, False])
def test_a_source_described_anew_has_another_address(record: Record, keep: bool) -> None:
    added = put_in_public(record, note="Of *nothing*.")
    head = record.outbox_head()
    described = record.describe_source(
        added.source_id, {"title": "A quieter title", "note": ""}, keep_redirect=keep, who=WHO, why="test"
    )
    assert record.source(added.source_id) == described
    assert (described.slug, described.description.note, described.note_html) == (
        "a-quieter-title",
        None,
        None,
    )
    assert {quote_id for _, quote_id in record.outbox(head, 9)} == set(added.quote_ids)
    if keep:
        assert record.resolve("source", "an-invented-article").slug == "a-quieter-title"
    else:
        with pytest.raises(UnknownId):
            record.resolve("source", "an-invented-article")


def test_describing_a_source_as_it_is_writes_nothing(record: Record) -> None:
    added = put_in_public(record, note="Of *nothing*.")
    before = (record.head(), record.outbox_head())
    record.describe_source(added.source_id, {"title": "An invented article"}, who=WHO, why="test")
    record.describe_source(added.source_id, {"note": "Of *nothing*."}, who=WHO, why="test")
    assert (record.head(), record.outbox_head()) == before


def test_a_note_is_rendered_when_it_is_saved(record: Record) -> None:
    added = put_in_public(record)
    described = record.describe_source(added.source_id, {"note": "Of <b>*nothing*</b>."}, who=WHO, why="test")
    assert described.note_html == "<p>Of &lt;b&gt;<em>nothing</em>&lt;/b&gt;.</p>"
    assert described.slug == "an-invented-article"


def test_order_of_arrival_and_addresses_are_told_by_the_revisions(record: Record) -> None:
    added = put_in_public(record)
    told = list(record.revisions(f"source:{added.source_id}"))
    assert [revision.action for revision in told] == ["add", "publish"]
    states = [json.loads(revision.after or "") for revision in told]
    assert [(state["number"], state["slug"]) for state in states] == [
        (1, added.source_id),
        (1, "an-invented-article"),
    ]
