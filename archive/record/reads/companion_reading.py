"""Reads of relations, essays and featured quotes, within one connection's view."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy import Connection, select

from archive.description.essays import Essay
from archive.description.featured import Choice
from archive.errors import IntegrityError
from archive.record.mapping.companion_rows import choice_of, essay_of, relation_of
from archive.record.reads.questions import Question
from archive.record.schema import companion_tables as tables
from archive.record.schema.columns import Row
from archive.relations import Relation

_Found = TypeVar("_Found")
_RELATIONS = Question(select(tables.relations).order_by(tables.relations.c.id), tables.relations.c.id)
_ENDS = Question(select(tables.relations.c.id), tables.relations.c.record_id, tables.relations.c.other_id)
_ESSAYS = Question(select(tables.essays).order_by(tables.essays.c.slug), tables.essays.c.id)
_CHOICES = Question(select(tables.featured).order_by(tables.featured.c.place), tables.featured.c.id)


def relations(
    connection: Connection, ids: Iterable[str] | None = None
) -> dict[str, Relation | IntegrityError]:
    """Relations by id; all of them without ``ids``."""
    return _read(connection, relation_of, _RELATIONS, ids)


def relation_ids(connection: Connection, record_ids: Iterable[str]) -> tuple[str, ...]:
    """The ids of the relations that join any of these sources or quotes, in the order of their ids."""
    return tuple(sorted({row["id"] for row in _ENDS.rows(connection, record_ids)}))


def essays(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Essay | IntegrityError]:
    """Essays by id, drafts included, in the order of their slugs; all of them without ``ids``."""
    return _read(connection, essay_of, _ESSAYS, ids)


def choices(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Choice | IntegrityError]:
    """What was chosen for each place, by id; for all of them without ``ids``."""
    return _read(connection, choice_of, _CHOICES, ids)


def _read(
    connection: Connection,
    value_of: Callable[[Row], _Found],
    question: Question,
    ids: Iterable[str] | None,
) -> dict[str, _Found | IntegrityError]:
    """The values by id, in the order of the question; the reason for what can't be read."""
    found: dict[str, _Found | IntegrityError] = {}
    for row in question.rows(connection, ids):
        try:
            found[row["id"]] = value_of(row)
        except IntegrityError as error:
            found[row["id"]] = error
    return found
