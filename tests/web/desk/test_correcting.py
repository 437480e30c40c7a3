"""A tag is corrected in one revision: what it says, what it is, how firmly, and the words that support it."""

import re

import pytest
from flask.testing import FlaskClient

from archive import decisions
from archive.accounts.roles import Role
from archive.model import Access, AccessStatus, PlaceRole, Quote, Span, Tag, TagField
from archive.record.store import Record
from archive.verify import verify
from tests import desk
from tests.web.desk.test_reviewing import Sign, at, do, expected, quote_with, source_id as source_id

ARTICLE_WORDS = "bread trough"


@pytest.fixture
def quote(record: Record, source_id: str) -> Quote:
    return quote_with(record, source_id, ARTICLE_WORDS)


def tag_of(record: Record, quote: Quote, field: TagField, role: PlaceRole | None = None) -> tuple[int, Tag]:
    kept = record.quote(quote.id)
    assert kept is not None
    return next((n, t) for n, t in enumerate(kept.tags) if t.field is field and t.place_role is role)


def form_of(client: FlaskClient, quote: Quote, position: int) -> dict[str, str]:
    """What the tag's own page would send, unchanged."""
    page = client.get(f"/desk/quotes/{quote.id}/tags/{position}").text
    form = page[page.index("<form class=") :]
    sent = dict(re.findall(r'name="(was|value|why)" value="([^"]*)"', form))
    for name in ("choice", "certainty"):
        options = form[form.index(f'name="{name}"') :]
        chosen = re.search(r"<option(?: value=\"([^\"]*)\")? selected>([^<]*)", options)
        sent[name] = (chosen and (chosen[1] or chosen[2])) or ""
    return sent


def test_what_a_tag_says_is_corrected_in_one_revision(signed_in: Sign, record: Record, quote: Quote) -> None:
    client = signed_in(Role.ARCHIVIST)
    position, age = tag_of(record, quote, TagField.AGE)
    before = len(list(record.revisions(f"quote:{quote.id}")))
    sent = form_of(client, quote, position) | {"value": "73", "certainty": "uncertain", "keep": "0"}
    assert do(client, quote, f"correct:{position}", **sent).status_code == 303
    _, corrected = tag_of(record, quote, TagField.AGE)
    assert (corrected.value, corrected.evidence.certainty) == ("73", "uncertain")
    assert corrected.evidence.spans == age.evidence.spans[:1]
    assert corrected.evidence.method == "archivist:Ada Archivist"
    revisions = list(record.revisions(f"quote:{quote.id}"))
    assert len(revisions) == before + 1 and revisions[-1].action == "correct"
    assert verify(record).ok


def test_the_role_of_a_place_is_corrected_and_the_place_stays_the_same(
    signed_in: Sign, record: Record, quote: Quote
) -> None:
    client = signed_in(Role.ARCHIVIST)
    position, place = tag_of(record, quote, TagField.PLACE, PlaceRole.NOW_LIVING)
    sent = form_of(client, quote, position)
    do(client, quote, f"correct:{position}", **(sent | {"choice": "place:spoke_at", "keep": "0"}))
    _, corrected = tag_of(record, quote, TagField.PLACE, PlaceRole.SPOKE_AT)
    assert (corrected.value, corrected.place_key) == (place.value, place.place_key)


def test_selected_words_support_a_tag_too_or_alone(signed_in: Sign, record: Record, quote: Quote) -> None:
    client = signed_in(Role.ARCHIVIST)
    position, role = tag_of(record, quote, TagField.ROLE)
    sent = form_of(client, quote, position) | {"tag": str(position)}
    words = at("74-year-old")
    added = Span(int(words["start"]), int(words["end"]))
    do(client, quote, "support", **sent, **words)
    _, supported = tag_of(record, quote, TagField.ROLE)
    assert supported.evidence.spans == (*role.evidence.spans, added)
    assert supported.value == role.value
    sent = form_of(client, quote, position) | {"tag": str(position)}
    do(client, quote, "support", **sent, **words)
    assert tag_of(record, quote, TagField.ROLE)[1] == supported, "the same words support it once"
    do(client, quote, "replace", **sent, **words)
    assert tag_of(record, quote, TagField.ROLE)[1].evidence.spans == (added,)
    page = client.get(f"/desk/quotes/{quote.id}/tags/{position}").text
    assert "<bdi>74-year-old</bdi>" in page


def test_one_of_several_words_is_let_go(signed_in: Sign, record: Record, quote: Quote) -> None:
    client = signed_in(Role.ARCHIVIST)
    position, role = tag_of(record, quote, TagField.ROLE)
    sent = form_of(client, quote, position)
    do(client, quote, "support", **sent, tag=str(position), **at("74-year-old"))
    last, sent = str(len(role.evidence.spans)), form_of(client, quote, position)
    do(client, quote, f"correct:{position}", **sent, keep=last)
    assert len(tag_of(record, quote, TagField.ROLE)[1].evidence.spans) == 1
    refused = do(client, quote, f"correct:{position}", **form_of(client, quote, position))
    assert refused.status_code == 422 and "without evidence" in refused.text


