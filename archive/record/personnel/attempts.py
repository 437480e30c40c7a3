"""Attempts to sign in, counted in the database, so that every process of the server counts the same.

Names and addresses come as digests: what was typed as a name may be a password; an address is somebody's.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, insert

from archive.record.personnel.account_rows import count, take_turn
from archive.record.schema.account_tables import sign_in_attempts
from archive.record.schema.columns import moment_text
from archive.record.storage.database import Database

WINDOW = timedelta(minutes=15)
"""In which attempts are counted; afterwards they are forgotten."""
MOST_OF_A_NAME = 10
"""Guesses at one account: at this rate a random word of a dictionary of 10,000 takes two weeks to find."""
MOST_OF_AN_ADDRESS = 50
"""From one address, whatever the names: a reading room full of archivists may mistype."""


class Attempts:
    """The attempts of the last quarter of an hour."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, name_digest: str, address_digest: str) -> bool:
        """Count one more attempt; False where there were too many, and then it is not counted."""
        moment = datetime.now(UTC)
        table = sign_in_attempts.c
        with self._database.writing() as connection:
            take_turn(connection)
            connection.execute(delete(sign_in_attempts).where(table.at < moment_text(moment - WINDOW)))
            if (
                count(connection, sign_in_attempts, table.name_digest == name_digest) >= MOST_OF_A_NAME
                or count(connection, sign_in_attempts, table.address_digest == address_digest)
                >= MOST_OF_AN_ADDRESS
            ):
                return False
            values = {"name_digest": name_digest, "address_digest": address_digest}
            connection.execute(insert(sign_in_attempts).values(at=moment_text(moment), **values))
        return True

    def forgive(self, name_digest: str) -> None:
        """Forget the attempts at a name: its person came in."""
        with self._database.writing() as connection:
            connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.name_digest == name_digest))
