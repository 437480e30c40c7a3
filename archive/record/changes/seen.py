"""What a person had seen of a record before they change it: nothing that came later is overwritten.

Optimistic locking: each page that changes a record carries the number of its newest revision. Asked within
the writing transaction, so that nobody writes in between.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from archive.errors import AlreadySo, Conflict
from archive.model import Revision
from archive.record.log import revisions
from archive.record.reads.questions import IDS_AT_ONCE
from archive.record.schema import tables

_NOBODYS = frozenset({"publish", "publish+retire"})
"""Actions that only give a readable address: no decision of anybody is lost by going on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks of a record that stands as they ask already."""

    who: str
    why: str
    actions: frozenset[str]
    """What a revision that made it so says was done, part by part."""

    def is_fulfilled_by(self, changed: Iterable[Revision]) -> bool:
        """Whether the changes are one decision of one person, and no other than what is asked."""
        revisions = tuple(changed)
        done = {part for one in revisions for part in one.action.split("+")}
        return len({(one.who, one.why) for one in revisions}) == 1 and done <= self.actions


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
    connection: Connection, subject: str, expected: int | None, *, wish: Wish | None = None
) -> None:
    """Raise Conflict where somebody changed the record after the revision ``expected``; None asks nothing.

    wish: what is asked, where the record stands so already and there is nothing left to write. All that came
    later may then be what the same person sent a moment before (a double click), which is no conflict; where
    it is somebody else's same decision, AlreadySo is raised.
    """
    if expected is None:
        return
    later = revisions.page(connection, after=expected, subject=subject, limit=IDS_AT_ONCE)
    changed = [one for one in later if isinstance(one, Revision) and one.action not in _NOBODYS]
    if not changed or (wish and {(one.who, one.why) for one in changed} == {(wish.who, wish.why)}):
        return
    raise (
        AlreadySo(subject, changed) if wish and wish.is_fulfilled_by(changed) else Conflict(subject, changed)
    )
