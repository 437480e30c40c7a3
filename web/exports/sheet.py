"""What was found as a table: one quote a row, one column a fact, and beside each fact what it rests on."""

from collections.abc import Callable, Iterable, Iterator

from archive.formats.turns import timecodes
from archive.model import PlaceRole, TagField
from web.exports.form import Asked, Steps
from web.records.nouns import EvidenceRecord, QuoteRecord, TagRecord
from web.sheets import BYTE_ORDER_MARK, lines

BETWEEN = " | "
"""Between several values in one cell; the cells of their evidence keep the same order."""
UNKNOWN = "unknown"

_FIELDS = tuple(field for field in TagField if field is not TagField.PLACE)
TAGS: dict[str, tuple[TagField, PlaceRole | None]] = {
    **{field.value: (field, None) for field in _FIELDS},
    **{f"place_{role.value}": (TagField.PLACE, role) for role in PlaceRole},
}
"""The columns of tags, each followed by three more: certainty, evidence, method; places by two besides."""

_Cell = Callable[[QuoteRecord], str]
_BEFORE: dict[str, _Cell] = {
    "quote": lambda quote: quote.id,
    "words": lambda quote: quote.text,
    "content_notes": lambda quote: BETWEEN.join(quote.content_notes),
    "kind": lambda quote: quote.kind.value,
    "language": lambda quote: quote.language or UNKNOWN,
    "speaker": lambda quote: quote.speaker.name if quote.speaker else UNKNOWN,
    "speaker_id": lambda quote: quote.speaker.id if quote.speaker else "",
    "speaker_kind": lambda quote: quote.speaker.kind.value if quote.speaker else "",
    "speaker_certainty": lambda quote: _speaker(quote, lambda evidence: evidence.certainty.value),
    "speaker_evidence": lambda quote: _speaker(quote, _words),
    "speaker_method": lambda quote: _speaker(quote, lambda evidence: evidence.method),
}
_AFTER: dict[str, _Cell] = {
    "title": lambda quote: quote.source.title,
    "publisher": lambda quote: quote.source.publisher or UNKNOWN,
    "author": lambda quote: quote.source.author or UNKNOWN,
    "published": lambda quote: quote.source.published or UNKNOWN,
    "published_note": lambda quote: quote.source.published_note or "",
    "source_kind": lambda quote: quote.source.kind.value,
    "source_address": lambda quote: quote.source.url or UNKNOWN,
    "archived_copy": lambda quote: quote.source.archived_url or UNKNOWN,
    "retrieved": lambda quote: quote.source.retrieved or UNKNOWN,
    "rights": lambda quote: quote.source.rights or UNKNOWN,
    "collection": lambda quote: quote.source.collection or "",
    "source_topics": lambda quote: BETWEEN.join(quote.source.topics),
    "source_id": lambda quote: quote.source.id,
    "source_version_sha256": lambda quote: quote.version.sha256,
    "is_excerpt": lambda quote: "yes" if quote.version.is_excerpt else "no",
    "timecode": lambda quote: _timecode(quote.start_seconds),
    "timecode_end": lambda quote: _timecode(quote.end_seconds),
    "start": lambda quote: str(quote.parts[0].start),
    "end": lambda quote: str(quote.parts[-1].end),
    "accepted_by": lambda quote: next(link.value for link in quote.chain if link.label == "Accepted by"),
    "added_by": lambda quote: quote.source.added_by,
    "added_on": lambda quote: f"{quote.source.added_at:%Y-%m-%d}",
    "citation": lambda quote: quote.citation,
    "address": lambda quote: quote.page,
}


def _columns() -> Iterator[str]:
    yield from _BEFORE
    for name, (field, _role) in TAGS.items():
        yield from (name, f"{name}_certainty", f"{name}_evidence", f"{name}_method")
        if field is TagField.PLACE:
            yield from (f"{name}_id", f"{name}_english")
    yield from _AFTER


COLUMNS = tuple(_columns())


def write(asked: Asked, steps: Steps) -> Iterator[str]:
    """The table, CSV after RFC 4180."""
    yield BYTE_ORDER_MARK + lines((COLUMNS,))
    for step in steps:
        yield lines(_cells(asked.telling.quote(taken.chain, taken.text)) for taken in step)


def _cells(quote: QuoteRecord) -> Iterator[str]:
    yield from (cell(quote) for cell in _BEFORE.values())
    for field, role in TAGS.values():
        tags = [tag for tag in quote.tags if tag.field is field and tag.place_role is role]
        yield from _tagged(tags)
        if field is TagField.PLACE:
            yield from _resolved(tags)
    yield from (cell(quote) for cell in _AFTER.values())


def _tagged(tags: Iterable[TagRecord]) -> Iterator[str]:
    found = tuple(tags)
    yield BETWEEN.join(tag.value for tag in found)
    yield BETWEEN.join(tag.evidence.certainty.value for tag in found)
    yield BETWEEN.join(_words(tag.evidence) for tag in found)
    yield BETWEEN.join(tag.evidence.method for tag in found)


def _resolved(tags: Iterable[TagRecord]) -> Iterator[str]:
    """What the names resolve to, in their order: ids, and names in English; unknown where to nothing."""
    places = [tag.place for tag in tags]
    yield BETWEEN.join(place.id if place else UNKNOWN for place in places)
    yield BETWEEN.join(", ".join(place.names) if place else UNKNOWN for place in places)


def _words(evidence: EvidenceRecord) -> str:
    return " … ".join(" ".join(words.words.split()) for words in evidence.words)


def _timecode(moment: float | None) -> str:
    return "" if moment is None else timecodes.shown(moment)


def _speaker(quote: QuoteRecord, told: Callable[[EvidenceRecord], str]) -> str:
    return told(quote.attribution.evidence) if quote.attribution else UNKNOWN
