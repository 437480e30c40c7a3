"""Text and Markdown files, with or without front matter; ``corpus/README.md`` is the reference.

With front matter a file says what it is; ``record: excerpt`` makes it an excerpt record. Without, it is plain
text: closed, its quotes proposed, titled by its file name. The text is the whole file, front matter included
and marked as furniture, so that offsets refer to the file as received.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from functools import partial
from pathlib import PurePath

from archive.dates import PartialDate
from archive.description.controlled_list import UnknownTerm
from archive.description.notes import MAX_LENGTH as LONGEST_NOTE
from archive.description.topics import parse as parse_topics
from archive.errors import ArchiveError, FrontMatterError, Problems
from archive.formats.heads import bylines, foreign_frontmatter, protection_keys
from archive.formats.heads.foreign_frontmatter import ForeignFrontMatter
from archive.formats.heads.frontmatter import FrontMatter, Value, read
from archive.formats.heads.stated_relations import KEYS as RELATION_KEYS, problems_of, relations_of
from archive.formats.reading import signatures, text_encoding
from archive.formats.reading.text import decode
from archive.formats.turns import labelled_turns
from archive.ids import ALPHABET, ID_LENGTH, PATTERN
from archive.model import AccessStatus, Description, Document, SourceKind, WithdrawalReason
from archive.notation import ADDRESS, LANGUAGE_TAG

_FIELDS = tuple(field.name for field in fields(Description))
KEYS = ("title", "record", "id", *_FIELDS[1:], *RELATION_KEYS, *protection_keys.KEYS)
"""As the model has them; ``record``, ``id`` and relations are no part of the description."""
REQUIRED = ("title", "kind")
RECORDS = ("excerpt", "full")
LONGEST_VALUE = 1_000
"""Longest value other than a note, in characters."""
_NOBODY = frozenset(
    ["no", "none", "null", "nil", "~", "-", "–", "—", "?", "n/a", "na", "false", "unknown", "nobody"]
)
"""What people write where nobody has accepted anything; no archivist is called so."""

_COLLECTION = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def document_of(original: bytes, name: str, *, media_type: str, where: str) -> Document:
    """The document that these bytes are. Raises UnreadableFile, and Problems of FrontMatterError."""
    signatures.refuse_any(original, where)
    encoding = text_encoding.find(original, where)
    guessed = None if encoding.name in ("utf-8", "utf-16") else encoding.name
    text = decode(original, where, guessed)
    received = Document(
        text=text,
        metadata=Description(title=title_of(name)),
        original=original,
        original_name=name,
        media_type=f"{media_type}; charset={guessed}" if guessed else media_type,
        remarks=(*((encoding.remark,) if encoding.remark else ()), *_remarks(text)),
    )
    described = _described(received, where)
    document = labelled_turns.with_turns(described)
    # What a head says stands before what the words do; the day above a transcript is the interview's own.
    return document if described is not received or document.turns else bylines.with_head(document)


def _described(received: Document, where: str) -> Document:
    """The document with what its head says, where it has one."""
    foreign = foreign_frontmatter.read(received.text, KEYS)
    if foreign is not None:
        return _with_foreign(received, foreign, where)
    front = read(received.text, where, KEYS)
    return received if front is None else _with_front_matter(received, front, where)


plain_document_of = partial(document_of, media_type="text/plain")
markdown_document_of = partial(document_of, media_type="text/markdown")


def holds(original: bytes, charset: str, text: str, *, where: str) -> bool:
    """Whether the text is what these bytes say. Raises UnreadableFile."""
    return decode(original, where, charset or None) == text


def _remarks(text: str) -> Iterator[str]:
    if marks := text.count("\ufeff"):
        yield (
            f"{marks} byte order mark{'' if marks == 1 else 's'} (U+FEFF) within the text: they stay in it. "
            "Files were put together, perhaps."
        )


def _with_foreign(received: Document, foreign: ForeignFrontMatter, where: str) -> Document:
    _refuse_empty(received.text[foreign.span.end :], where)
    title = foreign.said.get("title") or received.metadata.title
    said = {key: value for key, value in foreign.said.items() if key != "title"}
    if "published" in said:
        said["published_note"] = "As the file's own head says; not checked."
    read_as = ", ".join(foreign.said) or "nothing"
    remark = (
        f"Its front matter is not this archive's: {read_as} was taken from it, and the source stays closed."
    )
    return replace(
        received,
        metadata=Description(title=title, **said),  # type: ignore[arg-type]
        furniture=(foreign.span,),
        remarks=(*received.remarks, remark),
    )


def _with_front_matter(received: Document, front: FrontMatter, where: str) -> Document:
    if not front.values:
        raise FrontMatterError(
            "the front matter says nothing; remarks are not read",
            where=f"{where}:1",
            remedy="Write title and kind into it, or take its two lines of hyphens out.",
        )
    metadata = _description(front, where)
    _refuse_empty(received.text[front.span.end :], where)
    return replace(
        received,
        metadata=metadata,
        record_id=_given(front.values, "id"),
        furniture=(front.span,),
        is_excerpt=_given(front.values, "record") == "excerpt",
        stated=frozenset(key for key in _FIELDS if _given(front.values, key) is not None),
        relations=relations_of(front.values),
        protection=protection_keys.protection(front.values),
    )


def _refuse_empty(text: str, where: str) -> None:
    if not text.strip():
        raise FrontMatterError(
            "nothing follows the front matter", where=where, remedy="Put the account's text below it."
        )


def title_of(name: str) -> str:
    """A title for a file that gives none: its name without the ending."""
    return PurePath(name).stem.strip() or name


def complaint(key: str, text: str) -> str | None:
    """What is wrong with a value of a key, as the end of a sentence about it; None where nothing is."""
    check = _CHECKS.get(key)
    return _too_long(key, text) or (check(text) if check and text.strip() else None)


def _description(front: FrontMatter, where: str) -> Description:
    values = front.values
    problems = [*_missing(values, where), *_wrong(values, where), *problems_of(values, where)]
    if problems:
        raise Problems([*problems])
    free = [name for name in _FIELDS if name not in ("title", "kind", "access", "topics")]
    return Description(
        title=values["title"].text.strip(),
        kind=SourceKind(values["kind"].text),
        access=AccessStatus(_given(values, "access") or AccessStatus.CLOSED),
        topics=parse_topics(_given(values, "topics") or ""),
        **{key: _given(values, key) for key in free},
    )


def _given(values: Mapping[str, Value], key: str) -> str | None:
    """The text of a key as it stands; None where it is left out or empty, which is to say unknown."""
    text = values[key].text if key in values else ""
    return text if text.strip() else None


def _missing(values: Mapping[str, Value], where: str) -> list[ArchiveError]:
    required = [*REQUIRED]
    if _given(values, "access") == AccessStatus.WITHDRAWN:
        required.append("access_reason")
    return [
        FrontMatterError(
            f"“{key}” is missing",
            where=f"{where}:{values[key].line if key in values else 1}",
            remedy=f"Add a line “{key}: …” to the front matter.",
        )
        for key in required
        if _given(values, key) is None
    ]


def _wrong(values: Mapping[str, Value], where: str) -> list[ArchiveError]:
    problems: list[ArchiveError] = []
    for key, value in values.items():
        if wrong := complaint(key, value.text):
            problems.append(FrontMatterError(f"“{key}” {wrong}", where=f"{where}:{value.line}"))
    if _given(values, "access_until") and _given(values, "access") != AccessStatus.EMBARGOED:
        problems.append(
            FrontMatterError(
                "“access_until” stands without “access: embargoed”",
                where=f"{where}:{values['access_until'].line}",
                remedy="Leave it out, or put the source under an embargo.",
            )
        )
    if (details := [key for key in values if key.startswith("agreement_") and _given(values, key)]) and (
        _given(values, "agreement") is None
    ):
        line = values[details[0]].line
        problems.append(
            FrontMatterError(
                f"“{details[0]}” stands without “agreement”",
                where=f"{where}:{line}",
                remedy="Say on what basis the words are here.",
            )
        )
    if _given(values, "access_reason") and _given(values, "access") != AccessStatus.WITHDRAWN:
        problems.append(
            FrontMatterError(
                "“access_reason” stands without “access: withdrawn”",
                where=f"{where}:{values['access_reason'].line}",
                remedy="Leave it out, or withdraw the source.",
            )
        )
    return problems


def _too_long(key: str, text: str) -> str | None:
    limit = LONGEST_NOTE if key == "note" else LONGEST_VALUE
    return f"has {len(text):,} characters; {limit:,} are possible" if len(text) > limit else None


def _one_of(terms: tuple[str, ...]) -> Callable[[str], str | None]:
    return lambda text: None if text in terms else f"must be one of {', '.join(terms)}, exactly so"


def _archivist(text: str) -> str | None:
    return "must be an archivist's name" if text.strip().casefold() in _NOBODY else None


def _fits(pattern: re.Pattern[str], form: str) -> Callable[[str], str | None]:
    return lambda text: None if pattern.fullmatch(text) else f"must be {form}"


def _date(text: str) -> str | None:
    try:
        PartialDate.parse(text)
    except ArchiveError as error:
        return f"is wrong: {error.what}. {error.remedy or ''}".rstrip(" .")
    return None


def _day(text: str) -> str | None:
    is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", text) and _date(text) is None
    return None if is_day else "must be the day on which it opens, written as 2027-01-31"


def _topics(text: str) -> str | None:
    try:
        parse_topics(text)
    except UnknownTerm as error:
        return f"is wrong: {error.what}. {error.remedy or ''}".rstrip(" .")
    return None


_CHECKS: dict[str, Callable[[str], str | None]] = {
    "record": _one_of(RECORDS),
    "id": _fits(re.compile(PATTERN), f"{ID_LENGTH} of the characters {ALPHABET}"),
    "kind": _one_of(tuple(kind.value for kind in SourceKind)),
    "access": _one_of(tuple(status.value for status in AccessStatus)),
    "access_until": _day,
    "published": _date,
    "retrieved": _date,
    "url": _fits(ADDRESS, "an address that begins with http:// or https://"),
    "archived_url": _fits(ADDRESS, "an address that begins with http:// or https://"),
    "language": _fits(LANGUAGE_TAG, "a language tag such as en, hy or en-GB"),
    "access_reason": _one_of(tuple(reason.value for reason in WithdrawalReason)),
    "accepted_by": _archivist,
    "topics": _topics,
    "collection": _fits(_COLLECTION, "the name of a folder: small letters, digits and hyphens"),
    **{key: partial(protection_keys.complaint, key) for key in protection_keys.KEYS},
}
