"""The form in which an archivist says what a source is."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from archive.describing import FIELDS, to_confirm
from archive.model import Collection, Document, SourceKind
from web.language import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of the values that a field may have."""

    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of the form."""

    name: str
    label: str
    value: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    """Where one of a few is chosen."""
    is_stated: bool = False
    """The file itself says it: it can't be said otherwise."""
    problem: str = ""
    taken_from: str = ""
    """What else than the account the value was taken from, so that somebody must confirm it."""
    is_confirmed: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether it stands among the first, which every source needs."""
        return self.name in _FIRST


_FIRST = frozenset({"title", "kind", "publisher", "author", "published", "url", "rights"})
LABELS = {
    "title": ("Title", "As it was published; if it had none, one of yours in [brackets]."),
    "kind": ("Kind of source", ""),
    "publisher": ("Published by", ""),
    "author": ("Written by", ""),
    "published": ("Published on", "2023-09-27, or 2023-09, or 2023."),
    "url": ("Address", "Where it was published. It is noted down, and not opened."),
    "archived_url": ("Archived copy", "Of the Wayback Machine, for example."),
    "retrieved": ("Retrieved on", ""),
    "language": (
        "Language",
        "As a tag: en, hy, ru, de. Left empty, it is guessed for finding quotes, and not told to readers.",
    ),
    "collection": ("Collection", ""),
    "rights": (
        "Why the words may be here",
        "Published by the paper named above; by agreement of a date; …",
    ),
}
"""What the fields are called, and what helps to fill them in."""

_INFERRED = "Inferred from the words; correct it where it is wrong. Left empty, readers are told of none."


def fields(
    document: Document | None,
    given: Mapping[str, str],
    collections: Iterable[Collection],
    problems: Mapping[str, str],
    confirmed: Container[str] = frozenset(),
    *,
    is_pasted: bool = False,
) -> tuple[Field, ...]:
    """The form for a document: what its file says, and what was given instead.

    problems: what is wrong with a value, by the name of its field; confirmed: fields that were looked at;
    is_pasted: it came in no file, whose name could be its title.
    """
    doubtful = to_confirm(document) if document is not None else {}
    if is_pasted and "title" in doubtful:
        given = {"title": "", **given}
    chosen = {"kind": kinds(), "collection": _collections(collections)}
    return tuple(
        Field(
            name=name,
            label=LABELS[name][0],
            hint=_hint(document, name),
            value=_value(document, name, given),
            options=chosen.get(name, ()),
            is_stated=document is not None and name in document.stated,
            problem=problems.get(name, ""),
            taken_from=doubtful.get(name, "") if _value(document, name, given) else "",
            is_confirmed=name in confirmed,
        )
        for name in FIELDS
    )


def _hint(document: Document | None, name: str) -> str:
    """What helps to fill a field in; of a language that was found, that it was."""
    if name == "language" and document is not None and name in document.proposed:
        return _INFERRED
    return LABELS[name][1]


def _value(document: Document | None, name: str, given: Mapping[str, str]) -> str:
    own = getattr(document.metadata, name) if document is not None else ""
    is_stated = document is not None and name in document.stated
    return own or "" if is_stated or name not in given else given[name]


def kinds() -> tuple[Option, ...]:
    """The kinds of sources, to choose from."""
    return tuple(Option(value=kind, text=wording.SOURCE[kind]) for kind in SourceKind)


def _collections(collections: Iterable[Collection]) -> tuple[Option, ...]:
    none = Option(value="", text="none")
    return (none, *(Option(value=each.slug, text=each.title) for each in collections))
