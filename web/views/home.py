"""The front page."""

from flask import Blueprint, Response

from archive.description.featured import HOME
from archive.model import Kind
from index.engine import Facet
from index.querying.query import Everything, Field, Word
from web.holdings import holdings, reading_room, today
from web.pages.collections import collection_entries
from web.pages.home import MOST_SOURCES, candidates, choose, home_page
from web.reading import own_words
from web.reading.collected import featured
from web.rendering import kept, render

blueprint = Blueprint("home", __name__)

COUNTED = (Facet.SPEAKER, Facet.PLACE, Facet.SOURCE)


@blueprint.get("/")
@kept
def home() -> Response:
    """What this archive holds, a search box, the words of one person, three ways in."""
    room = reading_room()
    results = room.find(Everything(), limit=1, facets=COUNTED).results
    testimonies = room.engine.ids(Word(Kind.TESTIMONY, Field.KIND))
    sources = room.sources(count.value for count in results.facets.get(Facet.SOURCE, ())[:MOST_SOURCES])
    record = holdings().open().record
    chosen = featured(room, record.choices(), HOME)
    page = home_page(
        chosen or choose(room.chains(candidates(testimonies, today()))),
        collection_entries(own_words.collections(record), sources),
        quotes=results.total,
        speakers=len(results.facets.get(Facet.SPEAKER, ())),
        places=len(results.facets.get(Facet.PLACE, ())),
        sources=len(results.facets.get(Facet.SOURCE, ())),
    )
    return render("home.html", page)
