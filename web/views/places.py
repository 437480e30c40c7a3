"""Places: the list, and one of them."""

from flask import Blueprint, Response, request

from archive.places.hierarchy import upward
from index.engine import PLACE_ROLES, Facet
from web import urls
from web.holdings import counting_room, lasting, reading_room
from web.metadata.pages import place_metadata
from web.namesakes import told_apart
from web.pages.place_list import places_page
from web.pages.places import place_page
from web.pages.places_request import read
from web.rendering import kept, moved, render
from web.session.reading import note
from web.session.signing import viewer
from web.slugs import checked

blueprint = Blueprint("places", __name__)


@blueprint.get("/places/")
@kept
def places() -> Response:
    """Every place that public words are from, about or spoken in."""
    room = counting_room()
    asked = read(request.args)
    tallied = room.tally((Facet.PLACE, *PLACE_ROLES)).facets
    facet = next((facet for facet, role in PLACE_ROLES.items() if role is asked.role), Facet.PLACE)
    counts = {count.value: count.count for count in tallied[facet]}
    roles = tuple(role for facet, role in PLACE_ROLES.items() if tallied[facet])
    listed = tuple(room.places(counts))
    called = told_apart(listed, room.places_by_key)
    return render("places.html", places_page(listed, counts, asked, called=called, roles=roles))


@blueprint.get("/places/<slug>")
@kept
def place(slug: str) -> Response:
    """One place with the words that belong to it."""
    room = reading_room(viewer())
    found_place, found = room.place(checked(slug))
    if found_place.slug != slug:
        return moved(urls.place(found_place.slug))
    note(found.chains, found.beyond)
    # While the index is behind it may count places that only closed words are about.
    counts = {count.value: count.count for count in room.counts(Facet.PLACE) if room.is_in_step}
    public = room.places(counts)
    told = (place for chain in found.chains for place in chain.places.values())
    broader = upward((*public, found_place, *told), room.places_by_key)
    page = place_page(found_place, found, broader=broader, public=public, counts=counts)
    return render("place.html", page, place_metadata(found_place, found.results.total, lasting))
