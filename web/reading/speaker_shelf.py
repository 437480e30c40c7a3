"""Somebody's words as they were said: source by source, and in each in the order of its text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from archive.model import Chain, Source
from index.engine import Facet, Results, Sort
from index.querying.query import Everything, Query
from web.reading.by_date import by_date
from web.reading.readings import Found

LONGEST_SHELF = 100
"""Quotes on one speaker's page; the rest are a search away."""


class Room(Protocol):
    """What is asked of a reading room."""

    def find(
        self,
        query: Query,
        *,
        filters: Mapping[Facet, Sequence[str]],
        sort: Sort = ...,
        limit: int,
        facets: Sequence[Facet] = ...,
    ) -> Found:
        """Search and hand out what was found."""
        ...

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Of these sources, the ones a reader may be told of."""
        ...


def found_of(room: Room, speaker_id: str) -> Found:
    """The first words, and how many each source has. Raises SearchUnavailable and SearchTimeout."""
    mine = {Facet.SPEAKER: (speaker_id,)}
    found = room.find(Everything(), filters=mine, sort=Sort.DATE, limit=LONGEST_SHELF, facets=(Facet.SOURCE,))
    if found.results.total <= LONGEST_SHELF:
        return replace(found, chains=_as_they_stand(found.chains))
    # The index knows the day of a quote, and not its place in the source.
    return replace(found, chains=_first(room, mine, found.results))


def _first(room: Room, mine: Mapping[Facet, Sequence[str]], results: Results) -> tuple[Chain, ...]:
    counts = {count.value: count.count for count in results.facets[Facet.SOURCE]}
    chains: list[Chain] = []
    for source in sorted(room.sources(counts), key=by_date):
        if len(chains) < LONGEST_SHELF:
            within = {**mine, Facet.SOURCE: (source.id,)}
            chains += _as_they_stand(room.find(Everything(), filters=within, limit=counts[source.id]).chains)
    return tuple(chains[:LONGEST_SHELF])


def _as_they_stand(chains: Sequence[Chain]) -> tuple[Chain, ...]:
    """The sources in the order in which their first quotes come, the quotes of each by their place in it."""
    sources = dict.fromkeys(chain.source.id for chain in chains)
    place = {source_id: number for number, source_id in enumerate(sources)}

    def order(chain: Chain) -> tuple[int, int, int]:
        return place[chain.source.id], chain.version.number, chain.quote.number

    return tuple(sorted(chains, key=order))
