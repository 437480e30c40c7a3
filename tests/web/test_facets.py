"""The lists to narrow by, and the orders, on the site and from the record."""

import re
from collections.abc import Iterable
from functools import partial
from html import unescape

import pytest
from flask.testing import FlaskClient

from archive.model import Speaker
from index.engine import Facet, FacetCount
from tests.reading import text_of
from web import urls
from web.pages.facets import FacetBox, boxes
from web.reading.reading_room import ReadingRoom
from web.searching.facet_values import in_order, value_label
from web.searching.search_request import SearchRequest
from web.searching.values_request import every_value


def search(reader: FlaskClient, address: str) -> str:
    response = reader.get(address)
    assert response.status_code == 200
    return response.text


def facet(page: str, heading: str) -> str:
    """What stands below one heading of the facets."""
    found = re.search(rf"<h([34])>{heading}</h\1>(.*?)(?=<h[34]>|</section>)", page, re.DOTALL)
    assert found, heading
    return found[2]


def choices(part: str) -> dict[str, tuple[str, int]]:
    """Label → address and count."""
    found = re.findall(
        r'href="([^"]+)" class="choice[^"]*">.*?class="value">(.*?)</span> <span class="count">([\d,]+)<',
        part,
        re.DOTALL,
    )
    return {re.sub("<span.*</span>", "", label): (unescape(href), int(count)) for href, label, count in found}


@pytest.mark.parametrize(
    ("heading", "place", "parameter"),
    [
        ("Place they come from", "Khankendi / Stepanakert", "place_from="),
        ("Place they spoke at", "Goris", "place_spoke_at="),
    ],
)
def test_places_are_counted_by_what_they_are_to_the_speaker(
    reader: FlaskClient, heading: str, place: str, parameter: str
) -> None:
    found = {
        label: value
        for label, value in choices(facet(search(reader, "/search"), heading)).items()
        if all(name in label for name in place.split(" / "))
    }
    ((label, (address, count)),) = found.items()
    assert parameter in address
    narrowed = text_of(search(reader, address))
    assert f"{count} quote" in narrowed and f"{heading}: {label}" in narrowed


def test_a_place_left_is_not_a_place_of_speaking(reader: FlaskClient) -> None:
    address, _ = choices(facet(search(reader, "/search"), "Place they spoke at"))["Goris"]
    everywhere = choices(facet(search(reader, "/search"), "Place"))["Goris"][0]
    assert address != everywhere
    asked = everywhere.replace("place=", "place_from=")
    assert "Nothing found" in search(reader, asked)


def test_a_facet_that_is_set_can_be_unchecked_and_reset(reader: FlaskClient) -> None:
    address = choices(facet(search(reader, "/search?q=the"), "Kind"))["Statements"][0]
    page = search(reader, address)
    part = facet(page, "Kind")
    assert "Set, take off" in part and 'href="/search?q=the">Take off: Kind' in part
    assert choices(part)["Statements"][0] == "/search?q=the"
    assert "Take off all" in page


def test_year_and_month_narrow_together(reader: FlaskClient) -> None:
    page = search(reader, "/search?year=2024&month=2024-05")
    assert "Take off: Year" in facet(page, "Year")
    assert choices(facet(page, "Month"))["May 2024"] == ("/search?year=2024", 6)
    assert "6 quotes in this archive" in text_of(page)
    assert "Nothing found" in search(reader, "/search?year=2023&month=2024-05")


def test_only_what_is_stated_can_be_asked_for(reader: FlaskClient) -> None:
    found = choices(facet(search(reader, "/search"), "Evidence"))
    address, count = found["Only what is stated, the date of publication aside"]
    assert sum(number for _, number in found.values()) == 6
    page = search(reader, address)
    assert f"{count} quote" in text_of(
        page
    ) and "Evidence: Only what is stated, the date of publication aside" in text_of(page)
    assert "(inferred)" not in page and "(uncertain)" not in page


