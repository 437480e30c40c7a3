"""The turns of a version's transcript: its table, and from the model to a row and back.

They are written once with the version, as one JSON text whose SHA-256 stands in the version, and so in its
revision: a turn names speakers and moments, and is not to be changed unseen either.
"""

from hashlib import sha256

import msgspec
from sqlalchemy import Column, Connection, ForeignKey, Table, Text, insert, select

from archive.errors import IntegrityError
from archive.model import Document, SourceVersion, Transcript
from archive.record.schema.columns import unreadable
from archive.record.schema.tables import Id, metadata

transcripts = Table(
    "transcripts",
    metadata,
    Column("version_id", Id, ForeignKey("versions.id"), primary_key=True),
    Column("transcript", Text, nullable=False),
)


def written(document: Document) -> str | None:
    """The text that is kept of a document's turns and index points; None where it has neither."""
    if not (document.turns or document.points):
        return None
    return msgspec.json.encode(Transcript(turns=document.turns, points=document.points)).decode()


def digest(transcript: str | None) -> str | None:
    """The SHA-256 of a transcript as it is kept; None where there is none."""
    return None if transcript is None else sha256(transcript.encode()).hexdigest()


def add(connection: Connection, version_id: str, transcript: str | None) -> None:
    """Keep the turns of a version."""
    if transcript is not None:
        connection.execute(insert(transcripts).values(version_id=version_id, transcript=transcript))


def of_version(connection: Connection, version: SourceVersion) -> Transcript | None:
    """The turns and index points of a version; None where it has none.

    Raises IntegrityError where they can't be read or are not what was written.
    """
    query = select(transcripts.c.transcript).where(transcripts.c.version_id == version.id)
    kept: str | None = connection.execute(query).scalar()
    where = f"version:{version.id}"
    if digest(kept) != version.transcript_sha256:
        raise IntegrityError(
            "its turns are not those that were written",
            where=where,
            remedy="Restore the database from a copy.",
        )
    try:
        return None if kept is None else msgspec.json.decode(kept, type=Transcript)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise unreadable("transcript", where) from error
