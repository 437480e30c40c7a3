"""How to search."""

from flask import Blueprint, Response

from index.engine import SearchUnavailable
from web.holdings import counting_room
from web.pages.help import HelpPage, help_page
from web.rendering import kept, render
from web.searching.examples import Examples, examples

blueprint = Blueprint("help", __name__)


@blueprint.get("/help")
@kept
def how_to_search() -> Response:
    """Problems, solutions, and examples from this archive, each tried."""
    return render("help.html", _page())


def _page() -> HelpPage:
    """While the index is behind the record, with the examples of an archive without quotes."""
    try:
        room = counting_room()
    except SearchUnavailable:
        return help_page(Examples(), lambda query: 0)
    return help_page(examples(room), lambda query: room.find(query, limit=0).results.total)
