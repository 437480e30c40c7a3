"""The first quotes of a place, by what it is to them: a calm beginning, the rest of each a search away."""

from collections.abc import Iterable
from typing import Protocol

from archive.model import Chain, Speaker
from index.engine import PLACE_ROLES, Facet, Searcher, Sort
from index.querying.query import Everything
from web.reading.readings import FoundAtPlace, RoleShelf

OF_EACH_ROLE = 10
"""Quotes by date that stand on a place's page for each thing that it is to them."""
SPEAKERS = 24
"""Those who are named there: the ones with the most words."""


class Room(Protocol):
    """What is asked of a reading room."""

    is_in_step: bool
    """Whether the index had taken in every decision."""

    @property
    def engine(self) -> Searcher:
        """The public index's searcher."""
        ...

    def chains(self, quote_ids: Iterable[str]) -> tuple[Chain, ...]:
        """The quotes that may be seen."""
        ...

    def speakers(self, ids: Iterable[str]) -> tuple[Speaker, ...]:
        """Speakers whose ids the public index gave."""
        ...


def found_at(room: Room, place_id: str) -> FoundAtPlace:
    """What is found at a place; nothing at one that no public words are about.

    While the index is behind it may count people who only have closed words: then those are named who speak
    in the quotes shown. Raises SearchUnavailable and SearchTimeout.
    """
    here = (place_id,)
    shelves = {}
    with room.engine.held() as held:
        filters = {Facet.PLACE: here}
        results = held.search(
            Everything(), filters=filters, sort=Sort.DATE, limit=OF_EACH_ROLE, facets=(Facet.SPEAKER,)
        )
        for facet, role in PLACE_ROLES.items():
            first = held.search(Everything(), filters={facet: here}, sort=Sort.DATE, limit=OF_EACH_ROLE)
            if first.total:
                ids = tuple(hit.id for hit in first.hits)
                shelves[role] = RoleShelf(quote_ids=ids, total=first.total)
    on_shelves = (quote_id for shelf in shelves.values() for quote_id in shelf.quote_ids)
    chains = room.chains(dict.fromkeys((*(hit.id for hit in results.hits), *on_shelves)))
    heard = {chain.speaker.id: chain.speaker for chain in chains if chain.speaker}
    if room.is_in_step:
        most = (count.value for count in results.facets[Facet.SPEAKER][:SPEAKERS])
        heard |= {one.id: one for one in room.speakers(id_ for id_ in most if id_ not in heard)}
    return FoundAtPlace(chains=chains, results=results, shelves=shelves, speakers=heard)
