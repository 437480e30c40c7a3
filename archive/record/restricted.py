"""What is restricted: where a reader who may see it finds it, since no public index has it."""

from sqlalchemy import Connection, or_, select

from archive.model import AccessStatus
from archive.record.tables import quotes, sources


def quote_ids(connection: Connection) -> tuple[str, ...]:
    """The quotes that are restricted, or whose source is, as they came; not all of them may be seen."""
    is_restricted = or_(
        quotes.c.access == AccessStatus.RESTRICTED, sources.c.access == AccessStatus.RESTRICTED
    )
    query = (
        select(quotes.c.id)
        .join(sources, sources.c.id == quotes.c.source_id)
        .where(is_restricted)
        .order_by(sources.c.number, quotes.c.number)
    )
    return tuple(connection.execute(query).scalars())
