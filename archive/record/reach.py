"""How far a name reaches: every quote of every source in which somebody speaks.

By what the public knows one speaker changes what is read of the words of all others around theirs.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from archive.record import reading, tables


def reach(connection: Connection, speaker_ids: Iterable[str]) -> tuple[str, ...]:
    """The ids of these quotes, by source as they came."""
    table = tables.quotes
    theirs = select(table.c.source_id).where(table.c.speaker_id.in_(tuple(speaker_ids)))
    return reading.quote_ids(connection, table.c.source_id.in_(theirs))
