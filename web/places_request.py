"""What an address of the places page asks for: the part of the world, the letter of the list."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from web.cartography.view import View, parse
from web.pages.listing import LAST_PAGE
from web.search_request import BadRequest, page_number


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesRequest:
    """Which stretch of map and list."""

    view: View | None = None
    """None: all of them."""
    letter: str = ""
    page: int = 1


def read(arguments: MultiDict[str, str]) -> PlacesRequest:
    """Read the parameters of an address. Raises BadRequest."""
    return PlacesRequest(
        view=_view(arguments.get("view", "")),
        letter=arguments.get("letter", ""),
        page=page_number(arguments.get("page", ""), last=LAST_PAGE),
    )


def _view(value: str) -> View | None:
    try:
        return parse(value) if value else None
    except ValueError:
        raise BadRequest(
            "the part of the map can’t be read",
            remedy="Write latitude, longitude and height in degrees: view=39.8,46.7,4.",
        ) from None
