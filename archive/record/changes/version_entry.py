"""A document entered as a version of a source, whether the first one or a later one."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, insert

from archive.ids import new_id
from archive.model import Document, Redaction, SourceVersion
from archive.record.mapping import transcript_rows
from archive.record.mapping.serialise import version_row
from archive.record.schema import tables


def enter(
    connection: Connection,
    document: Document,
    *,
    source_id: str,
    number: int,
    redactions: tuple[Redaction, ...] = (),
    who: str,
    at: datetime,
) -> SourceVersion:
    """Write the version with its transcript, and return it; its revision is the caller's to write."""
    transcript = transcript_rows.written(document)
    version = SourceVersion(
        id=new_id(),
        source_id=source_id,
        number=number,
        text=document.text,
        text_sha256=sha256(document.text.encode()).hexdigest(),
        original_sha256=sha256(document.original).hexdigest(),
        original_name=document.original_name,
        media_type=document.media_type,
        is_excerpt=document.is_excerpt,
        furniture=document.furniture,
        added_by=who,
        added_at=at,
        media_url=document.media_url,
        transcript_sha256=transcript_rows.digest(transcript),
        redactions=redactions,
    )
    connection.execute(insert(tables.versions).values(version_row(version)))
    transcript_rows.add(connection, version.id, transcript)
    return version
