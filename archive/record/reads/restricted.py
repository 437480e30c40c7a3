"""What is restricted: where a reader who may see it finds it, since no public index has it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from archive.model import AccessStatus, Form, Review
from archive.record.schema.tables import places, quotes, sources, tags

_SHOWN = (AccessStatus.OPEN.value, AccessStatus.RESTRICTED.value)


def quote_ids(
    connection: Connection, *, speaker_id: str | None = None, place_ids: Collection[str] | None = None
) -> tuple[str, ...]:
    """Quotes that are restricted, or whose source is, as they came; of a speaker, or about these places.

    Those that the gate lets nobody see are not looked for; it is asked for each of the others.
    """
    query = _restricted(quotes.c.id).order_by(sources.c.number, quotes.c.number)
    if speaker_id is not None:
        query = query.where(quotes.c.speaker_id == speaker_id)
    if place_ids is not None:
        about = select(tags.c.quote_id).join(places, places.c.key == tags.c.place_key)
        query = query.where(quotes.c.id.in_(about.where(places.c.id.in_(place_ids))))
    return tuple(connection.execute(query).scalars())


def place_keys(connection: Connection) -> tuple[str, ...]:
    """The keys of the places that they are about."""
    query = _restricted(tags.c.place_key).join(tags, tags.c.quote_id == quotes.c.id)
    query = query.where(tags.c.place_key.is_not(None)).distinct().order_by(tags.c.place_key)
    return tuple(connection.execute(query).scalars())


def _restricted(column: ColumnElement[Any]) -> Select[Any]:
    """A column of what is restricted, or in a source that is, and may be shown to anybody at all."""
    is_restricted = or_(
        quotes.c.access == AccessStatus.RESTRICTED, sources.c.access == AccessStatus.RESTRICTED
    )
    is_record = and_(quotes.c.review == Review.ACCEPTED.value, quotes.c.form == Form.FULL.value)
    is_shown = and_(quotes.c.access.in_(_SHOWN), sources.c.access.in_(_SHOWN))
    joined = quotes.join(sources, sources.c.id == quotes.c.source_id)
    return select(column).select_from(joined).where(is_restricted, is_record, is_shown)
