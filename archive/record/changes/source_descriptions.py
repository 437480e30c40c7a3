"""What archivists say of a source that is in the record: its title, who published it, when, and the like.

Words, access and what decides it are no part of it. Each saying anew is a revision, so that what a file or
somebody before said of the source stays in its history.
"""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, update

from archive.description.notes import render
from archive.errors import ArchiveError
from archive.model import Description, Source, SourceKind
from archive.record.changes.slugs import Noun, claim, retire
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.serialise import source_row
from archive.record.mapping.states import state_of, subject_of
from archive.record.schema import tables
from archive.record.schema.rules import check_description, check_label

DESCRIBED = (
    *("title", "kind", "publisher", "author", "published", "published_note"),
    *("url", "archived_url", "retrieved", "language", "rights", "note"),
)
"""The fields of a description that can be said anew once the source is in."""


def said_anew(source: Source, said: Mapping[str, str | None]) -> Description:
    """The description with these fields said otherwise, by the names of ``DESCRIBED``.

    A value without words says that it is unknown. Raises ArchiveError for one that can't be kept.
    """
    where = subject_of(source)
    if unknown := said.keys() - {*DESCRIBED}:
        problem = f"“{min(unknown)}” is no part of a description that can be said anew"
        raise ArchiveError(problem, where=where, remedy=f"It is one of {', '.join(DESCRIBED)}.")
    values: dict[str, str | None] = {name: (value or "").strip() or None for name, value in said.items()}
    if "title" in values:
        check_label(values["title"] or "", "the title", where)
    if "kind" in values:
        values["kind"] = _kind(values["kind"] or "", where)
    described = replace(source.description, **values)  # type: ignore[arg-type]
    check_description(described, where)
    return described


def write(
    connection: Connection,
    journal: Journal,
    source: Source,
    described: Description,
    *,
    action: str = "describe",
    keep_redirect: bool = False,
) -> Source:
    """Keep what is said of a source now; its slug follows the title, and the old one leads on where kept."""
    if described == source.description:
        return source
    html = render(described.note) if described.note else None
    changed = replace(source, description=described, note_html=html)
    if described.title != source.description.title and source.slug != source.id:
        changed = replace(changed, slug=claim(connection, Noun.SOURCE, described.title, source.id))
    row = {name: value for name, value in source_row(changed).items() if name in _COLUMNS}
    connection.execute(update(tables.sources).where(tables.sources.c.id == source.id).values(row))
    is_retired = changed.slug != source.slug and not keep_redirect
    if is_retired:
        retire(connection, Noun.SOURCE, source.id, current=changed.slug)
        action = f"{action}+retire"
    journal.append([Change(subject_of(source), action, state_of(source), state_of(changed))])
    return changed


def _kind(value: str, where: str) -> SourceKind:
    if value not in {*SourceKind}:
        remedy = f"It is one of {', '.join(SourceKind)}."
        raise ArchiveError("that is no kind of source", where=where, remedy=remedy)
    return SourceKind(value)


_COLUMNS = {*DESCRIBED, "slug", "note_html"}
