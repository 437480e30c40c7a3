"""Somebody's words as they were said: source by source, and in each in the order of its text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

from archive.model import Chain, Source
from index.engine import Facet, Sort
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

    def told_by(self, speaker_id: str, source: Source) -> tuple[str, ...]:
        """The ids of a speaker's quotes in a source, in its order."""
        ...

    def chains(self, quote_ids: Iterable[str]) -> tuple[Chain, ...]:
        """The quotes that may be seen, in the order asked for."""
        ...


def found_of(room: Room, speaker_id: str) -> Found:
    """The first words, and how many each source has. Raises SearchUnavailable and SearchTimeout."""
    mine = {Facet.SPEAKER: (speaker_id,)}
    found = room.find(Everything(), filters=mine, sort=Sort.DATE, limit=LONGEST_SHELF, facets=(Facet.SOURCE,))
    if found.results.total <= LONGEST_SHELF:
        sources = dict.fromkeys(chain.source.id for chain in found.chains)
        return replace(found, chains=_as_they_stand(found.chains, sources))
    # The index knows the day of a quote, and not its place in the source.
    counts = {count.value: count.count for count in found.results.facets[Facet.SOURCE]}
    shelf = sorted(room.sources(counts), key=by_date)
    told = (quote_id for source in shelf for quote_id in room.told_by(speaker_id, source))
    return replace(found, chains=room.chains(islice(told, LONGEST_SHELF)))


def _as_they_stand(chains: Iterable[Chain], sources: Iterable[str]) -> tuple[Chain, ...]:
    """Source by source, and in each by their place in it."""
    place = {source_id: number for number, source_id in enumerate(sources)}

    def order(chain: Chain) -> tuple[int, int, int]:
        return place[chain.source.id], chain.version.number, chain.quote.number

    return tuple(sorted(chains, key=order))
