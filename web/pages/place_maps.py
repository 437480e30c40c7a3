"""Which map stands on which page: of all places, of one place, of the places of a speaker."""

from collections.abc import Iterable, Mapping

from archive.model import Chain, Place, PlaceRole
from web import urls
from web.cartography.view import View, around
from web.language import wording
from web.language.languages import gettext as _
from web.language.naming import side_by_side
from web.pages.maps import MapFigure, figure, points, spot, spots


def places_map(
    places: Iterable[Place], counts: Mapping[str, int], view: View | None, role: str = ""
) -> MapFigure | None:
    """All the places, or those in a part of the world; None where no place has a point."""
    everywhere = tuple(places)
    whole = around(points(everywhere))
    if whole is None:
        return None
    shown = view or whole
    return figure(
        spots(everywhere, shown, counts, role),
        shown,
        title=_("Map of the places, sized by the number of quotes"),
        address=lambda there: on_the_places_page(there, role),
        moves=True,
    )


def place_map(
    place: Place, parts: Iterable[Place], public: Iterable[Place], counts: Mapping[str, int]
) -> MapFigure | None:
    """One place among the others near it; a region without a point shows its parts; else None."""
    subject = spot(place, counts.get(place.id, 0), is_subject=True)
    view = around((subject.point,) if subject else points(parts))
    if view is None:
        return None
    others = spots((other for other in public if other.id != place.id), view, counts)
    return figure(
        (subject, *others) if subject else others,
        view,
        title=_("Map around %(place)s", place=side_by_side(place)),
        address=on_the_places_page,
        wide=False,
    )


def speaker_map(name: str, chains: Iterable[Chain], roles: Iterable[PlaceRole]) -> MapFigure | None:
    """The places that are one of these things to a speaker, each with what it is; None without any."""
    wanted = tuple(roles)
    places: dict[str, Place] = {}
    told: dict[str, dict[str, None]] = {}
    quotes: dict[str, set[str]] = {}
    for chain in chains:
        for tag in chain.quote.tags:
            place = chain.places.get(tag.place_key or "")
            if place and tag.place_role in wanted:
                places[place.id] = place
                told.setdefault(place.id, {})[wording.PLACE[tag.place_role].lower()] = None
                quotes.setdefault(place.id, set()).add(chain.quote.id)
    found = (spot(p, len(quotes[p.id]), note=", ".join(told[p.id])) for p in places.values())
    mapped = tuple(each for each in found if each)
    view = around(each.point for each in mapped)
    if view is None:
        return None
    title = _("Map of the places of %(name)s, as the sources say", name=name)
    return figure(mapped, view, title=title, address=on_the_places_page, wide=False)


def on_the_places_page(view: View, role: str = "") -> str:
    """The part of the world a view shows, on the map of all places."""
    return urls.anchored(urls.places(role, str(view)), "map")
