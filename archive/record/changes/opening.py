"""A source is opened to everybody, and on what basis its words are here is said with it: both, or neither."""

from dataclasses import replace

from sqlalchemy import Connection, select

from archive.errors import ArchiveError
from archive.field_checks import WrongValue
from archive.model import Access, AccessStatus, Agreement, Source
from archive.record.changes import deciding
from archive.record.changes.agreeing import agree
from archive.record.changes.seen import Wish, check_seen
from archive.record.reads import reading
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.record.schema.rules import check_agreement

_OPENING = frozenset({"open", "agree", "add", "describe"})
"""What is done to a source, and to its agreement, where it is opened."""


class NoBasis(WrongValue):
    """Words are to be opened, and nobody said on what basis they are here."""

    def __init__(self, source_id: str) -> None:
        what = "it was not said on what basis the words are here"
        remedy = "Choose it, then open the source."
        super().__init__("basis", ArchiveError(what, where=f"source:{source_id}", remedy=remedy))


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
    wish = Wish(who=who, why=why, actions=_OPENING) if _is_so(connection, source_id, own) else None
    for subject in (f"source:{source_id}", *((f"agreement:{own.id}",) if own and own.id else ())):
        check_seen(connection, subject, expected, wish=wish)
    opened = Access(status=AccessStatus.OPEN)
    source = deciding.set_source_access(connection, source_id, opened, who=who, why=why)
    if own is not None:
        agree(connection, (source_id,), own, who=who, why=why)
    elif source.agreement_id is None:
        raise NoBasis(source_id)
    return source


def _is_so(connection: Connection, source_id: str, own: Agreement | None) -> bool:
    """Whether the source is open already, and on that basis."""
    source = whole(reading.sources(connection, (source_id,))).get(source_id)
    if source is None or source.access != Access(status=AccessStatus.OPEN):
        return False
    known = whole(reading.agreements(connection, filter(None, (source.agreement_id,))))
    return own is None or known.get(own.id) == check_agreement(own)


def _own(connection: Connection, source_id: str, agreement: Agreement) -> Agreement:
    """The agreement, without its id where it would say something new of other sources."""
    table = tables.sources
    others = select(table.c.id).where(table.c.agreement_id == agreement.id, table.c.id != source_id)
    known = whole(reading.agreements(connection, (agreement.id,))).get(agreement.id)
    is_shared = known is not None and connection.execute(others.limit(1)).first() is not None
    return replace(agreement, id="") if is_shared and known != check_agreement(agreement) else agreement
