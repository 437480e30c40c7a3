"""Extractions as plain JSON values: what ``testimony extract`` prints."""

from archive.extraction.pipeline import Extraction
from archive.model import Certainty, Proposal, Span, Tag, TagField


def as_json(doc_id: str, text: str, extraction: Extraction) -> dict[str, object]:
    """One document in the form of ``docs/extract.schema.json``; offsets are Python string positions."""
    return {
        "doc_id": doc_id,
        "text": text,
        "quotes": [_quote(text, proposal) for proposal in extraction.quotes],
        "furniture": [_pair(span) for span in extraction.furniture],
    }


def _quote(text: str, proposal: Proposal) -> dict[str, object]:
    attribution = proposal.attribution
    first = {tag.field: tag.value for tag in reversed(proposal.tags)}
    age = first.get(TagField.AGE)
    return {
        "start": proposal.span.start,
        "end": proposal.span.end,
        "parts": [_pair(part) for part in proposal.parts],
        "text": " ".join(part.of(text) for part in proposal.parts),
        "form": proposal.form.value,
        "kind": proposal.kind.value,
        "speaker": attribution.name if attribution else None,
        "speaker_span": _pair(attribution.mention) if attribution else None,
        "speaker_certainty": attribution.evidence.certainty.value if attribution else None,
        "speaker_kind": attribution.speaker_kind.value if attribution else None,
        "age": int(age) if age is not None and age.isdecimal() else None,
        "age_band": first.get(TagField.AGE_BAND),
        "minor": TagField.MINOR in first,
        "role": first.get(TagField.ROLE),
        "places": [_place(tag) for tag in proposal.tags if tag.field is TagField.PLACE],
        "said_to": first.get(TagField.SAID_TO),
        "said_on": first.get(TagField.SAID_ON),
        "quoting": first.get(TagField.QUOTING),
        "reported_by": first.get(TagField.REPORTED_BY),
        "nested": [_pair(span) for span in proposal.nested],
        "evidence": _evidence(text, proposal),
    }


def _place(tag: Tag) -> dict[str, object]:
    return {
        "name": tag.value,
        "role": tag.place_role.value if tag.place_role else None,
        "span": _pair(tag.evidence.spans[0]) if tag.evidence.spans else None,
        "key": tag.place_key,
    }


def _evidence(text: str, proposal: Proposal) -> dict[str, object]:
    """By tag: a list for places, which may be several, one value for the others."""
    found: dict[str, object] = {}
    places: list[object] = []
    if proposal.attribution:
        evidence = proposal.attribution.evidence
        found["speaker"] = _support(text, evidence.spans, evidence.certainty, evidence.method)
    for tag in proposal.tags:
        support = _support(text, tag.evidence.spans, tag.evidence.certainty, tag.evidence.method)
        if tag.field is TagField.PLACE:
            places.append(support)
        else:
            found.setdefault(tag.field.value, support)
    if places:
        found["places"] = places
    return found


def _support(text: str, spans: tuple[Span, ...], certainty: Certainty, rule: str) -> dict[str, object]:
    return {
        "spans": [_pair(span) for span in spans],
        "words": [span.of(text) for span in spans],
        "certainty": certainty.value,
        "rule": rule,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
