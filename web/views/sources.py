"""Sources: the list, and one of them."""

from flask import Blueprint, Response, request

from index.engine import Facet
from web import urls
from web.desk.signing import viewer
from web.holdings import holdings, lasting, reading_room
from web.metadata.pages import source_metadata
from web.pages.sources import LAST_PAGE, source_page, sources_page
from web.rendering import kept, moved, render
from web.search_request import page_number
from web.slugs import checked

blueprint = Blueprint("sources", __name__)


@blueprint.get("/sources/")
@kept
def sources() -> Response:
    """Every source with public words."""
    room = reading_room()
    counts = {count.value: count.count for count in room.counts(Facet.SOURCE)}
    page = page_number(request.args.get("page", ""), last=LAST_PAGE)
    collections = holdings().open().record.collections()
    return render("sources.html", sources_page(room.sources(counts), counts, collections, page))


@blueprint.get("/sources/<slug>")
@kept
def source(slug: str) -> Response:
    """One source with its versions and its quotes in order."""
    reading = reading_room(viewer()).source(checked(slug))
    if reading.source.slug != slug:
        return moved(urls.source(reading.source.slug))
    collections = holdings().open().record.collections()
    metadata = source_metadata(reading.source, reading.versions[-1], lasting)
    address = lasting(urls.source(reading.source.id))
    return render("source.html", source_page(reading, collections, address), metadata)
