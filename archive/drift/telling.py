"""Drift told to archivists: as lines for people, and as JSON."""

from collections.abc import Iterator
from typing import Any

from archive.drift.differences import Piece, as_text, differences
from archive.drift.quotes import PartDrift, Stand
from archive.drift.sources import SourceDrift, Standpoint
from archive.model import SourceVersion, Span

_SHORT = 60
"""Characters of a quote that is still there: enough to know it by."""


def lines(drift: SourceDrift) -> Iterator[str]:
    """One line for the source, one for each quote, one more for each part that reads otherwise now."""
    counts = ", ".join(f"{drift.count(stand)} {stand.value}" for stand in Stand if drift.count(stand))
    yield (
        f"{drift.title} (source {drift.source.id}), version {drift.newest.number}: "
        f"{counts or 'no quotes of earlier versions'}"
    )
    for one in drift.quotes:
        yield f"  {one.drift.stand.value:<8} {one.drift.quote.id}  {_words(one)}{_remark(one)}"
        for pieces in changes(one, drift.newest):
            yield f"           {as_text(pieces)}"


def changes(one: Standpoint, newest: SourceVersion) -> Iterator[tuple[Piece, ...]]:
    """What was taken out and put in, of each part of a quote that reads otherwise now and may be read."""
    for part in one.drift.parts if one.may_be_read else ():
        if part.new is not None and part.stand is Stand.CHANGED:
            yield differences(part.old.of(one.version.text), part.new.of(newest.text))


def as_json(drift: SourceDrift) -> dict[str, Any]:
    """The same, with offsets in both versions."""
    return {
        "source": drift.source.id,
        "title": drift.title,
        "version": drift.newest.number,
        "quotes": [
            {
                "quote": one.drift.quote.id,
                "found_in_version": one.version.number,
                "stand": one.drift.stand.value,
                "confirmed": one.is_confirmed,
                "parts": [_part(part) for part in one.drift.parts],
                "words": list(one.drift.quote.exact) if one.may_be_read else None,
                "changes": [
                    [[piece.change.value, piece.words] for piece in pieces]
                    for pieces in changes(one, drift.newest)
                ],
            }
            for one in drift.quotes
        ],
    }


def _words(one: Standpoint) -> str:
    words = " … ".join(one.drift.quote.exact)
    if not one.may_be_read:
        return "(withdrawn)"
    return f"“{words if len(words) <= _SHORT else f'{words[:_SHORT].rstrip()}…'}”"


def _remark(one: Standpoint) -> str:
    if one.is_confirmed:
        return " (confirmed)"
    if one.drift.stand is Stand.MOVED and not one.drift.anchors:
        return " (at several places: which one can't be told)"
    return ""


def _part(part: PartDrift) -> dict[str, Any]:
    return {
        "stand": part.stand.value,
        "old": _offsets(part.old),
        "new": part.new and _offsets(part.new),
        "places": part.places,
    }


def _offsets(span: Span) -> list[int]:
    return [span.start, span.end]
