"""References in BibTeX, for those who write in LaTeX; ``url`` and ``urldate`` as biblatex reads them."""

from collections.abc import Iterator

from archive.model import SourceKind
from archive.references.reference import ARCHIVE, Reference

MEDIA_TYPE = "application/x-bibtex"

_TYPES = {SourceKind.REPORT: "techreport"}
"""What else there is has no type of its own in BibTeX."""

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_ESCAPES = str.maketrans(_SPECIAL)


def entry(reference: Reference) -> str:
    """One entry. Names stand in braces: BibTeX would take them apart at spaces."""
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(reference))
    return f"@{_TYPES.get(reference.kind, 'misc')}{{testimony-{reference.id},\n{fields}\n}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    issued = reference.issued
    yield "title", f"{{{escaped(reference.title)}}}"
    if reference.author:
        yield "author", f"{{{escaped(reference.author)}}}"
    if reference.publisher:
        is_report = reference.kind is SourceKind.REPORT
        yield "institution" if is_report else "howpublished", escaped(reference.publisher)
    if issued:
        yield "year", f"{issued.year:04d}"
        # An inferred date is approximate: EDTF, level 1, which biblatex reads as circa.
        yield "date", f"{issued}~" if reference.issued_note else str(issued)
    if issued and issued.month:
        yield "month", str(issued.month)
    if reference.language:
        yield "langid", escaped(reference.language)
    yield "url", reference.url or reference.address
    if reference.accessed:
        yield "urldate", str(reference.accessed)
    yield "note", f"{escaped(reference.note)}"
    yield "library", f"{ARCHIVE}, {reference.noun} {reference.id}"


def escaped(text: str) -> str:
    """The text on one line, with what LaTeX would obey made into letters."""
    return " ".join(text.split()).translate(_ESCAPES)
