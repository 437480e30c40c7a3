"""Rows to model values and back, and the canonical JSON that revisions hold.

What decides access and can't be read is closed; anything else that can't be read is an IntegrityError
with the id of its record: a wrong row is never shown as if it were right.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from archive.errors import IntegrityError
from archive.model import (
    Access,
    AccessStatus,
    Attribution,
    Certainty,
    Collection,
    Description,
    Evidence,
    Form,
    Kind,
    Name,
    Place,
    PlaceRole,
    Quote,
    Review,
    Revision,
    Source,
    SourceKind,
    SourceVersion,
    Span,
    Speaker,
    SpeakerKind,
    Tag,
    TagField,
)
from archive.record.moments import moment_of

Row = Mapping[str, Any]
_Term = TypeVar("_Term", bound=StrEnum)

DESCRIPTION_COLUMNS = (
    "title",
    "publisher",
    "author",
    "published",
    "published_note",
    "url",
    "archived_url",
    "retrieved",
    "language",
    "rights",
    "note",
    "collection",
    "accepted_by",
)
"""Columns that carry a Description's field of the same name unchanged."""


def access_of(row: Row) -> Access:
    """The access of a source or quote; text that is none of the known values counts as closed."""
    return Access(status=readable_access(row["access"]), reason=row["access_reason"])


def readable_access(text: object) -> AccessStatus:
    """The status this text spells exactly, else CLOSED."""
    return next((status for status in AccessStatus if status.value == text), AccessStatus.CLOSED)


def source_of(row: Row) -> Source:
    """A source from its row."""
    where = f"source:{row['id']}"
    description = Description(
        kind=_term(SourceKind, row["kind"], where),
        access=readable_access(row["described_access"]),
        **{column: row[column] for column in DESCRIPTION_COLUMNS},
    )
    return Source(
        id=row["id"],
        slug=row["slug"],
        description=description,
        note_html=row["note_html"],
        access=access_of(row),
        added_by=row["added_by"],
        added_at=_moment(row["added_at"], where),
    )


def source_row(source: Source) -> dict[str, Any]:
    """The columns of a source, without its number."""
    description = source.description
    return {
        "id": source.id,
        "slug": source.slug,
        "kind": description.kind.value,
        "described_access": description.access.value,
        **{column: getattr(description, column) for column in DESCRIPTION_COLUMNS},
        "note_html": source.note_html,
        "access": source.access.status.value,
        "access_reason": source.access.reason,
        "added_by": source.added_by,
        "added_at": moment_of(source.added_at),
    }


def version_of(row: Row) -> SourceVersion:
    """A source version from its row."""
    where = f"version:{row['id']}"
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
        added_at=_moment(row["added_at"], where),
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
        "added_at": moment_of(version.added_at),
    }


def name_of(row: Row) -> Name:
    """One form of a name from its row."""
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


def speaker_of(row: Row, names: Sequence[Name]) -> Speaker:
    """A speaker from its row and the rows of its names."""
    where = f"speaker:{row['id']}"
    return Speaker(
        id=row["id"],
        slug=row["slug"],
        kind=_term(SpeakerKind, row["kind"], where),
        names=_some(names, where),
        named=bool(row["named"]),
    )


def place_of(row: Row, names: Sequence[Name]) -> Place:
    """A place from its row and the rows of its names."""
    return Place(
        id=row["id"],
        slug=row["slug"],
        key=row["key"],
        names=_some(names, f"place:{row['id']}"),
        latitude=row["latitude"],
        longitude=row["longitude"],
        broader_key=row["broader_key"],
        country=row["country"],
    )


def collection_of(row: Row) -> Collection:
    """A collection from its row."""
    return Collection(
        id=row["id"], slug=row["key"], title=row["title"], description_html=row["description_html"]
    )


def quote_of(row: Row, parts: Sequence[Row], tags: Sequence[Row]) -> Quote:
    """A quote from its row and the rows of its parts and tags, both in order."""
    where = f"quote:{row['id']}"
    if not parts:
        raise IntegrityError("a quote without words", where=where, remedy="Run testimony verify.")
    return Quote(
        id=row["id"],
        source_id=row["source_id"],
        version_id=row["version_id"],
        number=row["number"],
        parts=tuple(Span(part["start"], part["end"]) for part in parts),
        exact=tuple(part["exact"] for part in parts),
        prefix=row["prefix"],
        suffix=row["suffix"],
        form=_term(Form, row["form"], where),
        kind=_term(Kind, row["kind"], where),
        language=row["language"],
        speaker_id=row["speaker_id"],
        attribution=_attribution_of(row, where),
        tags=tuple(_tag_of(tag, where) for tag in tags),
        review=next((review for review in Review if review.value == row["review"]), Review.PROPOSED),
        access=access_of(row),
        nested=spans_of(row["nested"], where),
    )


