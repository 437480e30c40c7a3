"""The reading room of somebody who may read what is restricted: speakers and places with those words, too.

No index has them. They are looked up in the record each time, handed out through the same gate, and in no
list, count, file or feed of the public.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from archive.errors import UnknownId
from archive.model import Chain, Place, Speaker
from archive.places.hierarchy import Broader, lineage, upward
from index.engine import Facet, FacetCount, Results
from web.reading.reading_room import ReadingRoom
from web.reading.readings import Found, FoundAtPlace
from web.reading.speaker_shelf import LONGEST_SHELF

_NOTHING = Found(chains=(), results=Results(hits=(), total=0, facets={}))
_NOTHING_THERE = FoundAtPlace(
    chains=(), results=Results(hits=(), total=0, facets={}), shelves={}, speakers={}
)
_Holders = Callable[[Place], tuple[Place, ...]]
"""A place, and what holds it."""
_SomeFound = TypeVar("_SomeFound", bound=Found)


class ReadersRoom(ReadingRoom):
    """The public's room, and what is for readers with the right."""

    def restricted(self) -> tuple[str, ...]:
        """The ids of the quotes that are for those with the right, as they came."""
        return self._record.restricted()

    def speaker(self, slug: str) -> tuple[Speaker, Found]:
        """As the public's, and speakers of whom only restricted words may be read. Raises UnknownId."""
        ids = self._record.restricted(speaker_id=self.led_to("speaker", slug))
        apart = self.chains(ids[:LONGEST_SHELF])
        heard = next((chain.speaker for chain in apart if chain.speaker), None)
        try:
            speaker, found = super().speaker(slug)
        except UnknownId:
            if heard is None:
                raise
            speaker, found = heard, _NOTHING
        together = _together(found, apart, Facet.SOURCE, lambda chain: chain.source.id)
        return speaker, replace(together, beyond=max(0, len(ids) - LONGEST_SHELF))

    def place(self, slug: str) -> tuple[Place, FoundAtPlace]:
        """As the public's, and places that only restricted words are about or lie in. Raises UnknownId."""
        place_id = self.led_to("place", slug)
        about = self._record.restricted_places()
        holders = _holders(upward(about, self._record.places_by_key))
        within = [place.id for place in about if any(each.id == place_id for each in holders(place))]
        ids = self._record.restricted(place_ids=within)
        # What the gate took out of a quote is no reason to show it here.
        held = ((chain, _held_at(chain, place_id, holders)) for chain in self.chains(ids[:LONGEST_SHELF]))
        apart = [(chain, place) for chain, place in held if place is not None]
        try:
            place, found = super().place(slug)
        except UnknownId:
            if not apart:
                raise
            place, found = apart[0][1], _NOTHING_THERE
        chains = [chain for chain, _ in apart]
        together = _together(found, chains, Facet.SPEAKER, lambda chain: chain.quote.speaker_id)
        return place, replace(together, beyond=max(0, len(ids) - LONGEST_SHELF))


def _holders(broader: Broader) -> _Holders:
    return lambda place: (place, *lineage(place, broader).within)


def _held_at(chain: Chain, place_id: str, holders: _Holders) -> Place | None:
    """The place with this id, where what a reader sees of a quote tells of it or of a place in it."""
    told = (holder for place in chain.places.values() for holder in holders(place))
    return next((holder for holder in told if holder.id == place_id), None)


def _together(
    found: _SomeFound, apart: Sequence[Chain], facet: Facet, value: Callable[[Chain], str | None]
) -> _SomeFound:
    """What the public index has found, and after it what it has not, counted together."""
    counted = Counter({count.value: count.count for count in found.results.facets.get(facet, ())})
    counted.update(filter(None, map(value, apart)))
    counts = tuple(FacetCount(each, count) for each, count in counted.most_common())
    results = replace(found.results, total=found.results.total + len(apart), facets={facet: counts})
    return replace(found, chains=(*found.chains, *apart), results=results)
