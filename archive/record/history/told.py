"""What a revision tells, read back into values: spans, attributions, tags, names."""

import json
from collections.abc import Mapping
from typing import Any

from archive.errors import IntegrityError
from archive.model import (
    Attribution,
    Certainty,
    Evidence,
    Name,
    PlaceRole,
    Redaction,
    Sign,
    Span,
    SpeakerKind,
    Tag,
    TagField,
)

Told = Mapping[str, Any]


def fields_of(state: str, where: str) -> Told:
    """The fields of a state. Raises IntegrityError."""
    try:
        fields = json.loads(state)
    except ValueError as error:
        raise unreadable(where) from error
    if not isinstance(fields, dict):
        raise unreadable(where)
    return fields


def spans(values: Any) -> tuple[Span, ...]:
    """Stretches of the text."""
    return tuple(span(value) for value in values)


def span(value: Any) -> Span:
    """One stretch of the text."""
    return Span(int(value["start"]), int(value["end"]))


def attribution(value: Any) -> Attribution | None:
    """Whose words they were said to be."""
    if value is None:
        return None
    return Attribution(
        name=value["name"],
        mention=span(value["mention"]),
        evidence=evidence(value["evidence"]),
        speaker_kind=SpeakerKind(value["speaker_kind"]),
        named=value["named"],
    )


def evidence(value: Any) -> Evidence:
    """The words that supported a claim."""
    return Evidence(
        spans=spans(value["spans"]), certainty=Certainty(value["certainty"]), method=value["method"]
    )


def tag(value: Any) -> Tag:
    """One claim."""
    return Tag(
        field=TagField(value["field"]),
        value=value["value"],
        evidence=evidence(value["evidence"]),
        place_role=PlaceRole(value["place_role"]) if value["place_role"] else None,
        place_key=value["place_key"],
    )


def name(value: Any) -> Name:
    """One form of a name."""
    return Name(
        form=value["form"], language=value["language"], script=value["script"], primary=value["primary"]
    )


def redactions_told(state: str | None) -> tuple[Redaction, ...]:
    """What a version's state says is left out of it in public."""
    told = fields_of(state or "{}", "version").get("redactions") or ()
    return tuple(Redaction(span(one["span"]), Sign(one["sign"])) for one in told)


def unreadable(where: str) -> IntegrityError:
    """The error for a state that lacks something, or holds what no value can be."""
    return IntegrityError(
        "the revision can't be read", where=where, remedy="Run testimony verify, then restore another one."
    )