def test_a_day_is_a_filter_that_other_pages_link_to(reader: FlaskClient) -> None:
    assert "<h3>Day</h3>" not in search(reader, "/search")
    page = text_of(search(reader, "/search?day=2024-05-06"))
    assert "Day: 6 May 2024" in page and "Nothing found" not in page
    assert "Nothing found" in search(reader, "/search?day=2024-05-07")


def test_facets_are_not_for_other_indexes(reader: FlaskClient) -> None:
    page = search(reader, "/search?place_from=x&year=2023")
    assert '<meta name="robots" content="noindex, nofollow">' in page
    aside = page[page.index('<aside id="narrow"') :] if '<aside id="narrow"' in page else ""
    assert all('rel="nofollow"' in tag for tag in re.findall("<a [^>]+>", aside.partition("</aside>")[0]))
    assert "Disallow: /search" in reader.get("/robots.txt").text


def test_results_by_speaker_stand_in_the_order_of_their_names(reader: FlaskClient) -> None:
    page = search(reader, "/search?sort=speaker")
    assert 'aria-current="true">By speaker' in page
    listed = re.findall(r'class="name"[^>]*>(.*?)</span>', page, re.DOTALL)
    names = [text_of(name).strip() for name in listed]
    listing = text_of(search(reader, "/speakers/"))
    latin = [name for name in dict.fromkeys(names) if name in listing and name.isascii()]
    assert len(latin) >= 3
    places = [listing.index(name) for name in latin]
    assert places == sorted(places)


def test_names_read_for_one_language_are_there_for_all(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/search?q=bread")
    asked: list[set[str]] = []
    read = ReadingRoom.speakers

    def counting(room: ReadingRoom, ids: Iterable[str]) -> tuple[Speaker, ...]:
        asked.append(set(ids))
        return read(room, asked[-1])

    monkeypatch.setattr(ReadingRoom, "speakers", counting)
    for language in (*urls.LANGUAGES, urls.ENGLISH):
        client.get(urls.in_language("/search?q=bread", language))
    assert asked == []
    client.get("/search")
    assert asked, "others than those that were kept are read"


def test_ages_stand_by_their_years_and_not_by_their_letters() -> None:
    bands = ("100-109", "30-39", "90s", "elderly", "90-99", "0-9")
    counted = sorted((FacetCount(band, 1) for band in bands), key=in_order)
    assert [count.value for count in counted] == ["0-9", "30-39", "90-99", "90s", "100-109", "elderly"]
    assert value_label(Facet.AGE_BAND, "90-99") == "90–99"
    assert value_label(Facet.AGE_BAND, "90s") == "90s (no exact age)"
    assert value_label(Facet.AGE_BAND, "elderly") == "elderly"


def box_of(values: int, request: SearchRequest) -> FacetBox:
    counts = {Facet.ROLE: [FacetCount(f"role {n:02}", 1) for n in range(values)]}
    (box,) = boxes(request, counts, lambda facet, value: value, values, partial(every_value, request))
    return box


@pytest.mark.parametrize(
    ("values", "seen", "folded", "unlisted"), [(7, 7, 0, 0), (8, 6, 2, 0), (12, 6, 6, 0), (13, 6, 0, 7)]
)
def test_a_short_list_is_folded_and_a_long_one_has_a_page(
    values: int, seen: int, folded: int, unlisted: int
) -> None:
    box = box_of(values, SearchRequest(text="bread"))
    assert (len(box.first), len(box.more), box.unlisted) == (seen, folded, unlisted)
    assert box.every == ("/search/values?q=bread&facet=role" if unlisted else None)


def test_what_is_set_is_seen_however_long_the_list() -> None:
    box = box_of(40, SearchRequest(filters={Facet.ROLE: ("role 33",)}))
    assert [choice.label for choice in box.first if choice.is_set] == ["role 33"]
    assert box.first[0].is_set and (len(box.first), len(box.more), box.unlisted) == (7, 0, 33)
