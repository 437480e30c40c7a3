"""What is restricted: by itself or with its source."""

from sqlalchemy import Connection, or_

from archive.model import AccessStatus
from archive.record import reading, tables


def restricted(connection: Connection) -> tuple[str, ...]:
    """The ids of these quotes, by source as they came; the gate decides who may see which."""
    status = AccessStatus.RESTRICTED.value
    return reading.quote_ids(
        connection, or_(tables.quotes.c.access == status, tables.sources.c.access == status)
    )
