"""The catalogue: what is in the record, read; the half of ``Record`` that changes nothing.

Values are those of ``archive.model``. What is there and can't be read is left out, as what is not there is:
``examined`` and ``testimony verify`` tell of it.
"""

from collections.abc import Iterable, Iterator

from archive.errors import IntegrityError
from archive.model import Chain, Collection, Place, Quote, Revision, Source, SourceVersion, Speaker
from archive.record import outbox, reading, revisions, slugs, stamps, statistics, subjects, tables
from archive.record.database import Database
from archive.record.outbox import Announcement
from archive.record.reading import Shelf, readable
from archive.record.revisions import Damaged, Head
from archive.record.slugs import SlugRow, SlugTarget
from archive.record.stamps import Stamp
from archive.record.states import Subject
from archive.record.statistics import Statistics

_REVISIONS_AT_ONCE = 1_000


class Catalogue:
    """Reads of one archive's record, each from one consistent view of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
        """A source with its versions and all its quotes, None where there is none: ten statements."""
        with self._database.reading() as connection:
            return reading.shelf(connection, source_id)

    def source_of(self, quote_id: str) -> str | None:
        """The id of the source that has this quote, None where there is no such quote: one statement."""
        with self._database.reading() as connection:
            return reading.source_of_quote(connection, quote_id)

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

        Nine statements, for one id or for ten thousand; more for each further ten thousand.
        """
        return readable(self.examined(quote_ids))

    def examined(self, quote_ids: Iterable[str]) -> dict[str, Chain | IntegrityError]:
        """As ``chains``, with the reason in the place of what is there and can't be read."""
        with self._database.reading() as connection:
            return reading.chains(connection, quote_ids)

    def quote_ids(self, source_id: str | None = None) -> tuple[str, ...]:
        """The id of every quote (of one source), fragments included: by source as they came, by position.

        Those that can't be read are among them: where ``chains`` of a source has fewer, its text may hold
        words that nobody may see, and no part of it should be shown.
        """
        condition = None if source_id is None else tables.quotes.c.source_id == source_id
        with self._database.reading() as connection:
            return reading.quote_ids(connection, condition)

    def filed(self) -> tuple[tuple[str, str], ...]:
        """As ``quote_ids``, each with the id of its source: one statement for the whole archive."""
        with self._database.reading() as connection:
            return reading.filed(connection)

    def quotes_of_source(self, source_id: str) -> tuple[Quote, ...]:
        """The quotes of one source, in the order of its text, fragments included."""
        with self._database.reading() as connection:
            ids = reading.quote_ids(connection, tables.quotes.c.source_id == source_id)
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

    def resolve(self, noun: str, slug: str) -> SlugTarget:
        """Where a slug of a source, speaker or place leads; old slugs lead on. Raises UnknownId."""
        with self._database.reading() as connection:
            return slugs.resolve(connection, noun, slug)

    def statistics(self) -> Statistics:
        """Counts of the whole record, closed and withdrawn included."""
        with self._database.reading() as connection:
            return statistics.count(connection)

    def revisions(self, subject: str | None = None) -> Iterator[Revision]:
        """Revisions in order of number: of one subject (``quote:ID``), or the whole chain.

        Raises IntegrityError at one that can't be read.
        """
        for entry in self.journal(subject):
            if isinstance(entry, Damaged):
                raise entry.error
            yield entry

    def journal(self, subject: str | None = None) -> Iterator[Revision | Damaged]:
        """As ``revisions``, going on past entries that can't be read: for the audit."""
        after = 0
        while True:
            with self._database.reading() as connection:
                page = revisions.page(connection, after=after, subject=subject, limit=_REVISIONS_AT_ONCE)
            yield from page
            if len(page) < _REVISIONS_AT_ONCE:
                return
            after = page[-1].number

    def head(self) -> Head:
        """Number and hash of the newest revision: what to write down elsewhere to prove the chain later."""
        with self._database.reading() as connection:
            return revisions.head(connection)

    def revision_hash(self, number: int) -> str | None:
        """The hash of the revision of this number, None where there is none; 0 is before the first."""
        with self._database.reading() as connection:
            return revisions.hash_of(connection, number)

    def subjects(self) -> tuple[str, ...]:
        """The name, as revisions use it, of every record there is."""
        with self._database.reading() as connection:
            return subjects.subjects(connection)

    def named(self, names: Iterable[str]) -> dict[str, Subject | IntegrityError]:
        """Records by the names revisions use, without those not there; the reason for what can't be read."""
        with self._database.reading() as connection:
            return subjects.named(connection, names)

    def slugs(self) -> tuple[SlugRow, ...]:
        """Every slug ever given, and where it leads: for the audit."""
        with self._database.reading() as connection:
            return slugs.rows(connection)

    def complaints(self) -> tuple[str, ...]:
        """What is wrong with the database file and its references; nothing where all is well."""
        with self._database.reading() as connection:
            return self._database.complaints(connection)

    def stamps(self) -> tuple[Stamp, ...]:
        """When each quote last came to look different, closed ones included, in no promised order."""
        with self._database.reading() as connection:
            return tuple(stamps.stamps(connection))

    def outbox_head(self) -> int:
        """The number of the newest outbox entry, 0 where there is none."""
        with self._database.reading() as connection:
            return outbox.head(connection)

    def outbox(self, after: int, limit: int) -> tuple[tuple[int, str], ...]:
        """Outbox entries numbered above ``after``, in order, at most ``limit``: (number, quote id)."""
        with self._database.reading() as connection:
            return outbox.entries(connection, after=after, limit=limit)

    def announcements(self) -> tuple[Announcement, ...]:
        """For each quote, how the outbox last told of it: for the audit."""
        with self._database.reading() as connection:
            return outbox.announcements(connection)

    def outbox_gaps(self) -> tuple[str, ...]:
        """What is missing in the outbox; nothing where it is whole."""
        with self._database.reading() as connection:
            return outbox.gaps(connection)
