"""The concordance as a historian meets it: lined up, sorted, opened, taken along; and what it refuses."""

import csv
import io
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.model import Access, AccessStatus
from archive.record.store import Record
from tests.reading import first_link, links, outline, text_of
from tests.shelf import WHO
from web.searching import lining_up
from web.searching.concordance_request import WIDEST, WIDTHS
from web.sheets import BYTE_ORDER_MARK, table


def shown(client: FlaskClient, path: str = "/concordance", **parameters: object) -> str:
    response = client.get(path, query_string=parameters)
    assert response.status_code == 200
    return response.text


def rows(page: str) -> list[tuple[str, ...]]:
    """Before, keyword and after of each line."""
    kwic = re.findall(r'<p class="kwic".*?</p>', page)
    return [tuple(re.findall(r"<bdi>(.*?)</bdi>", line)) for line in kwic]


def sheet(client: FlaskClient, **parameters: object) -> list[dict[str, str]]:
    text = shown(client, "/concordance.csv", **parameters).removeprefix(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text)))


def test_words_are_lined_up_with_whose_they_are(reader: FlaskClient) -> None:
    page = shown(reader, q="photographs bread OR bread")
    assert ("I would still set the", "bread", "at four,") in rows(page)
    assert "Nona Fictive (inferred), Leaving <the> valley, Sample Gazette, 6 May 2024" in text_of(page)
    assert "1 line from 1 quote in this archive" in text_of(page)


def test_lines_are_sorted_by_what_stands_beside(reader: FlaskClient) -> None:
    after = [row[2].casefold() for row in rows(shown(reader, q="the", order="right"))]
    assert len(after) >= 4 and after == sorted(after)
    before = [row[0].casefold().split()[-1:] for row in rows(shown(reader, q="the", order="left"))]
    assert before == sorted(before)
    keywords = [row[1].casefold() for row in rows(shown(reader, q="the OR at OR bread", order="keyword"))]
    assert keywords == sorted(keywords) and len(set(keywords)) == 3


@pytest.mark.parametrize("width", [1, *WIDTHS, WIDEST])
def test_a_line_is_as_wide_as_asked(reader: FlaskClient, width: int) -> None:
    for before, _, after in rows(shown(reader, q="the", width=width)):
        assert len(before.replace("[…]", "").split()) <= width
        assert len(after.replace("[…]", "").split()) <= width


def test_the_table_has_exactly_the_lines_of_the_page(reader: FlaskClient) -> None:
    asked: dict[str, Any] = {"q": "the", "order": "right", "width": 4}
    page = shown(reader, **asked)
    taken = sheet(reader, **asked)
    assert [(row["before"], row["keyword"], row["after"]) for row in taken] == rows(page)
    for row in taken:
        assert row["speaker"] in page and row["published"] in text_of(page)
        assert reader.get(row["address"].removeprefix("http://localhost")).status_code == 200
        assert re.fullmatch("[0-9a-f]{64}", row["source_version_sha256"])
    assert any(href.startswith("/concordance.csv?") for href in links(page))


def test_statements_are_marked_and_testimonies_are_not(reader: FlaskClient) -> None:
    asked = {"q": "the OR we OR is OR are OR road"}
    kinds = [row["kind"] for row in sheet(reader, **asked)]
    assert set(kinds) == {"testimony", "statement"}
    assert shown(reader, **asked).count("Statement:</span>") == kinds.count("statement")


def test_the_table_is_a_file(reader: FlaskClient) -> None:
    response = reader.get("/concordance.csv", query_string={"q": "bread"})
    assert response.headers["Content-Disposition"] == 'attachment; filename="concordance.csv"'
    assert response.content_type == "text/csv; charset=utf-8"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert table(["a"], [[cell]]).splitlines()[1].strip('"') == f"'{cell}"


