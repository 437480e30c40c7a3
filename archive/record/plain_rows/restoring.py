"""A record made of the rows of another one, in one transaction."""

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, NoSuchTableError, StatementError

from archive.errors import IntegrityError
from archive.record.log import founding
from archive.record.log.outbox import announce
from archive.record.plain_rows.rows import RETAKE, PlainRow, insert_rows, postpone_references
from archive.record.reads import reading
from archive.record.storage.database import Database

RowsOf = Iterable[tuple[str, Iterator[PlainRow]]]


def fill(database: Database, schema: str, tables_of: RowsOf, prove: Callable[[Connection], None]) -> None:
    """Write the rows as they are, bring them to the newest tables, make the outbox anew, and have it proved.

    Raises IntegrityError where a row does not fit its table, comes twice, or refers to what is not there.
    """
    try:
        database.fill(
            schema,
            lambda connection: _write(connection, tables_of),
            lambda connection: _finish(connection, prove),
        )
    except (DBAPIError, StatementError) as error:
        # Only what sort of fault it is: the driver's own words may repeat what people said.
        raise IntegrityError(
            f"the rows do not fit together ({type(error).__name__})", where="records", remedy=RETAKE
        ) from error


def _write(connection: Connection, tables_of: RowsOf) -> None:
    postpone_references(connection)
    for table, rows in tables_of:
        try:
            insert_rows(connection, table, rows)
        # The driver itself tells of half a surrogate pair and of a number of forty digits.
        except (DBAPIError, StatementError, NoSuchTableError, ValueError, OverflowError) as error:
            raise IntegrityError(
                f"a row does not fit its table, comes twice, or refers to nothing ({type(error).__name__})",
                where=f"records/{table}",
                remedy=RETAKE,
            ) from error


def _finish(connection: Connection, prove: Callable[[Connection], None]) -> None:
    founding.tell(connection)
    announce(connection, reading.quote_ids(connection, None))
    prove(connection)
