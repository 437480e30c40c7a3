"""Where a page of the site lies in the copy, and how one file of the copy leads to another.

A lasting address keeps its meaning: ``/quotes/ID`` is the folder ``quotes/ID``, so that a copy put in the
site's own place answers where the site did. Links name the files themselves, for servers that know no index.
"""

import hashlib
import posixpath
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlsplit

from web import urls

INDEX = "index.html"
STATIC = "/static/"
REFERENCES = re.compile(r"/(?:quotes|sources)/[^/]+\.(?:ris|bib|csl\.json)|/collections/[^/]+\.ead\.xml")
SEARCHES = (urls.SEARCH, urls.CONCORDANCE)
"""Pages that the search of the copy stands for."""
HOW_TO_ASK = "ask"
"""The anchor on that page which stands for the page of help."""
NEEDS_A_SERVER = (
    urls.SEARCH,
    urls.CONCORDANCE,
    urls.SUGGEST,
    urls.HARVEST,
    urls.API,
    "/sitemap",
    "/robots.txt",
)
MOVES = "view"
"""The part of an address that moves a map: maps without number."""
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A file of the copy, and what an address says beyond it."""

    file: str
    anchor: str = ""
    """A place on the page; on the page of the search, what is searched for, which no server is told."""
    address: str = ""
    """What the site is asked for to make the file; empty for what the copy makes itself."""

    def seen_from(self, file: str) -> str:
        """The link to it from another file of the copy."""
        path = quote(posixpath.relpath(self.file, posixpath.dirname(file) or "."))
        return f"{path}#{self.anchor}" if self.anchor else path


def target(address: str) -> Target | None:
    """Where a path of the site, with its query and anchor, lies in the copy; None for what needs a server."""
    parts = urlsplit(address)
    language, path = urls.split_language(parts.path)
    if path in SEARCHES:
        return Target(file=search_page(language), anchor=parts.query)
    if path == urls.HELP:
        return Target(file=search_page(language), anchor=HOW_TO_ASK)
    asked = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if path.startswith(STATIC) or REFERENCES.fullmatch(path) or asked == urls.FEED:
        return Target(file=path[1:], address=asked)
    pairs = parse_qsl(parts.query)
    if any(name == MOVES for name, _ in pairs) or path.startswith(NEEDS_A_SERVER):
        return None
    folder = urls.in_language(path, language).strip("/")
    name = f"{'.'.join(_plain(*pair) for pair in pairs)}.html" if pairs else INDEX
    return Target(file=posixpath.join(folder, name), anchor=parts.fragment, address=asked)


def search_page(language: str) -> str:
    """The file of the page on which the copy is searched."""
    return posixpath.join(urls.in_language(urls.SEARCH, language).strip("/"), INDEX)


def _plain(name: str, value: str) -> str:
    """A parameter as part of a file's name that every file system keeps apart from others."""
    if _PLAIN.fullmatch(value):
        return f"{name}-{value}"
    return f"{name}--{hashlib.sha256(value.encode()).hexdigest()[:16]}"
