"""Acceptance of several quotes at once, each of which an archivist has seen and chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from archive.errors import Conflict
from archive.model import Quote, Review
from archive.record.changes.deciding import write_decision
from archive.record.changes.publication import publish
from archive.record.changes.seen import check_seen
from archive.record.log.outbox import announce
from archive.record.log.revisions import Journal
from archive.record.mapping.states import subject_of
from archive.record.reads import reading
from archive.record.reads.reading import whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What became of quotes that were to be accepted together."""

    accepted: tuple[str, ...]
    minors: tuple[str, ...]
    """Left proposed: their speakers are, or may be, under age, and each is decided alone."""
    changed: tuple[str, ...]
    """Left as they are: decided or changed by somebody meanwhile."""


def accept_chosen(connection: Connection, chosen: Mapping[str, int | None], *, who: str, why: str) -> Chosen:
    """Accept those of the chosen quotes that are still proposed as they were seen; nothing else is touched.

    chosen: quote ids, each with the newest revision that was seen of it. What a minor may have said stays
    proposed: it is decided alone. Raises UnknownId.
    """
    journal = Journal(connection, who=who, why=why)
    quotes = whole(reading.quotes(connection, chosen))
    missing = next((quote_id for quote_id in chosen if quote_id not in quotes), None)
    if missing is not None:
        raise reading.unknown("quote", missing)
    accepted, minors, changed = [], [], []
    for quote in quotes.values():
        if quote.by_minor:
            minors.append(quote.id)
        elif quote.review is not Review.PROPOSED or _changed_since(connection, quote, chosen[quote.id]):
            changed.append(quote.id)
        else:
            write_decision(connection, journal, quote, replace(quote, review=Review.ACCEPTED))
            accepted.append(quote.id)
    publish(connection, journal, accepted)
    announce(connection, accepted)
    return Chosen(accepted=tuple(accepted), minors=tuple(minors), changed=tuple(changed))


def _changed_since(connection: Connection, quote: Quote, expected: int | None) -> bool:
    try:
        check_seen(connection, subject_of(quote), expected)
    except Conflict:
        return True
    return False
