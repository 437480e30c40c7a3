"""For search engines: where they may go, and what is there."""

from flask import Blueprint, Response, request

from archive.errors import UnknownId
from web import urls
from web.harvest import sitemap
from web.harvest.sitemap import MEDIA_TYPE, Entry
from web.holdings import holdings, lasting, reading_room
from web.reading import own_words
from web.xml_writing import answer

blueprint = Blueprint("crawling", __name__)

NOT_FOR_ROBOTS = (
    urls.SEARCH,
    urls.SUGGEST,
    urls.CONCORDANCE,
    urls.API_ROOT,
    urls.HARVEST,
    "/*.ris$",
    "/*.bib$",
    "/*.json$",
    "/*.ead.xml$",
)
"""Searches are for people, and without number; files say what their pages do."""


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Pages may be indexed; searches and files may not (RFC 9309)."""
    refused = [path for rule in NOT_FOR_ROBOTS for path in _in_every_language(rule)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in refused), ""]
    lines += [f"Sitemap: {lasting(urls.SITEMAP)}", ""]
    response = Response("\n".join(lines), mimetype="text/plain")
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.get("/sitemap.xml")
def index() -> Response:
    """The files of the map."""
    return answer(sitemap.index_of(_pages(), lasting), MEDIA_TYPE)


@blueprint.get("/sitemap-<int:number>.xml")
def part(number: int) -> Response:
    """One file of the map."""
    start = (number - 1) * sitemap.PER_FILE
    pages = _pages()[start : start + sitemap.PER_FILE] if start >= 0 else ()
    if not pages:
        raise UnknownId("no such part of the map")
    return answer(sitemap.map_of(pages, lasting), MEDIA_TYPE)


def _pages() -> tuple[Entry, ...]:
    """Read from an index that has taken in every decision: nobody reads each quote for a map."""
    # Asked before the index is read: what changes meanwhile makes the next request read anew.
    head = reading_room().head()
    holdings().in_step()
    record = holdings().open().record
    return holdings().map.entries(
        head, lambda: sitemap.entries(reading_room(), holdings().stamps(), own_words.essays(record))
    )


def _in_every_language(path: str) -> list[str]:
    """A rule for each language; one with a wildcard holds for all of them."""
    return [path] if "*" in path else [urls.in_language(path, language) for language in urls.LANGUAGES]
