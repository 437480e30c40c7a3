"""How to search."""

from flask import Blueprint, Response

from web.examples import examples
from web.holdings import reading_room
from web.pages.help import help_page
from web.rendering import render

blueprint = Blueprint("help", __name__)


@blueprint.get("/help")
def how_to_search() -> Response:
    """Problems, solutions, and examples from this archive, each tried."""
    room = reading_room()
    return render(
        "help.html", help_page(examples(room), lambda query: room.find(query, limit=0).results.total)
    )
