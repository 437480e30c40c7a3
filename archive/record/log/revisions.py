"""The hash chain of revisions: every change of the record, each entry sealed by its SHA-256.

An entry's hash covers its number, what changed, who, when, why, the state before and after, and the hash of
the entry before. The archive's row repeats the newest number and hash, so that a missing tail shows too.
Entries are ordered by number; clocks only inform.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, RowMapping, insert, select, update

from archive.errors import IntegrityError, RecordUnavailable
from archive.model import Revision
from archive.record.mapping.serialise import revision_of
from archive.record.mapping.states import canonical
from archive.record.schema import tables
from archive.record.schema.columns import moment_text
from archive.record.schema.rules import check_agent

GENESIS = "0" * 64
"""The previous hash of revision 1."""
_HEAD = select(tables.archive.c.head_number, tables.archive.c.head_hash)


@dataclass(frozen=True, slots=True)
class Head:
    """Number and hash of the newest revision."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Change:
    """One record's change, before it is numbered and sealed; states as canonical JSON."""

    subject: str
    action: str
    before: str | None
    after: str | None
    who: str | None = None
    """Whose decision it is, where it is not that of whoever writes."""
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Damaged:
    """An entry of the chain that can't be read, with the number and the hash it carries."""

    number: int
    hash: str
    error: IntegrityError


@dataclass(frozen=True, slots=True)
class Flaw:
    """Where the chain does not hold, and how."""

    number: int
    what: str


def now() -> str:
    """This moment, as the record writes moments."""
    return moment_text(datetime.now(UTC))


def seal(revision: Revision) -> str:
    """The SHA-256 an entry must carry, over everything in it but the hash itself."""
    fields = {name: getattr(revision, name) for name in Revision.__slots__ if name != "hash"}
    return sha256(canonical(fields).encode("utf-8", "surrogatepass")).hexdigest()


class Journal:
    """Appends revisions within one writing transaction; the archive's row is the lock and the head."""

    def __init__(self, connection: Connection, *, who: str, why: str) -> None:
        """Take the head. Raises ArchiveError where nobody, or no reason, is named."""
        self._connection = connection
        check_agent(who=who, why=why)
        self.who, self.why = who, why
        self.at = datetime.now(UTC)
        self._head = head(connection, for_update=True)

    def append(self, changes: Iterable[Change]) -> Head:
        """Number, seal and write the changes in order; returns the new head."""
        rows = []
        for change in changes:
            unsealed = Revision(
                number=self._head.number + 1,
                subject=change.subject,
                action=change.action,
                who=change.who or self.who,
                why=change.why or self.why,
                at=self.at,
                before=change.before,
                after=change.after,
                previous_hash=self._head.hash,
                hash="",
            )
            self._head = Head(unsealed.number, seal(unsealed))
            fields = {name: getattr(unsealed, name) for name in Revision.__slots__}
            rows.append({**fields, "at": moment_text(self.at), "hash": self._head.hash})
        if rows:
            self._connection.execute(insert(tables.revisions), rows)
            self._connection.execute(
                update(tables.archive).values(head_number=self._head.number, head_hash=self._head.hash)
            )
        return self._head


def head(connection: Connection, *, for_update: bool = False) -> Head:
    """The newest revision, as the archive's row has it; optionally locking that row for this writer."""
    row = connection.execute(_HEAD.with_for_update() if for_update else _HEAD).one_or_none()
    if row is None:
        raise RecordUnavailable("the database holds no archive", remedy="Make one with testimony init.")
    return Head(row.head_number, row.head_hash)


def hash_of(connection: Connection, number: int) -> str | None:
    """The hash of the revision of this number, None where there is none; 0 is before the first."""
    table = tables.revisions
    found: str | None = connection.execute(select(table.c.hash).where(table.c.number == number)).scalar()
    return GENESIS if number == 0 else found


def page(
    connection: Connection, *, after: int, subject: str | None, limit: int
) -> tuple[Revision | Damaged, ...]:
    """Revisions numbered above ``after``, of one subject or of all, in order of number."""
    table = tables.revisions
    query = select(table).where(table.c.number > after).order_by(table.c.number).limit(limit)
    if subject is not None:
        query = query.where(table.c.subject == subject)
    return tuple(_entry(row) for row in connection.execute(query).mappings())


def _entry(row: RowMapping) -> Revision | Damaged:
    try:
        return revision_of(row)
    except IntegrityError as error:
        return Damaged(row["number"], str(row["hash"]), error)


def flaws(revisions: Iterable[Revision | Damaged], newest: Callable[[], Head]) -> Iterator[Flaw]:
    """Every place where numbers, links, seals or the head disagree; nothing where the chain holds.

    ``newest`` reads the head: it is asked before and after, because others may write in the meantime.
    """
    expected, passed = newest(), False
    previous = Head(0, GENESIS)
    for revision in revisions:
        if revision.number != previous.number + 1:
            yield Flaw(
                revision.number, f"revisions {previous.number + 1} to {revision.number - 1} are missing"
            )
        if isinstance(revision, Damaged):
            yield Flaw(revision.number, "the revision can't be read")
            previous = Head(revision.number, revision.hash)
            continue
        if revision.number == previous.number + 1 and revision.previous_hash != previous.hash:
            yield Flaw(revision.number, "the revision does not follow from the one before it")
        if seal(revision) != revision.hash:
            yield Flaw(revision.number, "the revision was altered after it was written")
        previous = Head(revision.number, revision.hash)
        passed = passed or previous == expected
    if not passed and expected != Head(0, GENESIS):
        yield Flaw(expected.number, "the archive's head names a revision that is not there as it was")
    if previous.number > newest().number:
        yield Flaw(previous.number, "there are revisions after the archive's head")
