"""Saved web pages become the page's own words. Every page, person and event here is invented."""

import json
from pathlib import Path

import pytest

from archive.errors import UnreadableFile
from archive.formats import html
from archive.formats.registry import is_text_of, read
from archive.model import AccessStatus, Document, Span

HEAD = """<title>The ferry stopped | Valley Post</title>
<meta property="og:title" content="The ferry stopped"><meta property="og:site_name" content="Post of the Valley">
<link rel="canonical" href="https://valley.example/ferry">"""
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "headline": "A page of the post"},
        {
            "@type": ["NewsArticle"],
            "headline": "The ferry &amp; the bridge",
            "datePublished": "2023-10-04T23:30:00+04:00",
            "author": [{"@type": "Person", "name": "Jana Velt"}, {"@type": "Person", "name": "Piet Holm"}],
            "publisher": {"@type": "Organization", "name": "Valley Post"},
        },
    ],
}
BODY = """<nav><a href="/">Home</a> <a href="/valley">“The valley” today</a></nav>
<header><h1>The ferry stopped</h1></header>
<article><h1>The ferry stopped</h1>
<p>The ferry in the upper valley stopped in May, and those who lived there walked down the river road.</p>
<p>“We took&nbsp;the lamp
   and <b>nothing</b> else,” said <a href="/ilka">Ilka Brandt</a>, 70, a baker from the upper valley.</p>
<figure><img src="lamp.jpg"><figcaption>A lamp on a sill. Photo: A. Person</figcaption></figure>
<blockquote><p>“Nobody asked us.”</p></blockquote>
<p>She counted the hens. <q>Eleven</q> of them stayed behind, she said, and the rest went to a neighbour.</p></article>
<footer><p>© Valley Post. All rights reserved.</p></footer>"""


def page(body: str = BODY, head: str = HEAD, lang: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def document(source: str | bytes) -> Document:
    original = source.encode() if isinstance(source, str) else source
    return html.document_of(original, "ferry.html", where="box/ferry.html")


def test_the_articles_paragraphs_are_kept_and_the_pages_furniture_is_not() -> None:
    assert document(page()).text.split("\n\n") == [
        "The ferry stopped",
        "The ferry in the upper valley stopped in May, and those who lived there walked down the river road.",
        "“We took\u00a0the lamp and nothing else,” said Ilka Brandt, 70, a baker from the upper valley.",
        "“Nobody asked us.”",
        "She counted the hens. Eleven of them stayed behind, she said, and the rest went to a neighbour.",
    ]


def test_the_bytes_stay_and_the_headline_is_known_to_be_no_prose() -> None:
    kept = document(page())
    assert kept.original == page().encode()
    assert (kept.original_name, kept.media_type) == ("ferry.html", "text/html; charset=utf-8")
    assert kept.furniture == (Span(0, len("The ferry stopped")),)
    assert is_text_of(kept.text, kept.original, kept.media_type, where="x")
    assert not is_text_of(kept.text.replace("lamp", "lantern"), kept.original, kept.media_type, where="x")


def test_metadata_are_proposed_and_open_nothing() -> None:
    told = document(page()).metadata
    assert (told.title, told.publisher) == ("The ferry stopped", "Post of the Valley")
    assert (told.url, told.language) == ("https://valley.example/ferry", "en")
    assert (told.published, told.author, told.access) == (None, None, AccessStatus.CLOSED)
    assert document(page()).stated == frozenset()


def test_json_ld_is_trusted_before_everything_else() -> None:
    told = document(
        page(head=HEAD + f'<script type="application/ld+json">{json.dumps(LD)}</script>')
    ).metadata
    assert (told.title, told.publisher) == ("The ferry & the bridge", "Valley Post")
    assert (told.author, told.published) == ("Jana Velt, Piet Holm", "2023-10-04")
    assert told.published_note and "JSON-LD datePublished" in told.published_note


def test_the_address_a_browser_noted_is_the_last_resort() -> None:
    noted = "<!-- saved from url=(0029)https://valley.example/ferry2 -->"
    assert document(noted + page(head="")).metadata.url == "https://valley.example/ferry2"
    assert document(noted + page()).metadata.url == "https://valley.example/ferry"


def test_an_article_is_read_where_a_reader_sees_it() -> None:
    told = {"@type": "NewsArticle", "articleBody": "Words of a script, told again and again. " * 20}
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    short = (
        "<article><p>“We took the lamp and the hens down the road,” said Ilka Brandt, a baker.</p></article>"
    )
    assert "Words of a script" not in document(page(short, script)).text
    with pytest.raises(UnreadableFile, match="no article's text"):
        document(page("<div id=app></div>", script))


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        '<meta property="article:published_time" content="yesterday"><meta name="author" content="https://me.example">',
        '<meta name="date" content="2023-13-40"><link rel="canonical" href="/ferry"><meta property="og:url" content="x">',
        f'<meta property="og:title" content="{"long " * 300}">',
    ],
)
def test_metadata_that_cannot_be_right_are_left_unknown(head: str) -> None:
    told = document(page(head=head)).metadata
    assert (told.title, told.published, told.author, told.url) == ("ferry", None, None, None)


WORDS = (
    "«Мы взяли лампу и больше ничего», - сказала Илка Брандт, пекарь из верхней долины, где дорога закрыта."
)


