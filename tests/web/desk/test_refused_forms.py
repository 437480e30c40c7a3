"""A form that the desk refuses comes back with all that was typed, and with what is wrong beside its field."""

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement, fromstring
from werkzeug.test import TestResponse

from archive import review
from archive.accounts.roles import Role
from archive.formats.registry import document_of
from archive.intake import add
from archive.model import AccessStatus, Quote, TagField
from archive.record.store import Record
from tests import desk
from tests.archive.test_narrating import spoken
from tests.web.desk.test_correcting import form_of, tag_of
from tests.web.desk.test_reviewing import Sign, at, do, expected, quote_with, source_id as source_id

COMMENT = "As the “recording” & its label have it."


@pytest.fixture
def quote(record: Record, source_id: str) -> Quote:
    return quote_with(record, source_id, "bread trough")


@pytest.fixture
def client(signed_in: Sign) -> FlaskClient:
    return signed_in(Role.EDITOR)


def form_in(answer: TestResponse) -> HtmlElement:
    assert answer.status_code == 422, answer.text
    (form,) = fromstring(answer.text).xpath("//main//form[@method='post']")
    return form


def sent_by(form: HtmlElement) -> dict[str, str]:
    """What the form would send as it came back."""
    # The parser keeps the line end that begins a field of several lines, which browsers leave out.
    return {name: value.removeprefix("\n") for name, value in form.form_values()}


def wrong_with(form: HtmlElement, name: str) -> str:
    """What a screen reader says of a field that is marked as wrong."""
    (field,) = form.xpath(f".//*[@name='{name}'][@aria-invalid='true']")
    (told,) = form.xpath(f".//*[@id='{field.get('aria-describedby')}']")
    return str(told.text_content())


def assert_no_keys(answer: TestResponse) -> None:
    """No name by which the record knows something is told in words."""
    words = fromstring(answer.text).xpath("string(//main)")
    assert not any(key in words for key in ("quote:", "source:", "speaker:", "version:", "agreement:")), words


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"choice": "said_on", "value": "soon"}, "value", "“soon” is no date. Write YYYY, YYYY-MM or"),
        ({"choice": "said_on", "value": "2999-01-01"}, "value", "It was published before that, on"),
        ({"choice": "age", "value": "740"}, "value", "An age is a number up to 122."),
        ({"choice": "role", "value": "a\u202eb"}, "value", "What the tag says can't be kept as it is"),
        ({"choice": "minor", "value": "under 18"}, "choice", ""),
    ],
)
@pytest.mark.parametrize("deed", ["correct", "tag"])
def test_a_tag_that_is_refused_comes_back_as_it_was_filled_in(
    client: FlaskClient, record: Record, quote: Quote, deed: str, typed: dict[str, str], field: str, told: str
) -> None:
    quote = quote if deed == "correct" else quote_with(record, quote.source_id, "keys")
    fields = [tag.field for tag in quote.tags]
    position = (
        fields.index(TagField(typed["choice"])) if typed["choice"] in fields else fields.index(TagField.ROLE)
    )
    while deed == "tag" and typed["choice"] in [tag.field for tag in quote.tags]:
        at_place = [tag.field for tag in quote.tags].index(TagField(typed["choice"]))
        quote = review.remove_tag(record, quote.id, at_place, who="Test", why="to be said anew")
    if not told:
        told = "It says that they are under age already. Correct that one."
        assert do(client, quote, "tag", choice="minor", **at("74-year-old")).status_code == 303
    before = record.quote(quote.id)
    asked = f"correct:{position}" if deed == "correct" else "tag"
    words = form_of(client, quote, position) | {"keep": "0"} if deed == "correct" else at("74-year-old")
    sent = {**words, **typed, "certainty": "uncertain", "why": COMMENT, "expected": expected(client, quote)}
    answer = do(client, quote, asked, **sent)
    form = form_in(answer)
    assert told in wrong_with(form, field)
    again = sent_by(form)
    assert {name: again.get(name) for name in sent} == sent
    assert_no_keys(answer)
    assert record.quote(quote.id) == before
    (button,) = form.xpath(".//button[@type='submit']")
    if button.get("name"):
        again[button.get("name")] = button.get("value")
    mended = again | {"choice": "role", "value": "mended by hand"}
    assert client.post(form.get("action"), data=mended).status_code == 303
    kept = record.quote(quote.id)
    made = next(tag for tag in kept.tags if tag.value == "mended by hand")  # type: ignore[union-attr]
    assert made.evidence.certainty == "uncertain"
    assert list(record.revisions(f"quote:{quote.id}"))[-1].why == COMMENT


