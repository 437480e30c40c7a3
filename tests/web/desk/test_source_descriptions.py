"""The description of a source that is in the record is corrected at the desk. Everything here is invented."""

import re
from html import unescape

from flask.testing import FlaskClient

from archive import decisions
from archive.accounts.roles import Role
from archive.model import Access, AccessStatus, Review, Source
from archive.record.store import Record
from archive.verify import verify
from tests import desk
from tests.reading import outline, text_of
from tests.web.desk.test_reviewing import Sign, quote_with, source_id as source_id

WORDS = "bread trough"


def page_of(source_id: str) -> str:
    return f"/desk/texts/sources/{source_id}"


def form_of(client: FlaskClient, source_id: str) -> dict[str, str]:
    """What the page would send, unchanged."""
    page = client.get(page_of(source_id)).text
    form = page[page.index('<form class="fields"') :]
    sent = dict(re.findall(r'<input id="field-\w+" name="(\w+)" value="([^"]*)"', form))
    sent |= dict(re.findall(r'<textarea id="field-\w+" name="(\w+)"[^>]*>\n([^<]*)', form))
    kind = re.search(r'<option value="(\w+)" selected>', form[form.index('name="kind"') :])
    expected = re.search(r'name="expected" value="(\d+)"', form)
    assert kind and expected
    read = {name: unescape(value) for name, value in sent.items()}
    return read | {"kind": kind[1], "expected": expected[1], "why": "as printed"}


def kept(record: Record, source_id: str) -> Source:
    source = record.source(source_id)
    assert source is not None
    return source


def test_the_review_leads_to_it_and_it_holds_what_is_known(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client = signed_in(Role.ARCHIVIST)
    assert page_of(source_id) in client.get(f"/desk/sources/{source_id}").text
    page = client.get(page_of(source_id)).text
    assert not outline(page).problems
    form, described = form_of(client, source_id), kept(record, source_id).description
    for name in ("title", "kind", "publisher", "published", "url", "rights", "note"):
        assert form[name] == (getattr(described, name) or ""), name


def test_a_misprint_is_corrected_in_one_revision_and_readers_see_it(
    signed_in: Sign, record: Record, source_id: str, client: FlaskClient
) -> None:
    archivist = signed_in(Role.ARCHIVIST)
    sent = form_of(archivist, source_id) | {
        "publisher": "The Other Invented Courier",
        "published": "2023-10-02",
        "published_note": "",
        "kind": "report",
    }
    before = len(list(record.revisions(f"source:{source_id}")))
    answer = desk.send(archivist, page_of(source_id), **sent)
    assert answer.status_code == 303 and answer.location == f"/desk/sources/{source_id}"
    described = kept(record, source_id).description
    assert (described.publisher, described.published, described.published_note, described.kind) == (
        "The Other Invented Courier",
        "2023-10-02",
        None,
        "report",
    )
    revisions = list(record.revisions(f"source:{source_id}"))
    assert len(revisions) == before + 1
    assert (revisions[-1].action, revisions[-1].why) == ("describe", "as printed")
    assert verify(record).ok
    quote = quote_with(record, source_id, WORDS)
    record.decide(quote.id, review=Review.ACCEPTED, access=None, who="Test", why="test")
    record.set_source_access(source_id, Access(status=AccessStatus.OPEN), who="Test", why="test")
    told = text_of(client.get(f"/quotes/{quote.id}", follow_redirects=True).text)
    assert "The Other Invented Courier" in told and "2 October 2023" in told


def test_what_it_was_comes_back_from_its_history(signed_in: Sign, record: Record, source_id: str) -> None:
    client = signed_in(Role.ARCHIVIST)
    earlier = kept(record, source_id).description
    first = max(one.number for one in record.revisions(f"source:{source_id}"))
    desk.send(
        client, page_of(source_id), **form_of(client, source_id) | {"kind": "letter", "author": "A. B."}
    )
    changed = kept(record, source_id).description
    assert (changed.kind, changed.author) == ("letter", "A. B.")
    record.restore_revision(
        f"source:{source_id}", first, expected=None, confirmed=frozenset(), who="Test", why="back"
    )
    assert kept(record, source_id).description == earlier


def test_what_cant_be_is_told_beside_its_field_and_nothing_is_lost(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client = signed_in(Role.ARCHIVIST)
    before = kept(record, source_id)
    sent = form_of(client, source_id) | {
        "title": "",
        "published": "2023-13-40",
        "retrieved": "2999-01-01",
        "url": "an address",
        "language": "Armenian, perhaps",
        "author": "An Invented Reporter",
    }
    answer = desk.send(client, page_of(source_id), **sent)
    assert answer.status_code == 422
    for name in ("title", "published", "retrieved", "url", "language"):
        assert f'id="wrong-{name}"' in answer.text, name
    assert 'id="wrong-author"' not in answer.text
    assert "An Invented Reporter" in answer.text and "Armenian, perhaps" in answer.text
    assert kept(record, source_id) == before


def test_the_second_of_two_archivists_sees_what_the_first_wrote(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client = signed_in(Role.ARCHIVIST)
    seen = form_of(client, source_id)
    desk.send(client, page_of(source_id), **seen | {"author": "The first one’s author"})
    answer = desk.send(client, page_of(source_id), **seen | {"author": "The second one’s author"})
    assert answer.status_code == 409
    assert "The first one’s author" in answer.text and "The second one’s author" in answer.text
    assert kept(record, source_id).description.author == "The first one’s author"


def test_a_title_that_tells_of_withheld_words_is_not_taken(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client = signed_in(Role.ARCHIVIST)
    quote = quote_with(record, source_id, WORDS)
    decisions.withdraw(record, quote.id, reason="speaker-request", who="Test", why="test")
    words = " ".join(quote.exact)
    sent = form_of(client, source_id) | {"title": words[:200]}
    answer = desk.send(client, page_of(source_id), **sent)
    assert answer.status_code == 422 and "tells of words that are withheld now" in text_of(answer.text)


def test_days_of_speaking_reckoned_from_the_old_day_are_pointed_at(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client = signed_in(Role.ARCHIVIST)
    dated = [one for one in record.quotes_of_source(source_id) if any(t.field == "said_on" for t in one.tags)]
    desk.send(client, page_of(source_id), **form_of(client, source_id) | {"published": "2023-10-02"})
    page = text_of(client.get(f"/desk/sources/{source_id}").text)
    assert ("reckoned from the earlier publication day" in page) == bool(dated)


def test_a_source_that_is_not_there_is_not_described(signed_in: Sign, client: FlaskClient) -> None:
    archivist = signed_in(Role.ARCHIVIST)
    assert archivist.get(page_of("2222222222222222")).status_code == 404
    assert archivist.get(page_of("_new")).status_code == 404
    assert signed_in(Role.READER).get(page_of("2222222222222222")).status_code == 403
