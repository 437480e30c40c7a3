"""Search."""

from flask import Blueprint, Response, request

from index.querying.grammar import parse
from web.holdings import holdings, reading_room, today
from web.pages.search import search_page
from web.rendering import render
from web.searching import search_request
from web.searching.explanation import in_words_of_page
from web.searching.finding import find, labels, suggestions
from web.searching.parameters import OF_A_SEARCH, passed_over
from web.searching.slugs_as_filters import by_ids
from web.searching.unknown_filters import unknown_filters

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
def search() -> Response:
    """What was asked, what was understood, what was found."""
    room = reading_room()
    asked = by_ids(room, search_request.read(request.args))
    parsed = parse(asked.text)
    found = find(room, asked, parsed.query)
    page = search_page(
        asked,
        parsed.query,
        (*in_words_of_page(parsed.notes), *passed_over(request.args, OF_A_SEARCH)),
        chains=found.chains,
        results=found.results,
        day=today(),
        labels=labels(room, asked, found.results.facets, holdings().labels),
        suggestions=suggestions(room, asked, parsed.query) if not found.results.total else (),
        unknown=unknown_filters(room, asked, found.results.total),
    )
    return render("search.html", page)
