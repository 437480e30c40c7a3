"""Search as a reader meets it: what was understood, what was found, how to narrow it, what is refused."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings, strategies as st

from index.engine import Facet
from tests.reading import first_link, links, outline, quote_with, text_of
from web.searching.search_request import LAST_PAGE, LONGEST_QUERY, MOST_FILTERS

HOSTILE = [
    "(" * 900,
    "NOT " * 200,
    '"' * 500,
    "a* OR b* OR c* OR d*",
    "*a*",
    "~9 ~~~ ***",
    "[a TO z]",
    "speaker: place: age:..",
    "age:99999999999999999999..1",
    "date:0000-99-99",
    "left~999999",
    '"left everything"~99999',
    "\x00\x1b[31m\u202e\ufeff",
    "<script>alert(1)</script>",
    "' OR 1=1; --",
    "{{ 7*7 }} {% raw %}",
    "א" * 900,
    "e\u0301" * 300,
    "\ud7ff\U0010ffff",
]


def search(reader: FlaskClient, **parameters: object) -> str:
    response = reader.get("/search", query_string=parameters)
    assert response.status_code == 200
    return response.text


def test_the_words_found_are_marked_as_written(reader: FlaskClient) -> None:
    assert re.findall(r"<mark>(.*?)</mark>", search(reader, q="photograph KEY")) == ["photographs", "keys"]


def test_a_phrase_is_marked_whole(reader: FlaskClient) -> None:
    assert re.findall(r"<mark>(.*?)</mark>", search(reader, q='"the photographs and"')) == [
        "the photographs and"
    ]


def test_a_query_is_said_in_words(reader: FlaskClient) -> None:
    page = text_of(search(reader, q='"set the bread" speaker:nona -hotel'))
    assert "by a speaker named “nona”, with the exact phrase “set the bread”" in page
    assert "without “hotel”" in page


def test_the_query_stays_in_its_box(reader: FlaskClient) -> None:
    page = search(reader, q='"<bread> & "')
    assert [a["value"] for tag, a in outline(page).tags if tag == "input"] == ['"<bread> & "']


def test_without_a_query_every_quote_is_listed_testimony_first(reader: FlaskClient) -> None:
    page = text_of(search(reader))
    assert "6 quotes in this archive: 5 testimonies and 1 statement" in page
    assert page.index("photographs") < page.index("Statements Officials") < page.index("pay for every seat")


def test_without_a_query_quotes_stand_source_by_source_and_as_in_the_source(reader: FlaskClient) -> None:
    page = text_of(search(reader))
    words = ("counted us twice", "غادرنا", "photographs", "set the bread", "brother stayed", "every seat")
    assert [page.index(each) for each in words] == sorted(page.index(each) for each in words)
    assert "Source by source" in page and "Best match first" not in page
    assert "Best match first" in search(reader, q="the") and "Source by source" not in search(reader, q="the")


@pytest.mark.parametrize(
    ("query", "offered"), [("gazette", "source:gazette"), ("gazette bread", "bread source:gazette")]
)
def test_a_word_of_a_source_is_offered_as_one(reader: FlaskClient, query: str, offered: str) -> None:
    page = search(reader, q=query)
    assert "Nothing found" in page and "In sources by this title or publisher: source:gazette" in text_of(
        page
    )
    asked = [
        parse_qs(urlsplit(href).query)["q"][0] for href in links(page) if "source" in href and "?" in href
    ]
    assert sorted(asked[-1].split()) == sorted(offered.split())


def test_a_search_on_paper_says_what_was_searched_and_when(reader: FlaskClient) -> None:
    page = search(reader, q="bread")
    kept = " ".join(text_of(one) for one in re.findall(r'<p class="on-paper">.*?</p>', page))
    assert re.search(r"Searched on \d{1,2} \w+ \d{4} for bread at http://localhost/search\?q=bread", kept)
    path = quote_with(reader, "set the bread")
    assert re.search(rf"http://localhost{path}, source version sha256:[0-9a-f]{{64}}", kept)


def test_counts_are_ticked_off_and_on_again(reader: FlaskClient) -> None:
    page = search(reader)
    kinds = [href for href in links(page) if "kind=statement" in href]
    narrowed = reader.get(kinds[0]).text
    assert "1 quote in this archive: 1 statement" in text_of(narrowed)
    assert "photographs" not in narrowed
    assert [href for href in links(narrowed) if "kind=testimony" in href and "kind=statement" in href]
    taken_off = [href for href in links(narrowed) if href == "/search"]
    assert taken_off, "both the filter's own link and the reset lead back"
    assert "6 quotes in this archive" in text_of(reader.get(taken_off[0]).text)


def test_every_count_is_what_its_link_finds(reader: FlaskClient) -> None:
    page = search(reader)
    choices = re.findall(
        r'href="([^"]+)" class="choice">.*?<span class="count">(\d+)</span>', page, re.DOTALL
    )
    assert len(choices) >= 10
    for href, count in choices:
        assert f"{count} quote" in text_of(reader.get(href.replace("&amp;", "&")).text), href


def test_two_values_of_one_facet_are_either_and_two_facets_are_both(reader: FlaskClient) -> None:
    speakers = {s: i for i, s in _choices(search(reader), Facet.SPEAKER)}
    either = search(reader, speaker=[speakers["Secret Personage"], speakers["Otto Official"]])
    assert "2 quotes in this archive" in text_of(either)
    both = search(reader, speaker=speakers["Secret Personage"], kind="statement")
    assert "Nothing found" in both


def _choices(page: str, facet: Facet) -> list[tuple[str, str]]:
    pattern = rf'[?;]{facet.value}=(\w+)[^>]*class="choice">.*?<span class="value">(.*?)</span>'
    return re.findall(pattern, page, re.DOTALL)


def test_orders_keep_the_query(reader: FlaskClient) -> None:
    page = search(reader, q="the", sort="date")
    assert any("sort=age" in href and "q=the" in href for href in links(page))
    assert 'aria-current="true">By date' in page


def test_nothing_found_offers_other_ways_that_do_find(reader: FlaskClient) -> None:
    page = search(reader, q='"bread at the bridge"')
    assert "Nothing found" in page
    offered = [href for href in links(page) if href.startswith("/search?q=")]
    assert offered and all("Nothing found" not in reader.get(href).text for href in offered)


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("photograhs", "photographs"),
        ("briad", "bread"),
        ("photogarphs", "photographs"),
        ("braed", "bread"),
        ("speaker:fictiva", "speaker:fictive"),
        ("Stepanakart", "stepanakert"),
    ],
)
def test_a_word_misspelt_is_offered_as_it_is_written(reader: FlaskClient, query: str, offered: str) -> None:
    page = search(reader, q=query)
    shown = re.findall(r"Did you mean: ([^<]+)</a>", page)
    assert any(sorted(found.split()) == sorted(offered.split()) for found in shown)
    assert "Nothing found" in page


@pytest.mark.parametrize("query", ["sealad", "Hiddan", "Martony", "waitimg"])
def test_no_spelling_is_learnt_from_what_is_closed(reader: FlaskClient, query: str) -> None:
    assert "Did you mean" not in search(reader, q=query)


def test_a_filter_that_hides_everything_can_be_taken_off(reader: FlaskClient) -> None:
    page = search(reader, q="bread", kind="statement")
    assert "Without the filter" in page and "/search?q=bread" in links(page)


def test_the_filter_that_hides_everything_is_named(reader: FlaskClient) -> None:
    page = search(reader, q="bread", kind="statement", language="en")
    assert "Without the filter: Kind" in page and "/search?q=bread&language=en" in links(page)
    assert "Without the filter: Language" not in page, "it would find nothing either"
    assert "Without the filters" in page and "/search?q=bread" in links(page)


@pytest.mark.parametrize(
    "page", ["abc", "0", "-1", "1.5", "٣", "1e3", " ", str(LAST_PAGE + 1), "9" * 30, "0x1", "²"]
)
def test_a_page_that_is_no_page_is_refused_calmly(reader: FlaskClient, page: str) -> None:
    response = reader.get("/search", query_string={"q": "bread", "page": page})
    assert response.status_code == 400
    assert "pages are numbered from 1 to 50" in response.text.lower()


@pytest.mark.parametrize(("query", "first"), [("bread", "/search?q=bread"), ("", "/search")])
@pytest.mark.parametrize("page", [2, LAST_PAGE])
def test_a_page_after_the_last_is_not_there_and_leads_to_the_first(
    reader: FlaskClient, query: str, first: str, page: int
) -> None:
    response = reader.get("/search", query_string={"q": query, "page": page})
    assert response.status_code == 404
    assert "the last one is page 1" in response.text and first in links(response.text)


@pytest.mark.parametrize("path", ["/speakers/", "/places/", "/sources/"])
def test_a_list_has_no_page_after_its_last(reader: FlaskClient, path: str) -> None:
    response = reader.get(path, query_string={"page": 2})
    assert response.status_code == 404 and path in links(response.text)


def test_control_characters_are_no_part_of_a_query(reader: FlaskClient) -> None:
    page = search(reader, q="br\x00ea\x1bd\x85", role="ba\x00ker")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", page)
    assert [a["value"] for tag, a in outline(page).tags if tag == "input"] == ["bread"]
    assert "Search: bread" in page


def test_a_query_of_ten_thousand_characters_is_refused_in_words(reader: FlaskClient) -> None:
    response = reader.get("/search", query_string={"q": "word " * 2000})
    assert response.status_code == 400
    assert "9,999 characters" in response.text and "word word" not in response.text
    assert reader.get("/search", query_string={"q": "w" * LONGEST_QUERY}).status_code == 200


def test_more_filters_than_anybody_sets_are_refused(reader: FlaskClient) -> None:
    values = [f"value{number}" for number in range(MOST_FILTERS + 1)]
    assert reader.get("/search", query_string={"place": values}).status_code == 400
    assert reader.get("/search", query_string={"place": "x" * 5000}).status_code == 400
    assert reader.get("/search", query_string={"sort": "nonsense"}).status_code == 400


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_is_only_a_query(reader: FlaskClient, query: str) -> None:
    response = reader.get("/search", query_string={"q": query})
    assert response.status_code == 200
    assert re.findall("<script.*?>", response.text) == re.findall("<script.*?>", reader.get("/about").text)
    assert "49" not in re.findall(r"Looking for (.*?)</p>", response.text)


@pytest.mark.parametrize(
    "raw", ["q=%ff%fe", "q=%00", "q=a&q=b", "page=1&page=abc", "q", "&&&", "%", "speaker=%ff"]
)
def test_a_malformed_address_never_fails(reader: FlaskClient, raw: str) -> None:
    assert reader.get("/search", query_string=raw).status_code in (200, 400)


NAMES = st.sampled_from(["q", "page", "sort", *Facet, "other"])
SYNTAX = st.text(st.sampled_from(list("abc left\"“”()*~-: ORNT.0123456789'’\x00א")), max_size=80)


@settings(max_examples=80, deadline=None)
@given(parameters=st.dictionaries(NAMES, st.one_of(SYNTAX, st.text(max_size=40)), max_size=5))
def test_no_parameters_make_the_search_fail(reader: FlaskClient, parameters: dict[str, str]) -> None:
    response = reader.get("/search", query_string=parameters)
    assert response.status_code in (200, 400, 404)
    assert response.text.count("<h1") == 1


def test_results_can_be_shared_by_their_address(reader: FlaskClient) -> None:
    page = search(reader, q="the", kind="testimony", sort="date")
    canonical = next(
        a["href"] for tag, a in outline(page).tags if tag == "link" and a.get("rel") == "canonical"
    )
    assert canonical == "http://localhost/search?q=the&kind=testimony&sort=date"
    assert reader.get(str(canonical)).text == page


def test_searches_are_kept_out_of_other_indexes(reader: FlaskClient) -> None:
    assert '<meta name="robots" content="noindex, nofollow">' in search(reader, q="bread")
    assert "Disallow: /search" in reader.get("/robots.txt").text


def test_a_hit_leads_to_its_quote(reader: FlaskClient) -> None:
    assert reader.get(quote_with(reader, "My brother stayed")).status_code == 200


@pytest.mark.parametrize(
    ("parameter", "value", "said", "listed"),
    [
        ("place", "nowhere-such", "This archive knows no such place: “nowhere-such”.", "/places/"),
        ("place_from", "nowhere-such", "This archive knows no such place: “nowhere-such”.", "/places/"),
        ("speaker", "no-one", "This archive knows no such speaker: “no-one”.", "/speakers/"),
        ("source", "<b>", "This archive knows no such source: “<b>”.", "/sources/"),
        (
            "role",
            "captain",
            "Nothing in this archive has this under “Role”: “captain”.",
            "/speakers/?by=role",
        ),
        ("year", "1066", "Nothing in this archive has this under “Year”: “1066”.", ""),
    ],
)
@pytest.mark.parametrize("view", ["/search", "/concordance"])
def test_a_filter_that_nothing_has_is_named(
    reader: FlaskClient, view: str, parameter: str, value: str, said: str, listed: str
) -> None:
    page = reader.get(view, query_string={"q": "photographs", parameter: value})
    assert page.status_code == 200 and said in text_of(page.text)
    assert (f'<a href="{listed}">' in page.text) is bool(listed)
    assert f'href="{view}?q=photographs"' in page.text and "Search without this filter" in page.text
    told = reader.get("/api/v1/search", query_string={parameter: value}).json
    assert told and told["total"] == 0 and said in told["notes"]


def test_a_place_that_is_something_else_to_those_who_speak_is_known(reader: FlaskClient) -> None:
    found = reader.get("/api/v1/facets", query_string={"q": "place:goris"}).json
    assert found
    counted = next(facet for facet in found["facets"] if facet["facet"] == "place_spoke_at")
    place = next(one["value"] for one in counted["values"] if one["label"] == "Goris")
    page = text_of(reader.get("/search", query_string={"place_from": place}).text)
    assert "Nothing in this archive has this under “Place they come from”: “Goris”." in page
    assert "no such place" not in page
    both = text_of(reader.get("/search", query_string={"place": [place, "nowhere-such"]}).text)
    assert "no such place: “nowhere-such”" in both and "Nothing found" not in both
    assert "knows no such" not in reader.get("/search", query_string={"place": place}).text


@pytest.mark.parametrize("view", ["/search", "/concordance"])
def test_a_parameter_that_is_no_filter_is_told(reader: FlaskClient, view: str) -> None:
    page = reader.get(
        view, query_string={"q": "photographs", "role": "teacher", "age": "60..80", "author": "x"}
    )
    told = text_of(page.text)
    assert "“age” in the address is no filter, and was passed over. Search for age:60..80 instead." in told
    assert "“author” in the address is no filter, and was passed over." in told and "“role” in" not in told
    assert "passed over" not in reader.get(view, query_string={"q": "a", "utm_source": "x", "page": "1"}).text


@pytest.mark.parametrize("path", ["/search.csv", "/search.jsonl", "/search.atom", "/concordance.csv"])
def test_a_file_is_not_written_of_more_than_was_asked_for(reader: FlaskClient, path: str) -> None:
    refused = reader.get(path, query_string={"q": "photographs", "lang": "en"})
    assert refused.status_code == 400 and "q=lang:en" in text_of(refused.text)
    assert reader.get(path, query_string={"q": "photographs", "utm_medium": "feed"}).status_code == 200


def test_what_the_address_of_a_page_ends_in_is_a_filter_too(reader: FlaskClient) -> None:
    place = first_link(reader, "/places/", "/places/g").removeprefix("/places/")
    speaker = first_link(reader, "/speakers/", "/speakers/n").removeprefix("/speakers/")
    for parameter, slug in (("place", place), ("place_spoke_at", place), ("speaker", speaker)):
        named = reader.get("/api/v1/search", query_string={parameter: slug}).json
        assert named and named["total"] and not named["notes"]
        page = reader.get("/search", query_string={parameter: slug})
        assert "no such" not in page.text and f"{parameter}={slug}" not in page.text
        rows = reader.get("/search.csv", query_string={parameter: slug}).text.splitlines()
        assert len(rows) == named["total"] + 1
    assert (
        reader.get("/concordance", query_string={"q": "photographs", "speaker": speaker}).status_code == 200
    )


@pytest.mark.parametrize("query", ["age:old", "date:yesterday", "kind:speech", "lang:armenian"])
def test_how_a_field_was_read_is_said_in_the_language_of_the_page(reader: FlaskClient, query: str) -> None:
    notes = re.findall(r'<p class="note">(.*?)</p>', reader.get("/hy/search", query_string={"q": query}).text)
    assert notes and not any("such as" in note or "takes" in note for note in notes)
