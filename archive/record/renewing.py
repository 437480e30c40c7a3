"""Renewing: a source taken in again becomes one more version of it; its quotes stay where they are."""

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import Connection, insert

from archive.ids import new_id
from archive.model import Document, Redaction, SourceVersion
from archive.record import reading, tables
from archive.record.reading import whole
from archive.record.revisions import Change, Journal
from archive.record.rules import refuse_same_bytes
from archive.record.serialise import version_row
from archive.record.states import state_of, subject_of
from archive.redacting import joined, places_of


def _carried(earlier: Iterable[SourceVersion], text: str) -> tuple[Redaction, ...]:
    """What was redacted in earlier versions, wherever its words stand in the text of this one."""
    return joined(
        (),
        (
            Redaction(span, one.sign)
            for version in earlier
            for one in version.redactions
            for span in places_of(one.span.of(version.text), text)
        ),
    )


def renew(connection: Connection, source_id: str, document: Document, *, who: str, why: str) -> SourceVersion:
    """Add a version to a source; nothing else of it is changed. Raises UnknownId, DuplicateSource."""
    journal = Journal(connection, who=who, why=why)
    earlier = whole(reading.versions_of(connection, source_id))
    if not earlier:
        raise reading.unknown("source", source_id)
    original_sha256 = sha256(document.original).hexdigest()
    refuse_same_bytes(connection, document, original_sha256)
    version = SourceVersion(
        id=new_id(),
        source_id=source_id,
        number=max(one.number for one in earlier.values()) + 1,
        text=document.text,
        text_sha256=sha256(document.text.encode()).hexdigest(),
        original_sha256=original_sha256,
        original_name=document.original_name,
        media_type=document.media_type,
        is_excerpt=document.is_excerpt,
        furniture=document.furniture,
        added_by=who,
        added_at=journal.at,
        redactions=_carried(earlier.values(), document.text),
    )
    connection.execute(insert(tables.versions).values(version_row(version)))
    journal.append([Change(subject_of(version), "renew", None, state_of(version))])
    return version
