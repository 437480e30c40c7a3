"""Reads of relations, essays and featured quotes, within one connection's view."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy import Column, Connection, RowMapping, or_, select

from archive.errors import IntegrityError
from archive.essays import Essay
from archive.featured import Choice
from archive.record import companion_tables as tables
from archive.record.companion_rows import choice_of, essay_of, relation_of
from archive.record.reading import IDS_AT_ONCE
from archive.record.rules import is_storable
from archive.relations import Relation

_Found = TypeVar("_Found")


def relations(
    connection: Connection, ids: Iterable[str] | None = None
) -> dict[str, Relation | IntegrityError]:
    """Relations by id; all of them without ``ids``."""
    return _read(connection, relation_of, tables.relations.c.id, ids)


def relation_ids(connection: Connection, record_ids: Iterable[str]) -> tuple[str, ...]:
    """The ids of the relations that join any of these sources or quotes, in the order of their ids."""
    table, wanted = tables.relations, tuple(filter(is_storable, record_ids))
    found: set[str] = set()
    for start in range(0, len(wanted), IDS_AT_ONCE // 2):
        some = wanted[start : start + IDS_AT_ONCE // 2]
        ends = or_(table.c.record_id.in_(some), table.c.other_id.in_(some))
        found.update(connection.execute(select(table.c.id).where(ends)).scalars())
    return tuple(sorted(found))


def essays(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Essay | IntegrityError]:
    """Essays by id, drafts included, in the order of their slugs; all of them without ``ids``."""
    return _read(connection, essay_of, tables.essays.c.slug, ids)


def choices(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Choice | IntegrityError]:
    """What was chosen for each place, by id; for all of them without ``ids``."""
    return _read(connection, choice_of, tables.featured.c.place, ids)


def _read(
    connection: Connection,
    value_of: Callable[[RowMapping], _Found],
    order: Column[str],
    ids: Iterable[str] | None,
) -> dict[str, _Found | IntegrityError]:
    """The values by id, in the order of a column of their table; the reason for what can't be read."""
    query = select(order.table).order_by(order)
    found: dict[str, _Found | IntegrityError] = {}
    wanted = None if ids is None else tuple(filter(is_storable, ids))
    for start in range(0, 1 if wanted is None else len(wanted), IDS_AT_ONCE):
        some = query
        if wanted is not None:
            some = query.where(order.table.c.id.in_(wanted[start : start + IDS_AT_ONCE]))
        for row in connection.execute(some).mappings():
            try:
                found[row["id"]] = value_of(row)
            except IntegrityError as error:
                found[row["id"]] = error
    return found
