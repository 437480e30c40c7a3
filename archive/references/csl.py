"""A reference as CSL JSON, which Zotero, pandoc and every CSL processor read (CSL 1.0.2, input data)."""

from typing import Any

from archive.dates import PartialDate
from archive.model import SourceKind
from archive.references.reference import ARCHIVE, Reference

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"

TYPES = {
    SourceKind.NEWS: "article-newspaper",
    SourceKind.INTERVIEW: "interview",
    SourceKind.STATEMENT: "document",
    SourceKind.LETTER: "personal_communication",
    SourceKind.REPORT: "report",
}


def item(reference: Reference) -> dict[str, Any]:
    """One item. Names stay whole: nobody here knows which part of a name is the family's."""
    is_news = reference.kind is SourceKind.NEWS
    fields: dict[str, Any] = {
        "id": f"testimony-{reference.id}",
        "type": TYPES[reference.kind],
        "title": reference.title,
        "author": _names(reference.author),
        "interviewer": _names(reference.interviewer),
        "container-title": reference.publisher if is_news else None,
        "publisher": None if is_news else reference.publisher,
        "issued": date(reference.issued, circa=bool(reference.issued_note)),
        "accessed": date(reference.accessed),
        "URL": reference.url or reference.address,
        "archive": ARCHIVE,
        "archive_location": f"{reference.noun} {reference.id}",
        "language": reference.language,
        "note": reference.note,
    }
    return {name: value for name, value in fields.items() if value}


def date(day: PartialDate | None, *, circa: bool = False) -> dict[str, Any] | None:
    """A date as far as it is known."""
    if day is None:
        return None
    parts = [part for part in (day.year, day.month, day.day) if part is not None]
    return {"date-parts": [parts]} | ({"circa": True} if circa else {})


def _names(name: str | None) -> list[dict[str, str]]:
    return [{"literal": name}] if name else []
