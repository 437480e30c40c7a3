"""Rows to model values and back: sources, versions, names, speakers, places, collections, revisions."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from archive.description.controlled_list import written
from archive.errors import IntegrityError
from archive.model import (
    Agreement,
    Basis,
    Collection,
    Description,
    Extent,
    IdentityMode,
    Name,
    Place,
    Revision,
    Source,
    SourceKind,
    SourceVersion,
    Speaker,
    SpeakerKind,
)
from archive.record.mapping.companion_rows import aid_of
from archive.record.schema import tables
from archive.record.schema.columns import (
    Row,
    access_of,
    access_row,
    keys_of,
    moment_of,
    moment_text,
    readable_access,
    redactions_of,
    redactions_text,
    sound,
    spans_of,
    spans_text,
    spelt,
    term,
    unreadable,
)

DESCRIPTION_COLUMNS = tuple(
    field.name
    for field in fields(Description)
    if field.name not in ("kind", "access", "access_reason", "access_until", "topics")
)
"""Columns that carry a Description's field of the same name unchanged; the others are terms or shared."""


def source_of(row: Row) -> Source:
    """A source from its row."""
    where = f"source:{row['id']}"
    sound(row, tables.sources, where)
    description = Description(
        kind=term(SourceKind, row["kind"], where),
        access=readable_access(row["described_access"]),
        access_reason=row["described_access_reason"],
        access_until=row["described_access_until"],
        topics=keys_of(row["topics"]),
        **{column: row[column] for column in DESCRIPTION_COLUMNS},
    )
    return Source(
        id=row["id"],
        slug=row["slug"],
        description=description,
        note_html=row["note_html"],
        access=access_of(row),
        added_by=row["added_by"],
        added_at=moment_of(row["added_at"], where),
        number=row["number"],
        agreement_id=row["agreement_id"],
        content_notes=keys_of(row["content_notes"]),
    )


def source_row(source: Source) -> dict[str, Any]:
    """The columns of a source."""
    description = source.description
    return {
        "id": source.id,
        "number": source.number,
        "slug": source.slug,
        "kind": description.kind.value,
        "described_access": description.access.value,
        "described_access_reason": description.access_reason,
        "described_access_until": description.access_until,
        "topics": written(description.topics),
        **{column: getattr(description, column) for column in DESCRIPTION_COLUMNS},
        "note_html": source.note_html,
        **access_row(source.access),
        "agreement_id": source.agreement_id,
        "content_notes": written(source.content_notes),
        "added_by": source.added_by,
        "added_at": moment_text(source.added_at),
    }


def version_of(row: Row) -> SourceVersion:
    """A source version from its row."""
    where = f"version:{row['id']}"
    sound(row, tables.versions, where)
    return SourceVersion(
        id=row["id"],
        source_id=row["source_id"],
        number=row["number"],
        text=row["text"],
        text_sha256=row["text_sha256"],
        original_sha256=row["original_sha256"],
        original_name=row["original_name"],
        media_type=row["media_type"],
        is_excerpt=bool(row["is_excerpt"]),
        furniture=spans_of(row["furniture"], where),
        added_by=row["added_by"],
        added_at=moment_of(row["added_at"], where),
        media_url=row["media_url"],
        transcript_sha256=row["transcript_sha256"],
        redactions=redactions_of(row["redactions"], where),
    )


def version_row(version: SourceVersion) -> dict[str, Any]:
    """The columns of a source version."""
    return {
        "id": version.id,
        "source_id": version.source_id,
        "number": version.number,
        "text": version.text,
        "text_sha256": version.text_sha256,
        "original_sha256": version.original_sha256,
        "original_name": version.original_name,
        "media_type": version.media_type,
        "is_excerpt": version.is_excerpt,
        "furniture": spans_text(version.furniture),
        "added_by": version.added_by,
        "added_at": moment_text(version.added_at),
        "media_url": version.media_url,
        "transcript_sha256": version.transcript_sha256,
        "redactions": redactions_text(version.redactions),
    }


def name_of(row: Row) -> Name:
    """One form of a name from its row."""
    sound(row, tables.names, f"name:{row['id']}")
    return Name(
        form=row["form"], language=row["language"], script=row["script"], primary=bool(row["is_primary"])
    )


def name_row(name: Name, position: int) -> dict[str, Any]:
    """The columns of a name, without its owner."""
    return {
        "position": position,
        "form": name.form,
        "language": name.language,
        "script": name.script,
        "is_primary": name.primary,
    }


def speaker_of(row: Row, names: Sequence[Name], *, is_minor: bool = False) -> Speaker:
    """A speaker from its row and the rows of its names; unnamed where what was decided can't be read."""
    where = f"speaker:{row['id']}"
    sound(row, tables.speakers, where)
    return Speaker(
        id=row["id"],
        slug=row["slug"],
        kind=term(SpeakerKind, row["kind"], where),
        names=_some(names, where),
        named=bool(row["named"]),
        merged_into=row["merged_into"],
        identity=None if row["identity"] is None else _identity(row["identity"]),
        public_name=row["public_name"],
        is_minor=is_minor,
    )


def _identity(text: str) -> IdentityMode:
    return spelt(IdentityMode, text, IdentityMode.UNNAMED)


def agreement_of(row: Row) -> Agreement:
    """An agreement from its row."""
    where = f"agreement:{row['id']}"
    sound(row, tables.agreements, where)
    told = {name: row[name] for name in ("id", "date", "party", "restrictions", "paper")}
    # What can't be read is the least that it can mean.
    extent = next((one for one in Extent if one.value == row["extent"]), None)
    return Agreement(basis=term(Basis, row["basis"], where), extent=extent, **told)


def agreement_row(agreement: Agreement) -> dict[str, Any]:
    """The columns of an agreement."""
    extent = agreement.extent and agreement.extent.value
    return {**asdict(agreement), "basis": agreement.basis.value, "extent": extent}


def place_of(row: Row, names: Sequence[Name]) -> Place:
    """A place from its row and the rows of its names."""
    where = f"place:{row['id']}"
    sound(row, tables.places, where)
    return Place(
        id=row["id"],
        slug=row["slug"],
        key=row["key"],
        names=_some(names, where),
        latitude=row["latitude"],
        longitude=row["longitude"],
        broader_key=row["broader_key"],
        country=row["country"],
    )


def collection_of(row: Row) -> Collection:
    """A collection from its row."""
    where = f"collection:{row['id']}"
    sound(row, tables.collections, where)
    return Collection(
        id=row["id"],
        slug=row["key"],
        title=row["title"],
        description_html=row["description_html"],
        description=row["description"],
        aid=aid_of(row["aid"], where),
    )


def revision_of(row: Row) -> Revision:
    """A revision from its row."""
    where = f"revision:{row['number']}"
    sound(row, tables.revisions, where)
    moment = moment_of(row["at"], where)
    if moment_text(moment) != row["at"]:
        raise unreadable("moment", where)
    return Revision(**{**row, "at": moment})


def _some(names: Sequence[Name], where: str) -> tuple[Name, ...]:
    if not names:
        raise IntegrityError("a record without a name", where=where, remedy="Run testimony verify.")
    return tuple(names)
