"""Places: the list, and one of them."""

from flask import Blueprint, Response, request

from index.engine import Facet
from web import urls
from web.holdings import reading_room
from web.naming import english_names
from web.pages.listing import LAST_PAGE, chosen
from web.pages.places import place_page, places_page
from web.rendering import moved, render
from web.search_request import page_number
from web.slugs import checked

blueprint = Blueprint("places", __name__)


@blueprint.get("/places/")
def places() -> Response:
    """Every place that public words are from, about or spoken in."""
    room = reading_room()
    counts = {count.value: count.count for count in room.counts(Facet.PLACE)}
    everywhere = room.places(counts)
    labels = [name for place in everywhere for name in english_names(place)]
    shown = chosen(labels, request.args.get("letter", ""))
    page = page_number(request.args.get("page", ""), last=LAST_PAGE)
    return render("places.html", places_page(everywhere, counts, labels=labels, shown=shown, page=page))


@blueprint.get("/places/<slug>")
def place(slug: str) -> Response:
    """One place with the words that belong to it."""
    room = reading_room()
    found_place, found = room.place(checked(slug))
    if found_place.slug != slug:
        return moved(urls.place(found_place.slug))
    return render("place.html", place_page(found_place, room.broader(found_place), found))
