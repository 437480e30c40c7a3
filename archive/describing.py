"""What an archivist says of a document that is about to come in, beside what the document says of itself."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from archive.dates import PartialDate
from archive.days_of_speaking import too_late
from archive.errors import ArchiveError, Problems
from archive.field_checks import check_fields
from archive.formats.markdown import complaint, title_of
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
        if (wrong := wrong_with(key, value))
    ]
    if problems:
        raise Problems([*problems])
    metadata = document.metadata
    changes: dict[str, object] = {key: value or None for key, value in wanted.items()}
    if "kind" in wanted:
        changes["kind"] = SourceKind(wanted["kind"])
    if "published" in changes and changes["published"] != metadata.published:
        changes["published_note"] = None  # It told how the day was known that is given up now.
    said_otherwise = {key for key, value in changes.items() if value != getattr(metadata, key)}
    return replace(
        document,
        metadata=replace(metadata, **changes),  # type: ignore[arg-type]
        unconfirmed=document.unconfirmed - said_otherwise,
        proposed=document.proposed - wanted.keys(),
    )


def wrong_with(key: str, value: str) -> str | None:
    """What is wrong with a field of a description, as the end of a sentence about it; else None."""
    return complaint(key, value) or _missing(key, value) or _to_come(key, value) or None


def check_said(said: Mapping[str, str]) -> None:
    """Raise Problems of WrongValue for what can't be said anew of a source that is in the record."""
    check_fields(*((key, partial(_refuse, key, value)) for key, value in said.items()))


def _refuse(key: str, value: str) -> None:
    if wrong := wrong_with(key, value):
        raise ArchiveError(f"it {wrong}")


def with_language(document: Document) -> Document:
    """The document with the language that its words are in, as a proposal, where nothing says it."""
    if document.metadata.language or "language" in document.stated:
        return document
    # The library takes a second to load, which most files that say their language need not wait for.
    from archive.extraction.language.detection import detect

    language = detect(document.text)
    if language is None:
        return document
    metadata = replace(document.metadata, language=language)
    return replace(document, metadata=metadata, proposed=document.proposed | {"language"})


def without_proposed(document: Document) -> Document:
    """The document without what lines above its words propose and nobody has looked at, with a remark."""
    if not document.proposed:
        return document
    fields = {*document.proposed, *(["published_note"] if "published" in document.proposed else ())}
    left_out = " and ".join(sorted(document.proposed))
    remark = f"Left out, since nobody has looked at it: {left_out}. Say it with the options, or in the file."
    return replace(
        document,
        metadata=replace(document.metadata, **dict.fromkeys(fields)),  # type: ignore[arg-type]
        proposed=frozenset(),
        remarks=(*document.remarks, remark),
    )


def to_confirm(document: Document) -> dict[str, str]:
    """The fields that nobody wrote of this account, each with what it was taken from: to be looked at.

    A program writes whose computer it was into a file, and whoever saves it gives it a name.
    """
    found = dict.fromkeys(document.unconfirmed - document.stated, "the file’s properties")
    if document.metadata.title == title_of(document.original_name) and "title" not in document.stated:
        found["title"] = "the file’s name"
    return found


def unconfirmed(document: Document, confirmed: Collection[str]) -> Problems | None:
    """What nobody confirmed, nor said otherwise; None where there is nothing."""
    own = document.metadata
    problems = [
        WrongField(f"“{field}” was taken from {origin}: confirm it, or write another", where=field)
        for field, origin in to_confirm(document).items()
        if field not in confirmed and getattr(own, field)
    ]
    return Problems([*problems]) if problems else None


def as_proposed(document: Document) -> Document:
    """The document as one that nobody decided on yet: closed unless withdrawn, accepted by nobody."""
    return replace(document, metadata=_undecided(document.metadata))


def _undecided(metadata: Description) -> Description:
    is_withdrawn = metadata.access is AccessStatus.WITHDRAWN
    access = metadata.access if is_withdrawn else AccessStatus.CLOSED
    # A day on which it opens by itself is a decision, too.
    return replace(metadata, access=access, access_until=None, accepted_by=None)


def _to_come(key: str, value: str) -> str:
    """What is wrong with a day that lies ahead; empty where it is none of these, or does not."""
    if key not in ("published", "retrieved") or not value:
        return ""
    return "is a day that is still to come" if too_late(PartialDate.parse(value), None) else ""


def _missing(key: str, value: str) -> str | None:
    return "is missing" if key in ("title", "kind") and not value else None
