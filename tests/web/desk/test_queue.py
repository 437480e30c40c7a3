"""The queue at the desk: filters with counts, and what is accepted together."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from archive.accounts.roles import Role
from archive.claims import Claim
from archive.model import Access, AccessStatus, Review, TagField
from archive.record.reads.queue import NOBODY, Filters
from archive.record.store import Record
from archive.review import add_tag, attribute
from tests import desk
from tests.accounts import Signature, put_in, span

WHO: Signature = {"who": "B. Archivist", "why": "for a test"}
SignIn = Callable[[Role], FlaskClient]


@pytest.fixture
def archivist(signed_in: SignIn) -> FlaskClient:
    return signed_in(Role.ARCHIVIST)


def waiting(record: Record) -> tuple[str, ...]:
    return record.queue(Filters(), limit=100).quote_ids


def send(client: FlaskClient, record: Record, *quote_ids: str, seen: dict[str, int] | None = None) -> str:
    numbers = seen or record.newest_revisions(f"quote:{quote_id}" for quote_id in quote_ids)
    fields = [f"{quote_id}:{numbers[f'quote:{quote_id}']}" for quote_id in quote_ids]
    sent = {"csrf_token": desk.token(client, "/desk/"), "why": "read", "back": "/desk/", "quote": fields}
    return client.post("/desk/", data=sent, follow_redirects=True).text


def test_what_waits_comes_in_the_order_in_which_it_came(record: Record, archivist: FlaskClient) -> None:
    before = waiting(record)
    added = put_in(record)
    assert waiting(record) == (*before, *added.quote_ids)
    page = archivist.get("/desk/").text
    assert "We left by the back road, […] Nobody looked round." in page
    assert page.index("This still waits for an archivist") < page.index("We left by the back road")


def test_filters_are_counted_by_what_the_others_leave(record: Record) -> None:
    added = put_in(record, collection="invented")
    put_in(record, 2, language="hy")
    attribute(record, added.quote_ids[1], None, **WHO)
    add_tag(record, added.quote_ids[0], Claim(field=TagField.MINOR, spans=(span("61"),)), **WHO)
    found = record.queue(Filters(collection="invented"), limit=10)
    assert found.quote_ids == added.quote_ids and found.total == 2
    assert dict(found.counts["minors"]) == {"yes": 1, "no": 1}
    assert dict(found.counts["certainty"]) == {"stated": 1, NOBODY: 1}
    assert dict(found.counts["collection"])["invented"] == 2 and len(found.counts["collection"]) > 1
    assert dict(found.counts["source"]) == {added.source_id: 2}
    narrowed = record.queue(Filters(minors="yes", kind="testimony"), limit=10)
    assert narrowed.quote_ids == (added.quote_ids[0],)
    assert record.queue(Filters(speaker=NOBODY), limit=10).quote_ids == (added.quote_ids[1],)
    assert record.queue(Filters(language="hy", collection="invented"), limit=10).total == 0
    assert record.queue(Filters(review=Review.REJECTED), limit=10).total == 0


def test_pages_follow_each_other(record: Record, archivist: FlaskClient) -> None:
    for number in range(14):
        put_in(record, number)
    all_of_them = waiting(record)
    assert len(all_of_them) > 25
    first, second = archivist.get("/desk/").text, archivist.get("/desk/?page=2").text
    shown = [quote_id for quote_id in all_of_them if f"waiting-{quote_id}" in first]
    assert tuple(shown) == all_of_them[:25]
    assert all(f"waiting-{quote_id}" in second for quote_id in all_of_them[25:])
    assert 'rel="next"' in first and 'rel="prev"' in second and 'rel="next"' not in second


def test_the_chosen_are_accepted_but_minors_and_what_changed_is_left(
    record: Record, archivist: FlaskClient
) -> None:
    plain, young, changed = (put_in(record, number).quote_ids[0] for number in range(3))
    add_tag(record, young, Claim(field=TagField.MINOR, spans=(span("61"),)), **WHO)
    seen = record.newest_revisions(f"quote:{quote_id}" for quote_id in (plain, young, changed))
    attribute(record, changed, None, **WHO)
    page = archivist.get("/desk/").text
    assert f"choose-{plain}" in page and f'id="choose-{young}"' not in page
    told = send(archivist, record, plain, young, changed, seen=seen)
    assert "1 quote accepted." in told and "1 left: the speaker is, or may be, under age" in told
    assert "1 left: somebody changed" in told
    states = [(record.quote(one) or pytest.fail("gone")).review for one in (plain, young, changed)]
    assert states == [Review.ACCEPTED, Review.PROPOSED, Review.PROPOSED]
    last = [*record.revisions(f"quote:{plain}")][-1]
    assert (last.who, last.why) == ("Ada Archivist", "read")


def test_what_is_withdrawn_waits_for_nobody(record: Record, archivist: FlaskClient) -> None:
    added = put_in(record)
    withdrawn = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    record.decide(added.quote_ids[0], access=withdrawn, **WHO)
    assert added.quote_ids[0] not in waiting(record)
    assert "We left by the back road" not in archivist.get("/desk/").text
    record.set_source_access(added.source_id, withdrawn, **WHO)
    assert not set(added.quote_ids) & set(waiting(record))


@pytest.mark.parametrize(
    "asked", ["?page=0", "?page=x", "?page=99999999999", "?review=x", "?source=%00", "?language=none&x=1"]
)
def test_any_address_of_the_queue_is_answered(archivist: FlaskClient, asked: str) -> None:
    assert archivist.get(f"/desk/{asked}").status_code == 200


def test_nothing_is_accepted_without_a_comment_or_a_choice(record: Record, archivist: FlaskClient) -> None:
    quote_id = put_in(record).quote_ids[0]
    assert "No quote was chosen." in send(archivist, record)
    sent = {"csrf_token": desk.token(archivist, "/desk/"), "why": " ", "quote": f"{quote_id}:1"}
    assert archivist.post("/desk/", data=sent).status_code == 422


def test_an_address_makes_the_queue_say_nothing_of_its_own(archivist: FlaskClient) -> None:
    assert "Call this number" not in archivist.get("/desk/?done=Call+this+number").text
    assert "1,200 left: somebody changed" in archivist.get("/desk/?done=2.0.1200").text


def test_the_queue_is_not_for_readers(signed_in: SignIn) -> None:
    assert signed_in(Role.READER).get("/desk/").status_code == 403
