"""Controlled lists: tables of keys with what each is called in the languages of the interface.

A key never changes, since records hold it; a label may. The order of a file is that of its list everywhere.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from archive.errors import ArchiveError

SEPARATOR = ", "
ENGLISH = "en"
LANGUAGES = (ENGLISH, "hy")
"""Of labels and scopes, in the order of a file's columns; English stands in for any other."""
_COLUMNS = 1 + 2 * len(LANGUAGES)


class UnknownTerm(ArchiveError):
    """A key that is not on the list."""


class ListError(ArchiveError):
    """A controlled list can't be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term: its key; what it is called and what belongs to it, by language."""

    key: str
    labels: Mapping[str, str]
    scopes: Mapping[str, str]

    def label(self, language: str = ENGLISH) -> str:
        """What it is called in a language."""
        return self.labels.get(language, self.labels[ENGLISH])

    def scope(self, language: str = ENGLISH) -> str:
        """What belongs to it, in a language."""
        return self.scopes.get(language, self.scopes[ENGLISH])


@dataclass(frozen=True)
class ControlledList:
    """One list: the file it is read from, and what a term of it is called in messages."""

    name: str
    noun: str

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Every term by its key, in the order of the list. Raises ListError."""
        text = (files("corpus") / "vocabularies" / self.name).read_text(encoding="utf-8")
        return listed(text, f"corpus/vocabularies/{self.name}")

    def parse(self, text: str) -> tuple[str, ...]:
        """The keys in a text with commas between, each once, in the list's order. Raises UnknownTerm."""
        return self.checked(filter(None, (part.strip() for part in text.split(","))))

    def checked(self, keys: Iterable[str]) -> tuple[str, ...]:
        """These keys, each once, in the order of the list. Raises UnknownTerm."""
        given = set(keys)
        if unknown := sorted(given - self.terms.keys()):
            near = difflib.get_close_matches(unknown[0].lower(), self.terms, n=1)
            raise UnknownTerm(
                f"“{unknown[0]}” is no {self.noun} of the list",
                remedy=(f"Perhaps “{near[0]}”. " if near else "") + f"Use: {', '.join(self.terms)}.",
            )
        return tuple(key for key in self.terms if key in given)

    def label(self, key: str, language: str = ENGLISH) -> str:
        """What a term is called in a language; one that has left the list since keeps its key."""
        known = self.terms.get(key)
        return known.label(language) if known else key


def listed(text: str, where: str) -> dict[str, Term]:
    """The terms that the text of a list holds, by key; ``where`` for messages. Raises ListError."""
    found: dict[str, Term] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) != _COLUMNS or not all(cells) or cells[0] in found:
            raise ListError(
                "a line that is no term, or one that stands twice",
                where=f"{where}:{number}",
                remedy="Write key, then label and scope in each language, parted by tabs; each key once.",
            )
        labels = dict(zip(LANGUAGES, cells[1::2], strict=True))
        scopes = dict(zip(LANGUAGES, cells[2::2], strict=True))
        found[cells[0]] = Term(key=cells[0], labels=labels, scopes=scopes)
    return found


def written(keys: Iterable[str]) -> str | None:
    """The keys as one text, as front matter and record hold them; None where there are none."""
    return SEPARATOR.join(keys) or None