def test_a_tag_that_another_stands_for_by_now_is_left(signed_in: Sign, record: Record, quote: Quote) -> None:
    client = signed_in(Role.ARCHIVIST)
    position, _ = tag_of(record, quote, TagField.ROLE)
    sent = form_of(client, quote, position) | {"was": "another value", "keep": "0"}
    kept = record.quote(quote.id)
    assert do(client, quote, f"correct:{position}", **sent).status_code == 422
    late = do(client, quote, f"correct:{position}", **(sent | {"expected": "1"}))
    assert late.status_code == 409 and "Correct a tag" in late.text
    for strange in ({"choice": "shoe size"}, {"tag": "99"}, {"tag": ""}):
        wrong = form_of(client, quote, position) | {"tag": str(position)} | strange
        assert do(client, quote, "support", **wrong, **at("74-year-old")).status_code == 422
    assert client.get(f"/desk/quotes/{quote.id}/tags/99").status_code == 404
    assert record.quote(quote.id) == kept


def links(client: FlaskClient, quote: Quote) -> tuple[list[str], dict[str, str]]:
    """The links to the pages of its tags, as its card shows them, and the names of those tags."""
    page = client.get(f"/desk/sources/{quote.source_id}").text
    found = re.findall(rf'href="(/desk/quotes/{quote.id}/tags/[^"]+)"', page)
    card = page[page.index(f'id="quote-{quote.id}"') :]
    card = card[: card.index("</li>")]
    return found, dict(re.findall(r'name="(tag-\d+)" value="([^"]*)"', card))


def test_who_saw_an_older_quote_overwrites_nobody_and_no_other_tag(
    signed_in: Sign, record: Record, quote: Quote
) -> None:
    client = signed_in(Role.ARCHIVIST)
    seen = expected(client, quote)
    shown, names = links(client, quote)
    position, _ = tag_of(record, quote, TagField.ROLE)
    fresh = client.get(shown[position])
    assert fresh.status_code == 200 and f'name="expected" value="{seen}"' in fresh.text
    mine = form_of(client, quote, position) | {"value": "mine", "keep": "0", "expected": seen}
    assert do(client, quote, "untag:0", **names).status_code == 303
    kept = record.quote(quote.id)
    for link in shown:
        late = client.get(link)
        assert late.status_code == 409 and "Somebody changed this meanwhile" in late.text
        assert 'name="was"' not in late.text and "Do mine" not in late.text
    assert do(client, quote, f"correct:{position}", **mine).status_code == 409
    assert do(client, quote, "untag:0", **names, expected=seen).status_code == 409
    # On top of the other's change, too: only the tag that was shown.
    mine["expected"] = expected(client, quote)
    assert do(client, quote, f"correct:{position}", **mine).status_code == 422
    assert do(client, quote, "untag:0", **names).status_code == 422
    assert record.quote(quote.id) == kept
    assert do(client, quote, f"correct:{position - 1}", **mine).status_code == 303
    assert tag_of(record, quote, TagField.ROLE)[1].value == "mine"


def test_withdrawn_words_are_no_evidence_that_is_shown(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, ARTICLE_WORDS)
    other = quote_with(record, source_id, "keys")
    do(client, quote, "tag", choice="role", value="somebody", **at("The keys I left"))
    position = next(n for n, tag in enumerate(record.quote(quote.id).tags) if tag.value == "somebody")  # type: ignore[union-attr]
    gone = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    decisions.set_access(record, other.id, gone, who="Test", why="asked to")
    page = client.get(f"/desk/quotes/{quote.id}/tags/{position}")
    assert page.status_code == 200 and "keys" not in page.text
    assert client.get(f"/desk/quotes/{other.id}/tags/0").status_code == 404


def test_parts_with_the_sources_words_between_show_the_gap(
    signed_in: Sign, record: Record, source_id: str
) -> None:
    client, quote = signed_in(Role.ARCHIVIST), quote_with(record, source_id, "keys")
    do(client, quote, "words", **at("The keys"))
    do(client, quote, "part", **at("in the door"))
    page = client.get(f"/desk/sources/{source_id}").text
    card = page[page.index(f'id="quote-{quote.id}"') :]
    assert re.sub(r"<[^>]+>|\s+", " ", card[: card.index("</p>")]).count("[…]") == 1
    assert expected(client, quote)


def test_only_archivists_correct(signed_in: Sign, quote: Quote) -> None:
    assert signed_in(Role.READER).get(f"/desk/quotes/{quote.id}/tags/0").status_code == 403
    path = f"/desk/quotes/{quote.id}"
    assert desk.send(signed_in(Role.READER), path, "/desk/sign-in", do="correct:0").status_code == 403
