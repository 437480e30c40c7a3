"""The front page."""

from flask import Blueprint, Response

from archive.description.featured import HOME
from archive.ids import derived_id
from archive.model import Chain, Kind
from index.engine import Facet
from index.querying.query import Everything, Field, Word
from web.holdings import holdings, reading_room, today
from web.pages.collections import collection_entries
from web.pages.home import CANDIDATES, MOST_SOURCES, choose, home_page
from web.reading import own_words
from web.reading.collected import featured
from web.reading.reading_room import ReadingRoom
from web.rendering import kept, render

blueprint = Blueprint("home", __name__)

_TESTIMONY = Word(Kind.TESTIMONY, Field.KIND)
COUNTED = (Facet.SPEAKER, Facet.PLACE, Facet.SOURCE)


@blueprint.get("/")
@kept
def home() -> Response:
    """What this archive holds, a search box, the words of one person, three ways in."""
    room = reading_room()
    results = room.find(Everything(), limit=1, facets=COUNTED).results
    sources = room.sources(count.value for count in results.facets.get(Facet.SOURCE, ())[:MOST_SOURCES])
    record = holdings().open().record
    chosen = featured(room, record.choices(), HOME) or _of_the_day(room)
    page = home_page(
        chosen,
        collection_entries(own_words.collections(record), sources),
        quotes=results.total,
        speakers=len(results.facets.get(Facet.SPEAKER, ())),
        places=len(results.facets.get(Facet.PLACE, ())),
        sources=len(results.facets.get(Facet.SOURCE, ())),
    )
    return render("home.html", page)


def _of_the_day(room: ReadingRoom) -> tuple[Chain, ...]:
    """The same all day, whatever is added: ids are random, so those after any one are as good as drawn."""
    day = derived_id(today().isoformat())
    return choose(room.chains(room.engine.ids_after(day, _TESTIMONY, limit=CANDIDATES)))
