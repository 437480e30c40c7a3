"""The connection to the database: safe settings, transactions, migrations.

SQLite (the default) runs with a write-ahead log and an fsync at every commit; a writer takes its lock when it
begins (BEGIN IMMEDIATE), so that it waits its turn rather than fail halfway. On PostgreSQL writers take turns
by an advisory lock, since each revision seals the one before. What is particular to a database stands here.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    ProgrammingError,
    TimeoutError as PoolTimeout,
)

from archive.errors import RecordUnavailable
from archive.record.schema.tables import SCHEMA

_WRITERS = 0x7E571A0C
"""The number under which the writers of a server database take their turns, and whoever makes its tables."""
LOCK_SECONDS = 30
"""How long a writer waits for another one; an account is written in well under a second."""
_WRITES = "record_writes"
_LIMITED = text(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
_TAKE_TURN = text(f"SELECT pg_advisory_xact_lock({_WRITERS})")
_DRIVERS = {"postgresql": "postgresql+psycopg"}
"""Which driver is meant where an address names a database only."""


class Database:
    """One database, opened by URL; raises RecordUnavailable for whatever keeps it from answering."""

    def __init__(self, url: str) -> None:
        try:
            self._url = _with_driver(make_url(url))
            self._engine = _engine(self._url, read_only=self.file if self._is_read_only else None)
        except (ArgumentError, NoSuchModuleError) as error:
            raise RecordUnavailable(
                "the database URL can't be used",
                remedy="Write it like sqlite:////path/to/archive.db or postgresql://name@host/database.",
            ) from error
        except ModuleNotFoundError as error:
            raise RecordUnavailable(
                f"the driver of this database is not installed ({error.name})",
                remedy="For PostgreSQL: python -m pip install 'psycopg[binary]'.",
            ) from error
        self.where = self._url.render_as_string(hide_password=True)

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database; None for a server."""
        name = self._url.database
        return Path(name) if self._is_sqlite and name else None

    @property
    def _is_read_only(self) -> bool:
        """Whether it is a whole SQLite file in a folder that can't be written to, as on a read-only disk.

        A write-ahead log beside it may hold what the file does not: then it is opened as ever.
        """
        if self.file is None or not self.file.is_file() or os.access(self.file.parent, os.W_OK):
            return False
        log = self.file.with_name(f"{self.file.name}-wal")
        return not log.exists() or log.stat().st_size == 0

    @property
    def _is_sqlite(self) -> bool:
        return self._url.get_backend_name() == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the record for as long as the block lasts."""
        with self._explained(), self._engine.connect() as connection:
            if not self._is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, alone among writers; committed when the block ends, undone when it raises."""
        with (
            self._explained(),
            self._engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            if self._url.get_backend_name() == "postgresql":
                connection.execute(_LIMITED)
                connection.execute(_TAKE_TURN)
            yield connection

    def schema(self) -> str | None:
        """The migration the database stands at; None where there is no record in it."""
        with self.reading() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return version

    def migrate(self, then: Callable[[Connection], None]) -> None:
        """Bring the tables to the newest migration, and do what follows on it, all in one transaction."""
        self._make_file()
        if self.schema() == SCHEMA:
            return
        with self.writing() as connection:
            self._upgrade(connection, "head")
            then(connection)

    def fill(
        self, schema: str, rows: Callable[[Connection], None], then: Callable[[Connection], None]
    ) -> None:
        """Make the tables as they were at a migration, have rows written, go on to the newest one.

        All in one transaction, with what follows on it. Raises RecordUnavailable where there are tables
        already, and for a migration that this version does not know.
        """
        self._make_file()
        if self.schema() is not None:
            raise RecordUnavailable(
                "there is an archive already", where=self.where, remedy="Name an empty database."
            )
        with self.writing() as connection:
            self._upgrade(connection, schema)
            rows(connection)
            self._upgrade(connection, "head")
            then(connection)

    def _upgrade(self, connection: Connection, migration: str) -> None:
        from alembic import command
        from alembic.config import Config
        from alembic.util import CommandError

        with as_file(files("archive.record") / "migrations") as migrations:
            config = Config()
            config.set_main_option("script_location", str(migrations).replace("%", "%%"))
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, migration)
            except CommandError as error:
                raise RecordUnavailable(
                    "the database was written by a newer version of this software",
                    where=self.where,
                    remedy="Use that version or a later one.",
                ) from error

    def complaints(self, connection: Connection) -> tuple[str, ...]:
        """What the database itself finds wrong with its file and its references; a server checks its own."""
        if self.file is None:
            return ()
        broken = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        references = [f"a row of {row[0]} refers to a row of {row[2]} that is not there" for row in loose]
        return tuple([line for line in broken if line != "ok"] + references)

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    def _make_file(self) -> None:
        if self.file is None or self.file.exists():
            return
        try:
            # SQLite gives its log files the permissions of the database.
            self.file.touch(mode=0o600)
        except OSError as error:
            raise RecordUnavailable(
                f"the database can't be made ({error.strerror})",
                where=self.where,
                remedy="Check that its folder is there and writable.",
            ) from error

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (DataError, IntegrityError, ProgrammingError):
            raise
        except PoolTimeout as error:
            raise RecordUnavailable(
                "too many requests at once", where=self.where, remedy="Try again in a moment."
            ) from error
        except DBAPIError as error:
            # Only the driver's own first line: statement and parameters hold what people said.
            reason = next(iter(str(error.orig).splitlines()), "no reason given")
            raise RecordUnavailable(
                f"the database does not answer ({reason})", where=self.where, remedy=self._remedy()
            ) from error.orig

    def _remedy(self) -> str:
        if self.file is not None and not os.access(self.file.parent, os.W_OK):
            return (
                "Its folder can't be written to: make it writable. To read it where it is, close the archive "
                "properly first, so that no -wal file is left beside it."
            )
        return "Check that it is whole, writable and not held by another program; try again."


def _with_driver(url: URL) -> URL:
    return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))


def _engine(url: URL, *, read_only: Path | None) -> Engine:
    # hide_parameters: an error report must not repeat what people said.
    pooled: dict[str, Any] = {"hide_parameters": True, "pool_size": 8, "max_overflow": 56}
    # A server may have been started anew since.
    pooled["pool_pre_ping"] = url.get_backend_name() != "sqlite"
    if read_only is not None:
        # Immutable: nobody can write there, so that no lock and no log is needed to read.
        address = f"file:{quote(str(read_only.absolute()))}?mode=ro&immutable=1"
        pooled["creator"] = lambda: sqlite3.connect(address, uri=True, check_same_thread=False)
    engine = create_engine(url, **pooled)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _settle_sqlite if read_only is None else _settle_immutable)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _settle_immutable(connection: Any, _: object) -> None:
    # The driver's own transactions begin late and deferred; ours begin in _begin_sqlite.
    connection.isolation_level = None
    # What is no text reaches the reader of the row as bytes: the driver's error would repeat the words, and
    # keep every other row from being read.
    connection.text_factory = _text_or_bytes
    connection.execute("PRAGMA trusted_schema = OFF")


def _text_or_bytes(stored: bytes) -> str | bytes:
    try:
        return stored.decode()
    except UnicodeDecodeError:
        return stored


def _settle_sqlite(connection: Any, _: object) -> None:
    _settle_immutable(connection, _)
    for pragma in (
        f"busy_timeout = {LOCK_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
