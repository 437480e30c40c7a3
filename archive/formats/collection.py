"""The description of a collection: ``collection.md`` in its folder, a finding aid and a text in Markdown."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.errors import ArchiveError, FrontMatterError, Problems
from archive.finding_aid import ELEMENTS, FindingAid, from_stated
from archive.formats.heads.frontmatter import Value, read as read_front_matter
from archive.formats.reading.files import bytes_of
from archive.formats.reading.text import decode
from archive.notation import is_language_tag

FILE_NAME = "collection.md"
KEYS = ("title", *ELEMENTS)
LONGEST_ELEMENT = 5_000
"""Longest element of a finding aid, in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionDescription:
    """What a collection's file says; key is the name of its folder."""

    key: str
    title: str
    text: str
    aid: FindingAid


def read(path: Path) -> CollectionDescription:
    """The description in this file. Raises UnreadableFile, and Problems of FrontMatterError."""
    where = str(path)
    text = decode(bytes_of(path), where)
    front = read_front_matter(text, where, KEYS)
    if front is None or not front.values.get("title") or not front.values["title"].text.strip():
        raise Problems(
            [
                FrontMatterError(
                    "“title” is missing",
                    where=f"{where}:1",
                    remedy="Begin the file with “---”, “title: …” and “---”.",
                )
            ]
        )
    if problems := _problems_of(front.values, where):
        raise Problems(problems)
    stated = {key: value.text.strip() for key, value in front.values.items() if key in ELEMENTS}
    return CollectionDescription(
        key=key_of(path),
        title=front.values["title"].text.strip(),
        text=text[front.span.end :].strip(),
        aid=from_stated({key: value for key, value in stated.items() if value}),
    )


def key_of(path: Path) -> str:
    """The key of the collection that a file lies in: the name of its folder."""
    return path.absolute().parent.name


def _problems_of(values: Mapping[str, Value], where: str) -> list[ArchiveError]:
    found: list[ArchiveError] = []
    for key, value in values.items():
        if len(value.text) > LONGEST_ELEMENT:
            what = f"“{key}” has {len(value.text):,} characters; {LONGEST_ELEMENT:,} are possible"
            found.append(FrontMatterError(what, where=f"{where}:{value.line}", remedy="Shorten it."))
    tag = values.get("language")
    if tag and tag.text.strip() and not is_language_tag(tag.text.strip()):
        what = "“language” must be a language tag such as en, hy or en-GB"
        remedy = "The languages of the sources stand under “languages”."
        found.append(FrontMatterError(what, where=f"{where}:{tag.line}", remedy=remedy))
    return found
