"""Every page of the site: what each must have, whatever it shows."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.record.store import Record
from tests.reading import links, outline, public_pages, quote_with, text_of

TEMPLATES = Path(__file__).parents[2] / "web" / "templates"
LONGEST_TEMPLATE = 90
FIXED = ("/", "/search", "/speakers/", "/places/", "/sources/", "/about", "/left-out")


def test_the_site_is_reached_from_its_front_page(pages: dict[str, str]) -> None:
    assert set(FIXED) <= set(pages)
    for noun, least in (("/quotes/", 6), ("/speakers/", 6), ("/places/", 3), ("/sources/", 3)):
        assert len([page for page in pages if page.startswith(noun)]) >= least, noun


def test_every_page_has_what_a_page_needs(reader: FlaskClient, pages: dict[str, str]) -> None:
    for path in pages:
        response = reader.get(path)
        assert response.status_code == 200, path
        parsed = outline(response.text)
        assert not parsed.problems, (path, parsed.problems)
        names = [tag for tag, _ in parsed.tags]
        assert names.count("h1") == 1, path
        # The markers of a map have titles, too.
        assert names[: names.index("body")].count("title") == 1 and names.count("main") == 1, path
        assert names.count("header") >= 1 and names.count("nav") >= 1 and names.count("footer") == 1, path
        assert ("html", {"lang": "en", "dir": "ltr"}) in parsed.tags, path
        heads = [attributes for tag, attributes in parsed.tags if tag == "link"]
        canonical = [head["href"] for head in heads if head.get("rel") == "canonical"]
        assert canonical == [f"http://localhost{path}"], path
        assert ("a", {"class": "skip", "href": "#main"}) in parsed.tags, path


def test_ids_on_a_page_are_unique(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        ids = [a["id"] for _, a in outline(html).tags if "id" in a]
        assert len(ids) == len(set(ids)), path


def test_headings_leave_out_no_level(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        levels = [int(tag[1]) for tag, _ in outline(html).tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1, path
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert not jumps, (path, levels)


def test_every_link_within_the_site_leads_somewhere(reader: FlaskClient, pages: dict[str, str]) -> None:
    leading = {href.split("#")[0] for page in pages for href in links(pages[page])}
    broken = [href for href in leading if href.startswith("/") and reader.get(href).status_code != 200]
    assert broken == []


def test_every_anchor_that_is_linked_exists(pages: dict[str, str]) -> None:
    for html in pages.values():
        for href in links(html):
            if "#" in href and href.startswith("/"):
                path, anchor = href.split("#")
                # A moved map is on no page of its own, and has the anchors of the one it stands on.
                page = pages[re.sub(r"[?&]view=[^&]*", "", path)]
                assert f'id="{anchor}"' in page, href


def test_no_page_has_an_inline_script_or_style_or_a_foreign_asset(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        for tag, attributes in outline(html).tags:
            assert tag not in {"style", "iframe", "object", "img"}, path
            if tag == "script" and attributes.get("type") != "application/ld+json":
                assert str(attributes.get("src")).startswith("/static/"), path
            assert "style" not in attributes, path
            assert not [name for name in attributes if name.startswith("on")], path
            if tag == "link" and not re.fullmatch(
                r"canonical|alternate|schema\.\w+", attributes["rel"] or ""
            ):
                assert str(attributes["href"]).startswith("/static/"), path


def test_every_quote_shown_stands_with_its_speaker_and_its_source(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        figures = re.findall(r'<figure class="quote.*?</figure>', html, re.DOTALL)
        assert html.count("<blockquote") == len(figures), path
        for figure in figures:
            assert 'class="name"' in figure and 'href="/sources/' in figure, path
            assert re.search(r"<blockquote[^>]* dir=", figure), path


def test_html_in_a_source_is_shown_as_text(reader: FlaskClient) -> None:
    source = reader.get("/sources/leaving-the-valley").text
    assert "<the>" not in source and "Leaving <the> valley" in text_of(source)
    assert "<b>with" not in reader.get("/sources/at-the-river").text


def test_links_out_of_the_site_tell_nobody_where_one_was(pages: dict[str, str]) -> None:
    outward = [
        attributes
        for html in pages.values()
        for tag, attributes in outline(html).tags
        if tag == "a" and "://" in str(attributes["href"])
    ]
    assert outward and all(attributes["rel"] == "external noreferrer" for attributes in outward)


def test_the_name_under_which_a_file_came_is_on_no_page(pages: dict[str, str]) -> None:
    for html in pages.values():
        assert "secret-name-of-a-file" not in html


def test_templates_are_short() -> None:
    lengths = {path.name: len(path.read_text().splitlines()) for path in TEMPLATES.rglob("*.html")}
    assert {name: length for name, length in lengths.items() if length > LONGEST_TEMPLATE} == {}


def test_the_featured_quote_is_a_testimony_and_stays_all_day(reader: FlaskClient) -> None:
    first, second = reader.get("/").text, reader.get("/").text
    assert first == second
    assert len(re.findall(r'<figure class="quote"', first)) == 1


def test_an_unchanged_page_is_not_sent_again(reader: FlaskClient) -> None:
    tag = reader.get("/about").headers["ETag"]
    again = reader.get("/about", headers={"If-None-Match": tag})
    assert again.status_code == 304 and again.data == b""


@pytest.mark.parametrize("letter", ["N", "zzz", "", "<script>", "\x00"])
def test_a_short_list_ignores_a_letter_it_does_not_have(reader: FlaskClient, letter: str) -> None:
    page = text_of(reader.get("/speakers/", query_string={"letter": letter}).text)
    assert "Nona Fictive" in page


def test_speakers_of_one_name_are_kept_apart_and_said_to_be(reader: FlaskClient) -> None:
    page = reader.get("/speakers/nona-fictive").text
    assert "Others of this name" in page
    assert "/speakers/nona-fictive-2" in links(page)


def test_a_place_shows_its_names_by_language_and_its_quotes_by_role(pages: dict[str, str]) -> None:
    path = next(page for page in pages if page.startswith("/places/") and "stepanakert" in page)
    page = text_of(pages[path])
    assert "Stepanakert" in page and "Khankendi" in page and "Xankəndi" in page and "Ստեփանակերտ" in page
    assert "People from here" in page and "photographs" in page


def test_a_source_is_shown_in_full_only_where_it_may(reader: FlaskClient) -> None:
    assert "The bus from the valley" not in reader.get("/sources/leaving-the-valley").text
    assert "was asked the same at the river" in reader.get("/sources/at-the-river").text


def test_a_wrapped_line_of_a_source_is_one_paragraph(reader: FlaskClient) -> None:
    page = " ".join(reader.get(quote_with(reader, "counted us twice")).text.split())
    assert "she said, and sat down." in page


def test_a_fragment_stands_in_its_source_and_nowhere_else(pages: dict[str, str]) -> None:
    holding = [page for page in pages if "brief pause" in text_of(pages[page])]
    assert holding == ["/sources/leaving-the-valley"]


def test_old_slugs_lead_to_the_new(client: FlaskClient, record: Record) -> None:
    speaker = next(s for s in record.speakers().values() if s.slug == "nona-fictive")
    assert client.get("/speakers/nona-fictive").status_code == 200
    record.rename_speaker(
        speaker.id, "Nona Otherwise", keep_redirect=True, who="Test Archivist", why="spelling"
    )
    moved = client.get("/speakers/nona-fictive")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/speakers/nona-otherwise")
    assert client.get("/speakers/nona-otherwise").status_code == 200


def test_a_name_that_was_taken_away_stands_on_no_page_and_leads_nowhere(
    client: FlaskClient, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.reading.name_list.REST", 1e9)
    monkeypatch.setattr("web.holdings.DRAIN_AT_MOST_EVERY", 0.0)
    assert "Nona Fictive" in client.get("/suggest?q=fict").text
    for speaker in record.speakers().values():
        if speaker.label == "Nona Fictive":
            record.rename_speaker(speaker.id, "A Woman Renamed", who="Test Archivist", why="asked for by her")
    assert client.get("/speakers/nona-fictive").status_code == 404
    read = {path: text_of(client.get(path).text) for path in public_pages(client)}
    assert any("A Woman Renamed" in page for page in read.values())
    assert [path for path, page in read.items() if "Nona" in page or "Fictive" in page] == []
    assert "Nothing found" in client.get("/search?q=nona").text
    for typed in ("nona", "fict", "Нона"):
        assert json.loads(client.get("/suggest", query_string={"q": typed}).text) == {"suggestions": []}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/about/", "/about"),
        ("/hy/about/", "/hy/about"),
        ("/search/?q=bread&kind=testimony", "/search?q=bread&kind=testimony"),
        ("/places/goris/", "/places/goris"),
        ("/api/v1/statistics/", "/api/v1/statistics"),
    ],
)
def test_a_slash_at_the_end_leads_to_the_page(reader: FlaskClient, written: str, meant: str) -> None:
    response = reader.get(written)
    assert (response.status_code, response.headers["Location"]) == (301, meant)
    assert reader.get(meant).status_code == 200


@pytest.mark.parametrize("path", ["/nothing/", "//about/", "/about//", "/places/..%2f", "/places/./"])
def test_no_other_slash_leads_away(reader: FlaskClient, path: str) -> None:
    assert reader.get(path).status_code in (400, 404)
