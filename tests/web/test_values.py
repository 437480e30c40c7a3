"""All values of a facet of a search: the list beside the results, whole."""

import json
import re
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from index.engine import Facet
from tests.reading import links, text_of
from tests.web.test_facets import choices
from web.pages import values


def listed(reader: FlaskClient, address: str) -> dict[str, tuple[str, int]]:
    """Label → address and count, in the order of the page."""
    response = reader.get(address)
    assert response.status_code == 200, address
    return choices(response.text.partition("<main")[2])


@pytest.mark.parametrize("facet", [facet for facet in Facet if facet is not Facet.DAY])
def test_the_values_are_those_of_the_search(reader: FlaskClient, facet: Facet) -> None:
    told = json.loads(reader.get("/api/v1/facets?q=the").text)["facets"]
    (counted,) = [one["values"] for one in told if one["facet"] == facet]
    found = dict(listed(reader, f"/search/values?facet={facet}&q=the").values())
    assert found == {
        f"/search?{urlencode({'q': 'the', facet: value['value']})}": value["count"] for value in counted
    }
    for address, count in found.items():
        assert json.loads(reader.get(f"/api/v1{address}").text)["total"] == count


def test_a_value_is_chosen_beside_what_is_set_and_taken_off_again(reader: FlaskClient) -> None:
    address = "/search/values?facet=kind&q=the&sort=date&year=2024"
    (statements,) = [href for label, (href, _) in listed(reader, address).items() if label == "Statements"]
    assert statements == "/search?q=the&year=2024&kind=statement&sort=date"
    set_ = listed(reader, address.replace("year=2024", "kind=statement&year=2024"))
    assert set_["Statements"][0] == "/search?q=the&year=2024&sort=date"
    assert len(set_) == len(listed(reader, address)), "the others stay, so that a second can be chosen"
    page = reader.get(address).text
    assert 'href="/search?q=the&amp;year=2024&amp;sort=date">Back to the results' in page
    assert "Year: 2024" in text_of(page), "the filters that are set can be taken off"


def test_values_stand_by_count_or_by_name(reader: FlaskClient) -> None:
    address = "/search/values?facet=speaker"
    counts = [count for _, count in listed(reader, address).values()]
    assert counts == sorted(counts, reverse=True) and len(set(counts)) > 1
    (by_name,) = [href for href in links(reader.get(address).text) if "order=name" in href]
    names = list(listed(reader, by_name))
    assert names == sorted(names, key=str.casefold) != list(listed(reader, address))


def test_years_stand_in_their_own_order(reader: FlaskClient) -> None:
    page = reader.get("/search/values?facet=year").text
    assert list(listed(reader, "/search/values?facet=year")) == sorted(re.findall(r">(\d{4})</span>", page))
    assert "order=name" not in page


def test_long_lists_are_in_pages(reader: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for order in ("", "&order=name"):
        address = f"/search/values?facet=speaker{order}"
        whole = [href for href, _ in listed(reader, address).values()]
        with monkeypatch.context() as patched:
            patched.setattr(values, "PAGE_SIZE", 3)
            numbers = range(1, -(-len(whole) // 3) + 1)
            pages = [
                [href for href, _ in listed(reader, f"{address}&page={number}").values()]
                for number in numbers
            ]
            shown = [href for page in pages for href in page]
            assert sorted(shown) == sorted(whole)
            # By count, the names order only what one page holds: those of the others are not read.
            assert not order or shown == whole
            assert all(len(page) == 3 for page in pages[:-1])
            assert reader.get(f"{address}&page={len(pages) + 1}").status_code == 404


def test_more_values_than_names_can_be_read_for_stand_by_count(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_count = listed(reader, "/search/values?facet=speaker")
    monkeypatch.setattr(values, "MOST_BY_NAME", 2)
    assert list(listed(reader, "/search/values?facet=speaker&order=name")) == list(by_count)
    assert "order=name" not in reader.get("/search/values?facet=speaker").text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("", "No list of values beside the results is called so"),
        ("facet=words", "There are: speaker, place,"),
        ("facet=role&order=size", "The orders are: count, name."),
        ("facet=role&age=60", "“age” is none of the parameters here"),
        ("facet=role&page=0", "Pages are numbered from 1"),
    ],
)
def test_what_cannot_be_read_is_told(reader: FlaskClient, asked: str, told: str) -> None:
    response = reader.get(f"/search/values?{asked}")
    assert response.status_code == 400 and told in text_of(response.text)


def test_the_page_is_for_nobodys_index_and_is_not_kept(reader: FlaskClient) -> None:
    response = reader.get("/search/values?facet=place&q=the")
    assert response.headers["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex, nofollow">' in response.text
    chosen = re.findall(r'<a ([^>]*)class="choice', response.text)
    assert chosen and all('rel="nofollow"' in tag for tag in chosen)


def test_in_armenian_the_values_lead_to_armenian_pages(reader: FlaskClient) -> None:
    page = reader.get("/hy/search/values?facet=kind").text
    assert 'lang="hy"' in page and "Վերադառնալ արդյունքներին" in page
    found = choices(page)
    assert found and all(href.startswith("/hy/search?kind=") for href, _ in found.values())


def test_what_was_looked_for_leaves_out_what_the_counts_leave_out(reader: FlaskClient) -> None:
    page = text_of(reader.get("/search/values?facet=kind&q=the&kind=statement").text)
    assert "Looking for quotes with “the”" in page


def test_values_of_as_many_quotes_stand_by_their_names(reader: FlaskClient) -> None:
    found = [
        (-count, name.casefold())
        for name, (_, count) in choices(reader.get("/search/values?facet=place").text).items()
    ]
    assert len(found) > 2 and found == sorted(found)


def test_nothing_found_has_no_values(reader: FlaskClient) -> None:
    page = text_of(reader.get("/search/values?facet=speaker&q=zzzorb").text)
    assert "There are 0 values." in page and "Nothing on this page." in page
