"""The rows of the kept tables as plain values, out of a record and into an empty one.

Rows come in the order of their primary key, compared as bytes whatever the database's language is, so that
the same record always gives the same files.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    collate,
    func,
    insert,
    select,
    text,
)

from archive.errors import IntegrityError
from archive.record.plain_rows.contents import COLUMNS_LEFT_OUT, KEPT
from archive.record.schema import tables
from archive.record.schema.columns import unreadable

Value = str | int | float | bool | None
PlainRow = dict[str, Value]
AT_ONCE = 500
"""Rows read or written in one step."""
RETAKE = "It is no whole record: take another copy."
_BYTEWISE = {"sqlite": "BINARY", "postgresql": "C"}


def columns(table: str) -> tuple[str, ...]:
    """The columns of a kept table that stand in its rows."""
    return tuple(c.name for c in _table(table).columns if (table, c.name) not in COLUMNS_LEFT_OUT)


def key(table: str) -> tuple[str, ...]:
    """The columns by which the rows of a kept table are told apart and ordered."""
    return tuple(column.name for column in _table(table).primary_key)


def in_order() -> tuple[str, ...]:
    """The kept tables, each after those that its rows refer to."""
    return tuple(str(table.name) for table in tables.metadata.sorted_tables if table.name in KEPT)


def rows(connection: Connection, table: str) -> Iterator[PlainRow]:
    """Every row of a kept table, a few in memory at a time."""
    kept = _table(table)
    wanted = [kept.c[name] for name in columns(table)]
    order = [_bytewise(connection, column) for column in kept.primary_key]
    query = select(*wanted).order_by(*order).execution_options(yield_per=AT_ONCE)
    for row in connection.execute(query).mappings():
        unread = next((name for name, value in row.items() if isinstance(value, bytes)), None)
        if unread is not None:
            raise unreadable(unread, f"{table}:{row[key(table)[0]]}")
        yield dict(row)


def insert_rows(connection: Connection, table: str, incoming: Iterable[PlainRow]) -> int:
    """Write rows into a table as the database has it, which may be an older form; returns how many.

    Raises IntegrityError for a row with a column that the table has not.
    """
    reflected = Table(table, MetaData(), autoload_with=connection)
    remaining, count = iter(incoming), 0
    while some := list(islice(remaining, AT_ONCE)):
        # SQLAlchemy would pass over a column that is not there, and what it holds would be lost.
        if any(row.keys() - reflected.columns.keys() for row in some):
            raise IntegrityError("a row does not fit its table", where=f"records/{table}", remedy=RETAKE)
        connection.execute(insert(reflected), some)
        count += len(some)
    _count_on(connection, reflected)
    return count


def postpone_references(connection: Connection) -> None:
    """Let rows refer to later ones until the transaction ends."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))


def _count_on(connection: Connection, table: Table) -> None:
    """A server numbers further rows from where the written ones end."""
    counted = table.autoincrement_column
    if connection.dialect.name == "postgresql" and counted is not None and counted.server_default is not None:
        newest = connection.execute(select(func.max(counted))).scalar()
        sequence = func.pg_get_serial_sequence(table.name, counted.name)
        connection.execute(select(func.setval(sequence, (newest or 0) + 1, False)))


def _bytewise(connection: Connection, column: Column[Any]) -> ColumnElement[Any]:
    name = _BYTEWISE.get(connection.dialect.name)
    if name is None or isinstance(column.type, Integer) or not isinstance(column.type, String):
        return column
    return collate(column, name)


def _table(name: str) -> Table:
    return tables.metadata.tables[name]
