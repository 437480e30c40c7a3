"""Slugs: one current slug for each source, speaker and place, and every earlier one, which redirects.

A new record's slug is its id, which tells nothing; a readable one is claimed when the public first sees the
record.
A slug once given is never given to another record; a retired one leads nowhere and stays taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, bindparam, func, insert, select, update

from archive import ids
from archive.record.reads.mergers import standing_id
from archive.record.reads.reading import unknown
from archive.record.schema import tables
from archive.record.schema.rules import is_storable


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SlugRow:
    """One slug that was given, and what became of it."""

    noun: str
    slug: str
    record_id: str
    retired: bool


_SLUGS = tables.slugs.c
_SAME = (_SLUGS.noun == bindparam("noun")) & (_SLUGS.base == bindparam("base"))
_OWN = select(_SLUGS.slug).where(_SAME & (_SLUGS.record_id == bindparam("record_id")))
_LAST = select(func.max(_SLUGS.suffix)).where(_SAME)
_TAKEN = select(_SLUGS.slug).where((_SLUGS.noun == bindparam("noun")) & (_SLUGS.slug == bindparam("slug")))


def claim(connection: Connection, noun: Noun, label: str, record_id: str) -> str:
    """The slug for a record of this label: its own earlier one, else the next free (``-2``, ``-3``, …)."""
    table = tables.slugs
    base = ids.slug(label)
    wanted = {"noun": noun.value, "base": base}
    known: str | None = connection.execute(_OWN, {**wanted, "record_id": record_id}).scalar()
    if known is not None:
        again = (table.c.noun == noun) & (table.c.slug == known)
        connection.execute(update(table).where(again).values(retired=False))
        return known
    suffix = connection.execute(_LAST, wanted).scalar() or 0
    while True:
        suffix += 1
        slug = base if suffix == 1 else f"{base}-{suffix}"
        if connection.execute(_TAKEN, {"noun": noun.value, "slug": slug}).first() is None:
            break
    row = {**wanted, "slug": slug, "suffix": suffix, "record_id": record_id, "retired": False}
    connection.execute(insert(table), row)
    return slug


def enter(connection: Connection, noun: Noun, record_ids: Sequence[str]) -> None:
    """Give records that were made this moment their own ids as slugs, which nobody can have taken."""
    rows = (dict.fromkeys(("slug", "base", "record_id"), record_id) for record_id in record_ids)
    given = [{"noun": noun.value, "suffix": 1, "retired": False, **row} for row in rows]
    if given:
        connection.execute(insert(tables.slugs), given)


def retire(connection: Connection, noun: Noun, record_id: str, *, current: str) -> None:
    """Let every earlier slug of a record lead nowhere from now on; its id goes on leading to it."""
    table = tables.slugs
    earlier = (
        (table.c.noun == noun) & (table.c.record_id == record_id) & table.c.slug.not_in((current, record_id))
    )
    connection.execute(update(table).where(earlier).values(retired=True))


def resolve(connection: Connection, noun: str, slug: str) -> SlugTarget:
    """Where a slug, current or old, leads. Raises UnknownId."""
    if noun not in _OWNERS or not is_storable(slug):
        raise unknown(noun if noun in _OWNERS else "noun", slug)
    owner = _OWNERS[Noun(noun)]
    query = (
        select(owner.c.id, owner.c.slug)
        .join(tables.slugs, tables.slugs.c.record_id == owner.c.id)
        .where((tables.slugs.c.noun == noun) & (tables.slugs.c.slug == slug) & ~tables.slugs.c.retired)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise unknown(noun, slug)
    if noun == Noun.SPEAKER:
        standing = standing_id(connection, row.id)
        row = connection.execute(select(owner.c.id, owner.c.slug).where(owner.c.id == standing)).one()
    return SlugTarget(id=row.id, slug=row.slug)


def rows(connection: Connection) -> tuple[SlugRow, ...]:
    """Every slug ever given, in order."""
    table = tables.slugs
    query = select(table.c.noun, table.c.slug, table.c.record_id, table.c.retired)
    return tuple(
        SlugRow(noun=noun, slug=slug, record_id=record_id, retired=bool(retired))
        for noun, slug, record_id, retired in connection.execute(query.order_by(table.c.noun, table.c.slug))
    )
