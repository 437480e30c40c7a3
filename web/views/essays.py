"""Essays: the list, and one of them."""

from flask import Blueprint, Response

from archive.description.essays import Essay, quotes_in
from archive.errors import UnknownId
from archive.record.store import Record
from index.engine import Facet
from web import urls
from web.holdings import holdings, lasting, reading_room
from web.metadata.pages import essay_metadata
from web.pages.essays import essay_page, essays_page
from web.pages.parts import Link
from web.reading import own_words
from web.reading.reading_room import ReadingRoom
from web.rendering import kept, render
from web.slugs import checked

blueprint = Blueprint("essays", __name__)


@blueprint.get("/essays/")
@kept
def essays() -> Response:
    """Every public essay."""
    return render("essays.html", essays_page(own_words.essays(holdings().open().record)))


@blueprint.get("/essays/<slug>")
@kept
def essay(slug: str) -> Response:
    """One essay, its quotes as far as they may be shown now."""
    record, room = holdings().open().record, reading_room()
    slug = checked(slug)
    found = next((one for one in own_words.essays(record) if one.slug == slug), None)
    if found is None:
        raise UnknownId("no such essay", where=slug)
    quotes = {chain.quote.id: chain for chain in room.chains(quotes_in(found))}
    page = essay_page(found, quotes, _collection(record, room, found), record.withheld_words())
    return render("essay.html", page, essay_metadata(found, lasting))


def _collection(record: Record, room: ReadingRoom, essay: Essay) -> Link | None:
    """The collection it belongs to, where that has words to be seen."""
    key = essay.collection
    if key is None or not room.tally((), filters={Facet.COLLECTION: (key,)}).total:
        return None
    titles = {collection.slug: collection.title for collection in own_words.collections(record)}
    return Link(text=titles.get(key, key), href=urls.collection(key))
