"""Where readers are handed what they may see, and nothing else.

Ids come from the public index or from an address; quotes and sources pass the gate here again, so a stale
index can't show what was closed since. Counts, and the speakers and places they lead to, are as the index
has them: whoever shows them without quotes asks ``is_in_step`` first. What may not be seen is UnknownId.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter

from archive.access import Decision, Viewer
from archive.errors import UnknownId
from archive.model import Chain, Place, Source, SourceVersion, Speaker
from archive.record.store import Record
from archive.withholding.renaming import names_taken_away
from index.engine import Facet, FacetCount, Results, Searcher, SearchUnavailable, Sort
from index.querying.query import Everything, Query
from index.upkeep.sync import PublicIndex
from web.kept.chains import ReadThrough
from web.reading.by_date import by_date
from web.reading.kept_nouns import KeptNouns
from web.reading.passages import VisibleText
from web.reading.place_shelves import found_at
from web.reading.readings import Found, FoundAtPlace, SourceReading, voices
from web.reading.speaker_shelf import LONGEST_SHELF, found_of
from web.reading.visible_record import VisibleRecord
from web.reading.withholding import is_renamed, may_stand_in_context, refused_elsewhere, visible_text

AT_ONCE = 400
"""Quotes read in one step for a list of speakers."""
NOBODY = ""
"""An id that no record has."""


class ReadingRoom:
    """The record and the public index, seen through the gate."""

    def __init__(
        self,
        record: Record,
        index: PublicIndex,
        viewer: Viewer = Viewer.PUBLIC,
        *,
        is_in_step: bool = True,
        today: date | None = None,
        head: object = None,
        through: ReadThrough | None = None,
        nouns: KeptNouns | None = None,
    ) -> None:
        """For whom, and on which day (today, by universal time): embargoes end by it.

        ``head``: the record's, where it was asked just before; ``through``: what this viewer may see and was
        read before, on this day and at this head; ``nouns``: the same of speakers and places, for the public.
        """
        self.is_in_step = is_in_step
        """Whether the index had taken in every decision when the room was opened."""
        self._record = record
        self._head = head
        self._nouns = nouns or KeptNouns()
        self._index = index
        self._viewer = viewer
        self._visible_record = VisibleRecord(record, viewer, today, through)

    @property
    def engine(self) -> Searcher:
        """The public index's searcher. Raises SearchUnavailable."""
        return self._index.engine()

    def state(self) -> tuple[object, int]:
        """What tells whether anything was decided or indexed since: cheap, and for comparing only."""
        return self.head(), self.engine.count()

    def chain(self, quote_id: str) -> Chain:
        """One quote with its chain. Raises UnknownId."""
        chains = self.chains((quote_id,) if self._is_public(quote_id) else ())
        if not chains:
            raise UnknownId("no such quote", where=quote_id)
        return chains[0]

    def _is_public(self, quote_id: str) -> bool:
        """Whether the public index has this quote: the same work for one that is closed as for none at all.

        Where the index can't be asked, and for readers who may see more, the gate alone answers.
        """
        if self._viewer.reads_restricted:
            return True
        try:
            return self.engine.holds(quote_id)
        except SearchUnavailable:
            return True

    def _has_public_words(self, source_id: str) -> bool:
        """Whether the public index has words of this source; as ``_is_public``."""
        if self._viewer.reads_restricted:
            return True
        try:
            filters = {Facet.SOURCE: (source_id,)}
            return self.engine.search(Everything(), filters=filters, limit=1).total > 0
        except SearchUnavailable:
            return True

    def _taken_away(self, chains: Iterable[Chain]) -> frozenset[str]:
        """The names by which these sources still call speakers who have another one now."""
        renamed = {c.speaker.id: c.speaker for c in chains if c.speaker and is_renamed(c)}
        taken_away = (names_taken_away(self._record, speaker) for speaker in renamed.values())
        return frozenset().union(*taken_away)

    def led_to(self, noun: str, slug: str) -> str:
        """The id that a slug leads to, or one that nothing has, so that both are looked for alike."""
        try:
            return self._record.resolve(noun, slug).id
        except UnknownId:
            return NOBODY

    def chains(self, quote_ids: Iterable[str]) -> tuple[Chain, ...]:
        """The quotes that may be seen, in the order asked for."""
        return self._visible_record.chains(quote_ids)

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
        return tuple(self.tally((facet,)).facets.get(facet, ()))

    def tally(
        self, facets: Sequence[Facet], *, filters: Mapping[Facet, Sequence[str]] | None = None
    ) -> Results:
        """How many public quotes there are, and how many with each value of the facets."""
        return self.engine.search(Everything(), filters=filters, limit=1, facets=facets)

    def speaker(self, slug: str) -> tuple[Speaker, Found]:
        """A speaker with public words, by a slug of today or of old, and their sources. Raises UnknownId."""
        found = found_of(self, self.led_to("speaker", slug))
        speaker = next((chain.speaker for chain in found.chains if chain.speaker), None)
        if speaker is None:
            raise UnknownId("no such speaker", where=slug)
        return speaker, found

    def place(self, slug: str) -> tuple[Place, FoundAtPlace]:
        """A place that public words are about, by a slug of today or of old, with the first of them by role.

        Raises UnknownId.
        """
        place_id = self.led_to("place", slug)
        found = found_at(self, place_id)
        place = next(iter(self.places((place_id,))), None) if found.chains else None
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
        found = self._nouns.speakers.of(self.known_at(), ids, self._visible_record.speakers).values()
        return tuple(sorted(found, key=lambda speaker: speaker.slug))

    def places(self, ids: Iterable[str]) -> tuple[Place, ...]:
        """Places whose ids the public index gave."""
        found = self._nouns.places.of(self.known_at(), ids, self._record.places).values()
        return tuple(sorted(found, key=lambda place: place.slug))

    def places_by_key(self, keys: Iterable[str]) -> dict[str, Place]:
        """Places by the gazetteer's keys: what holds a place that the public index gave."""
        return self._nouns.places.of(self.known_at(), keys, self._record.places_by_key)

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Of these sources, the ones a reader may be told of."""
        found = self._nouns.described.of(self.known_at(), ids, self._visible_record.sources).values()
        return tuple(sorted(found, key=lambda source: source.number))

    def collection_titles(self) -> Mapping[str, str]:
        """What described collections are called, by key."""
        return {collection.slug: collection.title for collection in self._record.collections()}

    def source(self, slug: str) -> SourceReading:
        """A source with public words, by a slug of today or of old. Raises UnknownId."""
        return self.reading(self.led_to("source", slug))

    def reading(self, source_id: str) -> SourceReading:
        """A source with its quotes and what may be read around them. Raises UnknownId."""
        if not self._has_public_words(source_id):
            raise UnknownId("no such source", where=source_id)
        return self._nouns.sources.of(self.known_at(), source_id, lambda: self._read(source_id))

    def _read(self, source_id: str) -> SourceReading:
        shelf = self._record.shelf(source_id)
        if shelf is None or not self._visible_record.may_see_source(shelf.source):
            raise UnknownId("no such source", where=source_id)
        decided = self._visible_record.decided(shelf.chains.values())
        records = tuple(chain for chain, decision in decided if decision)
        if not records:
            raise UnknownId("no such source", where=source_id)
        versions = self._visible_record.versions(shelf)
        texts = self._visible(versions, decided, whole=len(shelf.chains) == len(shelf.quote_ids))
        fragments = tuple(c for c, d in decided if not d.allowed and may_stand_in_context(d))
        return SourceReading(
            source=records[0].source,
            versions=versions,
            records=records,
            fragments=fragments,
            texts=texts,
            in_full=self._visible_record.in_full(records[0], versions),
            voices=voices(chain for chain, _ in decided),
        )

    def reading_of(self, quote_id: str) -> SourceReading:
        """The source of a public quote, which may be gone from its records by now. Raises UnknownId."""
        source_id = self._record.source_of(quote_id) if self._is_public(quote_id) else None
        if source_id is None:
            raise UnknownId("no such quote", where=quote_id)
        return self.reading(source_id)

    def told_by(self, speaker_id: str, source: Source) -> tuple[str, ...]:
        """The ids of a speaker's quotes in a source, in its order, as the public index knows them."""
        filters = {Facet.SPEAKER: (speaker_id,), Facet.SOURCE: (source.id,)}
        results = self.engine.search(Everything(), filters=filters, limit=self.engine.count())
        found = {hit.id for hit in results.hits}
        return tuple(quote_id for quote_id in self._record.quote_ids(source.id) if quote_id in found)

    def texts(self, source_ids: Iterable[str]) -> dict[str, VisibleText]:
        """By version id: what may be read around the quotes of these sources.

        For many sources at once, and without their descriptions: as ``reading`` has it.
        """
        ids = {source_id: self._record.quote_ids(source_id) for source_id in dict.fromkeys(source_ids)}
        chains = self._record.chains(quote_id for of_one in ids.values() for quote_id in of_one)
        texts: dict[str, VisibleText] = {}
        for of_one in ids.values():
            found = self._visible_record.decided(
                chains[quote_id] for quote_id in of_one if quote_id in chains
            )
            versions = {chain.version.id: chain.version for chain, _ in found}.values()
            texts |= self._visible(versions, found, whole=len(found) == len(of_one))
        return texts

    def _visible(
        self, versions: Iterable[SourceVersion], decided: Sequence[tuple[Chain, Decision]], *, whole: bool
    ) -> dict[str, VisibleText]:
        """The texts of the versions of one source, by their ids; ``decided`` are all quotes of it."""
        taken_away = self._taken_away(chain for chain, _ in decided)
        looked_through = {chain.version.id for chain, _ in decided}
        refused_in = {c.version.id for c, decision in decided if not may_stand_in_context(decision)}
        return {
            version.id: visible_text(
                version.text,
                [(c, d) for c, d in decided if c.quote.version_id == version.id],
                elsewhere=refused_elsewhere(version, decided),
                taken_away=taken_away,
                # What is refused in one version is marked in no other, and nothing is in one without quotes.
                whole=whole and version.id in looked_through and refused_in <= {version.id},
            )
            for version in versions
        }

    def head(self) -> object:
        """What tells the state of the record, when the room was opened or later, from any other."""
        return self._head or self._record.head()

    def known_at(self) -> tuple[object, date]:
        """The state and the day that what was read is kept for."""
        return self.head(), self._visible_record.today

    def in_source_order(self, quote_ids: Iterable[str]) -> tuple[str, ...]:
        """These quotes by source, the earliest published first, and in the order of the words in each."""
        wanted = frozenset(quote_ids)
        filed = [pair for pair in self._record.filed() if pair[0] in wanted]
        sources = sorted(self.sources({source_id for _, source_id in filed}), key=by_date)
        rank = {source.id: place for place, source in enumerate(sources)}
        shown = [(rank[source_id], quote_id) for quote_id, source_id in filed if source_id in rank]
        return tuple(quote_id for _, quote_id in sorted(shown, key=itemgetter(0)))
