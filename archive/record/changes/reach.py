"""How far a change of quotes reaches: which others may look different, too."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from archive.model import Quote
from archive.record.reads import reading
from archive.record.schema import tables


def reach(
    connection: Connection, quotes: Iterable[Quote], speaker_ids: Iterable[str | None]
) -> tuple[str, ...]:
    """The ids of these quotes; where one of them is, or was, a minor's, all in the sources of these speakers.

    By what the public knows a speaker may hang on it, and the name stands in the words of others, too.
    """
    changed = tuple(quotes)
    touched = dict.fromkeys(quote.id for quote in changed)
    if any(quote.by_minor for quote in changed):
        touched |= dict.fromkeys(around(connection, (one for one in speaker_ids if one)))
    return tuple(touched)


def around(connection: Connection, speaker_ids: Iterable[str]) -> tuple[str, ...]:
    """The ids of all quotes in the sources in which these speak: their names stand in the words of others."""
    table = tables.quotes
    theirs = select(table.c.source_id).where(table.c.speaker_id.in_(tuple(speaker_ids)))
    return reading.quote_ids(connection, table.c.source_id.in_(theirs))
