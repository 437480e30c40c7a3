"""What an archivist brings becomes a draft, and a draft the document that would be recorded.

The formats are loaded at the first draft: they take a tenth of the time in which a server starts.
"""

from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from werkzeug.datastructures import FileStorage

from archive.describing import as_proposed
from archive.errors import UnreadableFile
from archive.formats.reading.text import MAX_BYTES, too_large
from archive.model import Document
from web.desk.intake.fetching import Fetched

PASTED = "pasted.txt"
"""The name of what came under none."""
LONGEST_TEXT = 1_000_000
"""Characters that a page of the desk shows and marks: an interview of some twenty hours."""


def pasted(text: str) -> bytes:
    """The bytes of a pasted text, with the line ends it was pasted with.

    A browser sends every line end of a text field as CR LF (HTML, 4.10.21.4), whatever was in the field.
    """
    return text.replace("\r\n", "\n").encode("utf-8", "replace")


def uploaded(file: FileStorage) -> tuple[str, bytes]:
    """The name and the bytes of a file that was sent. Raises UnreadableFile for one that is too large."""
    # Some browsers send a folder with it; the name is data all the same, and never a path here.
    name = (file.filename or "").replace("\\", "/").rpartition("/")[2] or PASTED
    original = file.stream.read(MAX_BYTES + 1)
    if len(original) > MAX_BYTES:
        raise too_large(len(original), name)
    return name, original


def name_of_fetched(found: Fetched) -> str:
    """A name with an ending by which the format is known: the address's own, or one for its media type."""
    path = PurePosixPath(urlsplit(found.url).path)
    if path.suffix.lower() in endings():
        return path.name
    known = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf"}
    return f"{path.name or 'page'}{known.get(found.media_type, '.txt')}"


def endings() -> tuple[str, ...]:
    """The endings of names that can be read, in small letters."""
    from archive.formats import registry

    return registry.SUFFIXES


def fields_of_fetched(found: Fetched) -> dict[str, str]:
    """What is known of a page because it was fetched: from where and when."""
    return {"url": found.url, "retrieved": datetime.now(UTC).date().isoformat()}


def divided(original: bytes, name: str) -> tuple[tuple[bytes, str], ...]:
    """The bytes and the name of each draft that a file makes: one, but for a sheet of several sources."""
    from archive.formats import registry

    return registry.divided(original, name, where=name) if original.strip() else ((original, name),)


def document_of(original: bytes, name: str) -> Document:
    """The document that these bytes are, which came under this name. Raises as the formats do."""
    from archive.formats import registry

    return registry.document_of(original, name, where=name)


def read(original: bytes, name: str) -> Document:
    """The document that the bytes of a draft are, before anything is said of it. Raises as the formats do."""
    if not original.strip():
        raise UnreadableFile("there is no text yet", where=name, remedy="Paste it, or add a file.")
    document = document_of(original, name)
    if len(document.text) > LONGEST_TEXT:
        raise too_long(len(document.text), name)
    return as_proposed(document)


def too_long(length: int, where: str) -> UnreadableFile:
    """The error for a text of so many characters that no page of the desk shows it."""
    return UnreadableFile(
        f"the text has {length:,} characters; {LONGEST_TEXT:,} can be looked at here",
        where=where,
        remedy="Add it with `testimony add`, or divide it.",
    )
