"""The connection to the database: safe settings, transactions, migrations.

SQLite (the default) runs with a write-ahead log and an fsync at every commit; a writer takes its lock when it
begins (BEGIN IMMEDIATE), so that it waits its turn rather than fail halfway. All that is particular to SQLite
stands in this module.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
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
from archive.record.tables import SCHEMA

LOCK_SECONDS = 30
"""How long a writer waits for another one; an account is written in well under a second."""
_WRITES = "record_writes"


class Database:
    """One database, opened by URL; raises RecordUnavailable for whatever keeps it from answering."""

    def __init__(self, url: str) -> None:
        try:
            self._url = make_url(url)
            self._engine = _engine(url)
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise RecordUnavailable(
                "the database URL can't be used", remedy="Write it like sqlite:////path/to/archive.db."
            ) from error
        self.where = self._url.render_as_string(hide_password=True)

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database; None for a server."""
        name = self._url.database
        return Path(name) if self._is_sqlite and name else None

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
            yield connection

    def schema(self) -> str | None:
        """The migration the database stands at; None where there is no record in it."""
        with self.reading() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return version

    def migrate(self) -> None:
        """Bring the tables to the newest migration, all in one transaction."""
        self._make_file()
        if self.schema() == SCHEMA:
            return
        from alembic import command
        from alembic.config import Config
        from alembic.util import CommandError

        with as_file(files("archive.record") / "migrations") as migrations, self.writing() as connection:
            config = Config()
            config.set_main_option("script_location", str(migrations).replace("%", "%%"))
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
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
                f"the database does not answer ({reason})",
                where=self.where,
                remedy="Check that it is whole, writable and not held by another program; try again.",
            ) from error.orig


def _engine(url: str) -> Engine:
    # hide_parameters: an error report must not repeat what people said.
    engine = create_engine(url, hide_parameters=True, pool_size=8, max_overflow=56)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _settle_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _settle_sqlite(connection: Any, _: object) -> None:
    # The driver's own transactions begin late and deferred; ours begin in _begin_sqlite.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {LOCK_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
