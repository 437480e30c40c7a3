"""Statements that ask for rows by ids: built once, because building one takes longer than SQLite's answer.

Each asks as many times for one id as for thousands, and in the same words: what a driver has prepared once it
does not prepare again.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Executable,
    Select,
    Text,
    any_,
    bindparam,
    func,
    or_,
    select,
)

from archive.record.schema.columns import Row
from archive.record.schema.rules import is_storable

IDS_AT_ONCE = 10_000
"""Most ids in one statement."""
SQLITE = "sqlite"
"""The dialect that knows no lists: it reads them from a text."""


class Question:
    """One statement, for all rows or for those in which one of some columns has one of some values."""

    def __init__(self, query: Select[Any], *columns: ColumnElement[Any]) -> None:
        self._all = query
        wanted = any_(bindparam("wanted", type_=ARRAY(Text)))
        self._some = query.where(or_(*(column == wanted for column in columns)))
        listed = func.json_each(bindparam("wanted", type_=Text)).table_valued("value")
        self._some_by_text = query.where(or_(*(column.in_(select(listed.c.value)) for column in columns)))

    def rows(self, connection: Connection, values: Iterable[str] | None) -> Iterator[Row]:
        """The rows with these values; every row for None.

        A row with one value in one column and another in another may come twice where there are thousands.
        """
        if values is None:
            yield from _rows(connection, self._all)
            return
        # What no database stores as text names no record; a driver would refuse the whole question.
        wanted = [value for value in values if is_storable(value)]
        # An empty list is asked for all the same: the number of statements must not depend on the answer.
        for start in range(0, max(len(wanted), 1), IDS_AT_ONCE):
            yield from self._asked(connection, wanted[start : start + IDS_AT_ONCE])

    def _asked(self, connection: Connection, wanted: list[str]) -> list[Row]:
        if connection.dialect.name == SQLITE:
            return _rows(connection, self._some_by_text, {"wanted": json.dumps(wanted)})
        return _rows(connection, self._some, {"wanted": wanted})


def _rows(connection: Connection, query: Executable, asked: dict[str, Any] | None = None) -> list[Row]:
    result = connection.execute(query, asked)
    columns = tuple(result.keys())
    # A dictionary is read by name in a tenth of the time of SQLAlchemy's own rows.
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
