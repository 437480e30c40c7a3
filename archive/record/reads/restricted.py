"""What is restricted: where a reader who may see it finds it, since no public index has it."""

from sqlalchemy import Connection, and_, or_, select

from archive.model import AccessStatus, Form, Review
from archive.record.schema.tables import places, quotes, sources, tags

_SHOWN = (AccessStatus.OPEN.value, AccessStatus.RESTRICTED.value)


def quote_ids(
    connection: Connection, *, speaker_id: str | None = None, place_id: str | None = None
) -> tuple[str, ...]:
    """Quotes that are restricted, or whose source is, as they came; of a speaker, or about a place.

    Those that the gate lets nobody see are not looked for; it is asked for each of the others.
    """
    is_restricted = or_(
        quotes.c.access == AccessStatus.RESTRICTED, sources.c.access == AccessStatus.RESTRICTED
    )
    is_record = and_(quotes.c.review == Review.ACCEPTED.value, quotes.c.form == Form.FULL.value)
    is_shown = and_(quotes.c.access.in_(_SHOWN), sources.c.access.in_(_SHOWN))
    query = (
        select(quotes.c.id)
        .join(sources, sources.c.id == quotes.c.source_id)
        .where(is_restricted, is_record, is_shown)
        .order_by(sources.c.number, quotes.c.number)
    )
    if speaker_id is not None:
        query = query.where(quotes.c.speaker_id == speaker_id)
    if place_id is not None:
        about = select(tags.c.quote_id).join(places, places.c.key == tags.c.place_key)
        query = query.where(quotes.c.id.in_(about.where(places.c.id == place_id)))
    return tuple(connection.execute(query).scalars())
