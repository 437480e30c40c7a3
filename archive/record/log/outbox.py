"""The outbox: which quotes may look different since when, for whoever keeps an index of them.

The archive's row repeats the newest number, so that a missing tail shows; each entry carries the number of
the revision it was written with, so that a change nobody was told of shows, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from archive.record.schema import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """How far the outbox has told of one quote."""

    quote_id: str
    revision: int
    """The newest revision at the time of the last entry."""


def announce(connection: Connection, quote_ids: Iterable[str]) -> None:
    """Note that quotes may look different; in the transaction that changed them, after its revisions."""
    archive = tables.archive
    state = connection.execute(select(archive.c.outbox_head, archive.c.head_number)).one()
    last = max(state.outbox_head, head(connection))
    rows = [
        {"number": number, "quote_id": quote_id, "revision": state.head_number}
        for number, quote_id in enumerate(quote_ids, start=last + 1)
    ]
    if rows:
        connection.execute(insert(tables.outbox), rows)
        connection.execute(update(archive).values(outbox_head=rows[-1]["number"]))


def head(connection: Connection) -> int:
    """The number of the newest entry, 0 where there is none."""
    return connection.execute(select(func.max(tables.outbox.c.number))).scalar() or 0


def entries(connection: Connection, *, after: int, limit: int) -> tuple[tuple[int, str], ...]:
    """Entries numbered above ``after``, in order, at most ``limit``: (number, quote id)."""
    table = tables.outbox
    query = select(table.c.number, table.c.quote_id).where(table.c.number > after)
    rows = connection.execute(query.order_by(table.c.number).limit(limit))
    return tuple((row.number, row.quote_id) for row in rows)


def announcements(connection: Connection) -> tuple[Announcement, ...]:
    """The last announcement of each quote."""
    table = tables.outbox
    query = select(table.c.quote_id, func.max(table.c.revision)).group_by(table.c.quote_id)
    rows = connection.execute(query)
    return tuple(Announcement(quote_id=quote_id, revision=revision) for quote_id, revision in rows)


def gaps(connection: Connection) -> tuple[str, ...]:
    """What is missing in the outbox; nothing where it is whole."""
    table = tables.outbox
    count, first, last = connection.execute(
        select(func.count(), func.min(table.c.number), func.max(table.c.number)).select_from(table)
    ).one()
    told = connection.execute(select(tables.archive.c.outbox_head)).scalar() or 0
    complaints = []
    if (first or 1) != 1 or count != (last or 0):
        complaints.append(f"of {last:,} entries of the outbox {count:,} are there")
    if told != (last or 0):
        complaints.append(f"the outbox ends at entry {last or 0:,}, and the archive's row at {told:,}")
    return tuple(complaints)
