"""Citing from the pages: styles, files for reference managers, addresses that last."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from flask.testing import FlaskClient

from archive.model import Access, AccessStatus
from archive.record.store import Record
from tests.conftest import close
from tests.reading import links, outline, quote_with, text_of
from web.app import create_app
from web.opened import opened
from web.pages.citing import FILES
from web.serving.shipped import add_shipped
from web.settings import Settings
from web.views.references import WRITERS

SOURCE = "/sources/leaving-the-valley"


@pytest.mark.parametrize("page", ["quote", "source"])
def test_a_page_gives_three_styles_and_every_file(reader: FlaskClient, page: str) -> None:
    address = quote_with(reader, "took the photographs") if page == "quote" else SOURCE
    html = reader.get(address).text
    text = text_of(html[html.index('id="cite"') :])
    for style in ("Chicago, as a note", "APA, as a reference", "MLA, as a work cited"):
        assert style in text
    assert "“Leaving <the> valley,” Sample Gazette, May 6, 2024" in text
    assert "<i>Sample Gazette</i>" in html and "<the>" not in html
    files = [href for href in links(html) if href.endswith(tuple(f".{form}" for form in FILES))]
    assert len(files) == 3 and FILES.keys() == WRITERS.keys()
    for href in files:
        response = reader.get(href)
        assert response.status_code == 200 and "sha256:" in response.text, href
        assert response.headers["Content-Disposition"].startswith("attachment; filename=")


def test_the_files_are_of_the_quote_and_are_read_by_others(reader: FlaskClient) -> None:
    address = quote_with(reader, "took the photographs")
    words = "“We took the photographs and the keys, […] Nothing else went into the bags.”"
    (read,) = rispy.loads(reader.get(f"{address}.ris").text)
    assert read["notes"][0].startswith(f"{words} Words of Nona Fictive, 70, baker, to Sample Gazette.")
    (item,) = json.loads(reader.get(f"{address}.csl.json").text)
    assert item["note"].endswith(f"<http://localhost{address}>") and item["title"] == "Leaving <the> valley"
    (entry,) = parse_string(reader.get(f"{address}.bib").text).entries
    assert words in entry["note"]
    assert reader.get(f"{address}.ris").mimetype == "application/x-research-info-systems"


def test_no_form_of_a_quote_marks_a_gap_where_nothing_stands_between(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    with opened(settings, create=True) as archive:
        add_shipped(archive)
        archive.index.drain()
    app = create_app(settings)
    try:
        client = app.test_client()
        address = quote_with(client, "have nothing")
        for form in FILES:
            text = client.get(f"{address}.{form}").text
            assert "I have nothing. I don't want anything." in text and text.count("[…]") == 1, form
    finally:
        close(app)


def test_a_sources_files_have_an_address_that_stays(reader: FlaskClient) -> None:
    (ris,) = [href for href in links(reader.get(SOURCE).text) if href.endswith(".ris")]
    assert "valley" not in ris, "a slug may change"
    by_slug, by_id = reader.get(f"{SOURCE}.ris"), reader.get(ris)
    assert by_slug.text == by_id.text and by_id.status_code == 200
    page = reader.get(ris.removesuffix(".ris"))
    assert page.status_code == 301 and page.headers["Location"] == SOURCE


def test_an_unchanged_file_is_not_sent_again(reader: FlaskClient) -> None:
    address = quote_with(reader, "took the photographs") + ".ris"
    tag = reader.get(address).headers["ETag"]
    assert reader.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_a_speaker_that_is_inferred_is_so_in_the_files(reader: FlaskClient) -> None:
    assert (
        "Words of Nona Fictive (speaker inferred)"
        in reader.get(quote_with(reader, "still set the bread") + ".ris").text
    )


@pytest.mark.parametrize("form", WRITERS)
def test_what_may_not_be_seen_has_no_file_either(reader: FlaskClient, record: Record, form: str) -> None:
    nothing = reader.get(f"/quotes/zzzzzzzzzzzzzzzz.{form}")
    assert nothing.status_code == 404
    shown = 0
    for quote_id, chain in record.chains(record.quote_ids()).items():
        response = reader.get(f"/quotes/{quote_id}.{form}")
        shown += response.status_code == 200
        if response.status_code != 200:
            assert (response.data, dict(response.headers)) == (nothing.data, dict(nothing.headers))
        if chain.source.description.title in ("A sealed account", "A waiting account"):
            hidden = reader.get(f"/sources/{chain.source.slug}.{form}")
            assert (hidden.status_code, hidden.data) == (404, nothing.data)
    assert shown == 6


@pytest.mark.parametrize("path", ["/quotes/x.ris", "/quotes/.ris", "/quotes/zzzzzzzzzzzzzzzz.doc", "/sources/a.b.ris", "/sources/leaving-the-valley.csv"])  # fmt: skip
def test_what_is_no_reference_leads_nowhere(reader: FlaskClient, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_links_to_the_words_hold_none_that_are_withheld(client: FlaskClient, record: Record) -> None:
    address = quote_with(client, "still set the bread")

    def pointed() -> str:
        return next(href for href in links(client.get(address).text) if ":~:text=" in href)

    assert pointed().startswith("https://gazette.example/article#:~:text=") and "%E2%80%9D%20she" in pointed()
    neighbour = quote_with(client, "brother stayed").removeprefix("/quotes/")
    record.decide(neighbour, access=Access(status=AccessStatus.WITHDRAWN, reason="safety"), who="A", why="b")
    assert "brother" not in pointed() and "set%20the%20bread" in pointed()


def test_words_of_an_excerpt_record_are_pointed_at_without_the_archives_own(reader: FlaskClient) -> None:
    page = reader.get(quote_with(reader, "counted us twice")).text
    (href,) = [href for href in links(page) if ":~:text=" in href]
    assert href.endswith("#:~:text=They%20counted%20us%20twice%20at%20the%20bridge%2C")


def test_the_embedded_html_escapes_what_it_holds(reader: FlaskClient) -> None:
    page = reader.get(quote_with(reader, "took the photographs")).text
    (code,) = re.findall(r'<code data-copy="[^>]*>(.*?)</code>', page, re.DOTALL)
    html = unescape(code)
    assert "<p>We took the photographs and the keys, […] Nothing else went into the bags.</p>" in html
    assert "Leaving &lt;the&gt; valley" in html and "Nona Fictive, 70, baker, to Sample Gazette" in html
    assert not outline(html).problems
