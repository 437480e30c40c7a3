"""What forms and addresses of the desk send, read as what it must be: numbers, selections, terms."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypedDict, TypeVar

from werkzeug.datastructures import MultiDict

from archive.errors import ArchiveError, Question
from archive.model import Span

Term = TypeVar("Term", bound=StrEnum)
ANEW = "Load the page anew and try again."
NO_COMMENT = "no comment"
"""What the revision says where nothing was written: no words are put into anybody's mouth."""
_DIGITS = 15
"""Of the longest number that is read: no revision, and no text, has as many."""


class NoDeed(ArchiveError):
    """A form that asks for nothing known."""


class Uncommented(NoDeed):
    """A form whose deed needs a comment, and that has none."""

    def __init__(self, what: str) -> None:
        super().__init__(f"it was not said {what}", remedy="Write it as the comment.")


class Signed(TypedDict):
    """What stands under every change."""

    expected: int | None
    """The newest revision that was seen of the record."""
    who: str
    why: str


def signed(form: Mapping[str, str], who: str) -> Signed:
    """Who does it and why, and what they had seen."""
    return Signed(expected=number(form, "expected"), who=who, why=form.get("why", "").strip())


def comment_of(form: Mapping[str, str]) -> str:
    """The comment on a deed that says by itself what was done; who wrote none is given none."""
    return form.get("why", "").strip() or NO_COMMENT


def whole(text: str) -> int | None:
    """The whole number that a text is; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else None


def number(form: Mapping[str, str], name: str) -> int | None:
    """A whole number that was sent, None where none was."""
    return whole(form.get(name, ""))


def selection(form: Mapping[str, str]) -> Span:
    """Where the selected words stand, in code points. Raises NoDeed."""
    start, end = number(form, "start"), number(form, "end")
    if start is None or end is None or start >= end:
        raise NoDeed("no words are selected", remedy="Select them in the text.")
    return Span(start, end)


def confirmed(form: MultiDict[str, str]) -> frozenset[Question]:
    """The questions that were answered with yes."""
    return frozenset(Question(each) for each in form.getlist("confirmed") if each in set(Question))


def one_of(terms: type[Term], text: str) -> Term:
    """The term that was sent. Raises NoDeed for one that is none."""
    try:
        return terms(text)
    except ValueError as error:
        raise NoDeed(f"“{text[:40]}” is none of {', '.join(terms)}", remedy=ANEW) from error
