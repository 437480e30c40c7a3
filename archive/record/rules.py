"""What the record refuses, whoever asks: the conditions every write meets before it begins."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sqlalchemy import Connection, select

from archive.dates import PartialDate
from archive.errors import ArchiveError, DuplicateSource, IntegrityError
from archive.model import Access, AccessStatus, Description, Document, Proposal, Span
from archive.record import tables

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def refuse_duplicate(connection: Connection, document: Document, original_sha256: str) -> None:
    """Raise DuplicateSource where these bytes are in the record already."""
    table = tables.versions
    query = select(table.c.source_id, table.c.added_at).where(table.c.original_sha256 == original_sha256)
    row = connection.execute(query).first()
    if row is not None:
        raise DuplicateSource(where=document.original_name, source_id=row.source_id, added_at=row.added_at)


def check_agent(*, who: str, why: str) -> None:
    """Raise ArchiveError where nobody, or no reason, is named: both stand in every revision."""
    for what, text in (("who makes the change", who), ("why the change is made", why)):
        if not text.strip() or _UNSTORABLE.search(text):
            raise ArchiveError(f"it was not said {what}", remedy="Give a name and a reason; both are kept.")


def check_document(document: Document, proposals: Iterable[Proposal]) -> None:
    """Raise what keeps a document out.

    ArchiveError for its description, IntegrityError for a text that can't be kept as it is and for proposals
    that point outside it.
    """
    where = document.original_name
    if not document.text.strip():
        raise IntegrityError("the document has no text", where=where, remedy="Read the original again.")
    if _UNSTORABLE.search(document.text):
        what = "the text holds a NUL or half a surrogate pair, which no text file holds"
        raise IntegrityError(what, where=where, remedy="Decode the original again.")
    _check_description(document.metadata, where)
    length = len(document.text)
    for proposal in proposals:
        ordered = proposal.parts and all(
            before.end <= after.start for before, after in pairwise(proposal.parts)
        )
        if not ordered or not all(0 <= span.start < span.end <= length for span in _spans(proposal)):
            raise IntegrityError(
                "a proposed quote or its evidence lies outside the text or out of order",
                where=where,
                remedy="This is a fault of the extraction; report it with the document.",
            )


def _check_description(description: Description, where: str) -> None:
    if not description.title.strip():
        raise ArchiveError("the source has no title", where=where, remedy="Give one, and say it is yours.")
    for name in Description.__slots__:
        value = getattr(description, name)
        if isinstance(value, str) and _UNSTORABLE.search(value):
            raise ArchiveError(f"“{name}” can't be read as text", where=where, remedy="Write it anew.")
    for address in (description.url, description.archived_url):
        if address and not address.startswith(("http://", "https://")):
            raise ArchiveError(
                "an address that is none of the web", where=where, remedy="Begin with https://."
            )
    if description.published:
        PartialDate.parse(description.published, where=where)
    checked(Access(status=description.access, reason=description.access_reason))


def _spans(proposal: Proposal) -> Iterator[Span]:
    yield from (*proposal.parts, *proposal.nested)
    if proposal.attribution:
        yield from (proposal.attribution.mention, *proposal.attribution.evidence.spans)
    for tag in proposal.tags:
        yield from tag.evidence.spans


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
