"""Search."""

from dataclasses import replace

from flask import Blueprint, Response, request

from index.querying.grammar import parse
from web.holdings import counting_room, holdings, reading_room, today
from web.pages.search import search_page
from web.pages.values import named, values_page
from web.rendering import render
from web.searching import search_request, values_request
from web.searching.explanation import in_words_of_page
from web.searching.facet_values import listed_of_each
from web.searching.finding import find, suggestions, values as values_of
from web.searching.labels import labels
from web.searching.parameters import OF_A_SEARCH, OF_VALUES, passed_over, refuse_unknown
from web.searching.slugs_as_filters import by_ids
from web.searching.unknown_filters import unknown_filters

blueprint = Blueprint("search", __name__)


@blueprint.get("/search/values")
def values() -> Response:
    """All values that one facet of a search has."""
    refuse_unknown(request.args, OF_VALUES)
    # Counts of names as the index has them: none of what was closed a moment ago.
    room = counting_room()
    asked = values_request.read(request.args)
    asked = replace(asked, search=by_ids(room, asked.search))
    query = parse(asked.search.text).query
    counts = values_of(room, asked.search, query, asked.facet)
    shown = {asked.facet: named(asked, counts)}
    return render(
        "values.html", values_page(asked, query, counts, labels(room, asked.search, shown, holdings().labels))
    )


@blueprint.get("/search")
def search() -> Response:
    """What was asked, what was understood, what was found."""
    room = reading_room()
    asked = by_ids(room, search_request.read(request.args))
    parsed = parse(asked.text)
    found = find(room, asked, parsed.query)
    shown = listed_of_each(found.results.facets, asked.filters)
    page = search_page(
        asked,
        parsed.query,
        (*in_words_of_page(parsed.notes), *passed_over(request.args, OF_A_SEARCH)),
        chains=found.chains,
        results=found.results,
        day=today(),
        labels=labels(room, asked, shown, holdings().labels),
        suggestions=suggestions(room, asked, parsed.query) if not found.results.total else (),
        unknown=unknown_filters(room, asked, found.results.total),
    )
    return render("search.html", page)
