"""A reference as flat fields: Dublin Core and Highwire in ``meta`` elements, OpenURL as COinS.

Zotero reads COinS first, then the ``meta`` elements (its translators "COinS" and "Embedded Metadata"); the
names of fields and types are theirs. Both give what the RIS file gives: the source, and in the abstract the
words with their whole chain.
"""

from collections.abc import Iterator
from urllib.parse import quote

from archive.dates import PartialDate
from archive.model import SourceKind
from archive.references.reference import Reference
from web.metadata.head import Meta

ITEM_TYPES = {
    SourceKind.NEWS: "newspaperArticle",
    SourceKind.INTERVIEW: "interview",
    SourceKind.STATEMENT: "document",
    SourceKind.LETTER: "letter",
    SourceKind.REPORT: "report",
}
"""Zotero's item types, the same that its import of RIS and CSL JSON makes of a reference."""


def meta_names(reference: Reference) -> tuple[Meta, ...]:
    """The ``meta`` elements; a field that is not known is left out."""
    return tuple(Meta(name, " ".join(value.split())) for name, value in _fields(reference) if value)


def context_object(reference: Reference) -> str:
    """The reference as an OpenURL context object (Z39.88-2004, Dublin Core format), for a COinS span."""
    pairs = (
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", ITEM_TYPES[reference.kind]),
        ("rft.title", reference.title),
        ("rft.creator", reference.author),
        ("rft.contributor", reference.interviewer),
        (_publisher(reference, news="rft.source", other="rft.publisher"), reference.publisher),
        ("rft.date", _iso(reference.issued)),
        ("rft.language", reference.language),
        ("rft.description", reference.note),
        ("rft_id", reference.url or reference.address),
    )
    return "&".join(f"{name}={quote(' '.join(value.split()), safe='')}" for name, value in pairs if value)


def _fields(reference: Reference) -> Iterator[tuple[str, str | None]]:
    issued = _iso(reference.issued)
    yield "DC.title", reference.title
    yield "DC.creator", reference.author
    yield "DC.contributor", reference.interviewer
    yield _publisher(reference, news="DC.source", other="DC.publisher"), reference.publisher
    yield "DC.date", issued
    yield "DC.type", reference.kind.value.capitalize()
    yield "DC.language", reference.language
    yield "DC.identifier", reference.address
    yield "DCTERMS.bibliographicCitation", f"{reference.publication} {reference.keeping}"
    yield "citation_title", reference.title
    yield "citation_author", reference.author
    yield "citation_publication_date", issued.replace("-", "/") if issued else None
    yield "citation_language", reference.language
    yield "citation_public_url", reference.url or reference.address
    yield "citation_abstract", reference.note
    # Highwire has no field for the type of a source but by naming a journal, which none of these is.
    yield "z:itemType", ITEM_TYPES[reference.kind]


def _publisher(reference: Reference, *, news: str, other: str) -> str:
    """A newspaper is the publication an article stands in; other sources have a publisher."""
    return news if reference.kind is SourceKind.NEWS else other


def _iso(day: PartialDate | None) -> str | None:
    return str(day) if day else None
