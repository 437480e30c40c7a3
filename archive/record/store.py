"""The record: everything the archive keeps, read and written through one object.

Each write is one transaction with its revisions and its outbox entries; writers take turns. Values are those
of ``archive.model``. The record does not decide who may see what: ``archive.access`` does, at every face.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

from sqlalchemy import insert, select

from archive.errors import RecordUnavailable
from archive.ids import new_id
from archive.model import (
    Access,
    Chain,
    Collection,
    Document,
    Place,
    Proposal,
    Quote,
    Review,
    Revision,
    Source,
    SourceVersion,
    Speaker,
)
from archive.record import (
    changes,
    outbox,
    reading,
    revisions,
    rules,
    slugs,
    statistics,
    subjects,
    tables,
)
from archive.record.accession import Accession, Added
from archive.record.database import Database
from archive.record.entrant import PlaceDirectory, prepare
from archive.record.originals import Originals
from archive.record.revisions import Head
from archive.record.slugs import Noun, SlugTarget
from archive.record.states import Subject
from archive.record.statistics import Statistics

__all__ = ["Added", "Noun", "Record", "SlugTarget", "Statistics"]

_REVISIONS_AT_ONCE = 1_000


class Record:
    """One archive's record; safe to share between threads. Made by ``open`` or ``create``."""

    def __init__(self, database: Database, originals: Originals) -> None:
        """For ``open`` and ``create``: the database must stand at the newest migration.

        Raises RecordUnavailable where its making was interrupted.
        """
        self._database = database
        self.originals = originals
        with database.reading() as connection:
            archive_id: str | None = connection.execute(select(tables.archive.c.id)).scalar()
        if archive_id is None:
            raise _missing(database)
        self.archive_id = archive_id

    @classmethod
    def open(cls, url: str, originals: Path) -> Self:
        """Open an archive that is there, migrating an older one. Raises RecordUnavailable."""
        database = Database(url)
        # Connecting would make the file.
        if database.file is not None and not database.file.is_file():
            raise _missing(database)
        if database.schema() is None:
            raise _missing(database)
        database.migrate()
        return cls(database, _swept(originals))

    @classmethod
    def create(cls, url: str, originals: Path) -> Self:
        """Make an archive, or open the one that is there already. Raises RecordUnavailable."""
        database = Database(url)
        database.migrate()
        with database.writing() as connection:
            if connection.execute(select(tables.archive.c.id)).first() is None:
                archive_id = new_id()
                head = {"head_number": 0, "head_hash": revisions.GENESIS}
                connection.execute(
                    insert(tables.archive).values(id=archive_id, made_at=revisions.now(), **head)
                )
        return cls(database, _swept(originals))

    def close(self) -> None:
        """Give back every connection."""
        self._database.close()

    def source(self, source_id: str) -> Source | None:
        """The source with this id, None where there is none."""
        with self._database.reading() as connection:
            return reading.sources(connection, (source_id,)).get(source_id)

    def sources(self, source_ids: Iterable[str] | None = None) -> tuple[Source, ...]:
        """Sources in the order in which they came; every one without ids."""
        with self._database.reading() as connection:
            return tuple(reading.sources(connection, source_ids).values())

    def version(self, version_id: str) -> SourceVersion | None:
        """The source version with this id, None where there is none."""
        with self._database.reading() as connection:
            return reading.versions(connection, (version_id,)).get(version_id)

    def versions(self, source_id: str) -> tuple[SourceVersion, ...]:
        """The versions of one source, in order."""
        with self._database.reading() as connection:
            return reading.versions_of_source(connection, source_id)

    def quote(self, quote_id: str) -> Quote | None:
        """The quote with this id, None where there is none."""
        with self._database.reading() as connection:
            return reading.quotes(connection, (quote_id,)).get(quote_id)

    def chain(self, quote_id: str) -> Chain | None:
        """The quote with all that must stand beside it, None where there is none."""
        return self.chains((quote_id,)).get(quote_id)

    def chains(self, quote_ids: Iterable[str]) -> dict[str, Chain]:
        """Chains by quote id, in the order asked for, without those that are not there.

        Nine statements, for one id or for ten thousand; more for each further ten thousand.
        """
        with self._database.reading() as connection:
            return reading.chains(connection, quote_ids)

    def quote_ids(self) -> tuple[str, ...]:
        """The id of every quote, fragments included: by source as they came, then by position."""
        with self._database.reading() as connection:
            return reading.quote_ids(connection)

    def quotes_of_source(self, source_id: str) -> tuple[Quote, ...]:
        """The quotes of one source, in the order of its text, fragments included."""
        with self._database.reading() as connection:
            return reading.quotes_where(connection, tables.quotes.c.source_id == source_id)

    def quotes_of_speaker(self, speaker_id: str) -> tuple[Quote, ...]:
        """The quotes of one speaker, fragments included."""
        with self._database.reading() as connection:
            return reading.quotes_where(connection, tables.quotes.c.speaker_id == speaker_id)

    def quotes_at_place(self, key: str) -> tuple[Quote, ...]:
        """The quotes with a tag for the place of this gazetteer key, in whatever role."""
        tagged = select(tables.tags.c.quote_id).where(tables.tags.c.place_key == key)
        with self._database.reading() as connection:
            return reading.quotes_where(connection, tables.quotes.c.id.in_(tagged))

    def speaker(self, speaker_id: str) -> Speaker | None:
        """The speaker with this id, None where there is none."""
        return self.speakers((speaker_id,)).get(speaker_id)

    def speakers(self, speaker_ids: Iterable[str] | None = None) -> dict[str, Speaker]:
        """Speakers by id, in the order of their slugs; every one without ids."""
        with self._database.reading() as connection:
            return reading.speakers(connection, speaker_ids)

    def place(self, place_id: str) -> Place | None:
        """The place with this id, None where there is none."""
        return self.places((place_id,)).get(place_id)

    def places(self, place_ids: Iterable[str] | None = None) -> dict[str, Place]:
        """Places by id, in the order of their slugs; every one without ids."""
        with self._database.reading() as connection:
            return reading.places(connection, place_ids)

    def place_by_key(self, key: str) -> Place | None:
        """The place with this gazetteer key, None where there is none."""
        with self._database.reading() as connection:
            return reading.places_by_key(connection, (key,)).get(key)

    def collections(self) -> tuple[Collection, ...]:
        """Every described collection."""
        with self._database.reading() as connection:
            return tuple(reading.collections(connection).values())

    def resolve(self, noun: str, slug: str) -> SlugTarget:
        """Where a slug of a source, speaker or place leads; old slugs lead on. Raises UnknownId."""
        with self._database.reading() as connection:
            return slugs.resolve(connection, noun, slug)

    def statistics(self) -> Statistics:
        """Counts of the whole record, closed and withdrawn included."""
        with self._database.reading() as connection:
            return statistics.count(connection)

    def add(
        self,
        document: Document,
        proposals: Iterable[Proposal],
        gazetteer: PlaceDirectory,
        *,
        who: str,
        why: str,
    ) -> Added:
        """Take a document in with what was proposed for it: all of it or nothing.

        Raises DuplicateSource where the same bytes are there already, IntegrityError where a proposal points
        outside the text, ArchiveError where ``who`` or ``why`` is empty.
        """
        # Refuse what can be refused before the original is written: bytes no record names help nobody.
        rules.check_agent(who=who, why=why)
        entrant = prepare(document, proposals, gazetteer)
        with self._database.reading() as connection:
            rules.refuse_duplicate(connection, document, entrant.original_sha256)
        self.originals.put(document.original)
        with self._database.writing() as connection:
            return Accession(connection, entrant, who=who, why=why).add()

    def decide(
        self,
        quote_id: str,
        *,
        review: Review | None = None,
        access: Access | None = None,
        who: str,
        why: str,
    ) -> Quote:
        """Set the review, the access or both of a quote. Raises UnknownId, ArchiveError."""
        with self._database.writing() as connection:
            return changes.decide(connection, quote_id, review=review, access=access, who=who, why=why)

    def set_source_access(self, source_id: str, access: Access, *, who: str, why: str) -> Source:
        """Set the access of a source. Raises UnknownId, ArchiveError."""
        with self._database.writing() as connection:
            return changes.set_source_access(connection, source_id, access, who=who, why=why)

    def rename_speaker(self, speaker_id: str, name: str, *, who: str, why: str) -> Speaker:
        """Give a speaker another name and slug; the old slug leads on. Raises UnknownId, ArchiveError."""
        with self._database.writing() as connection:
            return changes.rename_speaker(connection, speaker_id, name, who=who, why=why)

    def describe_collection(
        self, key: str, title: str, description: str, *, who: str, why: str
    ) -> Collection:
        """Write the description of a collection, in Markdown."""
        with self._database.writing() as connection:
            return changes.describe_collection(connection, key, title, description, who=who, why=why)

    def revisions(self, subject: str | None = None) -> Iterator[Revision]:
        """Revisions in order of number: of one subject (``quote:ID``), or the whole chain."""
        after = 0
        while True:
            with self._database.reading() as connection:
                page = revisions.page(connection, after=after, subject=subject, limit=_REVISIONS_AT_ONCE)
            yield from page
            if len(page) < _REVISIONS_AT_ONCE:
                return
            after = page[-1].number

    def subjects(self) -> tuple[str, ...]:
        """The name, as revisions use it, of every record there is."""
        with self._database.reading() as connection:
            return subjects.subjects(connection)

    def named(self, names: Iterable[str]) -> dict[str, Subject]:
        """Records by the names revisions use, without those not there. Raises IntegrityError."""
        with self._database.reading() as connection:
            return subjects.named(connection, names)

    def head(self) -> Head:
        """Number and hash of the newest revision: what to write down elsewhere to prove the chain later."""
        with self._database.reading() as connection:
            return revisions.head(connection)

    def complaints(self) -> tuple[str, ...]:
        """What is wrong with the database file, its references or the slugs; nothing where all is well."""
        with self._database.reading() as connection:
            return (*self._database.complaints(connection), *slugs.astray(connection))

    def outbox_head(self) -> int:
        """The number of the newest outbox entry, 0 where there is none."""
        with self._database.reading() as connection:
            return outbox.head(connection)

    def outbox(self, after: int, limit: int) -> tuple[tuple[int, str], ...]:
        """Outbox entries numbered above ``after``, in order, at most ``limit``: (number, quote id)."""
        with self._database.reading() as connection:
            return outbox.entries(connection, after=after, limit=limit)


def _missing(database: Database) -> RecordUnavailable:
    return RecordUnavailable("no archive here", where=database.where, remedy="Make one with testimony init.")


def _swept(originals: Path) -> Originals:
    store = Originals(originals)
    store.sweep()
    return store
