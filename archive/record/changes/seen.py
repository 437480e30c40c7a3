"""What a person had seen of a record before they change it: nothing that came later is overwritten.

Optimistic locking: each page that changes a record carries the number of its newest revision. Asked within
the writing transaction, so that nobody writes in between.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from archive.errors import Conflict
from archive.model import Revision
from archive.record.log import revisions
from archive.record.reads.questions import IDS_AT_ONCE
from archive.record.schema import tables

_NOBODYS = frozenset({"publish", "publish+retire"})
"""Actions that only give a readable address: no decision of anybody is lost by going on."""


def newest(connection: Connection, subjects: Iterable[str]) -> dict[str, int]:
    """The number of the newest revision of each of these records, without those that have none."""
    table, wanted = tables.revisions, tuple(subjects)
    query = select(table.c.subject, func.max(table.c.number).label("newest")).group_by(table.c.subject)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), IDS_AT_ONCE):
        rows = connection.execute(query.where(table.c.subject.in_(wanted[start : start + IDS_AT_ONCE])))
        found.update((row.subject, row.newest) for row in rows)
    return found


def check_seen(
    connection: Connection, subject: str, expected: int | None, *, sent_again: tuple[str, str] | None = None
) -> None:
    """Raise Conflict where somebody changed the record after the revision ``expected``; None asks nothing.

    sent_again: who asks and why, where the record stands already as they ask. All that came later may then be
    what they sent a moment before (a double click), which is no conflict; there is nothing left to write.
    """
    if expected is None:
        return
    later = revisions.page(connection, after=expected, subject=subject, limit=IDS_AT_ONCE)
    changed = [one for one in later if isinstance(one, Revision) and one.action not in _NOBODYS]
    if changed and {(one.who, one.why) for one in changed} != {sent_again}:
        raise Conflict(subject, changed)
