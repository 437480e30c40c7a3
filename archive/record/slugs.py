"""Slugs: one current slug for each source, speaker and place, and every earlier one, which redirects.

A slug once given is never given to another record.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, exists, func, insert, select

from archive import ids
from archive.record import tables
from archive.record.reading import unknown


class Noun(StrEnum):
    """What has a page under a slug."""

    SOURCE = "source"
    SPEAKER = "speaker"
    PLACE = "place"


_OWNERS = {Noun.SOURCE: tables.sources, Noun.SPEAKER: tables.speakers, Noun.PLACE: tables.places}


@dataclass(frozen=True, slots=True, kw_only=True)
class SlugTarget:
    """Where a slug leads: the record's id, and the slug that is current now."""

    id: str
    slug: str


def claim(connection: Connection, noun: Noun, label: str, record_id: str) -> str:
    """The slug for a record of this label: its own earlier one, else the next free (``-2``, ``-3``, …)."""
    table = tables.slugs
    base = ids.slug(label)
    same = (table.c.noun == noun) & (table.c.base == base)
    own = select(table.c.slug).where(same & (table.c.record_id == record_id))
    known: str | None = connection.execute(own).scalar()
    if known is not None:
        return known
    suffix = connection.execute(select(func.max(table.c.suffix)).where(same)).scalar() or 0
    while True:
        suffix += 1
        slug = base if suffix == 1 else f"{base}-{suffix}"
        taken = select(table.c.slug).where((table.c.noun == noun) & (table.c.slug == slug))
        if connection.execute(taken).first() is None:
            break
    row = {"noun": noun.value, "slug": slug, "base": base, "suffix": suffix, "record_id": record_id}
    connection.execute(insert(table).values(row))
    return slug


def astray(connection: Connection) -> tuple[str, ...]:
    """What is wrong with the slugs: records without theirs, and slugs that lead to no record."""
    table = tables.slugs
    complaints: list[str] = []
    for noun, owner in _OWNERS.items():
        own = (table.c.noun == noun) & (table.c.record_id == owner.c.id)
        missing = select(owner.c.id).where(~exists().where(own & (table.c.slug == owner.c.slug)))
        lost = select(table.c.slug).where(table.c.noun == noun, ~exists().where(own))
        complaints += [f"the slug of {noun}:{row.id} is missing" for row in connection.execute(missing)]
        complaints += [f"a slug of a {noun} leads nowhere ({row.slug})" for row in connection.execute(lost)]
    return tuple(complaints)


def resolve(connection: Connection, noun: str, slug: str) -> SlugTarget:
    """Where a slug, current or old, leads. Raises UnknownId."""
    if noun not in _OWNERS:
        raise unknown("noun", noun)
    owner = _OWNERS[Noun(noun)]
    query = (
        select(owner.c.id, owner.c.slug)
        .join(tables.slugs, tables.slugs.c.record_id == owner.c.id)
        .where((tables.slugs.c.noun == noun) & (tables.slugs.c.slug == slug))
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise unknown(noun, slug)
    return SlugTarget(id=row.id, slug=row.slug)
