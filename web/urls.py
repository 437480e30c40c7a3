"""Every address of the site: the only place that makes them.

Addresses are paths, built from strings alone, so that even a page that refuses a request can carry its links.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlencode, urlsplit

STATIC = Path(__file__).parent / "static"

HOME = "/"
SEARCH = "/search"
CONCORDANCE = "/concordance"
CONCORDANCE_SHEET = "/concordance.csv"
EXPORT = "/search."
"""What was found as a file: the address ends in the file's form."""
SPEAKERS = "/speakers/"
PLACES = "/places/"
SOURCES = "/sources/"
ABOUT = "/about"
API = "/api"
"""The page on the API."""
API_ROOT = "/api/v1"
API_DESCRIPTION = f"{API_ROOT}/openapi.json"
API_SEARCH = f"{API_ROOT}/search"
API_FACETS = f"{API_ROOT}/facets"
API_STATISTICS = f"{API_ROOT}/statistics"
API_SPEAKERS = f"{API_ROOT}/speakers"
API_PLACES = f"{API_ROOT}/places"
API_SOURCES = f"{API_ROOT}/sources"


def quote(quote_id: str) -> str:
    """One quote; its id never changes."""
    return f"/quotes/{quote_id}"


def speaker(slug: str) -> str:
    """One speaker."""
    return f"{SPEAKERS}{slug}"


def place(slug: str) -> str:
    """One place."""
    return f"{PLACES}{slug}"


def source(slug: str, anchor: str | None = None) -> str:
    """One source, or one quote on its page."""
    return anchored(f"{SOURCES}{slug}", anchor) if anchor else f"{SOURCES}{slug}"


def quote_file(quote_id: str, form: str) -> str:
    """A quote as a reference, in one form: ``ris``, ``bib``, ``csl.json``; as lasting as the quote's page."""
    return f"/quotes/{quote_id}.{form}"


def source_file(source_id: str, form: str) -> str:
    """A source as a reference; by its id, since a slug may change."""
    return f"{SOURCES}{source_id}.{form}"


def record(nouns: str, record_id: str) -> str:
    """A record in the API, by its id: ``quotes``, ``speakers``, ``places``, ``sources``."""
    return f"{API_ROOT}/{nouns}/{record_id}"


def anchored(path: str, anchor: str) -> str:
    """One place on a page."""
    return f"{path}#{anchor}"


def listing(path: str, letter: str = "", page: int = 1) -> str:
    """One letter of a list, or one page of it."""
    pairs = [("letter", letter)] if letter else []
    pairs += [("page", str(page))] if page > 1 else []
    return f"{path}?{urlencode(pairs)}" if pairs else path


def search(query: str = "", parameters: Iterable[tuple[str, str]] = (), *, path: str = SEARCH) -> str:
    """A search with its filters, in the order given; empty values are left out.

    ``path`` is the view of what was found: the list, the concordance, a file.
    """
    pairs = [(name, value) for name, value in (("q", query), *parameters) if value]
    return f"{path}?{urlencode(pairs)}" if pairs else path


@cache
def static(name: str) -> str:
    """A file of the site's own, under an address that changes with its content."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:12]}"


def outward(address: str | None) -> str | None:
    """An address outside the site if it may be linked to (http or https), else None."""
    if address is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None
