"""A collection as a reader may know it: its public sources, and what they hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.description.featured import Choice
from archive.errors import UnknownId
from archive.model import Chain, Collection, Place, Source, Speaker
from index.engine import Facet
from web.reading.by_date import by_date
from web.reading.reading_room import ReadingRoom

COUNTED = (Facet.SOURCE, Facet.SPEAKER, Facet.PLACE)
MOST = 100
"""Speakers and places named of one collection, those with the most quotes; the rest are a search away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What one collection holds for a reader."""

    key: str
    collection: Collection | None
    """Its description, where there is one."""
    sources: tuple[Source, ...]
    """The earliest published first."""
    quotes: int
    speakers: tuple[Speaker, ...]
    places: tuple[Place, ...]
    counts: Mapping[str, int]
    """Quotes by the id of source, speaker or place."""
    totals: Mapping[Facet, int]
    """How many sources, speakers and places there are in all."""

    @property
    def title(self) -> str:
        """What it is called; one that nobody described goes by its key."""
        return self.collection.title if self.collection else self.key

    @property
    def years(self) -> tuple[str, str] | None:
        """The first and the last publication of its sources, as far as they are known."""
        dates = sorted(filter(None, (source.description.published for source in self.sources)))
        return (dates[0], max(dates)) if dates else None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its sources, as tags, each once."""
        return tuple(dict.fromkeys(filter(None, (source.description.language for source in self.sources))))


def collected(room: ReadingRoom, key: str, collections: Iterable[Collection]) -> Collected:
    """One collection. Raises UnknownId where none of its words may be seen."""
    results = room.tally(COUNTED, filters={Facet.COLLECTION: (key,)})
    facets = results.facets
    sources = room.sources(count.value for count in facets.get(Facet.SOURCE, ()))
    if not sources:
        raise UnknownId("no such collection", where=key)
    return Collected(
        key=key,
        collection=next((one for one in collections if one.slug == key), None),
        sources=tuple(sorted(sources, key=by_date)),
        quotes=results.total,
        speakers=room.speakers(count.value for count in facets.get(Facet.SPEAKER, ())[:MOST]),
        places=room.places(count.value for count in facets.get(Facet.PLACE, ())[:MOST]),
        counts={count.value: count.count for facet in COUNTED for count in facets.get(facet, ())},
        totals={facet: len(facets.get(facet, ())) for facet in COUNTED},
    )


def featured(room: ReadingRoom, choices: Mapping[str, Choice], place: str) -> tuple[Chain, ...]:
    """The quotes chosen for a place that may be seen, in order."""
    choice = choices.get(place)
    return room.chains(one.quote_id for one in choice.quotes) if choice else ()
