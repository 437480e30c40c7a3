"""The record as one viewer reads it on one day: each thing with the gate's decision, in its rendering.

Archivists read the words of the sources; everybody else reads the public rendering.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from archive.access import Decision, Viewer, may_read_in_full, may_see, may_see_source
from archive.model import Chain, Source, SourceVersion, Speaker
from archive.record.reads.chaining import Shelf
from archive.record.store import Record
from archive.withholding.public_names import public_speaker
from archive.withholding.rendering import rendered, rendered_source, rendered_version
from web.kept.chains import ReadThrough

Decided = tuple[Chain, Decision]


class VisibleRecord:
    """What one viewer may be handed of a record."""

    def __init__(
        self,
        record: Record,
        viewer: Viewer,
        today: date | None = None,
        through: ReadThrough | None = None,
    ) -> None:
        """``today``: the day by which embargoes end; by universal time without it."""
        self._record = record
        self._viewer = viewer
        self.today = today or datetime.now(UTC).date()
        self._through = through

    def decided(self, chains: Iterable[Chain]) -> list[Decided]:
        """Each of these chains as the viewer reads it, with whether it may be shown."""
        return [
            (
                chain if self._viewer.is_archivist else rendered(chain),
                may_see(chain.quote, chain.source, self._viewer, self.today),
            )
            for chain in chains
        ]

    def chains(self, quote_ids: Iterable[str]) -> tuple[Chain, ...]:
        """The quotes that may be seen, in the order asked for."""
        ids = tuple(quote_ids)
        if not ids:
            return ()
        found = self._through(ids, self._visible) if self._through else self._visible(ids)
        return tuple(found[quote_id] for quote_id in ids if quote_id in found)

    def _visible(self, quote_ids: Iterable[str]) -> dict[str, Chain]:
        decided = self.decided(self._record.chains(quote_ids).values())
        return {chain.quote.id: chain for chain, decision in decided if decision}

    def may_see_source(self, source: Source) -> Decision:
        """Whether the viewer may be told of a source."""
        return may_see_source(source, self._viewer, self.today)

    def sources(self, ids: Iterable[str]) -> dict[str, Source]:
        """Of these sources, the ones the viewer may be told of, by id."""
        wanted = tuple(ids)
        if not wanted:
            return {}
        found = self._record.sources(wanted)
        shown = [source for source in found if self.may_see_source(source)]
        is_whole = self._viewer.is_archivist
        people = {} if is_whole else self._record.speaking_in(source.id for source in shown)
        return {source.id: rendered_source(source, people.get(source.id, ())) for source in shown}

    def versions(self, shelf: Shelf) -> tuple[SourceVersion, ...]:
        """The versions of a source, in order."""
        people = next((chain.people for chain in shelf.chains.values()), ())
        if self._viewer.is_archivist:
            return shelf.versions
        language = shelf.source.description.language
        return tuple(rendered_version(version, people, language) for version in shelf.versions)

    def in_full(self, chain: Chain, versions: Iterable[SourceVersion]) -> dict[str, Decision]:
        """Whether the viewer may read all of the text of each of these versions of a quote's source."""
        return {
            version.id: may_read_in_full(
                chain.source,
                is_excerpt=version.is_excerpt,
                agreement=chain.agreement,
                viewer=self._viewer,
                today=self.today,
            )
            for version in versions
        }

    def speakers(self, ids: Iterable[str]) -> dict[str, Speaker]:
        """These speakers by id, by the names that the viewer may know."""
        found = self._record.speakers(tuple(ids))
        if self._viewer.is_archivist:
            return found
        return {speaker_id: public_speaker(one) for speaker_id, one in found.items()}