def test_a_tag_of_which_no_words_are_kept_comes_back_without_them(
    client: FlaskClient, record: Record, quote: Quote
) -> None:
    position, _ = tag_of(record, quote, TagField.ROLE)
    sent = form_of(client, quote, position) | {"value": "another trade"}
    form = form_in(do(client, quote, f"correct:{position}", **sent))
    assert "A tag without evidence. Keep some of it" in wrong_with(form, "keep")
    again = sent_by(form)
    assert again["value"] == "another trade" and "keep" not in again, "nothing is ticked for anybody"


def test_a_speaker_without_a_readable_name_is_asked_for_anew(
    client: FlaskClient, record: Record, quote: Quote
) -> None:
    fields = {"speaker": "A\u202eda", "speaker_id": "", "unnamed": "yes", "why": COMMENT}
    answer = do(client, quote, "speaker", **fields)
    form = form_in(answer)
    assert "The name can't be kept as it is written." in wrong_with(form, "speaker")
    again = sent_by(form)
    assert {name: again.get(name) for name in fields} == fields
    assert_no_keys(answer)
    assert client.post(form.get("action"), data=again | {"speaker": "Ada Invented"}).status_code == 303
    speaker = record.speaker(record.quote(quote.id).speaker_id)  # type: ignore[union-attr,arg-type]
    assert speaker is not None and (speaker.label, speaker.named) == ("Ada Invented", False)


def test_a_speaker_chosen_from_the_list_is_not_typed_over(client: FlaskClient, quote: Quote) -> None:
    # Where the id says who is meant, another name in the field would not count.
    sent = {"speaker": "Chosen Name", "speaker_id": quote.speaker_id or "", "why": "\0"}
    form = form_in(do(client, quote, "speaker", **sent))
    (field,) = form.xpath(".//input[@name='speaker']")
    assert field.get("readonly") is not None and sent_by(form)["speaker_id"] == quote.speaker_id


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"agreed": "soon"}, "agreed", "“soon” is no date."),
        ({"party": "x" * 1_001}, "party", "1,000 are possible. Shorten it."),
        ({"party": "A\u202eda"}, "party", "can't be kept as it is written"),
        ({"agreed": "soon", "party": "x" * 1_001}, "agreed", "“soon” is no date."),
        ({"agreed": "soon", "party": "x" * 1_001}, "party", "Shorten it."),
        ({"basis": ""}, "basis", "It was not said on what basis the words are here."),
    ],
)
def test_a_source_that_is_not_opened_leaves_the_form_as_it_was(
    client: FlaskClient, record: Record, source_id: str, typed: dict[str, str], field: str, told: str
) -> None:
    path, page = f"/desk/sources/{source_id}/publish", f"/desk/sources/{source_id}"
    sent = {"basis": "interview", "agreed": "2024-05", "party": "A. Heir", "why": COMMENT, **typed}
    answer = desk.send(client, path, page, **sent)
    form = form_in(answer)
    assert told in wrong_with(form, field)
    again = sent_by(form)
    assert {name: again.get(name) for name in sent} == sent
    assert_no_keys(answer)
    mended = again | {"basis": "interview", "agreed": "2024-05", "party": "A. Heir"}
    assert client.post(form.get("action"), data=mended).status_code == 303
    assert record.source(source_id).access.status is AccessStatus.OPEN  # type: ignore[union-attr]


