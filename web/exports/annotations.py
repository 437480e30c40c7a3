"""What was found as W3C Web Annotations in JSON-LD: the words selected, and what is said of them.

Each part of a quote has two targets: the text of the version that is kept here, where offsets hold, and the
source as it is on the web, where only the words themselves can be looked for (Web Annotation Data Model).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from archive.references.reference import partial_date
from web import urls
from web.exports.form import Asked, Steps
from web.language.languages import marked
from web.records.nouns import EvidenceRecord, OmissionRecord, PartRecord, QuoteRecord, TagRecord
from web.records.telling import Telling

MEDIA = "http://www.w3.org/TR/media-frags/"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TERMS = {
    "certainty": marked("How a claim rests on the source: stated, inferred or uncertain."),
    "chain": marked("The attribution chain in words, from the speaker to who added the source."),
    "contentNotes": marked("What to expect of the words, by keys of the controlled list."),
    "evidence": marked(
        "The words in the version that support a claim, with their offsets where they may be shown."
    ),
    "field": marked("What a body says something about: the speaker, the age, the role, a place, …"),
    "known": marked("Whether a link of the chain is known."),
    "leftOut": marked("What is in no file and no answer, by reason: counted over the whole archive."),
    "method": marked("The rule with its version, or the archivist, that made the claim."),
    "note": marked("The certainty or the basis of a link of the chain."),
    "placeRole": marked(
        "What a place is to the speaker or the words: from, left, spoke_at, now_living, mentioned."
    ),
    "quotes": marked("How many quotes of the whole archive are left out for a reason."),
    "reason": marked("Why quotes are left out: the code of the gate."),
    "sha256": marked("Of the original bytes of the version quoted."),
}
"""What the standard has no word for; the page about the API explains each."""


def write(asked: Asked, steps: Steps) -> Iterator[str]:
    """One collection with one page, one annotation a quote."""
    head = {
        "@context": context(asked.telling),
        "id": asked.address,
        "type": "AnnotationCollection",
        "label": f"Testimony Archive: {asked.meaning}",
        "total": asked.total,
        "generated": asked.at,
        "leftOut": [_omission(one) for one in asked.left_out],
    }
    yield _json(head)[:-1] + ',"first":' + _json(_page(asked))[:-1] + ',"items":['
    between = "\n"
    for step in steps:
        for taken in step:
            yield between + _json(annotation(asked.telling.quote(taken.chain, taken.text)))
            between = ",\n"
    yield "\n]}}\n"


def _omission(one: OmissionRecord) -> dict[str, Any]:
    return {"reason": one.reason.value, "quotes": one.quotes, "label": one.meaning}


def context(telling: Telling) -> list[Any]:
    """What the words mean that annotations are written in: those of the standard, and ours."""
    return [CONTEXT, {term: telling.address(urls.anchored(urls.API, f"term-{term}")) for term in TERMS}]


def annotation(quote: QuoteRecord, *, text: str | None = None) -> dict[str, Any]:
    """One quote: who speaks and every tag in the bodies, each with its evidence.

    text: where the text of the version lies, if not on its source's page.
    """
    speaker = quote.speaker
    bodies = [_body("speaker", speaker.name if speaker else "unknown", "identifying", _evidence_of(quote))]
    bodies += [_tag(tag) for tag in quote.tags]
    return {
        "id": f"{quote.page}#annotation",
        "type": "Annotation",
        "motivation": "describing",
        "created": quote.source.added_at,
        "body": bodies,
        "target": [
            *(target for part in quote.parts for target in _targets(quote, part, text)),
            *_heard(quote),
        ],
        "chain": quote.chain,
        "contentNotes": quote.content_notes,
    }


def _heard(quote: QuoteRecord) -> Iterator[dict[str, Any]]:
    """The moment of the recording in which it can be heard."""
    if quote.recording is not None:
        source, _, moment = quote.recording.partition("#")
        selector = {"type": "FragmentSelector", "conformsTo": MEDIA, "value": moment}
        yield {"source": source, "selector": selector}


def _page(asked: Asked) -> dict[str, Any]:
    return {
        "id": f"{asked.address}#items",
        "type": "AnnotationPage",
        "partOf": asked.address,
        "startIndex": 0,
    }


def _tag(tag: TagRecord) -> dict[str, Any]:
    body = _body(tag.field.value, tag.value, "tagging", _evidence(tag.evidence))
    if tag.place_role:
        body["placeRole"] = tag.place_role.value
    return body


def _body(field: str, value: str, purpose: str, evidence: dict[str, Any]) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "field": field, "value": value, **evidence}


def _evidence_of(quote: QuoteRecord) -> dict[str, Any]:
    return _evidence(quote.attribution.evidence) if quote.attribution else {}


def _evidence(evidence: EvidenceRecord) -> dict[str, Any]:
    return {
        "certainty": evidence.certainty.value,
        "method": evidence.method,
        "evidence": [
            {"type": "TextPositionSelector", "start": words.start, "end": words.end, "value": words.words}
            if words.start is not None
            else {"value": words.words}
            for words in evidence.words
        ],
    }


def _targets(quote: QuoteRecord, part: PartRecord, text: str | None) -> Iterator[dict[str, Any]]:
    source = quote.source
    in_quotes = {
        "type": "TextQuoteSelector",
        "exact": part.exact,
        "prefix": part.prefix,
        "suffix": part.suffix,
    }
    in_text = {"type": "TextPositionSelector", "start": part.start, "end": part.end}
    kept = {"id": text or f"{source.page}#versions", "type": "Text", "sha256": quote.version.sha256}
    if quote.language:
        kept["language"] = quote.language
    yield {"type": "SpecificResource", "source": kept, "selector": [in_quotes, in_text]}
    if online := urls.outward(source.url):
        live: dict[str, Any] = {"type": "SpecificResource", "source": online, "selector": in_quotes}
        if state := _state(source.archived_url, source.retrieved):
            live["state"] = state
        yield live


def _state(archived: str | None, retrieved: str | None) -> dict[str, Any]:
    """When the page was as it is quoted, and where it was kept so."""
    state: dict[str, Any] = {}
    if copy := urls.outward(archived):
        state["cached"] = copy
    if day := partial_date(retrieved):
        state["sourceDateStart"] = _midnight(day.first_day)
        state["sourceDateEnd"] = _midnight(day.last_day, "23:59:59")
    return {"type": "TimeState", **state} if state else {}


def _midnight(day: date, clock: str = "00:00:00") -> str:
    return f"{day.isoformat()}T{clock}Z"


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
