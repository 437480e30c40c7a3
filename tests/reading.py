"""Reading the site's pages in tests: links, headings, plain text."""

import re
from html import unescape
from html.parser import HTMLParser

from flask.testing import FlaskClient

from web import urls

VOID = frozenset({"meta", "link", "input", "br", "hr", "img"})


class _Outline(HTMLParser):
    """Collects tags with their attributes, and checks that they close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> at {self.getpos()}")


def outline(page: str) -> _Outline:
    """The tags of a page."""
    parser = _Outline()
    parser.feed(page)
    parser.close()
    return parser


def text_of(page: str) -> str:
    """The words of a page on one line, without the data in its head."""
    shown = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", shown)).split())


def links(page: str) -> list[str]:
    """Where the page leads, in order."""
    return [href for tag, attributes in outline(page).tags if tag == "a" and (href := attributes.get("href"))]


def first_link(client: FlaskClient, page: str, beginning: str) -> str:
    """The first link of a page that begins so."""
    return next(
        href for href in links(client.get(page).text) if href.startswith(beginning) and href != beginning
    )


def quote_with(client: FlaskClient, words: str) -> str:
    """The address of the quote with these exact words."""
    return first_link(client, f'/search?q="{words}"', "/quotes/")


def public_pages(client: FlaskClient, language: str = urls.ENGLISH) -> list[str]:
    """Every page that a reader of a language reaches by links from the front page, filters aside."""
    seen: dict[str, None] = {}
    beginnings = ("/", "/search?q=bread", "/search?q=nobodysaidthis")
    waiting = [urls.in_language(path, language) for path in beginnings]
    while waiting:
        path = waiting.pop().split("#")[0]
        if not path or path in seen or not path.startswith("/") or urls.split_language(path)[0] != language:
            continue
        response = client.get(path)
        if response.mimetype != "text/html":
            continue
        seen[path] = None
        found = links(response.text)
        waiting += [
            href
            for href in found
            if not urls.lasting(href).startswith("/search?") and not _is_set_otherwise(href)
        ]
    return list(seen)


def _is_set_otherwise(href: str) -> bool:
    """Whether a link sets the lines of a concordance otherwise, or moves a map: the same page again."""
    return "order=" in href or "width=" in href or "view=" in href
