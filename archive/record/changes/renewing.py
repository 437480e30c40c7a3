"""Renewing: a source taken in again becomes one more version of it; its quotes stay where they are."""

from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import Connection, func, select

from archive.model import Document, Redaction, SourceVersion
from archive.record.changes import version_entry
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import reading
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.record.schema.rules import refuse_same_bytes
from archive.withholding.redacting import joined, places_of


def renewed(connection: Connection) -> tuple[str, ...]:
    """The ids of the sources with several versions, in the order in which they first came."""
    sources, versions = tables.sources, tables.versions
    query = (
        select(sources.c.id)
        .join(versions, versions.c.source_id == sources.c.id)
        .group_by(sources.c.id, sources.c.number)
        .having(func.count() > 1)
        .order_by(sources.c.number)
    )
    return tuple(connection.execute(query).scalars())


def renew(connection: Connection, source_id: str, document: Document, *, who: str, why: str) -> SourceVersion:
    """Add a version to a source; nothing else of it is changed. Raises UnknownId, DuplicateSource."""
    journal = Journal(connection, who=who, why=why)
    earlier = whole(reading.versions_of(connection, source_id))
    if not earlier:
        raise reading.unknown("source", source_id)
    refuse_same_bytes(connection, document, sha256(document.original).hexdigest())
    number = max(one.number for one in earlier.values()) + 1
    version = version_entry.enter(
        connection,
        document,
        source_id=source_id,
        number=number,
        redactions=_carried(earlier.values(), document.text),
        who=who,
        at=journal.at,
    )
    journal.append([Change(subject_of(version), "renew", None, state_of(version))])
    return version


def _carried(earlier: Iterable[SourceVersion], text: str) -> tuple[Redaction, ...]:
    """What was redacted in earlier versions, wherever its words stand in the text of this one."""
    again = (
        Redaction(span, one.sign)
        for version in earlier
        for one in version.redactions
        for span in places_of(one.span.of(version.text), text)
    )
    return joined((), again)