@pytest.mark.parametrize(
    "encoding, head, found",
    [
        ("cp1251", '<meta charset="windows-1251">', "cp1251"),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("cp1251", "", "cp1251"),
        ("utf-8", "", "utf-8"),
        ("utf-8-sig", '<meta charset="windows-1251">', "utf-8"),
        ("utf-8", '<meta charset="koi8-r">', "koi8-r"),
        ("utf-16", '<meta charset="utf-16">', "utf-16"),
    ],
)
def test_the_encoding_is_found_and_kept(encoding: str, head: str, found: str) -> None:
    kept = document(page(f"<article><p>{WORDS}</p></article>", head, "ru").encode(encoding))
    assert kept.media_type == f"text/html; charset={found}"
    assert (WORDS in kept.text) == (found != "koi8-r"), (
        "what a page declares is believed where it can be read"
    )
    assert is_text_of(kept.text, kept.original, kept.media_type, where="x")


def test_latin_1_means_what_browsers_read() -> None:
    body = "<p>“We took the lamp,” said Ilka Brandt, a baker from the upper valley — and walked.</p>"
    assert "“We took" in document(page(body, '<meta charset="iso-8859-1">').encode("cp1252")).text


def test_the_joiners_of_persian_stay_in_the_words() -> None:
    words = "ایلکا گفت: «می‌خواهم چراغ را از خانه‌ام بیاورم و به ایوان برگردم چون مادرم آنجا بود»."
    assert document(page(f"<article><p>{words}</p></article>", "", "fa")).text == words


@pytest.mark.parametrize(
    "broken",
    [
        "<p>“We took <b>the lamp <i>and</b> walked</i> down the road,” said Ilka Brandt <p>, a baker from the valley<div></p></span>",
        "“We took the lamp and walked down the road,” said Ilka Brandt, a baker from the valley",
        "<article><p>“We took the lamp and walked &mdash; down the road,” said Ilka Brandt, a baker from the valley<",
    ],
)
def test_broken_markup_is_read_as_browsers_read_it(broken: str) -> None:
    assert "said Ilka Brandt" in document(page(broken)).text


@pytest.mark.parametrize(
    "original, problem",
    [
        (b"", "the file is empty"),
        (b"<html><body></body></html>", "no article's text"),
        (
            page("<nav><a href=1>Home</a></nav><div id=app></div><noscript>Turn it on</noscript>").encode(),
            "no article's text",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is an image"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"<p>a\0b</p>", "this is a binary file"),
        (bytes(range(1, 256)) * 9, "declares no encoding"),
        ('<meta charset="utf-8"><p>café'.encode("cp1252"), "not in the encoding it declares (utf-8)"),
        (page("<div>" * 9000 + "<p>“We took the lamp,” said Ilka.").encode(), "nested too deep"),
        (
            page("<p " + " ".join(f"a{n}={n}" for n in range(9000)) + ">words").encode(),
            "more than 500 attributes",
        ),
    ],
)
def test_what_holds_no_article_is_refused_with_the_file_and_a_remedy(original: bytes, problem: str) -> None:
    with pytest.raises(UnreadableFile, match=r"box/ferry\.html") as refusal:
        document(original)
    assert problem in str(refusal.value) and refusal.value.remedy


def test_a_page_of_five_megabytes_is_read(tmp_path: Path) -> None:
    told = "“We took lamp {0} and walked down the river road in the rain,” said Ilka Brandt, a baker, of day {0}. "
    path = tmp_path / "long.html"
    path.write_text(page("".join(f"<p>{told.format(n) * 25}</p>" for n in range(2000))), encoding="utf-8")
    assert path.stat().st_size > 5_000_000
    kept = read(path)
    assert kept.text.count("\n\n") >= 1999
    assert is_text_of(kept.text, kept.original, kept.media_type, where="x")


@pytest.mark.parametrize(
    "head, field, value",
    [
        ('<meta name="DCTERMS.issued" content="2023-10-04">', "published", "2023-10-04"),
        ('<meta name="citation_date" content="2023/10/04">', "published", "2023-10-04"),
        ('<meta itemprop="datePublished" content="2023-10-04T08:00Z">', "published", "2023-10-04"),
        ('<meta name="sailthru.author" content="Jana Velt">', "author", "Jana Velt"),
        (
            '<script type="application/ld+json; charset=utf-8">{"@type":"Article","headline":"A\nday"}</script>',
            "title",
            "A day",
        ),
        (
            '<script type="Application/LD+JSON">//<![CDATA[\n{"@type":"WebPage","mainEntity":{"@type":"NewsArticle",'
            '"isPartOf":{"name":"Valley Post"}}}\n//]]></script>',
            "publisher",
            "Valley Post",
        ),
        (
            '<link rel="canonical" href="https://web.archive.org/web/20231005/https://valley.example/ferry">',
            "url",
            "https://valley.example/ferry",
        ),
        (
            '<link rel="canonical" href="https://web.archive.org/web/20231005/https://valley.example/ferry">',
            "archived_url",
            "https://web.archive.org/web/20231005/https://valley.example/ferry",
        ),
    ],
)
def test_a_page_may_say_what_it_is_in_many_places(head: str, field: str, value: str) -> None:
    assert getattr(document(page(head=head)).metadata, field) == value


def test_a_moment_in_the_text_may_tell_the_day() -> None:
    body = BODY.replace(
        "<article>", '<article><time itemprop="datePublished" datetime="2023-10-04">then</time>'
    )
    assert document(page(body, head="")).metadata.published == "2023-10-04"
