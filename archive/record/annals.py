"""The annals: what was changed and announced, row by row; what the audit, the index and the bag read.

The half of the catalogue that is about the record itself, not about testimonies.
"""

from collections.abc import Iterable, Iterator

from archive.errors import IntegrityError
from archive.model import Revision
from archive.record.changes import seen, slugs
from archive.record.changes.slugs import SlugRow
from archive.record.history import subjects
from archive.record.log import outbox, revisions, stamps
from archive.record.log.outbox import Announcement
from archive.record.log.revisions import Damaged, Head
from archive.record.log.stamps import Stamp
from archive.record.mapping.states import Subject
from archive.record.plain_rows import rows
from archive.record.plain_rows.rows import PlainRow
from archive.record.reads import touched
from archive.record.reads.touched import Touched
from archive.record.storage.database import Database

_REVISIONS_AT_ONCE = 1_000


class Annals:
    """Reads of one archive's revisions, slugs, outbox and rows, each from one consistent view of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

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

    def newest_revisions(self, subjects: Iterable[str]) -> dict[str, int]:
        """The number of the newest revision of each of these (``quote:ID``): what a page has to remember."""
        with self._database.reading() as connection:
            return seen.newest(connection, subjects)

    def check_seen(self, subject: str, expected: int | None) -> None:
        """Raise Conflict where somebody changed the record since this revision, which a page had shown."""
        with self._database.reading() as connection:
            seen.check_seen(connection, subject, expected)

    def head(self) -> Head:
        """Number and hash of the newest revision: what to write down elsewhere to prove the chain later."""
        with self._database.reading() as connection:
            return revisions.head(connection)

    def touched_since(self, head: Head) -> Touched | None:
        """What may look different since this head was read; None where that may be anything."""
        with self._database.reading() as connection:
            return touched.since(connection, head)

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

    def rows(self, table: str) -> Iterator[PlainRow]:
        """The rows of a kept table (``archive.record.plain_rows.contents``), in the order of their key.

        Raises IntegrityError at one that holds what is no text.
        """
        with self._database.reading() as connection:
            yield from rows.rows(connection, table)

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
