"""Places and speakers of one name in one list are told apart, and no side is taken by it. Everything said is invented."""

import re
from collections.abc import Iterable
from html import unescape

import pytest
from flask.testing import FlaskClient

from archive.model import (
    AccessStatus,
    Certainty,
    Description,
    Document,
    Evidence,
    Form,
    Kind,
    Name,
    Place,
    PlaceRole,
    Proposal,
    Span,
    Tag,
    TagField,
)
from archive.places.gazetteer import Gazetteer
from archive.record.store import Record
from tests import accounts
from tests.reading import text_of
from tests.web.test_access import bring_index_up
from web.namesakes import told_apart

TEXT = "In Springfield: “We left the first Springfield at noon.” In Springfield: “The other one we never saw again.”"


def place(key: str, name: str, above: str | None = None, at: tuple[float, float] | None = None) -> Place:
    return Place(
        id=f"id-{key}",
        slug=key,
        key=key,
        names=(Name(form=name, language="en"),),
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
        broader_key=above,
        country=None,
    )


KNOWN = {
    one.key: one
    for one in (
        place("country:AA", "Aland"),
        place("country:BB", "Beland"),
        place("north", "North Province", "country:AA"),
        place("south", "South Province", "country:AA"),
        place("karabakh:region", "A Region", "country:BB"),
    )
}


def called(*places: Place) -> list[str]:
    def by_key(keys: Iterable[str]) -> dict[str, Place]:
        return {key: KNOWN[key] for key in keys if key in KNOWN}

    return list(told_apart(places, by_key).values())


def test_a_place_alone_of_its_name_is_called_by_it() -> None:
    assert called(place("1", "Ford", "north"), place("2", "Mill", "north")) == ["Ford", "Mill"]


def test_as_little_is_said_as_tells_them_apart() -> None:
    assert called(place("1", "Ford", "north"), place("2", "ford", "south")) == [
        "Ford (North Province)",
        "ford (South Province)",
    ]
    assert called(place("1", "Ford", "north"), place("2", "Ford", "country:BB"), place("3", "Mill")) == [
        "Ford (North Province)",
        "Ford (Beland)",
        "Mill",
    ]


def test_a_contested_place_stands_within_its_region_and_in_no_state() -> None:
    contested, other = place("karabakh:ford", "Ford", "karabakh:region"), place("1", "Ford", "country:AA")
    assert called(contested, other) == ["Ford (A Region)", "Ford (Aland)"]
    assert called(place("karabakh:x", "Ford", "country:BB", (40.0, 46.5)), place("karabakh:y", "Ford")) == [
        "Ford (40.00° N, 46.50° E)",
        "Ford",
    ]


def test_where_nothing_above_tells_them_apart_coordinates_do() -> None:
    assert called(place("1", "Ford", "north", (1.5, 2.5)), place("2", "Ford", "north", (-1.5, 2.5))) == [
        "Ford (1.50° N, 2.50° E)",
        "Ford (1.50° S, 2.50° E)",
    ]
    third = place("3", "Ford", "south", (3.5, 2.5))
    assert called(
        place("1", "Ford", "north", (1.5, 2.5)), place("2", "Ford", "north", (-1.5, 2.5)), third
    ) == [
        "Ford (North Province, 1.50° N, 2.50° E)",
        "Ford (North Province, 1.50° S, 2.50° E)",
        "Ford (South Province)",
    ]


@pytest.fixture
def two(client: FlaskClient, record: Record) -> FlaskClient:
    """A site with quotes from two towns called Springfield."""
    keys = Gazetteer.load().candidates("Springfield")[:2]
    starts = [match.start() for match in re.finditer("“", TEXT)]
    made = []
    for start, key in zip(starts, keys, strict=True):
        where = TEXT.rindex("Springfield:", 0, start)
        evidence = Evidence(spans=(Span(where, where + 11),), certainty=Certainty.STATED, method="test@1")
        tag = Tag(
            field=TagField.PLACE,
            value="Springfield",
            evidence=evidence,
            place_role=PlaceRole.LEFT,
            place_key=key,
        )
        words = Span(start + 1, TEXT.index("”", start))
        made.append(
            Proposal(parts=(words,), form=Form.FULL, kind=Kind.TESTIMONY, attribution=None, tags=(tag,))
        )
    document = Document(
        text=TEXT,
        metadata=Description(title="Two towns", access=AccessStatus.OPEN, accepted_by="Test", language="en"),
        original=TEXT.encode(),
        original_name="two.txt",
        media_type="text/plain",
    )
    record.add(document, made, Gazetteer.load(), who="Test", why="for a test")
    bring_index_up(record, client)
    return client


def test_lists_of_the_site_tell_two_towns_of_one_name_apart(two: FlaskClient) -> None:
    apart = re.compile(r"Springfield \(\d+\.\d+° N, \d+\.\d+° W\)")
    for page in ("/places/?letter=S", "/places/", "/search?q=springfield", "/api/v1/facets?q=springfield"):
        answer = two.get(page)
        text = str(answer.get_json()) if answer.is_json else text_of(answer.text)
        assert len(set(apart.findall(unescape(text)))) == 2, page
    offers = two.get("/suggest?q=springf").get_json()["suggestions"]
    (offer,) = [one for one in offers if "place" in one["note"]]
    assert (offer["label"], offer["note"]) == ("Springfield", "2 places of this name, 2 quotes")


def test_speakers_of_one_name_stand_with_a_source_of_each(client: FlaskClient, record: Record) -> None:
    accounts.put_in_public(record, 1, title="First printing", published="2024-01-02")
    accounts.put_in_public(record, 2, title="Second printing", published=None)
    bring_index_up(record, client)
    narrow = client.get("/search?q=back").text.partition('id="narrow"')[2]
    page = text_of(narrow)
    assert "Invented Narrator (in “First printing”, 2 January 2024)" in page
    assert "Invented Narrator (in “Second printing”, date unknown)" in page
