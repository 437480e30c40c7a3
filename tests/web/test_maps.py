"""Maps on pages: the same numbers as the list, links as markers, nothing that may not be shown."""

import re

import pytest
from flask.testing import FlaskClient

from archive.model import AccessStatus
from archive.record.store import Record
from tests.reading import links, outline
from tests.web.test_access import bring_index_up, withhold

MARK = re.compile(r'<a href="([^"]+)" aria-label="([^"]+)">')


def on_the_map(page: str) -> dict[str, str]:
    """The single places on a page's map, by address, with the number of their quotes in words."""
    return {href: words.rpartition("(")[2][:-1] for href, words in MARK.findall(page) if "view=" not in href}


def in_the_list(page: str) -> dict[str, str]:
    """The places in the list, by address, with the number of their quotes in words."""
    entries = re.findall(r'class="entry" href="([^"]+)".*?class="count">([^<]+)<', page, re.DOTALL)
    return dict(entries)


def test_the_map_has_the_numbers_of_the_list(reader: FlaskClient) -> None:
    page = reader.get("/places/").text
    drawn, listed = on_the_map(page), in_the_list(page)
    assert len(drawn) >= 2
    assert drawn.items() <= listed.items()


def test_every_marker_is_a_link_with_words(pages: dict[str, str]) -> None:
    drawn = [path for path in pages if 'class="sheet"' in pages[path]]
    assert {path.split("/")[1] for path in drawn} == {"places", "speakers"}
    for path in drawn:
        marks = [
            a for tag, a in outline(pages[path]).tags if tag == "svg" and "mark" in (a.get("class") or "")
        ]
        named = MARK.findall(pages[path])
        subjects = [mark for mark in marks if "subject" in (mark["class"] or "")]
        assert len(named) + len(subjects) == len(marks), path


def test_a_withdrawn_place_leaves_the_map(client: FlaskClient, record: Record) -> None:
    goris, stepanakert = sorted(on_the_map(client.get("/places/").text))
    assert "goris" in goris and "stepanakert" in stepanakert
    withhold(record, "We took the photographs", AccessStatus.WITHDRAWN)
    bring_index_up(record, client)
    page = client.get("/places/").text
    assert stepanakert not in page and on_the_map(page).items() <= in_the_list(page).items()


def test_a_part_of_the_map_is_no_page_for_search_engines(reader: FlaskClient) -> None:
    page = reader.get("/places/?view=39.8,46.5,2").text
    assert 'content="noindex, nofollow"' in page
    assert '<link rel="canonical" href="http://localhost/places/">' in page


@pytest.mark.parametrize("view", ["x", "1,2", "nan,0,1", "1,2,3,4", "9" * 300])
def test_what_is_no_part_of_the_map_is_refused(reader: FlaskClient, view: str) -> None:
    assert reader.get("/places/", query_string={"view": view}).status_code == 400


@pytest.mark.parametrize("view", ["90,180,0", "-90,-180,999", "1e300,-1e300,1e300", "0,0,-5"])
def test_a_map_beyond_the_world_is_bounded(reader: FlaskClient, view: str) -> None:
    page = reader.get("/places/", query_string={"view": view})
    assert page.status_code == 200 and "NaN" not in page.text


def test_the_map_can_be_moved_by_links(reader: FlaskClient) -> None:
    page = reader.get("/places/").text
    moves = [href for href in links(page) if "view=" in href]
    assert len(moves) >= 6
    for href in moves:
        assert reader.get(href.partition("#")[0]).status_code == 200


def test_a_place_stands_out_on_its_own_map(pages: dict[str, str]) -> None:
    path = next(path for path in pages if "stepanakert" in path and path.startswith("/places/"))
    assert pages[path].count('class="mark subject"') == 1


def test_a_speakers_map_says_what_the_places_are(pages: dict[str, str]) -> None:
    assert "(spoke at)" in pages["/speakers/nona-fictive"]
    assert "(from)" in pages["/speakers/nona-fictive"]


def test_a_page_of_a_map_is_small(pages: dict[str, str]) -> None:
    assert max(len(page.encode()) for page in pages.values()) < 100_000


@pytest.mark.parametrize(
    ("role", "names"), [("from", {"stepanakert"}), ("spoke_at", {"goris"}), ("mentioned", set())]
)
def test_places_are_chosen_by_what_they_are(reader: FlaskClient, role: str, names: set[str]) -> None:
    page = reader.get("/places/", query_string={"role": role}).text
    listed = in_the_list(page)
    found = {name for name in ("stepanakert", "goris") if any(name in href for href in listed)}
    assert found == names
    assert on_the_map(page).items() <= listed.items()


def test_a_place_chosen_by_a_role_leads_to_the_words_of_that_role(reader: FlaskClient) -> None:
    href = next(iter(in_the_list(reader.get("/places/?role=spoke_at").text)))
    path, anchor = href.split("#")
    assert anchor == "spoke_at" and 'id="spoke_at"' in reader.get(path).text


def test_a_role_that_no_place_has_is_not_offered(reader: FlaskClient) -> None:
    offered = [href for href in links(reader.get("/places/").text) if "?role=" in href]
    assert offered
    for href in offered:
        assert in_the_list(reader.get(href).text), href


def test_a_role_that_is_none_is_refused(reader: FlaskClient) -> None:
    assert reader.get("/places/?role=owns").status_code == 400
