"""A source's description as an earlier revision told it; its access, and what decides it, stays."""

from sqlalchemy import Connection

from archive.model import Source
from archive.record.changes import source_descriptions, titles
from archive.record.changes.publication import publish
from archive.record.history.told import Told
from archive.record.log.outbox import announce
from archive.record.log.revisions import Journal
from archive.record.reads import reading
from archive.record.reads.reading import whole
from archive.record.schema import tables


def restore_source(connection: Connection, journal: Journal, source_id: str, state: Told) -> Source:
    """Give a source the description of then; the slug follows the title. Raises UnknownId, ArchiveError."""
    source = whole(reading.sources(connection, (source_id,))).get(source_id)
    if source is None:
        raise reading.unknown("source", source_id)
    then = state["description"]
    said = {name: then[name] for name in source_descriptions.DESCRIBED if name in then}
    described = source_descriptions.said_anew(source, said)
    if described == source.description:
        return source
    titles.refuse_withheld(connection, source, described)
    source_descriptions.write(connection, journal, source, described, action="restore", keep_redirect=True)
    touched = reading.quote_ids(connection, tables.quotes.c.source_id == source.id)
    # The title of then may spell a name that the public must not know by now: then the slug is another one.
    publish(connection, journal, touched)
    announce(connection, touched)
    return whole(reading.sources(connection, (source_id,)))[source_id]
