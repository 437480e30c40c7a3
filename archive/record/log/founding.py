"""The archive itself as a record: its id and the moment of its making, told by a revision like any other."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from archive.errors import RecordUnavailable
from archive.ids import new_id
from archive.record.log.revisions import GENESIS, Change, Journal, now
from archive.record.mapping.states import Archive, state_of, subject_of
from archive.record.schema import tables

_WHO = "Testimony Archive (software)"
_WHY = "to prove later which archive this is"


def make(connection: Connection) -> None:
    """Make the archive's row where there is none, and the revision that tells of it."""
    if not is_made(connection):
        if connection.execute(select(tables.revisions.c.number).limit(1)).first() is not None:
            raise RecordUnavailable(
                "the database holds revisions and not the archive they tell of",
                remedy="Restore it from a copy, and find out who or what changed it.",
            )
        head = {"head_number": 0, "head_hash": GENESIS, "outbox_head": 0}
        connection.execute(insert(tables.archive).values(id=new_id(), made_at=now(), **head))
    tell(connection)


def is_made(connection: Connection) -> bool:
    """Whether there is an archive."""
    return bool(foundings(connection))


def tell(connection: Connection) -> None:
    """Write the revision that tells of the archive; one made by the first version has none."""
    made = foundings(connection)
    subject = tables.revisions.c.subject
    told = connection.execute(select(subject).where(subject.like("archive:%")).limit(1)).first()
    if made and told is None:
        journal = Journal(connection, who=_WHO, why=_WHY)
        journal.append(Change(subject_of(one), "found", None, state_of(one)) for one in made.values())


def foundings(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Archive]:
    """The archive by its id, if that is among the ids."""
    wanted = None if ids is None else set(ids)
    rows = connection.execute(select(tables.archive.c.id, tables.archive.c.made_at)).all()
    return {
        archive_id: Archive(archive_id, made_at)
        for archive_id, made_at in rows
        if wanted is None or archive_id in wanted
    }
