"""What an address of the places page asks for: what the places are, the part of the world, the letter."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.model import PlaceRole
from web.cartography.view import View, parse
from web.language.languages import gettext as _
from web.pages.listing import LAST_PAGE
from web.searching.search_request import BadRequest, page_number


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesRequest:
    """Which places, and which stretch of map and list."""

    role: PlaceRole | None = None
    """What the places are to those who spoke; None: anything."""
    view: View | None = None
    """None: all of them."""
    letter: str = ""
    page: int = 1


def read(arguments: MultiDict[str, str]) -> PlacesRequest:
    """Read the parameters of an address. Raises BadRequest."""
    return PlacesRequest(
        role=_role(arguments.get("role", "")),
        view=_view(arguments.get("view", "")),
        letter=arguments.get("letter", ""),
        page=page_number(arguments.get("page", ""), last=LAST_PAGE),
    )


def _role(value: str) -> PlaceRole | None:
    try:
        return PlaceRole(value) if value else None
    except ValueError:
        raise BadRequest(
            _("places are not listed by that"), remedy=_("Use one of: %(roles)s.", roles=", ".join(PlaceRole))
        ) from None


def _view(value: str) -> View | None:
    try:
        return parse(value) if value else None
    except ValueError:
        raise BadRequest(
            _("the part of the map can’t be read"),
            remedy=_("Write latitude, longitude and height in degrees: view=39.8,46.7,4."),
        ) from None
