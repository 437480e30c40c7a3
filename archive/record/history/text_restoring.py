"""What archivists wrote themselves, as an earlier revision told it: descriptions of collections, essays.

Whether readers are shown an essay is no part of what it says: that stays as it is now.
"""

from dataclasses import replace

from sqlalchemy import Connection, update

from archive.description.essays import Essay
from archive.description.notes import render
from archive.finding_aid import from_stated
from archive.model import Collection
from archive.record.changes.companion_changes import save_essay
from archive.record.history.told import Told
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.companion_rows import aid_text
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import companion_reading, reading
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.record.schema.rules import check_collection

_OF_ESSAY = ("title", "author", "written", "language", "collection", "text")


def restore_collection(
    connection: Connection, journal: Journal, collection_id: str, state: Told
) -> Collection:
    """Give a collection the title, description and finding aid of then. Raises UnknownId, ArchiveError."""
    known = whole(reading.collections(connection, (collection_id,))).get(collection_id)
    if known is None:
        raise reading.unknown("collection", collection_id)
    aid = from_stated(dict(state.get("aid") or {}))
    title, description = state["title"], state["description"]
    check_collection(known.slug, title, description, aid)
    restored = replace(
        known, title=title, description=description, description_html=render(description), aid=aid
    )
    if restored == known:
        return known
    row = {
        "title": title,
        "description": description,
        "description_html": restored.description_html,
        "aid": aid_text(aid),
    }
    connection.execute(update(tables.collections).where(tables.collections.c.id == known.id).values(row))
    journal.append([Change(subject_of(known), "restore", state_of(known), state_of(restored))])
    return restored


def restore_essay(connection: Connection, journal: Journal, essay_id: str, state: Told) -> Essay:
    """Give an essay the text of then, with its title, author and day. Raises UnknownId, ArchiveError."""
    known = whole(companion_reading.essays(connection, (essay_id,))).get(essay_id)
    if known is None:
        raise reading.unknown("essay", essay_id)
    then = replace(known, **{name: state[name] for name in _OF_ESSAY})
    return save_essay(connection, journal, "restore", known, then)
