"""Every address of the site: the only place that makes them.

Addresses are paths, built from strings alone, so that even a page that refuses a request can carry its links.
A page in another language than English stands under that language: ``/hy/places/goris``; addresses made while
it is being answered lead to pages in that language.
"""

import hashlib
from collections.abc import Iterable
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from urllib.parse import quote as url_quote, urlencode, urlsplit

STATIC = Path(__file__).parent / "static"

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "hy": "Հայերեն"}
"""The languages of the interface, each by its own name; English has no step of its own in addresses."""

HOME = "/"
SEARCH = "/search"
VALUES = "/search/values"
"""All values of a facet of a search."""
FEED = "/search.atom"
HARVEST = "/oai"
SUGGEST = "/suggest"
SITEMAP = "/sitemap.xml"
CONCORDANCE = "/concordance"
CONCORDANCE_SHEET = "/concordance.csv"
EXPORT = "/search."
"""What was found as a file: the address ends in the file's form."""
SPEAKERS = "/speakers/"
PLACES = "/places/"
SOURCES = "/sources/"
TOPICS = "/topics/"
COLLECTIONS = "/collections/"
ESSAYS = "/essays/"
TIMELINE = "/timeline"
STATISTICS = "/statistics"
ABOUT = "/about"
WITHDRAWALS = "/withdrawals"
LEFT_OUT = "/left-out"
HELP = "/help"
API = "/api"
"""The page on the API."""
API_ROOT = "/api/v1"
API_DESCRIPTION = f"{API_ROOT}/openapi.json"
API_SEARCH = f"{API_ROOT}/search"
API_FACETS = f"{API_ROOT}/facets"
API_LEFT_OUT = f"{API_ROOT}/left-out"
API_SPEAKERS = f"{API_ROOT}/speakers"
API_PLACES = f"{API_ROOT}/places"
API_SOURCES = f"{API_ROOT}/sources"
DESK = "/desk"
"""Below it lies the archivists' side, whose addresses ``web.session.addresses`` makes."""

_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def speak(language: str) -> None:
    """Make addresses in this language from now on."""
    _spoken.set(language)


def spoken() -> str:
    """The language addresses are made in."""
    return _spoken.get()


def split_language(path: str) -> tuple[str, str]:
    """A path's language and the rest of it: ``/hy/about`` → ``("hy", "/about")``; ``/hy`` leaves nothing."""
    step = path[1:].partition("/")[0]
    if step in LANGUAGES and step != ENGLISH:
        return step, path[len(step) + 1 :]
    return ENGLISH, path


def is_of_desk(path: str) -> bool:
    """Whether a path is one of the archivists' side."""
    return path == DESK or path.startswith(f"{DESK}/")


def here(path: str) -> str:
    """A page of the site in the language that is spoken: ``/about`` → ``/hy/about``."""
    language = spoken()
    return path if language == ENGLISH else f"/{language}{path}"


def lasting(path: str) -> str:
    """The address to cite: of no language of the interface."""
    return split_language(path)[1]


def in_language(path: str, language: str) -> str:
    """The same page in another language of the interface."""
    bare = lasting(path)
    return bare if language == ENGLISH else f"/{language}{bare}"


def quote(quote_id: str) -> str:
    """One quote; its id never changes."""
    return here(f"/quotes/{quote_id}")


def speakers(name: str = "", value: str = "") -> str:
    """The speakers who have one thing in common, or another order of them."""
    return here(f"{SPEAKERS}?{urlencode({name: value})}" if name else SPEAKERS)


def speaker(slug: str) -> str:
    """One speaker."""
    return here(f"{SPEAKERS}{slug}")


def place(slug: str, role: str = "") -> str:
    """One place, or the words to which it is one thing on its page."""
    path = here(f"{PLACES}{slug}")
    return anchored(path, role) if role else path


def source(slug: str, anchor: str | None = None) -> str:
    """One source, or one quote on its page."""
    path = here(f"{SOURCES}{slug}")
    return anchored(path, anchor) if anchor else path


def beside(slug: str, other: str) -> str:
    """Two sources beside each other."""
    return here(f"{SOURCES}{slug}/beside/{other}")


def quote_file(quote_id: str, form: str) -> str:
    """A quote as a reference, in one form: ``ris``, ``bib``, ``csl.json``; as lasting as the quote's page."""
    return f"/quotes/{quote_id}.{form}"


def source_file(source_id: str, form: str) -> str:
    """A source as a reference; by its id, since a slug may change."""
    return f"{SOURCES}{source_id}.{form}"


def places(role: str = "", view: str = "") -> str:
    """The places that are one thing to those who spoke, on the map of a view; both may be left out."""
    pairs = [(name, value) for name, value in (("role", role), ("view", view)) if value]
    return here(f"{PLACES}?{urlencode(pairs, safe=',')}" if pairs else PLACES)


def record(nouns: str, record_id: str) -> str:
    """A record in the API, by its id: ``quotes``, ``speakers``, ``places``, ``sources``."""
    return f"{API_ROOT}/{nouns}/{record_id}"


def topic(key: str) -> str:
    """The sources that tell of one topic."""
    return here(f"{TOPICS}{key}")


def collection(key: str) -> str:
    """One collection's finding aid."""
    return here(f"{COLLECTIONS}{url_quote(key)}")


def collection_file(key: str) -> str:
    """The same as EAD3."""
    return f"{COLLECTIONS}{url_quote(key)}.ead.xml"


def essay(slug: str) -> str:
    """One essay."""
    return here(f"{ESSAYS}{slug}")


def timeline(period: str = "") -> str:
    """Quotes over time: of everything, a year or a month."""
    return here(f"{TIMELINE}?{urlencode({'of': period})}" if period else TIMELINE)


def sitemap(number: int) -> str:
    """One file of the map for search engines."""
    return f"/sitemap-{number}.xml"


def anchored(path: str, anchor: str) -> str:
    """One place on a page."""
    return f"{path}#{anchor}"


def listing(path: str, letter: str = "", page: int = 1, kept: Iterable[tuple[str, str]] = ()) -> str:
    """One letter of a list, or one page of it; ``kept`` are what else the list is narrowed by."""
    pairs = [(name, value) for name, value in (*kept, ("letter", letter)) if value]
    pairs += [("page", str(page))] if page > 1 else []
    return here(f"{path}?{urlencode(pairs)}" if pairs else path)


def search(query: str = "", parameters: Iterable[tuple[str, str]] = (), *, path: str = SEARCH) -> str:
    """A search with its filters, in the order given; empty values are left out.

    ``path`` is the view of what was found: the list, the concordance, a file.
    """
    pairs = [(name, value) for name, value in (("q", query), *parameters) if value]
    return here(f"{path}?{urlencode(pairs)}" if pairs else path)


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
