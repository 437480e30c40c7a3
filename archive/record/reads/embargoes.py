"""What is under an embargo, and until when: nothing opens by surprise.

A quote of a withdrawn source is not: it is told of nowhere, and opening it would open nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from archive.model import Access, AccessStatus
from archive.record.schema import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Embargo:
    """One source or quote that stays closed until a day, or until somebody decides."""

    noun: str
    """``source`` or ``quote``."""
    record_id: str
    source_id: str
    title: str
    """Of the source."""
    until: date | None
    """The first day on which it is open; None where it never opens by itself."""


def embargoes(connection: Connection) -> tuple[Embargo, ...]:
    """Every embargo, the next to end first, those without an end last."""
    found = [*_of_sources(connection), *_of_quotes(connection)]
    return tuple(sorted(found, key=lambda one: (one.until is None, one.until or date.max, one.record_id)))


def _of_sources(connection: Connection) -> Iterator[Embargo]:
    table = tables.sources
    query = select(table.c.id, table.c.title, table.c.access_until)
    for row in connection.execute(query.where(table.c.access == AccessStatus.EMBARGOED.value)):
        until = _day(row.access_until)
        yield Embargo(noun="source", record_id=row.id, source_id=row.id, title=row.title, until=until)


def _of_quotes(connection: Connection) -> Iterator[Embargo]:
    table, sources = tables.quotes, tables.sources
    query = select(table.c.id, table.c.source_id, sources.c.title, table.c.access_until)
    query = query.join(sources, sources.c.id == table.c.source_id).where(
        table.c.access == AccessStatus.EMBARGOED.value,
        sources.c.access != AccessStatus.WITHDRAWN.value,
    )
    for row in connection.execute(query):
        until = _day(row.access_until)
        yield Embargo(noun="quote", record_id=row.id, source_id=row.source_id, title=row.title, until=until)


def _day(until: str | None) -> date | None:
    return Access(status=AccessStatus.EMBARGOED, until=until).opens_on
