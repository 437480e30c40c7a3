"""What the record refuses, whoever asks: the conditions every write meets before it begins."""

import re
from collections.abc import Iterable

from sqlalchemy import Connection, select

from archive.errors import ArchiveError, DuplicateSource, IntegrityError
from archive.model import Access, AccessStatus, Document, Proposal
from archive.record import tables

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def refuse_duplicate(connection: Connection, document: Document, original_sha256: str) -> None:
    """Raise DuplicateSource where these bytes are in the record already."""
    table = tables.versions
    query = select(table.c.source_id, table.c.added_at).where(table.c.original_sha256 == original_sha256)
    row = connection.execute(query).first()
    if row is not None:
        raise DuplicateSource(where=document.original_name, source_id=row.source_id, added_at=row.added_at)


def check_document(document: Document, proposals: Iterable[Proposal]) -> None:
    """Raise IntegrityError where a proposal points outside the text or the text can't be kept as it is."""
    if not document.text.strip():
        raise IntegrityError("the document has no text", where=document.original_name)
    if _UNSTORABLE.search(document.text):
        raise IntegrityError(
            "the text holds a NUL or half a surrogate pair, which no text file holds",
            where=document.original_name,
            remedy="Decode the original again.",
        )
    for proposal in proposals:
        spans = [*proposal.parts, *proposal.nested]
        spans += [span for tag in proposal.tags for span in tag.evidence.spans]
        if proposal.attribution:
            spans += [proposal.attribution.mention, *proposal.attribution.evidence.spans]
        if not proposal.parts or any(not 0 <= s.start < s.end <= len(document.text) for s in spans):
            raise IntegrityError(
                "a proposed quote or its evidence lies outside the text",
                where=document.original_name,
                remedy="This is a fault of the extraction; report it with the document.",
            )


def checked(access: Access) -> Access:
    """The access, if it is complete: a withdrawal says why, and nothing else does. Raises ArchiveError."""
    reason = (access.reason or "").strip()
    if access.status is AccessStatus.WITHDRAWN and not reason:
        raise ArchiveError("a withdrawal without a reason", remedy="Say why: the tombstone shows it.")
    if access.status is not AccessStatus.WITHDRAWN and reason:
        raise ArchiveError(
            "a reason stands with a withdrawal only", remedy="Leave it out; the revision's why holds it."
        )
    return Access(status=access.status, reason=reason or None)
