"""A document becomes a version of a source: its text, its fixity, its turns and where its recording lies."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, insert

from archive.ids import new_id
from archive.model import Document, SourceVersion
from archive.record import tables, transcript_rows
from archive.record.serialise import version_row


def add(
    connection: Connection, document: Document, source_id: str, *, number: int, who: str, at: datetime
) -> SourceVersion:
    """Write the version of this number and return it; its bytes are on disk, its revision follows."""
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
    )
    connection.execute(insert(tables.versions).values(version_row(version)))
    transcript_rows.add(connection, version.id, transcript)
    return version
