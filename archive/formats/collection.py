"""The description of a collection: ``collection.md`` in its folder, a title and a text in Markdown."""

from dataclasses import dataclass
from pathlib import Path

from archive.errors import FrontMatterError, Problems
from archive.formats.files import bytes_of
from archive.formats.frontmatter import read as read_front_matter
from archive.formats.text import decode

FILE_NAME = "collection.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionDescription:
    """What a collection's file says; key is the name of its folder."""

    key: str
    title: str
    text: str


def read(path: Path) -> CollectionDescription:
    """The description in this file. Raises UnreadableFile, and Problems of FrontMatterError."""
    where = str(path)
    text = decode(bytes_of(path), where)
    front = read_front_matter(text, where, ("title",))
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
    return CollectionDescription(
        key=key_of(path),
        title=front.values["title"].text.strip(),
        text=text[front.span.end :].strip(),
    )


def key_of(path: Path) -> str:
    """The key of the collection that a file lies in: the name of its folder."""
    return path.absolute().parent.name
