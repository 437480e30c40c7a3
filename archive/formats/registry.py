"""The formats the archive reads: by the ending of a file's name, and by what its bytes are.

A new format is one module and one line in ``FORMATS``; ``docs/formats.md`` describes each.
"""

from dataclasses import replace
from pathlib import Path, PurePath

from archive.errors import UnreadableFile
from archive.formats import (
    akoma_ntoso,
    docx,
    html,
    markdown,
    ohd_metadata,
    pdf,
    quote_sheet,
    refused,
    tei,
    timed,
)
from archive.formats.collection import FILE_NAME as COLLECTION_FILE, key_of
from archive.formats.format import Format
from archive.formats.reading import signatures
from archive.formats.reading.files import bytes_of
from archive.model import Document

FORMATS = (
    Format(
        name="plain text",
        media_type="text/plain",
        suffixes=(".txt", ".text"),
        read=markdown.plain_document_of,
        proves=markdown.holds,
    ),
    Format(
        name="Markdown",
        media_type="text/markdown",
        suffixes=(".md", ".markdown"),
        read=markdown.markdown_document_of,
        proves=markdown.holds,
    ),
    Format(
        name="a saved web page",
        media_type="text/html",
        suffixes=(".html", ".htm", ".xhtml"),
        read=html.document_of,
        proves=html.holds,
    ),
    Format(name=docx.WHAT, media_type=docx.MEDIA_TYPE, suffixes=(".docx",), read=docx.document_of),
    Format(
        name=pdf.WHAT, media_type=pdf.MEDIA_TYPE, suffixes=(".pdf",), read=pdf.document_of, proves=pdf.holds
    ),
    Format(
        name=tei.WHAT,
        media_type=tei.MEDIA_TYPE,
        suffixes=(".xml", ".tei"),
        read=tei.document_of,
        recognises=tei.claims,
    ),
    Format(
        name=akoma_ntoso.WHAT,
        media_type=akoma_ntoso.MEDIA_TYPE,
        suffixes=(".xml", ".akn"),
        read=akoma_ntoso.document_of,
        recognises=akoma_ntoso.claims,
    ),
    Format(
        name=quote_sheet.WHAT,
        media_type=quote_sheet.CSV_TYPE,
        suffixes=(".csv", ".tsv"),
        read=quote_sheet.csv_document_of,
        recognises=quote_sheet.claims,
        divides=quote_sheet.divided,
    ),
    Format(
        name=quote_sheet.WHAT,
        media_type=quote_sheet.XLSX_TYPE,
        suffixes=(".xlsx",),
        read=quote_sheet.xlsx_document_of,
        divides=quote_sheet.divided,
    ),
    *timed.FORMATS,
)
"""In the order in which they are tried where several have one ending."""

SUFFIXES = tuple(dict.fromkeys(suffix for format_ in FORMATS for suffix in format_.suffixes))
"""The endings of names that are known, in small letters."""


def read(path: Path) -> Document:
    """The document in this file. Raises UnreadableFile, and Problems of FrontMatterError."""
    name = _name_of(path)
    return _beside(document_of(bytes_of(path), name, where=str(path)), path)


def parts(path: Path) -> tuple[Document, ...]:
    """The documents in this file: one, but for a sheet of several sources. Raises as ``read`` does."""
    name, original = _name_of(path), bytes_of(path)
    found = [
        document_of(part, its_name, where=str(path))
        for part, its_name in divided(original, name, where=str(path))
    ]
    return tuple(_beside(document, path) for document in found)


def divided(original: bytes, name: str, *, where: str) -> tuple[tuple[bytes, str], ...]:
    """The bytes and the name of each record in a file; the file itself but for sheets of several sources."""
    format_ = _format_of(original, name, where)
    return ((original, name),) if format_.divides is None else format_.divides(original, name, where=where)


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes are, which came under this name. Raises as ``read`` does."""
    return _format_of(original, name, where).read(original, name, where=where)


def _format_of(original: bytes, name: str, where: str) -> Format:
    suffix = PurePath(name).suffix.lower()
    signatures.refuse_other(original, suffix, where)
    for format_ in FORMATS:
        if suffix in format_.suffixes and format_.recognises(original):
            return format_
    raise refused.because(original, suffix, SUFFIXES, where)


def _name_of(path: Path) -> str:
    if path.name == COLLECTION_FILE:
        raise UnreadableFile(
            "this describes a collection; it is no account",
            where=str(path),
            remedy="Add the files beside it, or their folder.",
        )
    # A name that is no UTF-8 can't be kept as text; its bytes were never part of the account.
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _beside(document: Document, path: Path) -> Document:
    """The document with what the files beside it say: a table of interviews, the collection's description."""
    document = ohd_metadata.described(document, path)
    if document.metadata.collection is None and (path.parent / COLLECTION_FILE).is_file():
        return replace(document, metadata=replace(document.metadata, collection=key_of(path)))
    return document


def is_text_of(text: str, original: bytes, media_type: str, *, where: str) -> bool:
    """Whether the text is what ``read`` made of these bytes. Raises UnreadableFile.

    Of a web page it is enough that every paragraph stands in the page: which ones were chosen is not asked
    again.
    """
    kind, _, charset = media_type.partition("; charset=")
    for format_ in FORMATS:
        if format_.media_type == kind:
            return format_.holds(original, charset, text, where=where)
    raise UnreadableFile(f"the media type {media_type} is not known", where=where)
