"""The record as one viewer reads it on one day: each thing with the gate's decision, in its rendering.

Archivists read the words of the sources; everybody else reads the public rendering.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from archive.access import Decision, Viewer, may_see, may_see_source
from archive.model import Chain, Source, SourceVersion, Speaker
from archive.public_names import public_speaker
from archive.record.store import Record
from archive.rendering import rendered, rendered_source, rendered_version

Decided = tuple[Chain, Decision]


class VisibleRecord:
    """What one viewer may be handed of a record."""

    def __init__(self, record: Record, viewer: Viewer, today: date | None = None) -> None:
        """``today``: the day by which embargoes end; by universal time without it."""
        self._record = record
        self._viewer = viewer
        self._today = today or datetime.now(UTC).date()

    def decided(self, chains: Iterable[Chain]) -> list[Decided]:
        """Each of these chains as the viewer reads it, with whether it may be shown."""
        return [
            (
                chain if self._viewer.is_archivist else rendered(chain),
                may_see(chain.quote, chain.source, self._viewer, self._today),
            )
            for chain in chains
        ]

    def chains(self, quote_ids: Iterable[str]) -> tuple[Chain, ...]:
        """The quotes that may be seen, in the order asked for."""
        ids = tuple(quote_ids)
        found = self._record.chains(ids)
        decided = self.decided(found[quote_id] for quote_id in ids if quote_id in found)
        return tuple(chain for chain, decision in decided if decision)

    def source(self, source_id: str) -> Source | None:
        """A source that may be told of, as the record has it; None for any other."""
        source = self._record.source(source_id)
        return source if source and may_see_source(source, self._viewer, self._today) else None

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Of these sources, the ones the viewer may be told of."""
        found = self._record.sources(tuple(ids))
        shown = [source for source in found if may_see_source(source, self._viewer, self._today)]
        people = self._people(source.id for source in shown)
        return tuple(rendered_source(source, people.get(source.id, ())) for source in shown)

    def versions(self, source: Source) -> tuple[SourceVersion, ...]:
        """The versions of a source, in order."""
        versions = tuple(self._record.versions(source.id))
        if self._viewer.is_archivist:
            return versions
        people = self._people((source.id,)).get(source.id, ())
        return tuple(rendered_version(one, people, source.description.language) for one in versions)

    def speakers(self, ids: Iterable[str]) -> tuple[Speaker, ...]:
        """These speakers, by the names that the viewer may know."""
        found = self._record.speakers(tuple(ids)).values()
        return tuple(one if self._viewer.is_archivist else public_speaker(one) for one in found)

    def _people(self, source_ids: Iterable[str]) -> Mapping[str, tuple[Speaker, ...]]:
        return {} if self._viewer.is_archivist else self._record.people(source_ids)
