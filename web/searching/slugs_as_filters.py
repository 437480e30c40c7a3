"""What the address of a page calls a speaker, a place or a source, taken for a filter's value as its id is.

``place=goris`` means what ``/places/goris`` shows. Where no public words have it, the value stays as it was
written, so that a record which may not be shown is as unknown as none.
"""

from dataclasses import replace

from archive.ids import is_id
from index.engine import PLACE_ROLES, Facet
from index.querying.query import Everything
from web.reading.reading_room import ReadingRoom
from web.searching.search_request import SearchRequest

NOUNS = {
    Facet.SPEAKER: "speaker",
    Facet.SOURCE: "source",
    **dict.fromkeys((Facet.PLACE, *PLACE_ROLES), "place"),
}


def by_ids(room: ReadingRoom, asked: SearchRequest) -> SearchRequest:
    """The same search by ids. Raises SearchUnavailable and SearchTimeout."""
    named = {
        facet: tuple(dict.fromkeys(_id(room, facet, value) for value in values))
        for facet, values in asked.filters.items()
        if facet in NOUNS and not all(map(is_id, values))
    }
    return replace(asked, filters={**asked.filters, **named}) if named else asked


def _id(room: ReadingRoom, facet: Facet, value: str) -> str:
    if is_id(value):
        return value
    led_to = room.led_to(NOUNS[facet], value)
    of_any_role = Facet.PLACE if facet in PLACE_ROLES else facet
    found = room.find(Everything(), filters={of_any_role: (led_to,)}, limit=1)
    return led_to if found.chains else value
