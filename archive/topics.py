"""What sources tell of: a controlled list of topics, so that the same thing has one name.

The list is ``corpus/vocabularies/topics.tsv``; a source names its topics by their keys in its front matter.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from archive.errors import ArchiveError

FILE = "corpus/vocabularies/topics.tsv"
_SEPARATOR = ", "
ENGLISH = "en"
LANGUAGES = (ENGLISH, "hy")
"""Of labels and scopes, in the order of the file's columns; English stands in for any other."""
_COLUMNS = 1 + 2 * len(LANGUAGES)


class UnknownTopic(ArchiveError):
    """A topic that is not on the list."""


class TopicFileError(ArchiveError):
    """The list of topics can't be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic: its key; what it is called and what belongs to it, by language."""

    key: str
    labels: Mapping[str, str]
    scopes: Mapping[str, str]

    def label(self, language: str = ENGLISH) -> str:
        """What it is called in a language."""
        return self.labels.get(language, self.labels[ENGLISH])

    def scope(self, language: str = ENGLISH) -> str:
        """What belongs to it, in a language."""
        return self.scopes.get(language, self.scopes[ENGLISH])


@cache
def topics() -> dict[str, Topic]:
    """Every topic by its key, in the order of the list. Raises TopicFileError."""
    text = (files("corpus") / "vocabularies" / "topics.tsv").read_text(encoding="utf-8")
    return listed(text)


def listed(text: str) -> dict[str, Topic]:
    """The topics that a list holds, by key. Raises TopicFileError."""
    found: dict[str, Topic] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) != _COLUMNS or not all(cells) or cells[0] in found:
            raise TopicFileError(
                "a line that is no topic, or one that stands twice",
                where=f"{FILE}:{number}",
                remedy="Write key, then label and scope in each language, parted by tabs; each key once.",
            )
        labels = dict(zip(LANGUAGES, cells[1::2], strict=True))
        scopes = dict(zip(LANGUAGES, cells[2::2], strict=True))
        found[cells[0]] = Topic(key=cells[0], labels=labels, scopes=scopes)
    return found


def parse(text: str) -> tuple[str, ...]:
    """The keys in a text that parts them by commas, each once, in the list's order. Raises UnknownTopic."""
    return checked(filter(None, (part.strip() for part in text.split(","))))


def checked(keys: Iterable[str]) -> tuple[str, ...]:
    """These keys, each once, in the order of the list. Raises UnknownTopic."""
    known = topics()
    given = set(keys)
    if unknown := sorted(given - known.keys()):
        near = difflib.get_close_matches(unknown[0].lower(), known, n=1)
        raise UnknownTopic(
            f"“{unknown[0]}” is no topic of the list",
            remedy=(f"Perhaps “{near[0]}”. " if near else "") + f"Use: {', '.join(known)}.",
        )
    return tuple(key for key in known if key in given)


def written(keys: Iterable[str]) -> str | None:
    """The keys as one text, as front matter and record hold them; None where there are none."""
    return _SEPARATOR.join(keys) or None


def label(key: str, language: str = ENGLISH) -> str:
    """What a topic is called in a language; one that has left the list since keeps its key."""
    known = topics().get(key)
    return known.label(language) if known else key
