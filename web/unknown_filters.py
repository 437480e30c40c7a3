"""Filters whose values nothing here has, as a made-up or an old address may set them: said plainly.

What only closed words have is said to be unknown as what never was: the public index and the gate are asked.
"""

from collections.abc import Callable
from dataclasses import dataclass

from index.engine import PLACE_ROLES, Facet
from index.query import Everything
from web import urls
from web.facet_values import FACETS
from web.languages import Translated, gettext as _, marked
from web.naming import side_by_side
from web.reading_room import ReadingRoom
from web.search_request import PAGE_SIZE, SearchRequest

UNKNOWN = Translated(
    {
        Facet.SPEAKER: marked("This archive knows no such speaker: “%(value)s”."),
        Facet.PLACE: marked("This archive knows no such place: “%(value)s”."),
        Facet.SOURCE: marked("This archive knows no such source: “%(value)s”."),
        Facet.COLLECTION: marked("This archive knows no such collection: “%(value)s”."),
        Facet.TOPIC: marked("This archive knows no such topic: “%(value)s”."),
    }
)
LISTS = {
    Facet.SPEAKER: (marked("All speakers"), urls.SPEAKERS),
    Facet.PLACE: (marked("All places"), urls.PLACES),
    Facet.SOURCE: (marked("All sources"), urls.SOURCES),
    Facet.COLLECTION: (marked("All collections"), urls.COLLECTIONS),
    Facet.TOPIC: (marked("All topics"), urls.TOPICS),
    Facet.ROLE: (marked("All roles"), f"{urls.SPEAKERS}?by=role"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownFilter:
    """One value that nothing public has."""

    sentence: str
    without: str
    """The address of the search without it."""
    list_name: str
    list_address: str
    """Where to choose another one; empty where there is no list."""


def unknown_filters(
    room: ReadingRoom,
    asked: SearchRequest,
    total: int,
    address: Callable[[SearchRequest], str] = lambda request: request.address,
) -> tuple[UnknownFilter, ...]:
    """Those of a search that found so much; ``address`` is where another one of its kind is.

    Raises SearchUnavailable and SearchTimeout.
    """
    # Where something was found, all of it has a value that stands alone.
    doubtful = ((facet, values) for facet, values in asked.filters.items() if not total or len(values) > 1)
    return tuple(
        _named(room, facet, value, address(asked.toggled(facet, value)))
        for facet, values in doubtful
        for value in values
        if not _is_known(room, facet, value)
    )


def _named(room: ReadingRoom, facet: Facet, value: str, without: str) -> UnknownFilter:
    name, path = LISTS.get(Facet.PLACE if facet in PLACE_ROLES else facet, ("", ""))
    return UnknownFilter(
        sentence=_sentence(room, facet, value),
        without=without,
        list_name=_(name) if name else "",
        list_address=urls.here(path) if path else "",
    )


def _is_known(room: ReadingRoom, facet: Facet, value: str) -> bool:
    # While the index is behind, the first it gives may have been closed since.
    limit = 1 if room.is_in_step else PAGE_SIZE
    return bool(room.find(Everything(), filters={facet: (value,)}, limit=limit).chains)


def _sentence(room: ReadingRoom, facet: Facet, value: str) -> str:
    if facet in PLACE_ROLES:
        if not _is_known(room, Facet.PLACE, value):
            return UNKNOWN[Facet.PLACE] % {"value": value}
        value = next(map(side_by_side, room.places((value,))), value)
    if facet in UNKNOWN:
        return UNKNOWN[facet] % {"value": value}
    return _(
        "Nothing in this archive has this under “%(filter)s”: “%(value)s”.", filter=FACETS[facet], value=value
    )
