"""What an archivist says of a document that is about to come in, beside what the document says of itself."""

from collections.abc import Mapping
from dataclasses import replace

from archive.errors import ArchiveError, Problems
from archive.formats.markdown import complaint
from archive.model import AccessStatus, Description, Document, SourceKind

FIELDS = (
    "title",
    "kind",
    "publisher",
    "author",
    "published",
    "url",
    "rights",
    "archived_url",
    "retrieved",
    "language",
    "collection",
)
"""What an archivist may say of it; access and acceptance are decided later, by whoever may."""


class WrongField(ArchiveError):
    """A field of a description holds what it can't; ``where`` names the field."""


def described(document: Document, given: Mapping[str, str]) -> Document:
    """The document with what was given where the file itself states nothing; an empty value is unknown.

    given: by the names of ``FIELDS``; others are left alone. Raises Problems of WrongField.
    """
    wanted = {
        key: value.strip() for key, value in given.items() if key in FIELDS and key not in document.stated
    }
    problems = [
        WrongField(f"“{key}” {wrong}", where=key)
        for key, value in wanted.items()
        if (wrong := complaint(key, value)) or (wrong := _missing(key, value))
    ]
    if problems:
        raise Problems([*problems])
    metadata = document.metadata
    changes: dict[str, object] = {key: value or None for key, value in wanted.items()}
    if "kind" in wanted:
        changes["kind"] = SourceKind(wanted["kind"])
    if "published" in changes and changes["published"] != metadata.published:
        changes["published_note"] = None  # It told how the day was known that is given up now.
    return replace(document, metadata=replace(metadata, **changes))  # type: ignore[arg-type]


def as_proposed(document: Document) -> Document:
    """The document as one that nobody decided on yet: closed unless withdrawn, accepted by nobody."""
    return replace(document, metadata=_undecided(document.metadata))


def _undecided(metadata: Description) -> Description:
    is_withdrawn = metadata.access is AccessStatus.WITHDRAWN
    access = metadata.access if is_withdrawn else AccessStatus.CLOSED
    # A day on which it opens by itself is a decision, too.
    return replace(metadata, access=access, access_until=None, accepted_by=None)


def _missing(key: str, value: str) -> str | None:
    return "is missing" if key in ("title", "kind") and not value else None
