"""References in RIS, which every reference manager reads (the tags as Zotero maps them)."""

from collections.abc import Iterator

from archive.dates import PartialDate
from archive.model import SourceKind
from archive.references.reference import ARCHIVE, Reference

MEDIA_TYPE = "application/x-research-info-systems"

TYPES = {
    SourceKind.NEWS: "NEWS",
    SourceKind.INTERVIEW: "PCOMM",
    SourceKind.STATEMENT: "GEN",
    SourceKind.LETTER: "PCOMM",
    SourceKind.REPORT: "RPRT",
}


def record(reference: Reference) -> str:
    """One reference with the empty line that ends it; lines end as the specification wants."""
    return "\r\n".join(f"{tag}  - {value}" for tag, value in _lines(reference)) + "\r\n\r\n"


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES[reference.kind]
    yield "ID", f"testimony-{reference.id}"
    fields = (
        ("TI", reference.title),
        ("AU", reference.author),
        ("A2", reference.interviewer),
        ("T2" if reference.kind is SourceKind.NEWS else "PB", reference.publisher),
        ("PY", f"{reference.issued.year:04d}" if reference.issued else None),
        ("DA", _date(reference.issued)),
        ("LA", reference.language),
        ("UR", reference.url or reference.address),
        ("L2", reference.archived_url),
        ("Y2", _date(reference.accessed)),
        ("DB", ARCHIVE),
        ("AN", f"{reference.noun} {reference.id}"),
        ("N1", reference.note),
    )
    for tag, value in fields:
        if value:
            # A line break would begin another field.
            yield tag, " ".join(value.split())
    yield "ER", ""


def _date(day: PartialDate | None) -> str | None:
    """``YYYY/MM/DD/``, as far as it is known."""
    if day is None:
        return None
    month = f"{day.month:02d}" if day.month else ""
    return f"{day.year:04d}/{month}/{f'{day.day:02d}' if day.day else ''}/"
