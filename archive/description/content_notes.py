"""What a reader is told before words that are hard to read: a controlled list, a buffer and never a block.

The list is ``corpus/vocabularies/content-notes.tsv``; sources and quotes hold its keys. What is noted is
found and listed as everything else.
"""

from collections.abc import Iterable
from typing import Protocol

from archive.description.controlled_list import ENGLISH, ControlledList, Term

_LIST = ControlledList("content-notes.tsv", "content note")
parse = _LIST.parse
checked = _LIST.checked


class Noted(Protocol):
    """A source or a quote."""

    @property
    def content_notes(self) -> tuple[str, ...]:
        """The keys of its notes."""
        ...


def content_notes() -> dict[str, Term]:
    """Every note by its key, in the order of the list. Raises ListError."""
    return _LIST.terms


def keys(noted: Iterable[Noted]) -> tuple[str, ...]:
    """The notes of all these, each once, in the order of the list."""
    found = {key for one in noted for key in one.content_notes}
    known = [key for key in content_notes() if key in found]
    return (*known, *sorted(found - {*known}))


def phrase(noted: Iterable[Noted], language: str = ENGLISH) -> str:
    """What to expect of the words of all these, in the order of the list; empty for most."""
    return ", ".join(label(key, language) for key in keys(noted))


def label(key: str, language: str = ENGLISH) -> str:
    """What a note says in a language; one that has left the list since keeps its key."""
    return _LIST.label(key, language)
