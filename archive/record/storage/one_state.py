"""A database as one connection sees it: every read is of the same state, whatever is written meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from archive.record.storage.database import Database


class OneState(Database):
    """Reads of one transaction, for as long as its connection is open; nothing is written through it."""

    def __init__(self, database: Database, connection: Connection) -> None:
        self._url, self._engine, self.where = database._url, database._engine, database.where
        self._connection = connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The one connection."""
        yield self._connection
