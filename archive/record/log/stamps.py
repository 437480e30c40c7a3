"""When each quote last came to look different, by the outbox and the revision that it was told with.

Feeds and harvesters go by these moments. They are clocks', which only inform: one that was set back can make
a harvester miss a change, and never makes the archive lose one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from archive.errors import IntegrityError
from archive.record.schema import tables
from archive.record.schema.columns import moment_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One quote, whose it is, and the moment of its last change, to the microsecond."""

    quote_id: str
    source_id: str
    speaker_id: str | None
    at: datetime


def stamps(connection: Connection) -> Iterator[Stamp]:
    """One for each quote, fragments and closed ones included; without those whose moment can't be read.

    What was announced before revisions stood in the outbox has the moment at which its source came.
    """
    quotes, sources, outbox, revisions = tables.quotes, tables.sources, tables.outbox, tables.revisions
    told = select(outbox.c.quote_id, func.max(outbox.c.revision).label("revision"))
    told_last = told.group_by(outbox.c.quote_id).subquery()
    rows = connection.execute(
        select(quotes.c.id, quotes.c.source_id, quotes.c.speaker_id, revisions.c.at, sources.c.added_at)
        .join(sources, sources.c.id == quotes.c.source_id)
        .outerjoin(told_last, told_last.c.quote_id == quotes.c.id)
        .outerjoin(revisions, revisions.c.number == told_last.c.revision)
    )
    for quote_id, source_id, speaker_id, at, added_at in rows:
        try:
            moment = moment_of(at or added_at, f"quote:{quote_id}")
        except IntegrityError:
            continue
        yield Stamp(quote_id=quote_id, source_id=source_id, speaker_id=speaker_id, at=moment)