def test_the_narrator_of_a_transcript_is_asked_for_anew(client: FlaskClient, record: Record) -> None:
    added = add(record, document_of(spoken(), "whisper.json", where="x"), who="Test")
    path = f"/desk/versions/{added.version_id}/narrator"
    answer = desk.send(client, path, f"/desk/sources/{added.source_id}", narrator=" ", why=COMMENT)
    form = form_in(answer)
    assert "It was not said who speaks." in wrong_with(form, "narrator")
    assert sent_by(form)["why"] == COMMENT
    mended = sent_by(form) | {"narrator": "Ilka Fictive"}
    assert client.post(form.get("action"), data=mended).status_code == 303


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"do": "name", "name": "A\u202eda", "language": "hy", "script": "Armn"}, "name"),
        ({"do": "rename", "name": "A\u202eda", "slip": "yes"}, "name"),
        ({"do": "split", "label": "A\u202eda"}, "label"),
    ],
)
def test_a_name_that_is_refused_comes_back(
    client: FlaskClient, record: Record, quote: Quote, sent: dict[str, str], field: str
) -> None:
    page = f"/desk/speakers/{quote.speaker_id}"
    sent = {**sent, "why": COMMENT, "quote": quote.id}
    answer = desk.send(client, page, page, **sent)
    form = form_in(answer)
    assert "can't be kept as it is written" in wrong_with(form, field)
    again = sent_by(form)
    assert {name: again.get(name) for name in sent} == sent
    assert_no_keys(answer)
    assert client.post(page, data=again | {field: "Ada Invented"}).status_code == 303


def test_what_no_field_is_about_stands_above_what_was_typed(
    client: FlaskClient, record: Record, quote: Quote
) -> None:
    position, _ = tag_of(record, quote, TagField.ROLE)
    sent = form_of(client, quote, position) | {"was": "role - 1-2 other", "value": "mine", "keep": "0"}
    answer = do(client, quote, f"correct:{position}", **sent)
    (problem,) = fromstring(answer.text).find_class("problem")
    assert problem.text == "The tag is another one by now. Look at it again."
    assert sent_by(form_in(answer))["value"] == "mine"
    assert_no_keys(answer)


def test_a_speaker_who_is_there_no_more_takes_no_comment_along(client: FlaskClient, quote: Quote) -> None:
    sent = {"speaker": "Chosen Name", "speaker_id": "0" * 16, "why": COMMENT}
    answer = do(client, quote, "speaker", **sent)
    assert answer.status_code == 404
    (form,) = fromstring(answer.text).xpath("//main//form")
    assert wrong_with(form, "speaker")
    again = sent_by(form)
    assert (again["speaker"], again["why"]) == ("Chosen Name", COMMENT)
    assert "speaker_id" not in again, "another name counts, now that nobody is chosen"
    assert_no_keys(answer)


@pytest.mark.parametrize(
    "sent", [{"do": "split", "label": "Ada Invented"}, {"do": "merge", "other": "0" * 16}]
)
def test_what_is_not_mended_where_it_comes_back_leads_back(
    client: FlaskClient, quote: Quote, sent: dict[str, str]
) -> None:
    page = f"/desk/speakers/{quote.speaker_id}"
    answer = desk.send(client, page, page, **sent, why=COMMENT)
    (main,) = fromstring(answer.text).xpath("//main")
    assert answer.status_code in (404, 422) and main.find_class("problem")
    assert main.xpath(".//textarea[@name='why']/text()")[0].strip() == COMMENT
    assert not main.xpath(".//button"), "it would be refused again"
    assert main.xpath(f".//a[@href='{page}']")


def test_a_button_that_is_refused_is_told_in_words(client: FlaskClient, quote: Quote) -> None:
    answer = do(client, quote, "untag:99", why="")
    assert answer.status_code == 422 and "no tag number 100" in answer.text
    assert_no_keys(answer)


def test_who_may_not_work_is_shown_nothing_of_a_form(signed_in: Sign, quote: Quote) -> None:
    reader = signed_in(Role.READER)
    sent = {"do": "speaker", "speaker": "A\u202eda planted", "why": "planted"}
    answer = desk.send(reader, f"/desk/quotes/{quote.id}", "/desk/sign-in", **sent)
    assert answer.status_code == 403 and "planted" not in answer.text
