"""The record: everything the archive keeps, read and written through one object.

Each write is one transaction with its revisions and its outbox entries; writers take turns. Values are those
of ``archive.model``. The record does not decide who may see what: ``archive.access`` does, at every face, and
here only to know what gets a readable slug.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import select

from archive.errors import RecordUnavailable
from archive.finding_aid import NOTHING_STATED, FindingAid
from archive.model import (
    Access,
    Collection,
    Document,
    Proposal,
    Quote,
    Review,
    Source,
    Speaker,
)
from archive.record.changes import companion_changes, deciding, protecting, speaker_changes
from archive.record.changes.accession import Accession, Added
from archive.record.changes.entrant import PlaceDirectory, prepare
from archive.record.changes.slugs import Noun, SlugTarget
from archive.record.companions import Companions
from archive.record.drafts import Drafts
from archive.record.log import founding
from archive.record.personnel.people import People
from archive.record.plain_rows import restoring
from archive.record.plain_rows.restoring import RowsOf
from archive.record.preserving import Preserving
from archive.record.protected import Protecting
from archive.record.reads.statistics import Statistics
from archive.record.revising import Revising
from archive.record.schema import rules, tables
from archive.record.storage.database import Database
from archive.record.storage.one_state import OneState
from archive.record.storage.originals import Originals

__all__ = ["Added", "Noun", "Record", "SlugTarget", "Statistics"]


class Record(Revising, Companions, Protecting, Preserving):
    """One archive's record; safe to share between threads. Made by ``open`` or ``create``."""

    def __init__(self, database: Database, originals: Originals) -> None:
        """For ``open`` and ``create``: the database must stand at the newest migration.

        Raises RecordUnavailable where its making was interrupted.
        """
        super().__init__(database)
        self.originals = originals
        self.drafts = Drafts(database)
        self.people = People(database)
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
        database.migrate(founding.tell)
        return cls(database, _swept(originals))

    @classmethod
    def create(cls, url: str, originals: Path) -> Self:
        """Make an archive, or open the one that is there already. Raises RecordUnavailable."""
        database = Database(url)
        database.migrate(founding.make)
        with database.reading() as connection:
            is_made = founding.is_made(connection)
        if not is_made:
            with database.writing() as connection:
                founding.make(connection)
        return cls(database, _swept(originals))

    @classmethod
    def restore(
        cls,
        url: str,
        originals: Path,
        schema: str,
        tables_of: RowsOf,
        prove: Callable[["Record"], None],
    ) -> Self:
        """Make an archive of the rows of another one, all of it or nothing; its outbox is made anew.

        schema: the migration that the rows were written at. tables_of: each table with its rows, in the order
        in which they refer to each other. prove: looks at the record before it is committed, and raises where
        it must not be. Raises IntegrityError where rows do not fit, and RecordUnavailable.
        """
        database = Database(url)
        kept = Originals(originals)
        restoring.fill(
            database,
            schema,
            tables_of,
            lambda connection: prove(Record(OneState(database, connection), kept)),
        )
        return cls(database, _swept(originals))

    @contextmanager
    def snapshot(self) -> Iterator["Record"]:
        """The record as it is now, for reading, whatever is written while the block lasts."""
        with self._database.reading() as connection:
            yield Record(OneState(self._database, connection), self.originals)

    def close(self) -> None:
        """Give back every connection."""
        self._database.close()

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
            added = Accession(connection, entrant, who=who, why=why).add()
            protecting.protect(connection, added, document, who=who, why=why)
            companion_changes.relate_as_stated(
                connection, added.source_id, document.relations, who=who, why=why
            )
            return added

    def decide(
        self,
        quote_id: str,
        *,
        review: Review | None = None,
        access: Access | None = None,
        expected: int | None = None,
        who: str,
        why: str,
    ) -> Quote:
        """Set the review, the access or both of a quote. Raises UnknownId, Conflict, ArchiveError."""
        with self._database.writing() as connection:
            return deciding.decide(
                connection, quote_id, review=review, access=access, expected=expected, who=who, why=why
            )

    def accept_proposed(self, source_id: str, *, who: str, why: str) -> int:
        """Accept every quote of a source that is still proposed, but a minor's; returns how many were.

        Raises UnknownId.
        """
        with self._database.writing() as connection:
            return deciding.accept_proposed(connection, source_id, who=who, why=why)

    def set_source_access(
        self, source_id: str, access: Access, *, expected: int | None = None, who: str, why: str
    ) -> Source:
        """Set the access of a source. Raises UnknownId, Conflict, ArchiveError."""
        with self._database.writing() as connection:
            return deciding.set_source_access(
                connection, source_id, access, expected=expected, who=who, why=why
            )

    def describe_source(
        self,
        source_id: str,
        said: Mapping[str, str],
        *,
        keep_redirect: bool = False,
        expected: int | None = None,
        who: str,
        why: str,
    ) -> Source:
        """Say fields of its description anew, by the names of ``source_descriptions.DESCRIBED``.

        An empty value is unknown. The slug follows the title; the old one leads on only with
        ``keep_redirect``. Raises as ``decide``.
        """
        with self._database.writing() as connection:
            return deciding.describe_source(
                connection,
                source_id,
                said,
                keep_redirect=keep_redirect,
                expected=expected,
                who=who,
                why=why,
            )

    def rename_speaker(
        self,
        speaker_id: str,
        name: str,
        *,
        keep_redirect: bool = False,
        expected: int | None = None,
        who: str,
        why: str,
    ) -> Speaker:
        """Give a speaker another name and slug. Raises UnknownId, Conflict, ArchiveError.

        Without ``keep_redirect`` the old slug leads nowhere and the quotes are attributed to the new name.
        """
        with self._database.writing() as connection:
            return speaker_changes.rename(
                connection,
                speaker_id,
                name,
                keep_redirect=keep_redirect,
                expected=expected,
                who=who,
                why=why,
            )

    def describe_collection(
        self,
        key: str,
        title: str,
        description: str,
        *,
        aid: FindingAid = NOTHING_STATED,
        expected: int | None = None,
        who: str,
        why: str,
    ) -> Collection:
        """Write the description of a collection, in Markdown, with its finding aid. Raises ArchiveError."""
        with self._database.writing() as connection:
            return deciding.describe_collection(
                connection, key, title, description, aid=aid, expected=expected, who=who, why=why
            )


def _missing(database: Database) -> RecordUnavailable:
    return RecordUnavailable("no archive here", where=database.where, remedy="Make one with testimony init.")


def _swept(originals: Path) -> Originals:
    store = Originals(originals)
    store.sweep()
    return store
