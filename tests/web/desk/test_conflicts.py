"""Whoever comes too late sees all that they had typed and chosen beside the other's change. All is invented."""

import re
from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement, fromstring

from archive import review
from archive.accounts.roles import Role
from archive.intake import add
from archive.model import (
    Access,
    AccessStatus,
    Description,
    Document,
    Kind,
    Name,
    Quote,
    Redaction,
    Sign,
    Span,
)
from archive.record.store import Record
from tests.accounts import Signature
from tests.desk_article import ARTICLE, PUBLISHED, TITLE, WITNESS

SignIn = Callable[[Role], FlaskClient]
Sent = list[tuple[str, str]]
THEIRS: Signature = {"who": "B. Archivist", "why": "came before"}
TYPED = {"until": "2999-05-06", "date": "2024-05-06", "agreed": "2024-05", "script": "Armn"}


@pytest.fixture
def quote(record: Record) -> Quote:
    document = Document(
        text=ARTICLE,
        metadata=Description(title=TITLE, published=PUBLISHED, language="en"),
        original=ARTICLE.encode(),
        original_name="invented.txt",
        media_type="text/plain",
    )
    added = add(record, document, who="Test")
    quotes = record.quotes_of_source(added.source_id)
    return next(one for one in quotes if "bread trough" in " ".join(one.exact))


def controls(form: HtmlElement) -> Iterator[tuple[str, str, str]]:
    """Name, value and what must be told of it, of each field of a form that somebody fills or chooses."""
    for field in form.iter("input", "select", "textarea"):
        name, kind = field.get("name"), field.get("type", "text")
        if field.tag == "select":
            option = field.findall(".//option")[-1]
            yield name, option.get("value") or option.text, option.text
        elif kind in ("checkbox", "radio"):
            yield name, field.get("value"), ""
        elif kind != "hidden":
            value = TYPED.get(name, f"typed as {name}")
            yield name, value, value


def deeds(form: HtmlElement) -> Iterator[Sent]:
    """What pressing each of the buttons of a form sends, all of its fields filled."""
    hidden = [
        (one.get("name"), one.get("value")) for one in form.iter("input") if one.get("type") == "hidden"
    ]
    filled = [(name, value) for name, value, _ in controls(form)]
    for button in form.iter("button"):
        if button.get("type") != "button":
            yield [*hidden, *filled, *([("do", button.get("value"))] if button.get("name") else [])]


def yours(answer: str) -> dict[str, list[str]]:
    """What the page of a conflict tells of one's own, by label."""
    (section,) = fromstring(answer).xpath("//section[@aria-labelledby='yours']")
    told: dict[str, list[str]] = {}
    for line in section.iter("li"):
        label = "".join(one.text for one in line.find_class("hint"))
        told.setdefault(label, []).append(line.find("bdi").text or "")
    return told


def walk(client: FlaskClient, pages: dict[str, str]) -> int:
    """Send every form of the pages, which were made before somebody's change; gives how many deeds there were."""
    tried = 0
    for page in pages.values():
        for form in fromstring(page).xpath("//main//form[@method='post'][.//input[@name='expected']]"):
            for sent in deeds(form):
                address = form.get("action")
                answer = client.post(address, data=_as_posted(sent))
                assert answer.status_code == 409, (address, sent, answer.text[-2000:])
                told = yours(answer.text)
                values = [value for each in told.values() for value in each]
                tried += 1
                for name, value, shown in controls(form):
                    assert shown in " ".join(values), (address, name, value, told)
                assert "" not in [one for label, each in told.items() if label for one in each], told
                several = {name for name, _, _ in controls(form)}
                assert sum(map(len, told.values())) > len(several), (sent, told)
    return tried


def _as_posted(sent: Sent) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, value in sent:
        fields.setdefault(name, []).append(value)
    return fields


