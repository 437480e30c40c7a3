"""Pages of places that many quotes belong to: a calm beginning, the rest of it a search away."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.benchmarks.pages import fill
from tests.conftest import close
from tests.reading import links, text_of
from web.app import create_app
from web.opened import opened
from web.pages import places
from web.reading import place_shelves
from web.settings import Settings

CARD = '<figure class="quote'


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """An archive of eighty made-up quotes, some places in most of them."""
    home: Path = tmp_path_factory.mktemp("places")
    settings = Settings(home=home / "archive")
    with opened(settings, create=True) as archive:
        fill(archive, home, 80)
    app = create_app(settings)
    yield app.test_client()
    close(app)


def biggest(client: FlaskClient) -> str:
    """The place with the most quotes."""
    listed = re.findall(
        r'class="entry" href="([^"]+)".*?(\d+) quotes?<', client.get("/places/").text, re.DOTALL
    )
    return str(max(listed, key=lambda pair: int(pair[1]))[0])


def test_a_place_begins_with_a_few_quotes_of_each_role_and_leads_to_all_of_them(settled: FlaskClient) -> None:
    page = settled.get(biggest(settled)).text
    groups = re.findall(r'<section class="shelf".*?</section>', page, re.DOTALL)
    assert groups
    shortened = 0
    for group in groups:
        shown = group.count(CARD) + group.count('<li><a href="/quotes/')
        assert 1 <= shown <= place_shelves.OF_EACH_ROLE
        for address in (link for link in links(group) if link.startswith("/search?")):
            shortened += 1
            told = re.search(r"All (\d+) quotes", group)
            assert told and int(told[1]) > shown
            found = settled.get(address).text
            assert f"{told[1]} " in found and found.count(CARD) == min(20, int(told[1]))
    assert shortened


def test_no_quote_stands_twice_on_a_place_page(settled: FlaskClient) -> None:
    cards = re.findall(r'cite="(/quotes/[^"]+)"', settled.get(biggest(settled)).text)
    assert len(cards) == len(set(cards)) > 1


def test_a_place_of_many_speakers_leads_to_them_all(
    settled: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_shelves, "OF_EACH_ROLE", 2)
    monkeypatch.setattr(places, "SPEAKERS", 2)
    page = settled.get(f"{biggest(settled)}?few").text
    speakers = [link for link in links(page) if link.startswith("/search?") and "sort=speaker" in link]
    assert len(speakers) == 1 and "All who speak, with their words" in page
    assert settled.get(speakers[0]).status_code == 200


def test_a_country_has_the_words_of_the_places_within_it(client: FlaskClient) -> None:
    """The shelf names Goris, and Armenia nowhere."""
    town, country = (client.get(f"/search?q=place:{name}").text for name in ("goris", "armenia"))
    assert town.count(CARD) == country.count(CARD) == 1
    assert client.get("/search?q=armenia").text.count(CARD) == 0
    page = client.get("/places/").text
    held = re.search(r'href="(/places/[^"]+)"[^>]*>Armenia<', page)
    assert held
    page = client.get(held[1]).text
    assert "Spoken here" in page and page.count(CARD) == 1 and "Places within" in page
    assert "What is told of them is told of this place, too." in page


def test_a_contested_place_is_found_under_no_state(client: FlaskClient) -> None:
    assert client.get("/search?q=place:stepanakert").text.count(CARD) == 1
    assert client.get("/search?q=place:azerbaijan").text.count(CARD) == 0
    assert client.get('/search?q=place:"nagorno karabakh"').text.count(CARD) == 1


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("", "people in this archive are from, left, spoke at or speak of."),
        ("from", "that people are from."),
        ("spoke_at", "places where words were spoken."),
    ],
)
def test_a_list_says_what_its_places_are(reader: FlaskClient, role: str, told: str) -> None:
    page = text_of(reader.get("/places/", query_string={"role": role} if role else {}).text)
    lede = page.partition("Places ")[2].partition(" Each place")[0]
    assert lede.endswith(told), lede