def test_a_line_opens_its_paragraphs_and_closes_them(reader: FlaskClient) -> None:
    opened = next(href for href in links(shown(reader, q="twice")) if "open=" in href)
    page = reader.get(opened).text
    assert "Nona Fictive was asked the same at the river." in text_of(page), "the paragraph before"
    closing = next(href for href in links(page) if "#" in href and "open=" not in href and "q=twice" in href)
    assert "asked the same" not in reader.get(closing).text
    line = opened.partition("#")[2]
    assert line in {attributes.get("id") for _, attributes in outline(page).tags}


def test_a_source_that_may_not_be_read_in_full_shows_its_sentences_only(reader: FlaskClient) -> None:
    opened = next(href for href in links(shown(reader, q="bread")) if "open=" in href)
    page = text_of(reader.get(opened).text)
    assert "this source may not be shown further" in page
    assert "The bus from the valley" not in page


@pytest.mark.parametrize("line", ["nonsense", "0-0", "../../etc", "-", "0000000000000000-7", "1" * 400])
def test_a_line_that_is_none_opens_nothing(reader: FlaskClient, line: str) -> None:
    page = shown(reader, q="bread", open=line)
    assert 'class="around"' not in page


def test_quotes_without_the_words_are_counted_and_not_lined_up(reader: FlaskClient) -> None:
    page = text_of(shown(reader, q="nona"))
    assert "No lines" in page and "found by a name, a place or a tag" in page
    assert "A concordance lines up words" in page


def test_where_nothing_is_found_it_says_so_with_the_ways_on_of_the_search(reader: FlaskClient) -> None:
    page = shown(reader, q="bread zeppelin")
    assert "Nothing found" in text_of(page) and "A concordance lines up words" not in text_of(page)
    there = re.search(
        r'<div class="nothing">.*?</div>', reader.get("/search?q=bread+zeppelin").text, re.DOTALL
    )
    assert there and there[0] in page and 'class="count"' in there[0]


def test_the_search_leads_there_and_back(reader: FlaskClient) -> None:
    there = first_link(reader, "/search?q=bread&kind=testimony", "/concordance")
    page = reader.get(there).text
    assert rows(page) and "Kind: " in text_of(page)
    assert "/search?q=bread&kind=testimony" in links(page)
    assert 'name="robots" content="noindex' in page


@pytest.mark.parametrize(
    ("name", "value"), [("width", "0"), ("width", "41"), ("width", "x"), ("order", "up"), ("page", "0")]
)
@pytest.mark.parametrize("path", ["/concordance", "/concordance.csv"])
def test_what_can_not_be_set_is_refused_in_words(
    reader: FlaskClient, path: str, name: str, value: str
) -> None:
    response = reader.get(path, query_string={"q": "bread", name: value})
    assert response.status_code == 400 and "Traceback" not in response.text


def test_a_page_after_the_last_leads_to_the_first(reader: FlaskClient) -> None:
    response = reader.get("/concordance", query_string={"q": "bread", "page": 2})
    assert response.status_code == 404 and "/concordance?q=bread" in links(response.text)


def test_more_quotes_than_are_read_are_told(reader: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lining_up, "MOST_QUOTES", 2)
    assert "The first 2 of " in text_of(shown(reader, q="the OR we"))


def test_what_was_closed_has_no_line_and_opens_none(client: FlaskClient, record: Record) -> None:
    opened = next(href for href in links(shown(client, q="twice")) if "open=" in href)
    quote_id = re.search(r"open=([a-z0-9]+)-", opened)
    assert quote_id
    closed = Access(status=AccessStatus.CLOSED)
    record.decide(quote_id[1], access=closed, who=WHO, why="for the test")
    assert "counted us" not in client.get(opened).text
    assert rows(shown(client, q="twice")) == [] and sheet(client, q="twice") == []


def test_where_no_word_was_asked_for_none_is_said_to_be_missing(reader: FlaskClient) -> None:
    page = text_of(reader.get("/concordance").text)
    assert "found by a name" not in page and "Search for a word or a phrase" in page
    assert "found by a name" in text_of(reader.get("/concordance?q=place:goris").text)
