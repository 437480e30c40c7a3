"""The formats the archive reads, by the ending of a file's name."""

from dataclasses import replace
from pathlib import Path, PurePath

from archive.errors import UnreadableFile
from archive.formats import html, markdown, timed
from archive.formats.collection import FILE_NAME as COLLECTION_FILE, key_of
from archive.formats.files import bytes_of
from archive.formats.text import decode
from archive.model import Document

SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    **timed.SUFFIXES,
}
"""Ending of a file's name, in small letters → media type."""


def read(path: Path) -> Document:
    """The document in this file. Raises UnreadableFile, and Problems of FrontMatterError."""
    if path.name == COLLECTION_FILE:
        raise UnreadableFile(
            "this describes a collection; it is no account",
            where=str(path),
            remedy="Add the files beside it, or their folder.",
        )
    # A name that is no UTF-8 can't be kept as text; its bytes were never part of the account.
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    document = document_of(bytes_of(path), name, where=str(path))
    if document.metadata.collection is None and (path.parent / COLLECTION_FILE).is_file():
        described = replace(document.metadata, collection=key_of(path))
        return replace(document, metadata=described)
    return document


def document_of(original: bytes, name: str, *, where: str) -> Document:
    """The document that these bytes are, which came under this name. Raises as ``read`` does."""
    suffix = PurePath(name).suffix
    transcript = timed.reader_of(suffix.lower(), original)
    if transcript is not None:
        return transcript.document_of(original, name, where=where)
    if suffix.lower() in timed.SUFFIXES:
        raise UnreadableFile(
            f"this “{suffix}” file is no transcript of a form that is known",
            where=where,
            remedy="Save its words as a UTF-8 .txt file and add that.",
        )
    media_type = SUFFIXES.get(suffix.lower())
    if media_type is None:
        raise UnreadableFile(
            f"files that end in “{suffix}” are not known" if suffix else "the file's name has no ending",
            where=where,
            remedy=f"Save it as text or as a web page; known endings: {', '.join(SUFFIXES)}.",
        )
    if media_type == "text/html":
        return html.document_of(original, name, where=where)
    return markdown.document_of(original, name, media_type=media_type, where=where)


def is_text_of(text: str, original: bytes, media_type: str, *, where: str) -> bool:
    """Whether the text is what ``read`` made of these bytes. Raises UnreadableFile.

    Of a web page it is enough that every paragraph stands in the page: which ones were chosen is not asked
    again.
    """
    kind, _, charset = media_type.partition("; charset=")
    transcript = timed.reader_for(kind)
    if transcript is not None:
        return transcript.document_of(original, "", where=where).text == text
    if kind not in SUFFIXES.values():
        raise UnreadableFile(f"the media type {media_type} is not known", where=where)
    if kind == "text/html":
        return html.holds(original, charset or "utf-8", text, where=where)
    return decode(original, where) == text
