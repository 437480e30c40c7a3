"""A copy of the database of one moment, made while others read and write (SQLite's online backup)."""

import sqlite3
from contextlib import closing
from pathlib import Path

from archive.errors import RecordUnavailable
from archive.record.storage.database import Database


def copy(database: Database, target: Path) -> None:
    """Write the database into a new file that needs no log beside it.

    All pages are taken in one step, within one view of the database: with a write-ahead log no writer waits
    for it, and it does not begin again whenever one commits. Raises RecordUnavailable where the database is
    no file, and where the disk refuses.
    """
    if database.file is None:
        raise RecordUnavailable(
            "a server keeps this database", where=database.where, remedy="Use the server's own backup."
        )
    target.touch(mode=0o600)
    with database.reading() as connection, closing(sqlite3.connect(target)) as copied:
        held = connection.connection.driver_connection
        try:
            held.backup(copied, pages=-1)  # type: ignore[union-attr]
            copied.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as error:
            raise RecordUnavailable(
                f"the database can't be copied ({error})",
                where=str(target),
                remedy="Check free space, and run testimony verify.",
            ) from error
