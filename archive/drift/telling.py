"""Drift told to archivists: as lines for people, and as JSON."""

from collections.abc import Iterator
from typing import Any

from archive.drift.differences import as_text, differences
from archive.drift.quotes import PartDrift, Stand
from archive.drift.sources import SourceDrift, Standpoint
from archive.model import Span

_SHORT = 60
"""Characters of a quote that is still there: enough to know it by."""


def lines(drift: SourceDrift) -> Iterator[str]:
    """One line for the source, one for each quote, one more for each part that reads otherwise now."""
    counts = ", ".join(f"{drift.count(stand)} {stand.value}" for stand in Stand if drift.count(stand))
    yield (
        f"{drift.source.description.title} (source {drift.source.id}), version {drift.newest.number}: "
        f"{counts or 'no quotes of earlier versions'}"
    )
    for one in drift.quotes:
        words = " … ".join(one.drift.quote.exact)
        short = words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"
        yield f"  {one.drift.stand.value:<8} {one.drift.quote.id}  “{short}”{_remark(one)}"
        for part in one.drift.parts:
            if part.stand is Stand.CHANGED and part.new is not None:
                pieces = differences(part.old.of(one.version.text), part.new.of(drift.newest.text))
                yield f"           {as_text(pieces)}"


def as_json(drift: SourceDrift) -> dict[str, Any]:
    """The same, with offsets in both versions."""
    return {
        "source": drift.source.id,
        "title": drift.source.description.title,
        "version": drift.newest.number,
        "quotes": [
            {
                "quote": one.drift.quote.id,
                "found_in_version": one.version.number,
                "stand": one.drift.stand.value,
                "confirmed": one.is_confirmed,
                "parts": [_part(part, one, drift) for part in one.drift.parts],
            }
            for one in drift.quotes
        ],
    }


def _remark(one: Standpoint) -> str:
    if one.is_confirmed:
        return " (confirmed)"
    if one.drift.stand is Stand.MOVED and not one.drift.anchors:
        return " (at several places: which one can't be told)"
    return ""


def _part(part: PartDrift, one: Standpoint, drift: SourceDrift) -> dict[str, Any]:
    told: dict[str, Any] = {
        "stand": part.stand.value,
        "old": _offsets(part.old),
        "new": part.new and _offsets(part.new),
        "places": part.places,
        "words": part.old.of(one.version.text),
    }
    if part.stand is Stand.CHANGED and part.new is not None:
        pieces = differences(part.old.of(one.version.text), part.new.of(drift.newest.text))
        told["differences"] = [[piece.change.value, piece.words] for piece in pieces]
    return told


def _offsets(span: Span) -> list[int]:
    return [span.start, span.end]
