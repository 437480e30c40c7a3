"""A source's description as an earlier revision told it; its access, and what decides it, stays."""

from dataclasses import replace

from sqlalchemy import Connection, update

from archive.description.notes import render
from archive.errors import ArchiveError
from archive.model import AccessStatus, Source
from archive.record.changes import titles
from archive.record.changes.publication import publish
from archive.record.changes.slugs import Noun, claim
from archive.record.history.told import Told
from archive.record.log.outbox import announce
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.serialise import source_row
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import reading
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.record.schema.rules import check_description
from archive.words import folded_words, holds

DESCRIBED = (
    *("title", "note", "publisher", "author", "published", "published_note"),
    *("url", "archived_url", "retrieved", "language", "rights"),
)
"""The fields that are brought back."""


def restore_source(connection: Connection, journal: Journal, source_id: str, state: Told) -> Source:
    """Give a source the description of then; the slug follows the title. Raises UnknownId, ArchiveError."""
    source = whole(reading.sources(connection, (source_id,))).get(source_id)
    if source is None:
        raise reading.unknown("source", source_id)
    where, then = subject_of(source), state["description"]
    described = replace(source.description, **{name: then[name] for name in DESCRIBED if name in then})
    if described == source.description:
        return source
    check_description(described, where)
    _refuse_withheld(connection, f"{described.title}\n{described.note or ''}", source)
    restored = replace(
        source, description=described, note_html=render(described.note) if described.note else None
    )
    if described.title != source.description.title and source.slug != source.id:
        restored = replace(restored, slug=claim(connection, Noun.SOURCE, described.title, source.id))
    row = {"slug": restored.slug, "note_html": restored.note_html}
    row |= {name: value for name, value in source_row(restored).items() if name in DESCRIBED}
    connection.execute(update(tables.sources).where(tables.sources.c.id == source.id).values(row))
    journal.append([Change(where, "restore", state_of(source), state_of(restored))])
    touched = reading.quote_ids(connection, tables.quotes.c.source_id == source.id)
    # The title of then may spell a name that the public must not know by now: then the slug is another one.
    publish(connection, journal, touched)
    announce(connection, touched)
    return whole(reading.sources(connection, (source_id,)))[source_id]


def _refuse_withheld(connection: Connection, title_and_note: str, source: Source) -> None:
    """Raise ArchiveError where the title or note tells of words, or of somebody, that are withheld."""
    versions = reading.readable(reading.versions_of(connection, source.id)).values()
    told = folded_words(title_and_note)
    is_redacted = any(
        holds(told, folded_words(one.span.of(version.text)))
        for version in versions
        for one in version.redactions
    )
    ids = reading.quote_ids(connection, tables.quotes.c.source_id == source.id)
    quotes = reading.readable(reading.quotes(connection, ids)).values()
    closed = [quote for quote in quotes if quote.access.status is not AccessStatus.OPEN]
    if is_redacted or titles.tells_of(connection, title_and_note, closed):
        raise ArchiveError(
            "the title or note of then tells of words that are withheld now",
            where=subject_of(source),
            remedy="Write another one, or decide on those quotes first.",
        )
