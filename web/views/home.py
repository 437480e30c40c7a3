"""The front page."""

from flask import Blueprint, Response

from archive.model import Kind
from index.engine import Facet
from index.query import Everything, Field, Word
from web.holdings import reading_room, today
from web.pages.home import candidates, choose, home_page
from web.rendering import render

blueprint = Blueprint("home", __name__)

COUNTED = (Facet.SPEAKER, Facet.PLACE, Facet.SOURCE)


@blueprint.get("/")
def home() -> Response:
    """A search box, the words of one person, three ways in."""
    room = reading_room()
    results = room.find(Everything(), limit=1, facets=COUNTED).results
    testimonies = room.engine.ids(Word(Kind.TESTIMONY, Field.KIND))
    page = home_page(
        choose(room.chains(candidates(testimonies, today()))),
        quotes=results.total,
        speakers=len(results.facets.get(Facet.SPEAKER, ())),
        places=len(results.facets.get(Facet.PLACE, ())),
        sources=len(results.facets.get(Facet.SOURCE, ())),
    )
    return render("home.html", page)
