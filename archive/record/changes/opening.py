"""A source is opened to everybody, and on what basis its words are here is said with it: both, or neither."""

from dataclasses import replace

from sqlalchemy import Connection, select

from archive.errors import ArchiveError
from archive.model import Access, AccessStatus, Agreement, Source
from archive.record.changes import deciding, protecting
from archive.record.changes.seen import check_seen
from archive.record.reads import reading
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.record.schema.rules import check_agreement


class NoBasis(ArchiveError):
    """Words are to be opened, and nobody said on what basis they are here."""


def open_source(
    connection: Connection,
    source_id: str,
    agreement: Agreement | None,
    *,
    expected: int | None = None,
    who: str,
    why: str,
) -> Source:
    """Open a source; ``agreement``: its basis, None for the one that is written down already.

    What is said anew of an agreement that holds for other sources too makes one of this source alone.
    Raises UnknownId, Conflict, NoBasis, and ArchiveError for an agreement that can't be kept.
    """
    own = None if agreement is None else _own(connection, source_id, agreement)
    if own is not None and own.id:
        known = whole(reading.agreements(connection, (own.id,))).get(own.id)
        sent_again = (who, why) if known == check_agreement(own) else None
        check_seen(connection, f"agreement:{own.id}", expected, sent_again=sent_again)
    opened = Access(status=AccessStatus.OPEN)
    source = deciding.set_source_access(connection, source_id, opened, expected=expected, who=who, why=why)
    if own is not None:
        protecting.agree(connection, (source_id,), own, who=who, why=why)
    elif source.agreement_id is None:
        what = "it was not said on what basis the words are here"
        raise NoBasis(what, where=f"source:{source_id}", remedy="Choose it, then open the source.")
    return source


def _own(connection: Connection, source_id: str, agreement: Agreement) -> Agreement:
    """The agreement, without its id where it would say something new of other sources."""
    table = tables.sources
    others = select(table.c.id).where(table.c.agreement_id == agreement.id, table.c.id != source_id)
    known = whole(reading.agreements(connection, (agreement.id,))).get(agreement.id)
    is_shared = known is not None and connection.execute(others.limit(1)).first() is not None
    return replace(agreement, id="") if is_shared and known != check_agreement(agreement) else agreement
