"""Tombstones: what was withdrawn after the public could see it, when, and for which category of reason.

What nobody outside ever saw leaves none: a tombstone would tell that it was there.
"""

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, literal, select

from archive.model import AccessStatus, Form, Review
from archive.record.schema import tables
from archive.record.schema.columns import moment_of

_ACTION = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """One thing that was public and is withdrawn."""

    noun: str
    """``quote`` or ``source``."""
    record_id: str
    at: datetime
    number: int
    """Of the revision."""
    reason: str
    """The public category."""
    quote_ids: tuple[str, ...] = ()
    """Of a source: its quotes that were public until then, and have no tombstone of their own."""


def withdrawals(connection: Connection) -> tuple[Withdrawal, ...]:
    """Every withdrawal that still stands, the latest first."""
    found = {one.record_id: one for one in _told(connection)}
    standing = set(_standing(connection))
    keys = found.keys() & standing
    told = [_with_quotes(connection, found[key], keys) for key in keys]
    return tuple(sorted(told, key=lambda one: one.at, reverse=True))


def _with_quotes(connection: Connection, one: Withdrawal, besides: Container[str]) -> Withdrawal:
    """Who cites a quote knows its id, and not that of its source."""
    if one.noun != "source":
        return one
    gone = (quote_id for quote_id in _public_before(connection, one) if quote_id not in besides)
    return replace(one, quote_ids=tuple(gone))


def _public_before(connection: Connection, source: Withdrawal) -> Iterator[str]:
    """The quotes of a source that were public when it was withdrawn, by the revisions until then."""
    table, quotes = tables.revisions, tables.quotes
    query = (
        select(quotes.c.id, table.c.after)
        .join(table, table.c.subject == literal("quote:") + quotes.c.id)
        .where(quotes.c.source_id == source.record_id, table.c.number < source.number)
        .order_by(quotes.c.number, table.c.number)
    )
    last = {row.id: row.after for row in connection.execute(query)}
    for quote_id, after in last.items():
        if _was_record(json.loads(after or "{}")):
            yield quote_id


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
            yield Withdrawal(noun=noun, record_id=record_id, at=at, number=row["number"], reason=reason)


def _was_public(noun: str, before: dict[str, object], published: set[str]) -> bool:
    if noun == "source":
        return _was_open(before) and before.get("id") in published
    return _was_record(before) and before.get("source_id") in published


def _was_record(quote: dict[str, object]) -> bool:
    return _was_open(quote) and (quote.get("review"), quote.get("form")) == (Review.ACCEPTED, Form.FULL)


def _was_open(state: dict[str, object]) -> bool:
    access = state.get("access")
    return isinstance(access, dict) and access.get("status") == AccessStatus.OPEN


def _published(connection: Connection) -> Iterator[str]:
    """The ids of sources that were ever public: they have slugs that people can read."""
    table = tables.sources
    yield from connection.execute(select(table.c.id).where(table.c.slug != table.c.id)).scalars()


def _standing(connection: Connection) -> Iterator[str]:
    for table in (tables.sources, tables.quotes):
        query = select(table.c.id).where(table.c.access == AccessStatus.WITHDRAWN.value)
        yield from connection.execute(query).scalars()
