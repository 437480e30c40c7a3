"""Timeline and statistics: what bars and tables count is what the search finds, and nothing withheld."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.model import AccessStatus
from archive.record.store import Record
from index.engine import FacetCount
from tests.reading import links, text_of
from tests.web.test_access import bring_index_up, withhold
from web import urls
from web.pages.charts import Bar, chart, upright
from web.pages.timeline import Period, read, timeline_page
from web.searching.search_request import BadRequest

ROW = re.compile(
    r'<tr><th scope="row"><bdi>(?:<a rel="nofollow" href="([^"]+)">)?([^<]+)<.*?class="figure">([\d,]+)<'
)


def rows(page: str) -> list[tuple[str, str, int]]:
    """Address, label and number of each line of the tables."""
    return [(unescape(href), label, int(number)) for href, label, number in ROW.findall(page)]


def found(reader: FlaskClient, address: str) -> int:
    """How many quotes a search finds."""
    page = text_of(reader.get(address).text)
    told = re.search(r"([\d,]+) quotes?\b", page)
    return int(told[1]) if told else 0


@pytest.mark.parametrize("path", ["/statistics", "/timeline", "/timeline?of=2024", "/timeline?of=2024-05"])
def test_a_number_is_what_the_search_finds(reader: FlaskClient, path: str) -> None:
    lines = rows(reader.get(path).text)
    assert any(number for _, _, number in lines)
    for href, label, number in lines:
        assert bool(href) == bool(number), label
        if href:
            assert found(reader, href) == number, (label, href)


@pytest.mark.parametrize("path", ["/timeline", "/timeline?of=2024", "/timeline?of=2024-05"])
def test_bars_and_table_have_the_same_numbers(reader: FlaskClient, path: str) -> None:
    page = reader.get(path).text
    bars = re.findall(r'href="([^"]+)" aria-label="([^"]+): ([\d,]+)"', page)
    assert bars
    assert [(unescape(h), label, int(n)) for h, label, n in bars] == [row for row in rows(page) if row[2]]


def test_what_is_not_dated_closer_is_told(reader: FlaskClient) -> None:
    page = text_of(reader.get("/timeline?of=2024-05").text)
    dated = sum(number for _, _, number in rows(reader.get("/timeline?of=2024-05").text))
    whole = int(re.search(r"(\d+) quotes, by the day", page)[1])  # type: ignore[index]
    assert dated < whole and f"{whole - dated} quote" in page and "dated to the month only" in page


def test_empty_months_are_part_of_a_year(reader: FlaskClient) -> None:
    assert len(rows(reader.get("/timeline?of=2024").text)) == 12
    assert rows(reader.get("/timeline?of=2024-02").text) == []


def test_a_month_dated_no_closer_leads_to_its_quotes() -> None:
    month = timeline_page(Period(2023, 9), (), 6)
    assert month.chart is None and month.all and month.all.href == "/search?month=2023-09"


@pytest.mark.parametrize("path", ["/timeline", "/timeline?of=2024", "/timeline?of=2024-05"])
def test_a_timeline_leads_to_the_quotes_it_counts(reader: FlaskClient, path: str) -> None:
    page = reader.get(path).text
    href, number = re.search(r'<p><a rel="nofollow" href="([^"]+)">All ([\d,]+) quotes</a>', page).groups()  # type: ignore[union-attr]
    assert found(reader, unescape(href)) == int(number)


def test_a_period_without_quotes_says_so_and_leads_back(reader: FlaskClient) -> None:
    page = reader.get("/timeline?of=1850").text
    assert "no quotes of this period" in text_of(page) and "0 quotes" not in text_of(page)
    assert "/timeline" in links(page) and "dated closer" not in page


@pytest.mark.parametrize("text", ["x", "2024-13", "2024-02-31", "20245", "-1", "2024 OR 1=1"])
def test_what_is_no_period_is_refused(reader: FlaskClient, text: str) -> None:
    assert reader.get("/timeline", query_string={"of": text}).status_code == 400
    with pytest.raises(BadRequest):
        read(text)


def test_a_day_leads_to_its_month() -> None:
    assert read("2024-05-06") == Period(2024, 5) and read("") == Period()


def test_a_long_span_of_years_shows_those_with_quotes() -> None:
    far = timeline_page(Period(), (FacetCount("1915", 2), FacetCount("2023", 3)), 5).chart
    near = timeline_page(Period(), (FacetCount("1988", 2), FacetCount("2023", 3)), 5).chart
    assert far and [bar.label for bar in far.bars] == ["1915", "2023"]
    assert near and len(near.bars) == 36 and near.bars[1].href is None


def test_withdrawn_words_leave_the_counts(client: FlaskClient, record: Record) -> None:
    before = rows(client.get("/statistics").text), rows(client.get("/timeline").text)
    withhold(record, "We took the photographs", AccessStatus.WITHDRAWN)
    bring_index_up(record, client)
    after = rows(client.get("/statistics").text), rows(client.get("/timeline").text)
    for earlier, later in zip(before, after, strict=True):
        assert sum(number for *_, number in later) < sum(number for *_, number in earlier)


def test_the_statistics_say_what_they_are_not(reader: FlaskClient) -> None:
    assert "never a share of a population" in text_of(reader.get("/statistics").text)


def test_both_are_reached_from_the_front_page(reader: FlaskClient) -> None:
    assert {"/timeline", "/statistics"} <= set(links(reader.get("/").text))


def test_bars_are_shares_of_the_longest() -> None:
    bars = (Bar(label="a", count=1, href=None), Bar(label="b", count=4, href=None))
    assert [bar.share for bar in chart("x", "X", bars, first_heading="X").bars] == [25.0, 100.0]
    assert [column.top for column in upright("x", "X", bars, first_heading="X").columns] == [
        "75.00%",
        "0.00%",
    ]
    assert chart("x", "X", (), first_heading="X").bars == ()


def test_numbers_of_tables_are_written_as_those_of_sentences(app: Flask) -> None:
    many = chart("years", "Years", (Bar(label="1937", count=1_578, href="/x"),), first_heading="Year")
    with app.test_request_context("/"):
        for language, written in ((urls.ENGLISH, "1,578"), ("hy", "1\N{NO-BREAK SPACE}578")):
            urls.speak(language)
            try:
                tables = app.jinja_env.get_template("_chart.html").make_module({"_": str})
                table = tables.table(many, False)  # type: ignore[attr-defined]
                assert f'<td class="figure">{written}</td>' in table
            finally:
                urls.speak(urls.ENGLISH)


def test_the_timeline_is_not_called_so_twice(reader: FlaskClient) -> None:
    assert '<p class="rubric">Timeline</p>' not in reader.get("/timeline").text
    assert '<p class="rubric">Timeline</p>' in reader.get("/timeline?of=2024").text
