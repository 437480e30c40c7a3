"""The turns of a version's transcript: its table, and from the model to a row and back.

They are written once with the version, as one JSON text whose SHA-256 stands in the version, and so in its
revision: a turn names speakers and moments, and is not to be changed unseen either.
"""

from hashlib import sha256

import msgspec
from sqlalchemy import Column, Connection, ForeignKey, Table, Text, insert, select

from archive.model import Document, Transcript
from archive.record.columns import unreadable
from archive.record.tables import Id, metadata

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


def kept(connection: Connection, version_id: str) -> str | None:
    """The turns of a version as they are kept; None where there are none."""
    query = select(transcripts.c.transcript).where(transcripts.c.version_id == version_id)
    found: str | None = connection.execute(query).scalar()
    return found


def read(transcript: str, version_id: str) -> Transcript:
    """The turns that a kept text holds. Raises IntegrityError."""
    try:
        return msgspec.json.decode(transcript, type=Transcript)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise unreadable("transcript", f"version:{version_id}") from error
