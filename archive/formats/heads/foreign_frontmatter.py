"""Front matter of another system (Jekyll, Obsidian, a catalogue): read for a few words, trusted for none.

Transcripts are often kept with a head of YAML that is not ours. Such a file is read as the closed, unaccepted
text that it would be without its head; the head stays in the text as furniture, and only what any system
means by these words (title, date, interviewer, publisher, language, address) is proposed. A head that has one
of the archive's own deciding keys, or one that looks like it, is ours with a mistake in it, and is refused.
"""

import difflib
import re
from dataclasses import dataclass, field

import yaml

from archive.formats.heads.page_metadata import PageMetadata
from archive.model import Span

MAX_LENGTH = 16_000
"""Longest head that is looked at, in characters."""
MOST_KEYS = 100
"""Keys of a head that somebody wrote; one with more is no description."""
_HEAD = re.compile(
    r"---[ \t]*(?:\r\n|\n|\r)(?P<matter>.*?)(?:\r\n|\n|\r|(?<=[\n\r]))---[ \t]*(?:\r\n|\n|\r|\Z)", re.DOTALL
)
_KEY = re.compile(r"^([A-Za-z_][\w -]{0,60}?)[ \t]*:", re.MULTILINE)
_DESCRIBING = frozenset(
    ["title", "author", "publisher", "published", "language", "url", "rights", "collection"]
)
"""Keys of the archive's own that decide nothing; with any other of them a head is meant for this archive."""
_NEAR = 0.8
_KEYS = {
    "title": ("title",),
    "author": ("interviewer", "author", "creator"),
    "publisher": ("publisher", "repository", "institution"),
    "published": ("date", "published", "date-interview"),
    "language": ("language", "lang"),
    "url": ("url", "link", "permalink"),
}
"""Field → keys of other systems, in small letters, the most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignFrontMatter:
    """What the head says in words that any system means alike, and where it stands."""

    span: Span
    said: dict[str, str] = field(default_factory=dict)


def read(text: str, known: tuple[str, ...]) -> ForeignFrontMatter | None:
    """The head of another system; None where it is the archive's own, or says nothing.

    known: the keys of the archive's own front matter.
    """
    match = _HEAD.match(text[: MAX_LENGTH + 200])
    if match is None or len(match["matter"]) > MAX_LENGTH:
        return None
    keys = [key.strip().lower() for key in _KEY.findall(match["matter"].replace("\r", "\n"))]
    strange = [key for key in keys if key not in known]
    deciding = [key for key in known if key not in _DESCRIBING]
    if not strange or any(difflib.get_close_matches(key, deciding, 1, _NEAR) for key in keys):
        return None
    said = _said(match["matter"]) if len(keys) <= MOST_KEYS else {}
    return ForeignFrontMatter(span=Span(0, match.end()), said=said) if said else None


def _said(matter: str) -> dict[str, str]:
    try:
        # Of strings only; an alias is the same object again and is not copied.
        given = yaml.load(matter, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError):
        return {}
    if not isinstance(given, dict):
        return {}
    values = {str(key).lower(): value for key, value in given.items()}
    found = PageMetadata()
    for name, keys in _KEYS.items():
        for key in keys:
            found.propose(name, values.get(key), key)
    return found.values