def quote_row(quote: Quote) -> dict[str, Any]:
    """The columns of a quote, without its parts and tags."""
    attribution = quote.attribution
    return {
        "id": quote.id,
        "source_id": quote.source_id,
        "version_id": quote.version_id,
        "number": quote.number,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "form": quote.form.value,
        "kind": quote.kind.value,
        "language": quote.language,
        "speaker_id": quote.speaker_id,
        "attributed_name": attribution and attribution.name,
        "attributed_kind": attribution and attribution.speaker_kind.value,
        "attributed_named": attribution and attribution.named,
        "mention": attribution and spans_text((attribution.mention,)),
        "attribution_spans": attribution and spans_text(attribution.evidence.spans),
        "attribution_certainty": attribution and attribution.evidence.certainty.value,
        "attribution_method": attribution and attribution.evidence.method,
        "review": quote.review.value,
        "access": quote.access.status.value,
        "access_reason": quote.access.reason,
        "nested": spans_text(quote.nested),
    }


def part_rows(quote: Quote) -> list[dict[str, Any]]:
    """The columns of a quote's parts, in order."""
    return [
        {"quote_id": quote.id, "position": position, "start": span.start, "end": span.end, "exact": exact}
        for position, (span, exact) in enumerate(zip(quote.parts, quote.exact, strict=True))
    ]


def tag_rows(quote: Quote) -> list[dict[str, Any]]:
    """The columns of a quote's tags, in order."""
    return [
        {
            "quote_id": quote.id,
            "position": position,
            "field": tag.field.value,
            "value": tag.value,
            "place_role": tag.place_role and tag.place_role.value,
            "place_key": tag.place_key,
            "spans": spans_text(tag.evidence.spans),
            "certainty": tag.evidence.certainty.value,
            "method": tag.evidence.method,
        }
        for position, tag in enumerate(quote.tags)
    ]


def revision_of(row: Row) -> Revision:
    """A revision from its row."""
    values = dict(row)
    return Revision(**{**values, "at": _moment(values["at"], f"revision:{values['number']}")})


def spans_text(spans: Sequence[Span]) -> str:
    """Spans as the record writes them: ``3:17 20:25``."""
    return " ".join(f"{span.start}:{span.end}" for span in spans)


def spans_of(text: str, where: str) -> tuple[Span, ...]:
    """Spans from what ``spans_text`` wrote."""
    try:
        return tuple(Span(*map(int, pair.split(":", 1))) for pair in text.split())
    except (ValueError, TypeError) as error:
        raise _unreadable("spans", where) from error


def _attribution_of(row: Row, where: str) -> Attribution | None:
    if row["attributed_name"] is None:
        return None
    mention = spans_of(row["mention"] or "", where)
    if len(mention) != 1:
        raise _unreadable("attribution", where)
    return Attribution(
        name=row["attributed_name"],
        mention=mention[0],
        evidence=Evidence(
            spans=spans_of(row["attribution_spans"], where),
            certainty=_term(Certainty, row["attribution_certainty"], where),
            method=row["attribution_method"],
        ),
        speaker_kind=_term(SpeakerKind, row["attributed_kind"], where),
        named=bool(row["attributed_named"]),
    )


def _tag_of(row: Row, where: str) -> Tag:
    return Tag(
        field=_term(TagField, row["field"], where),
        value=row["value"],
        evidence=Evidence(
            spans=spans_of(row["spans"], where),
            certainty=_term(Certainty, row["certainty"], where),
            method=row["method"],
        ),
        place_role=None if row["place_role"] is None else _term(PlaceRole, row["place_role"], where),
        place_key=row["place_key"],
    )


def _some(names: Sequence[Name], where: str) -> tuple[Name, ...]:
    if not names:
        raise IntegrityError("a record without a name", where=where, remedy="Run testimony verify.")
    return tuple(names)


def _term(terms: type[_Term], text: object, where: str) -> _Term:
    try:
        return terms(text)
    except ValueError as error:
        raise _unreadable(terms.__name__, where) from error


def _moment(text: str, where: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise _unreadable("moment", where) from error


def _unreadable(what: str, where: str) -> IntegrityError:
    return IntegrityError(
        f"the record holds a value that can't be read ({what})",
        where=where,
        remedy="Run testimony verify, then restore the database from a copy.",
    )
