"""Renewing: a source taken in again becomes one more version of it; its quotes stay where they are."""

from hashlib import sha256

from sqlalchemy import Connection

from archive.model import Document, SourceVersion
from archive.record import reading, version_entry
from archive.record.reading import whole
from archive.record.revisions import Change, Journal
from archive.record.rules import refuse_same_bytes
from archive.record.states import state_of, subject_of


def renew(connection: Connection, source_id: str, document: Document, *, who: str, why: str) -> SourceVersion:
    """Add a version to a source; nothing else of it is changed. Raises UnknownId, DuplicateSource."""
    journal = Journal(connection, who=who, why=why)
    earlier = whole(reading.versions_of(connection, source_id))
    if not earlier:
        raise reading.unknown("source", source_id)
    refuse_same_bytes(connection, document, sha256(document.original).hexdigest())
    number = max(one.number for one in earlier.values()) + 1
    version = version_entry.enter(
        connection, document, source_id=source_id, number=number, who=who, at=journal.at
    )
    journal.append([Change(subject_of(version), "renew", None, state_of(version))])
    return version
