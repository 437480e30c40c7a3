"""Decisions: what an archivist, and never the machine, settles about a quote or a source.

Every decision names who took it and why, and becomes a revision. Nothing is ever removed by one. ``expected``
is the newest revision that the person had seen; None asks nothing.
"""

from contextlib import suppress
from datetime import UTC, datetime

from archive import comments
from archive.errors import AlreadySo, ArchiveError, Conflict, UnknownId
from archive.model import Access, AccessStatus, Quote, RejectionReason, Review, Source
from archive.record.store import Record


def accept(record: Record, quote_id: str, *, expected: int | None = None, who: str, why: str) -> Quote:
    """The proposal is right: a record from now on. Raises UnknownId, Conflict."""
    return record.decide(quote_id, review=Review.ACCEPTED, expected=expected, who=who, why=why)


def reject(
    record: Record,
    quote_id: str,
    *,
    reason: RejectionReason | None = None,
    expected: int | None = None,
    who: str,
    why: str,
) -> Quote:
    """The proposal is wrong: kept, and shown to nobody outside. Raises UnknownId, Conflict.

    The category stands before the comment, in the revision's why; for another one it is another decision.
    """
    comment = comments.under(reason, why)
    try:
        return record.decide(quote_id, review=Review.REJECTED, expected=expected, who=who, why=comment)
    except AlreadySo as so:
        if comments.parted(so.revisions[0].why)[0] == reason:
            raise
        raise Conflict(so.subject, so.revisions) from so


def reopen(record: Record, quote_id: str, *, expected: int | None = None, who: str, why: str) -> Quote:
    """What was accepted or rejected is to be decided anew. Raises UnknownId, Conflict."""
    return record.decide(quote_id, review=Review.PROPOSED, expected=expected, who=who, why=why)


def set_access(
    record: Record,
    record_id: str,
    access: Access,
    *,
    expected: int | None = None,
    who: str,
    why: str,
) -> Quote | Source:
    """Open, close or withdraw a quote or a source, whichever has this id.

    A source's access holds for all its quotes; a quote's own can only narrow it. A withdrawal needs a reason
    category for its tombstone. Raises UnknownId, Conflict, IntegrityError for one that can't be read, and
    ArchiveError for a withdrawal without reason and for an embargo until a day that is not to come.
    """
    if access.opens_on is not None and access.opens_on <= datetime.now(UTC).date():
        remedy = "To open it now, decide that it is open."
        raise ArchiveError("that day is not to come", where=record_id, remedy=remedy)
    # Asked for by deciding, not by looking first: one that can't be read must say so, not seem absent.
    with suppress(UnknownId):
        return record.decide(record_id, access=access, expected=expected, who=who, why=why)
    with suppress(UnknownId):
        return record.set_source_access(record_id, access, expected=expected, who=who, why=why)
    raise UnknownId("no source or quote has this id", where=record_id, remedy="Check the id.")


def withdraw(
    record: Record,
    record_id: str,
    *,
    reason: str,
    expected: int | None = None,
    who: str,
    why: str,
) -> Quote | Source:
    """Withdraw a quote or a source: its words are shown to nobody; a tombstone with the reason stays."""
    access = Access(status=AccessStatus.WITHDRAWN, reason=reason)
    return set_access(record, record_id, access, expected=expected, who=who, why=why)
