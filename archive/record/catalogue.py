"""The catalogue: what is in the record, read; the half of ``Record`` that changes nothing.

Values are those of ``archive.model``. What is there and can't be read is left out, as what is not there is:
``examined`` and ``testimony verify`` tell of it.
"""

from collections.abc import Collection as AnyOf, Iterable

from archive.errors import IntegrityError
from archive.model import (
    Agreement,
    Chain,
    Collection,
    Place,
    Quote,
    Source,
    SourceVersion,
    Speaker,
    Transcript,
)
from archive.record.annals import Annals
from archive.record.changes import slugs
from archive.record.changes.slugs import SlugTarget
from archive.record.mapping import transcript_rows
from archive.record.reads import alike, chaining, embargoes, reading, restricted, statistics, withdrawals
from archive.record.reads.alike import Alike
from archive.record.reads.chaining import Shelf
from archive.record.reads.embargoes import Embargo
from archive.record.reads.reading import readable
from archive.record.reads.statistics import Statistics
from archive.record.reads.withdrawals import Withdrawal


class Catalogue(Annals):
    """Reads of one archive's record, each from one consistent view of it."""

    def source(self, source_id: str) -> Source | None:
        """The source with this id, None where there is none."""
        return next(iter(self.sources((source_id,))), None)

    def sources(self, source_ids: Iterable[str] | None = None) -> tuple[Source, ...]:
        """Sources in the order in which they came; every one without ids."""
        with self._database.reading() as connection:
            return tuple(readable(reading.sources(connection, source_ids)).values())

    def version(self, version_id: str) -> SourceVersion | None:
        """The source version with this id, None where there is none."""
        with self._database.reading() as connection:
            return readable(reading.versions(connection, (version_id,))).get(version_id)

    def versions(self, source_id: str) -> tuple[SourceVersion, ...]:
        """The versions of one source, in order."""
        with self._database.reading() as connection:
            return tuple(readable(reading.versions_of(connection, source_id)).values())

    def shelf(self, source_id: str) -> Shelf | None:
        """A source with its versions and all its quotes, None where there is none: fifteen statements."""
        with self._database.reading() as connection:
            return chaining.shelf(connection, source_id)

    def source_of(self, quote_id: str) -> str | None:
        """The id of the source that has this quote, None where there is no such quote: one statement."""
        with self._database.reading() as connection:
            return reading.source_of_quote(connection, quote_id)

    def transcript(self, version_id: str) -> Transcript | None:
        """The turns and index points of a version; None where it has none.

        Raises IntegrityError where they can't be read or are not those of the version's SHA-256.
        """
        with self._database.reading() as connection:
            version = reading.whole(reading.versions(connection, (version_id,))).get(version_id)
            return None if version is None else transcript_rows.of_version(connection, version)

    def source_of_bytes(self, original_sha256: str) -> Source | None:
        """The source with a version of exactly these bytes, None where there is none."""
        with self._database.reading() as connection:
            source_id = reading.source_of_bytes(connection, original_sha256)
            ids = () if source_id is None else (source_id,)
            return next(iter(readable(reading.sources(connection, ids)).values()), None)

    def original_names(self, collection: str) -> frozenset[str]:
        """The names under which the files of a collection came into the archive."""
        with self._database.reading() as connection:
            return reading.original_names(connection, collection)

    def quote(self, quote_id: str) -> Quote | None:
        """The quote with this id, None where there is none."""
        with self._database.reading() as connection:
            return readable(reading.quotes(connection, (quote_id,))).get(quote_id)

    def chain(self, quote_id: str) -> Chain | None:
        """The quote with all that must stand beside it, None where there is none."""
        return self.chains((quote_id,)).get(quote_id)

    def chains(self, quote_ids: Iterable[str]) -> dict[str, Chain]:
        """Chains by quote id, in the order asked for, without those not there and those that can't be read.

        Fourteen statements, for one id or for ten thousand; more for each further ten thousand.
        """
        return readable(self.examined(quote_ids))

    def examined(self, quote_ids: Iterable[str]) -> dict[str, Chain | IntegrityError]:
        """As ``chains``, with the reason in the place of what is there and can't be read."""
        with self._database.reading() as connection:
            return chaining.chains(connection, quote_ids)

    def quote_ids(self, source_id: str | None = None) -> tuple[str, ...]:
        """The id of every quote (of one source), fragments included: by source as they came, by position.

        Those that can't be read are among them: where ``chains`` of a source has fewer, its text may hold
        words that nobody may see, and no part of it should be shown.
        """
        with self._database.reading() as connection:
            if source_id is None:
                return reading.quote_ids(connection)
            return reading.quote_ids_of(connection, source_id)

    def filed(self) -> tuple[tuple[str, str], ...]:
        """As ``quote_ids``, each with the id of its source: one statement for the whole archive."""
        with self._database.reading() as connection:
            return reading.filed(connection)

    def quotes_of_source(self, source_id: str) -> tuple[Quote, ...]:
        """The quotes of one source, in the order of its text, fragments included."""
        with self._database.reading() as connection:
            ids = reading.quote_ids_of(connection, source_id)
            return tuple(readable(reading.quotes(connection, ids)).values())

    def speaker(self, speaker_id: str) -> Speaker | None:
        """The speaker with this id, None where there is none."""
        return self.speakers((speaker_id,)).get(speaker_id)

    def speakers(self, speaker_ids: Iterable[str] | None = None) -> dict[str, Speaker]:
        """Speakers by id, in the order of their slugs; every one without ids."""
        with self._database.reading() as connection:
            return readable(reading.speakers(connection, speaker_ids))

    def place(self, place_id: str) -> Place | None:
        """The place with this id, None where there is none."""
        return self.places((place_id,)).get(place_id)

    def places(self, place_ids: Iterable[str] | None = None) -> dict[str, Place]:
        """Places by id, in the order of their slugs; every one without ids."""
        with self._database.reading() as connection:
            return readable(reading.places(connection, place_ids))

    def place_by_key(self, key: str) -> Place | None:
        """The place with this gazetteer key, None where there is none."""
        return self.places_by_key((key,)).get(key)

    def places_by_key(self, keys: Iterable[str]) -> dict[str, Place]:
        """Places by their gazetteer keys."""
        with self._database.reading() as connection:
            return readable(reading.places_by_key(connection, keys))

    def collections(self) -> tuple[Collection, ...]:
        """Every described collection."""
        with self._database.reading() as connection:
            return tuple(readable(reading.collections(connection)).values())

    def agreement(self, agreement_id: str) -> Agreement | None:
        """The agreement with this id, None where there is none."""
        with self._database.reading() as connection:
            return readable(reading.agreements(connection, (agreement_id,))).get(agreement_id)

    def agreements(self) -> tuple[Agreement, ...]:
        """Every agreement."""
        with self._database.reading() as connection:
            return tuple(readable(reading.agreements(connection)).values())

    def embargoes(self) -> tuple[Embargo, ...]:
        """What is under an embargo, the next to end first."""
        with self._database.reading() as connection:
            return embargoes.embargoes(connection)

    def speaking_in(self, source_ids: Iterable[str]) -> dict[str, tuple[Speaker, ...]]:
        """Of the sources in which somebody speaks whom the public knows by no name: everybody in them."""
        with self._database.reading() as connection:
            return chaining.speaking(connection, source_ids)

    def restricted(
        self, *, speaker_id: str | None = None, place_ids: AnyOf[str] | None = None
    ) -> tuple[str, ...]:
        """The ids of quotes that are restricted, or whose source is; of one speaker, or about these places.

        The gate has still to be asked for each.
        """
        with self._database.reading() as connection:
            return restricted.quote_ids(connection, speaker_id=speaker_id, place_ids=place_ids)

    def restricted_places(self) -> tuple[Place, ...]:
        """The places that they are about. None of them is told to anybody before the gate was asked."""
        with self._database.reading() as connection:
            keys = restricted.place_keys(connection)
            return tuple(readable(reading.places_by_key(connection, keys)).values())

    def decided_alike(self) -> tuple[Alike, ...]:
        """How many quotes there are about which the same was decided: one statement."""
        with self._database.reading() as connection:
            return tuple(alike.decided_alike(connection))

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """What was withdrawn after it was public, the latest first."""
        with self._database.reading() as connection:
            return withdrawals.withdrawals(connection)

    def resolve(self, noun: str, slug: str) -> SlugTarget:
        """Where a slug of a source, speaker or place leads; old slugs lead on. Raises UnknownId."""
        with self._database.reading() as connection:
            return slugs.resolve(connection, noun, slug)

    def statistics(self) -> Statistics:
        """Counts of the whole record, closed and withdrawn included."""
        with self._database.reading() as connection:
            return statistics.count(connection)
