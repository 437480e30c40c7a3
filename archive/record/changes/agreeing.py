"""Agreements: on what basis sources are here, written down within one transaction of the caller."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, insert, select, update

from archive.ids import new_id
from archive.model import Agreement, Source
from archive.record.changes.seen import Wish, check_seen, newest
from archive.record.log.outbox import announce
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.serialise import agreement_row
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import reading
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.record.schema.rules import check_agreement

_AGREEING = frozenset({"add", "describe", "agree"})
"""What is done to an agreement, and to the sources that it holds for, where it is written down."""


def agree(
    connection: Connection,
    source_ids: Iterable[str],
    agreement: Agreement,
    *,
    expected: int | None = None,
    who: str,
    why: str,
) -> Agreement:
    """Write an agreement down, or anew under its id, and say which sources it holds for.

    An empty id makes a new one. Access stays as it is. ``expected`` is the newest revision seen of the
    agreement and its sources. Raises UnknownId, Conflict, ArchiveError.
    """
    journal = Journal(connection, who=who, why=why)
    bound = tuple(source_ids)
    sources = whole(reading.sources(connection, bound))
    written = agreement.id or _written_meanwhile(connection, sources.values(), agreement, expected)
    kept = check_agreement(replace(agreement, id=written or new_id()))
    known = whole(reading.agreements(connection, (kept.id,))).get(kept.id)
    if known is None and agreement.id:
        raise reading.unknown("agreement", agreement.id)
    is_so = known == kept and all(source.agreement_id == kept.id for source in sources.values())
    wish = Wish(who=who, why=why, actions=_AGREEING) if is_so else None
    for subject in (subject_of(kept), *(f"source:{source_id}" for source_id in bound)):
        check_seen(connection, subject, expected, wish=wish)
    table = tables.agreements
    if known is None:
        connection.execute(insert(table).values(agreement_row(kept)))
        journal.append([Change(subject_of(kept), "add", None, state_of(kept))])
    elif known != kept:
        connection.execute(update(table).where(table.c.id == kept.id).values(agreement_row(kept)))
        journal.append([Change(subject_of(kept), "describe", state_of(known), state_of(kept))])
    for source_id in bound:
        _bind(connection, journal, source_id, kept)
    under_it = select(tables.sources.c.id).where(tables.sources.c.agreement_id == kept.id)
    announce(connection, reading.quote_ids(connection, tables.quotes.c.source_id.in_(under_it)))
    return kept


def _written_meanwhile(
    connection: Connection, sources: Iterable[Source], agreement: Agreement, expected: int | None
) -> str:
    """The id of the same agreement, where these sources were given it after ``expected``; else empty."""
    ids = {source.agreement_id or "" for source in sources}
    known = whole(reading.agreements(connection, ids))
    if expected is None or len(ids) != 1 or len(known) != 1:
        return ""
    ((found, same),) = known.items()
    is_later = newest(connection, (subject_of(same),)).get(subject_of(same), 0) > expected
    return found if is_later and same == check_agreement(replace(agreement, id=found)) else ""


def _bind(connection: Connection, journal: Journal, source_id: str, agreement: Agreement) -> None:
    source = whole(reading.sources(connection, (source_id,))).get(source_id)
    if source is None:
        raise reading.unknown("source", source_id)
    bound = replace(source, agreement_id=agreement.id)
    if bound == source:
        return
    table = tables.sources
    connection.execute(update(table).where(table.c.id == source_id).values(agreement_id=agreement.id))
    journal.append([Change(subject_of(source), "agree", state_of(source), state_of(bound))])
