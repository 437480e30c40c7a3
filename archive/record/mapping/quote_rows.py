"""Quotes to rows and back, with their parts, their tags and the evidence of both."""

from collections.abc import Sequence
from typing import Any

from archive.description.controlled_list import written
from archive.errors import IntegrityError
from archive.model import (
    Access,
    AccessStatus,
    Attribution,
    Certainty,
    Evidence,
    Form,
    Kind,
    PlaceRole,
    Quote,
    Span,
    SpeakerKind,
    Tag,
    TagField,
)
from archive.record.schema import tables
from archive.record.schema.columns import (
    Row,
    access_of,
    access_row,
    keys_of,
    readable_form,
    readable_review,
    sound,
    spans_of,
    spans_text,
    spelt,
    term,
    unreadable,
)


def quote_of(row: Row, parts: Sequence[Row], tags: Sequence[Row]) -> Quote:
    """A quote from its row and the rows of its parts and tags, both in order.

    A form or a certainty that can't be read closes it: how much of it is whose is not known.
    """
    where = f"quote:{row['id']}"
    sound(row, tables.quotes, where)
    for each, table in (*((part, tables.parts) for part in parts), *((tag, tables.tags) for tag in tags)):
        sound(each, table, where)
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
        form=readable_form(row["form"]),
        kind=term(Kind, row["kind"], where),
        language=row["language"],
        speaker_id=row["speaker_id"],
        attribution=_attribution_of(row, where),
        tags=tuple(_tag_of(tag, where) for tag in tags),
        review=readable_review(row["review"]),
        access=_access_of(row, tags),
        nested=spans_of(row["nested"], where),
        start_seconds=row["start_seconds"],
        end_seconds=row["end_seconds"],
        content_notes=keys_of(row["content_notes"]),
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
        **access_row(quote.access),
        "content_notes": written(quote.content_notes),
        "nested": spans_text(quote.nested),
        "start_seconds": quote.start_seconds,
        "end_seconds": quote.end_seconds,
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


def _access_of(row: Row, tags: Sequence[Row]) -> Access:
    access = access_of(row)
    certainties = [tag["certainty"] for tag in tags]
    if row["attributed_name"] is not None:
        certainties.append(row["attribution_certainty"])
    is_clear = row["form"] in tuple(Form) and all(certainty in tuple(Certainty) for certainty in certainties)
    return access if is_clear or access.status is not AccessStatus.OPEN else Access()


def _certainty_of(text: str | None) -> Certainty:
    return spelt(Certainty, text, Certainty.UNCERTAIN)


def _attribution_of(row: Row, where: str) -> Attribution | None:
    if row["attributed_name"] is None:
        return None
    mention = spans_of(row["mention"] or "", where)
    if len(mention) != 1:
        raise unreadable("attribution", where)
    return Attribution(
        name=row["attributed_name"],
        mention=mention[0],
        evidence=Evidence(
            spans=spans_of(row["attribution_spans"], where),
            certainty=_certainty_of(row["attribution_certainty"]),
            method=row["attribution_method"] or "",
        ),
        speaker_kind=term(SpeakerKind, row["attributed_kind"], where),
        named=bool(row["attributed_named"]),
    )


def _tag_of(row: Row, where: str) -> Tag:
    return Tag(
        field=term(TagField, row["field"], where),
        value=row["value"],
        evidence=Evidence(
            spans=spans_of(row["spans"], where),
            certainty=_certainty_of(row["certainty"]),
            method=row["method"],
        ),
        place_role=None if row["place_role"] is None else term(PlaceRole, row["place_role"], where),
        place_key=row["place_key"],
    )
