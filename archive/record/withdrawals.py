"""Tombstones: what was withdrawn after the public could see it, when, and for which category of reason.

What nobody outside ever saw leaves none: a tombstone would tell that it was there.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from archive.model import AccessStatus, Form, Review
from archive.record import tables
from archive.record.columns import moment_of

_ACTION = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """One thing that was public and is withdrawn."""

    noun: str
    """``quote`` or ``source``."""
    record_id: str
    at: datetime
    reason: str
    """The public category."""


def withdrawals(connection: Connection) -> tuple[Withdrawal, ...]:
    """Every withdrawal that still stands, the latest first."""
    found = {one.record_id: one for one in _told(connection)}
    standing = set(_standing(connection))
    return tuple(
        sorted((found[key] for key in found.keys() & standing), key=lambda one: one.at, reverse=True)
    )


def _told(connection: Connection) -> Iterator[Withdrawal]:
    """By the revisions, in order: of one thing the last counts."""
    table = tables.revisions
    query = select(table).where(table.c.action.contains(_ACTION)).order_by(table.c.number)
    published = set(_published(connection))
    for row in connection.execute(query).mappings():
        noun, _, record_id = row["subject"].partition(":")
        before, after = json.loads(row["before"] or "{}"), json.loads(row["after"] or "{}")
        if _was_public(noun, before, published):
            at = moment_of(row["at"], row["subject"])
            reason = str(after.get("access", {}).get("reason"))
            yield Withdrawal(noun=noun, record_id=record_id, at=at, reason=reason)


def _was_public(noun: str, before: dict[str, object], published: set[str]) -> bool:
    access = before.get("access")
    is_open = isinstance(access, dict) and access.get("status") == AccessStatus.OPEN
    if noun == "source":
        return is_open and before.get("id") in published
    is_record = (before.get("review"), before.get("form")) == (Review.ACCEPTED, Form.FULL)
    return is_open and is_record and before.get("source_id") in published


def _published(connection: Connection) -> Iterator[str]:
    """The ids of sources that were ever public: they have slugs that people can read."""
    table = tables.sources
    yield from connection.execute(select(table.c.id).where(table.c.slug != table.c.id)).scalars()


def _standing(connection: Connection) -> Iterator[str]:
    for table in (tables.sources, tables.quotes):
        query = select(table.c.id).where(table.c.access == AccessStatus.WITHDRAWN.value)
        yield from connection.execute(query).scalars()
