"""Where readers are handed what they may see, and nothing else.

Ids come from the public index or from an address; whatever the record then answers passes the gate here
again, so a stale index can't show what was closed since. What may not be seen is not there: UnknownId.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.access import Viewer, may_see, may_see_source
from archive.errors import UnknownId
from archive.model import Chain, Place, Source, SourceVersion, Speaker
from archive.record.store import Record
from index.engine import Engine, Facet, FacetCount, Results, Sort
from index.query import Everything, Query
from index.sync import PublicIndex
from web.passages import VisibleText
from web.withholding import may_stand_in_context, visible_text

LONGEST_SHELF = 100
"""Quotes on one speaker's or place's page; the rest are a search away."""
AT_ONCE = 400
"""Quotes read in one step for a list of speakers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of a search: the chains that may be shown, the exact total and the counts."""

    chains: tuple[Chain, ...]
    results: Results


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReading:
    """A source as a reader may see it."""

    source: Source
    versions: tuple[SourceVersion, ...]
    records: tuple[Chain, ...]
    """In the order of the source."""
    fragments: tuple[Chain, ...]
    """Fewer words inside reported speech: context, never counted."""
    texts: Mapping[str, VisibleText]
    """By version id."""


class ReadingRoom:
    """The record and the public index, seen through the gate."""

    def __init__(self, record: Record, index: PublicIndex, viewer: Viewer = Viewer.PUBLIC) -> None:
        self._record = record
        self._index = index
        self._viewer = viewer

    @property
    def engine(self) -> Engine:
        """The public index's engine. Raises SearchUnavailable."""
        return self._index.engine()

    def chain(self, quote_id: str) -> Chain:
        """One quote with its chain. Raises UnknownId."""
        chains = self.chains((quote_id,))
        if not chains:
            raise UnknownId("no such quote", where=quote_id)
        return chains[0]

    def chains(self, quote_ids: Iterable[str]) -> tuple[Chain, ...]:
        """The quotes that may be seen, in the order asked for."""
        ids = tuple(quote_ids)
        found = self._record.chains(ids)
        chains = (found[quote_id] for quote_id in ids if quote_id in found)
        return tuple(chain for chain in chains if may_see(chain.quote, chain.source, self._viewer))

    def find(
        self,
        query: Query,
        *,
        filters: Mapping[Facet, Sequence[str]] | None = None,
        sort: Sort = Sort.RELEVANCE,
        offset: int = 0,
        limit: int = LONGEST_SHELF,
        facets: Sequence[Facet] = (),
    ) -> Found:
        """Search and hand out what was found. Raises SearchUnavailable and SearchTimeout."""
        results = self.engine.search(
            query, filters=filters, sort=sort, offset=offset, limit=limit, facets=facets
        )
        return Found(chains=self.chains(hit.id for hit in results.hits), results=results)

    def counts(self, facet: Facet) -> tuple[FacetCount, ...]:
        """How many public quotes each speaker, place or source has."""
        results = self.engine.search(Everything(), limit=1, facets=(facet,))
        return tuple(results.facets.get(facet, ()))

    def speaker(self, slug: str) -> tuple[Speaker, Found]:
        """A speaker with public words, by a slug of today or of old. Raises UnknownId."""
        target = self._record.resolve("speaker", slug)
        found = self.find(Everything(), filters={Facet.SPEAKER: (target.id,)}, sort=Sort.DATE)
        speaker = next((chain.speaker for chain in found.chains if chain.speaker), None)
        if speaker is None:
            raise UnknownId("no such speaker", where=slug)
        return speaker, found

    def place(self, slug: str) -> tuple[Place, Found]:
        """A place that public words are about, by a slug of today or of old. Raises UnknownId."""
        target = self._record.resolve("place", slug)
        found = self.find(Everything(), filters={Facet.PLACE: (target.id,)}, sort=Sort.DATE)
        places = (place for chain in found.chains for place in chain.places.values())
        place = next((place for place in places if place.id == target.id), None)
        if place is None:
            raise UnknownId("no such place", where=slug)
        return place, found

    def words_of_each(self, speaker_ids: Iterable[str]) -> tuple[Chain, ...]:
        """Some quotes of each of these speakers; a speaker without any may not be seen."""
        missing = set(speaker_ids)
        chains: list[Chain] = []
        while missing:
            found = self.find(Everything(), filters={Facet.SPEAKER: sorted(missing)}, limit=AT_ONCE)
            heard = {chain.speaker.id for chain in found.chains if chain.speaker} & missing
            if not heard:
                break
            chains += found.chains
            missing -= heard
        return tuple(chains)

    def speakers(self, ids: Iterable[str]) -> tuple[Speaker, ...]:
        """Speakers whose ids the public index gave."""
        return tuple(self._record.speakers(tuple(ids)).values())

    def places(self, ids: Iterable[str]) -> tuple[Place, ...]:
        """Places whose ids the public index gave."""
        return tuple(self._record.places(tuple(ids)).values())

    def broader(self, place: Place) -> Place | None:
        """The place that holds this one, where the gazetteer knows it."""
        return self._record.place_by_key(place.broader_key) if place.broader_key else None

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Of these sources, the ones a reader may be told of."""
        found = self._record.sources(tuple(ids))
        return tuple(source for source in found if may_see_source(source, self._viewer))

    def source(self, slug: str) -> SourceReading:
        """A source with public words, by a slug of today or of old. Raises UnknownId."""
        return self.reading(self._record.resolve("source", slug).id)

    def reading(self, source_id: str) -> SourceReading:
        """A source with its quotes and what may be read around them. Raises UnknownId."""
        quotes = self._record.quotes_of_source(source_id)
        chains = self._record.chains([quote.id for quote in quotes])
        ordered = [chains[quote.id] for quote in quotes if quote.id in chains]
        decided = [(chain, may_see(chain.quote, chain.source, self._viewer)) for chain in ordered]
        records = tuple(chain for chain, decision in decided if decision)
        if not records or not may_see_source(records[0].source, self._viewer):
            raise UnknownId("no such source", where=source_id)
        versions = tuple(self._record.versions(source_id))
        texts = {
            version.id: visible_text(
                version.text, [(c.quote, d) for c, d in decided if c.quote.version_id == version.id]
            )
            for version in versions
        }
        fragments = tuple(c for c, d in decided if not d.allowed and may_stand_in_context(d))
        return SourceReading(
            source=records[0].source, versions=versions, records=records, fragments=fragments, texts=texts
        )
