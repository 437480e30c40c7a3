"""The list of places with its map: every English name of each, side by side, none the right one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from archive.model import Place, PlaceRole
from web import urls
from web.language import wording
from web.language.languages import gettext as _, ngettext
from web.language.naming import side_by_side
from web.pages.listing import Entry, Listing, Option, chosen, counted, listing, on_page
from web.pages.maps import MapFigure, points
from web.pages.parts import Head
from web.pages.place_maps import places_map
from web.pages.places_request import PlacesRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPage:
    """What ``places.html`` shows."""

    head: Head
    listing: Listing
    summary: str
    map: MapFigure | None
    """None where no place in the list has a point."""
    without_point: int
    """Places that stand in the list only."""
    options: tuple[Option, ...]
    """What the places may be to those who spoke; the first is anything."""


def places_page(
    places: Iterable[Place],
    counts: Mapping[str, int],
    asked: PlacesRequest,
    *,
    called: Mapping[str, str],
    roles: Iterable[PlaceRole],
) -> PlacesPage:
    """The map and the list, each place once with its English names.

    called: what each is called in this list, by id; roles: those that any place has.

    Raises NoSuchPage after the last page.
    """
    everywhere = tuple(places)
    letters = counted(called[place.id] for place in everywhere)
    shown = chosen(letters, asked.letter)
    here = on_page(everywhere, lambda place: called[place.id], shown, asked.page)
    role = asked.role.value if asked.role else ""
    entries = [replace(entry(place, counts[place.id], role), label=called[place.id]) for place in here]
    listed = listing(urls.PLACES, entries, letters, shown, asked.page, (("role", role),))
    return PlacesPage(
        # A part of the map is no page of its own to a search engine.
        head=Head(title=_("Places"), path=listed.path, indexable=asked.view is None),
        listing=listed,
        summary=_summary(asked.role, len(everywhere)),
        map=places_map(everywhere, counts, asked.view, role),
        without_point=len(everywhere) - len(points(everywhere)),
        options=_options(asked.role, roles),
    )


def _summary(role: PlaceRole | None, many: int) -> str:
    """How many places there are, and what they are to those who speak."""
    match role:
        case PlaceRole.FROM:
            return ngettext(
                "%(num)s place that people are from.", "%(num)s places that people are from.", many
            )
        case PlaceRole.LEFT:
            return ngettext("%(num)s place that people left.", "%(num)s places that people left.", many)
        case PlaceRole.SPOKE_AT:
            return ngettext(
                "%(num)s place where words were spoken.", "%(num)s places where words were spoken.", many
            )
        case PlaceRole.NOW_LIVING:
            return ngettext(
                "%(num)s place where people now live.", "%(num)s places where people now live.", many
            )
        case PlaceRole.MENTIONED:
            return ngettext(
                "%(num)s place that people speak of.", "%(num)s places that people speak of.", many
            )
    return ngettext(
        "%(num)s place that people in this archive are from, left, spoke at or speak of.",
        "%(num)s places that people in this archive are from, left, spoke at or speak of.",
        many,
    )


def _options(chosen_role: PlaceRole | None, roles: Iterable[PlaceRole]) -> tuple[Option, ...]:
    anything = Option(label=_("All of these"), href=urls.places(), is_set=chosen_role is None)
    others = (
        Option(label=wording.PLACES_THAT[role], href=urls.places(role.value), is_set=role is chosen_role)
        for role in roles
    )
    return (anything, *others)


def entry(place: Place, count: int, role: str = "") -> Entry:
    """A place in a list: its names side by side, how many quotes; leads to those to which it is this."""
    return Entry(
        label=side_by_side(place),
        href=urls.place(place.slug, role),
        note="",
        count=wording.quotes(count),
    )
