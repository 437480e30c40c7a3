"""What the record refuses, whoever asks: the conditions every write meets before it begins."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, select

from archive.comments import check_comment
from archive.dates import DateError, PartialDate
from archive.description.topics import checked as checked_topics
from archive.errors import ArchiveError, DuplicateSource, IntegrityError
from archive.field_checks import WrongValue, check_fields
from archive.finding_aid import FindingAid
from archive.model import (
    Access,
    AccessStatus,
    Agreement,
    Description,
    Document,
    IdentityMode,
    Proposal,
    Redaction,
    SourceVersion,
    spans_of,
)
from archive.notation import is_address, is_language_tag
from archive.record.schema import tables
from archive.typed import check_typed

LONGEST_NAME = 1_000
"""Longest name of a speaker, and longest title, in characters."""
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def is_storable(text: str) -> bool:
    """Whether every database can keep the text: no NUL, no half of a surrogate pair."""
    return _UNSTORABLE.search(text) is None


def refuse_duplicate(connection: Connection, document: Document, original_sha256: str) -> None:
    """Raise DuplicateSource where these bytes, ArchiveError where their own id is in the record already."""
    refuse_same_bytes(connection, document, original_sha256)
    sources = tables.sources
    taken = select(sources.c.id).where(sources.c.id == document.record_id)
    if document.record_id is not None and connection.execute(taken).first() is not None:
        raise ArchiveError(
            f"another source has the id {document.record_id} that this file gives itself",
            where=document.original_name,
            remedy="Give it an id of its own, or leave the line out.",
        )


def refuse_same_bytes(connection: Connection, document: Document, original_sha256: str) -> None:
    """Raise DuplicateSource where these bytes are in the record already."""
    table = tables.versions
    query = select(table.c.source_id, table.c.added_at).where(table.c.original_sha256 == original_sha256)
    row = connection.execute(query).first()
    if row is not None:
        raise DuplicateSource(where=document.original_name, source_id=row.source_id, added_at=row.added_at)


def check_agent(*, who: str, why: str) -> None:
    """Raise ArchiveError where nobody, or no reason, is named, or too long a one: revisions have both."""
    for field, what, text in (("who", "who makes the change", who), ("why", "why the change is made", why)):
        if not text.strip() or not is_storable(text):
            remedy = "Give a name and a reason; both are kept."
            raise WrongValue(field, ArchiveError(f"it was not said {what}", remedy=remedy))
    check_comment(why)


def check_label(label: str, what: str, where: str) -> None:
    """Raise ArchiveError for a name or title that is empty, too long or no text; ``what`` names it."""
    if not label.strip():
        raise ArchiveError(f"{what} is empty", where=where, remedy="Give one.")
    if len(label) > LONGEST_NAME:
        message = f"{what} has {len(label):,} characters; {LONGEST_NAME:,} are possible"
        raise ArchiveError(message, where=where, remedy="Shorten it.")
    check_text(label, what, where)


def check_text(text: str, what: str, where: str) -> None:
    """Raise ArchiveError for what can't be kept as text; ``what`` names it."""
    if not is_storable(text):
        raise ArchiveError(f"{what} can't be read as text", where=where, remedy="Write it anew.")


def check_language(tag: str | None, where: str) -> None:
    """Raise ArchiveError for what is no language tag; None is unknown."""
    if tag is not None and not is_language_tag(tag):
        raise ArchiveError("that is no language tag", where=where, remedy="Write it as en, hy or en-GB.")


def check_collection(key: str, title: str, description: str, aid: FindingAid) -> None:
    """Raise ArchiveError for a collection that can't be kept: its key is the name of its folder."""
    check_text(key, "the collection's name", "collection")
    if not 0 < len(key) <= tables.LONGEST_KEY:
        many = f"{len(key):,} characters; 1 to {tables.LONGEST_KEY} are possible"
        raise ArchiveError(
            f"the name of a collection's folder has {many}",
            where=f"collection:{key[: tables.LONGEST_KEY]}",
            remedy="Rename the folder.",
        )
    where = f"collection:{key}"
    elements = ((name, partial(_check_element, name, value, where)) for name, value in aid.stated().items())
    check_fields(
        ("title", lambda: check_label(title, "the title", where)),
        ("text", lambda: check_text(description, "the description", where)),
        ("language", lambda: check_language(aid.language, where)),
        *elements,
    )


def _check_element(name: str, value: str, where: str) -> None:
    check_text(value, f"“{name}”", where)
    if not value.strip():
        raise ArchiveError(f"“{name}” is empty", where=where, remedy="Leave it out.")


def check_document(document: Document, proposals: Iterable[Proposal]) -> None:
    """Raise what keeps a document out.

    ArchiveError for its description, IntegrityError for a text that can't be kept as it is and for proposals
    that point outside it.
    """
    where = document.original_name
    if not document.text.strip():
        raise IntegrityError("the document has no text", where=where, remedy="Read the original again.")
    if not is_storable(document.text):
        what = "the text holds a NUL or half a surrogate pair, which no text file holds"
        raise IntegrityError(what, where=where, remedy="Decode the original again.")
    check_description(document.metadata, where)
    length = len(document.text)
    for proposal in proposals:
        ordered = proposal.parts and all(
            before.end <= after.start for before, after in pairwise(proposal.parts)
        )
        if not ordered or not all(0 <= span.start < span.end <= length for span in spans_of(proposal)):
            raise IntegrityError(
                "a proposed quote or its evidence lies outside the text or out of order",
                where=where,
                remedy="This is a fault of the extraction; report it with the document.",
            )


