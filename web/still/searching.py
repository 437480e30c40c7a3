"""The search of the copy: one page a language, what it knows, and the programs that search it."""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from archive.places.hierarchy import upward
from web import urls
from web.holdings import reading_room
from web.language import wording
from web.pages.still import still_search_page
from web.rendering import render
from web.still.addresses import search_page
from web.still.saying import says
from web.still.words import facet_names, found_by, labels, public_chains, said_of, script

ASSETS = Path(__file__).parent / "assets"
FOLDER = posixpath.dirname(search_page(urls.ENGLISH))
LIBRARY = "minisearch.js"
QUERY = "query.js"
MEANING = "meaning.js"
PROGRAM = "search.js"
WORDS = "words.js"
LINES = "lines.js"


def assets() -> Iterator[tuple[str, bytes]]:
    """The programs, with the licence of the one that is not ours."""
    for path in sorted(ASSETS.iterdir()):
        yield f"{FOLDER}/{path.name}", path.read_bytes()


def files(app: Flask, language: str) -> Iterator[tuple[str, str]]:
    """The page in one language with what is said of each hit; in English also what all have in common."""
    page = search_page(language)
    folder = posixpath.dirname(page)
    with app.test_request_context(urls.SEARCH):
        urls.speak(language)
        try:
            rows, captions, called = [], {}, dict[str, dict[str, str]]()
            room = reading_room()
            for chain in public_chains(room):
                broader = upward(chain.places.values(), room.places_by_key)
                rows.append(found_by(chain, broader))
                captions[chain.quote.id] = said_of(chain)
                for facet, value, label in labels(chain, broader):
                    called.setdefault(facet.value, {})[value] = label
            if language == urls.ENGLISH:
                yield f"{folder}/{WORDS}", script("testimonyWords", rows)
            told = {"captions": captions, "facets": facet_names(), "labels": called, "says": says()}
            yield f"{folder}/{LINES}", script("testimonyLines", told)
            yield page, _page(wording.quotes_here(len(rows)), folder)
        finally:
            urls.speak(urls.ENGLISH)


def _page(summary: str, folder: str) -> str:
    shared = posixpath.relpath(FOLDER, folder)
    programs = [posixpath.normpath(f"{shared}/{name}") for name in (WORDS, LIBRARY, QUERY, MEANING, PROGRAM)]
    scripts = (programs[0], LINES, *programs[1:])
    return render("still_search.html", still_search_page(summary, scripts)).get_data(as_text=True)
