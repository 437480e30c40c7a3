"""The activity log: who did what, over all records, the newest first; without the states before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, func, select

from archive.record.schema import tables
from archive.record.schema.columns import moment_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which part of the log is asked for; None asks for all."""

    who: str | None = None
    subject: str | None = None
    """A record (``quote:ID``), or everything of a kind (``quote``)."""
    action: str | None = None
    """One action; those done in one go with others (``accept+open``) count, too."""
    first: date | None = None
    last: date | None = None
    """Days in UTC, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One entry of the log."""

    number: int
    subject: str
    action: str
    who: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the log can be narrowed by, in the order of the alphabet."""

    people: tuple[str, ...]
    actions: tuple[str, ...]


def page(connection: Connection, asked: Asked, *, before: int | None, limit: int) -> tuple[Act, ...]:
    """Entries numbered below ``before`` (None: from the newest on), the newest first, at most ``limit``."""
    table = tables.revisions
    columns = (table.c[name] for name in ("number", "subject", "action", "who", "why", "at"))
    query = select(*columns).where(*_conditions(connection, asked)).order_by(table.c.number.desc())
    if before is not None:
        query = query.where(table.c.number < before)
    rows = connection.execute(query.limit(limit)).mappings()
    return tuple(Act(**{**row, "at": moment_of(row["at"], f"revision:{row['number']}")}) for row in rows)


def count(connection: Connection, asked: Asked) -> int:
    """How many entries there are."""
    query = select(func.count()).select_from(tables.revisions).where(*_conditions(connection, asked))
    return connection.execute(query).scalar_one()


def choices(connection: Connection) -> Choices:
    """Everybody who did something, and everything that was done."""
    people = connection.execute(select(tables.revisions.c.who).distinct()).scalars()
    actions = {part for action in _actions(connection) for part in action.split("+")}
    return Choices(people=tuple(sorted(people)), actions=tuple(sorted(actions)))


def _actions(connection: Connection) -> Iterator[str]:
    yield from connection.execute(select(tables.revisions.c.action).distinct()).scalars()


def _conditions(connection: Connection, asked: Asked) -> Iterator[ColumnElement[bool]]:
    table = tables.revisions
    if asked.who is not None:
        yield table.c.who == asked.who
    if asked.action is not None:
        # The few combinations there are, so that the index answers.
        yield table.c.action.in_([one for one in _actions(connection) if asked.action in one.split("+")])
    if asked.subject is not None and ":" in asked.subject:
        yield table.c.subject == asked.subject
    elif asked.subject is not None:
        # The sign after the colon: every name that begins so lies between the two.
        yield (table.c.subject >= f"{asked.subject}:") & (table.c.subject < f"{asked.subject};")
    # Moments are text of one form: its order is that of time.
    if asked.first is not None:
        yield table.c.at >= asked.first.isoformat()
    if asked.last is not None:
        yield table.c.at < (asked.last + timedelta(days=1)).isoformat()
