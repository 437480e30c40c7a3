"""A source is opened to everybody, and on what basis its words are here is said with it: both, or neither."""

from sqlalchemy import Connection

from archive.errors import ArchiveError
from archive.model import Access, AccessStatus, Agreement, Source
from archive.record import changes, protecting


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

    Raises UnknownId, Conflict, NoBasis, and ArchiveError for an agreement that can't be kept.
    """
    opened = Access(status=AccessStatus.OPEN)
    source = changes.set_source_access(connection, source_id, opened, expected=expected, who=who, why=why)
    if agreement is not None:
        seen = expected if agreement.id else None
        protecting.agree(connection, (source_id,), agreement, expected=seen, who=who, why=why)
    elif source.agreement_id is None:
        what = "it was not said on what basis the words are here"
        raise NoBasis(what, where=f"source:{source_id}", remedy="Choose it, then open the source.")
    return source