def test_nothing_of_ones_own_is_missing_beside_the_others_change(
    record: Record, signed_in: SignIn, quote: Quote
) -> None:
    client = signed_in(Role.EDITOR)
    source_id, speaker_id, version_id = quote.source_id, quote.speaker_id or "", quote.version_id
    paths = [
        f"/desk/sources/{source_id}",
        f"/desk/quotes/{quote.id}/tags/0",
        f"/desk/speakers/{speaker_id}?q=a",
    ]
    paths += [f"/desk/access/{one}" for one in (source_id, quote.id, speaker_id, version_id)]
    pages = {path: client.get(path).text for path in paths}
    for one in record.quotes_of_source(source_id):
        review.set_kind(record, one.id, kind=Kind.STATEMENT, **THEIRS)
        review.set_kind(record, one.id, kind=Kind.TESTIMONY, **THEIRS)
        record.note_content(one.id, ("death",), **THEIRS)
    record.set_source_access(source_id, Access(status=AccessStatus.RESTRICTED), **THEIRS)
    record.set_source_access(source_id, Access(status=AccessStatus.CLOSED), **THEIRS)
    for known_id in record.speakers():
        record.add_name(known_id, Name(form="Somebody Invented"), **THEIRS)
    hidden = ARTICLE.index("square")
    record.redact(version_id, (Redaction(span=Span(hidden, hidden + 6), sign=Sign.PLACE),), **THEIRS)
    # The sheet of selected words is filled by a script alone.
    pages = {
        path: re.sub(r'<form class="selection".*?</form>', "", page, flags=re.DOTALL)
        for path, page in pages.items()
    }
    assert walk(client, pages) > 30


@pytest.mark.parametrize(
    ("deed", "label", "told"),
    [
        ("tag", "How firmly", "uncertain"),
        ("untag:{age}", "The tag", "Age: 74"),
        ("drop:0", "The part", "“I carried the bread trough"),
        ("support", "The tag that they support", "Age: 74"),
        ("correct:{age}", "Words that support it", "“74"),
        ("correct:{age}", "The place that is meant", "GeoNames 174895"),
    ],
)
def test_what_stands_behind_a_number_is_told_in_words(
    record: Record, signed_in: SignIn, quote: Quote, deed: str, label: str, told: str
) -> None:
    client = signed_in(Role.ARCHIVIST)
    page = client.get(f"/desk/sources/{quote.source_id}").text
    (card,) = fromstring(page).xpath(f"//li[@id='quote-{quote.id}']")
    behind = {one.get("name"): one.get("value") for one in card.iter("input") if one.get("type") == "hidden"}
    age = next(n for n, tag in enumerate(quote.tags) if tag.field == "age")
    start = ARTICLE.index("The square in Goris")
    sent = {
        **behind,
        "do": deed.format(age=age),
        "start": str(start),
        "end": str(start + 19),
        "was": behind[f"tag-{age}"],
        "tag": str(age),
        "keep": "0",
        "choice": "place:spoke_at",
        "certainty": "uncertain",
        "value": "Goris",
        "place": "geonames:174895",
        "place_of": "Goris",
        "why": "mine",
    }
    review.set_kind(record, quote.id, kind=Kind.STATEMENT, **THEIRS)
    answer = client.post(f"/desk/quotes/{quote.id}", data=sent)
    assert answer.status_code == 409
    found = yours(answer.text)
    assert any(told in one for one in found[f"{label}:"]), found
    assert found["Selected words:"] == ["“The square in Goris”"] and found["Comment:"] == ["mine"]


def test_a_part_is_taken_out_only_where_it_still_stands(
    record: Record, signed_in: SignIn, quote: Quote
) -> None:
    client, path = signed_in(Role.ARCHIVIST), f"/desk/quotes/{quote.id}"
    newest = record.newest_revisions((f"quote:{quote.id}",))[f"quote:{quote.id}"]
    token = re.search(r'name="csrf_token" value="([^"]+)', client.get("/desk/").text)
    sent = {"csrf_token": token[1] if token else "", "do": "drop:0", "part-0": "0-4", "expected": str(newest)}
    refused = client.post(path, data=sent)
    assert refused.status_code == 422 and "Another part stands there by now." in refused.text
    assert record.quote(quote.id) == quote and WITNESS in ARTICLE