def check_description(description: Description, where: str) -> None:
    """Raise ArchiveError for a description that can't be kept."""
    if not description.title.strip():
        raise ArchiveError("the source has no title", where=where, remedy="Give one, and say it is yours.")
    for name in Description.__slots__:
        value = getattr(description, name)
        if isinstance(value, str):
            check_text(value, f"“{name}”", where)
    for address in (description.url, description.archived_url):
        if address and not is_address(address):
            raise ArchiveError(
                "an address that is none of the web", where=where, remedy="Begin with https://."
            )
    _check_dates(description, where)
    checked_topics(description.topics)
    if description.accepted_by is not None and not description.accepted_by.strip():
        remedy = "Name the archivist who answers for the quotes, or leave it out."
        raise ArchiveError("“accepted_by” names nobody", where=where, remedy=remedy)
    checked(described_access(description), where)


def described_access(description: Description) -> Access:
    """The access that a file gives its source."""
    return Access(status=description.access, reason=description.access_reason, until=description.access_until)


def _check_dates(description: Description, where: str) -> None:
    """Raise DateError for a day still to come, and for a source fetched before it was published."""
    # The day begins earlier elsewhere: what is dated tomorrow here may have appeared there.
    latest = datetime.now(UTC).date() + timedelta(days=1)
    published = PartialDate.parse(description.published, where=where) if description.published else None
    retrieved = PartialDate.parse(description.retrieved, where=where) if description.retrieved else None
    for what, day in (("published", published), ("retrieved", retrieved)):
        if day is not None and day.first_day > latest:
            raise DateError(f"“{what}: {day}” is still to come", where=where, remedy="Correct the date.")
    if published and retrieved and retrieved.last_day < published.first_day:
        raise DateError(
            f"it was retrieved ({retrieved}) before it was published ({published})",
            where=where,
            remedy="Correct one of the two dates.",
        )


def checked(access: Access, where: str) -> Access:
    """The access, if it is complete: a withdrawal says why, and an embargo alone has an end.

    Raises ArchiveError.
    """
    reason = (access.reason or "").strip()
    check_text(reason, "the reason", where)
    if access.status is AccessStatus.WITHDRAWN and not reason:
        remedy = "Give the public category of the reason."
        raise ArchiveError("a withdrawal without a reason", where=where, remedy=remedy)
    if access.status is not AccessStatus.WITHDRAWN and reason:
        raise ArchiveError(
            "a reason stands with a withdrawal only",
            where=where,
            remedy="Leave it out; the revision's why holds it.",
        )
    if access.until is not None and access.opens_on is None:
        raise ArchiveError(
            "the end of an embargo is no day, or stands without one",
            where=where,
            remedy="Write the day as 2027-01-31, with “embargoed” alone; without a day, leave it out.",
        )
    until = access.opens_on.isoformat() if access.opens_on else None
    return Access(status=access.status, reason=reason or None, until=until)


def check_identity(mode: IdentityMode | None, public_name: str | None, where: str) -> str | None:
    """What stands for a speaker's name, if it fits the mode. Raises ArchiveError."""
    name = " ".join((public_name or "").split())
    if mode is IdentityMode.PSEUDONYM and not name:
        raise ArchiveError("a pseudonym is missing", where=where, remedy="Give the name to be shown.")
    if name and mode not in (IdentityMode.PSEUDONYM, IdentityMode.UNNAMED):
        raise ArchiveError(
            "a name to be shown goes with a pseudonym, or with a description of somebody unnamed",
            where=where,
            remedy="Leave it out, or choose one of these two.",
        )
    if name:
        check_label(name, "the name to be shown", where)
    return name or None


def check_redactions(redactions: Iterable[Redaction], version: SourceVersion) -> tuple[Redaction, ...]:
    """The redactions in the order of the text, each once, if they lie in it. Raises ArchiveError."""
    wanted = tuple(sorted(set(redactions)))
    where = f"version:{version.id}"
    if not all(0 <= one.span.start < one.span.end <= len(version.text) for one in wanted):
        raise ArchiveError("a redaction lies outside the text", where=where, remedy="Select its words anew.")
    if any(before.span.overlaps(after.span) for before, after in pairwise(wanted)):
        raise ArchiveError("two redactions overlap", where=where, remedy="Make one of them.")
    if any(not one.span.of(version.text).strip() for one in wanted):
        raise ArchiveError("a redaction of no words", where=where, remedy="Select the words.")
    return wanted


def check_agreement(agreement: Agreement) -> Agreement:
    """The agreement without empty fields, if it can be kept. Raises ArchiveError."""
    where = f"agreement:{agreement.id}"
    fields = ("date", "party", "restrictions", "paper")
    told: dict[str, Any] = {name: (getattr(agreement, name) or "").strip() or None for name in fields}
    given = {name: text for name, text in told.items() if text}
    check_fields(*((name, partial(_check_agreed, name, text, where)) for name, text in given.items()))
    return replace(agreement, **told)


def _check_agreed(name: str, text: str, where: str) -> None:
    if name == "party":
        check_typed(text, f"“{name}”", where, longest=LONGEST_NAME)
    check_text(text, f"“{name}”", where)
    if len(text) > LONGEST_NAME:
        raise ArchiveError(f"“{name}” is too long", where=where, remedy="Shorten it.")
    if name == "date":
        PartialDate.parse(text, where=where)
