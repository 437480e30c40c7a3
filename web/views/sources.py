"""Sources: the list, and one of them."""

from flask import Blueprint, Response

from index.engine import Facet
from web import urls
from web.holdings import reading_room
from web.pages.sources import source_page, sources_page
from web.rendering import moved, render
from web.slugs import checked

blueprint = Blueprint("sources", __name__)


@blueprint.get("/sources/")
def sources() -> Response:
    """Every source with public words."""
    room = reading_room()
    counts = {count.value: count.count for count in room.counts(Facet.SOURCE)}
    return render("sources.html", sources_page(room.sources(), counts))


@blueprint.get("/sources/<slug>")
def source(slug: str) -> Response:
    """One source with its versions and its quotes in order."""
    reading = reading_room().source(checked(slug))
    if reading.source.slug != slug:
        return moved(urls.source(reading.source.slug))
    return render("source.html", source_page(reading))
