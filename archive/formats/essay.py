"""An essay as a file: front matter that says whose it is, and the text in Markdown with its quotes named."""

import re
from pathlib import Path

from archive.description.essays import Essay
from archive.errors import ArchiveError, FrontMatterError, Problems
from archive.formats.collection import FILE_NAME as COLLECTION_FILE, key_of
from archive.formats.heads.frontmatter import FrontMatter, read as read_front_matter
from archive.formats.reading.files import bytes_of
from archive.formats.reading.text import decode
from archive.ids import slug
from archive.model import Span
from archive.notation import LANGUAGE_TAG

FOLDER = "essays"
"""Within the folder of a collection, its essays."""
KEYS = ("title", "author", "written", "language", "collection", "status")
STATUSES = ("draft", "public")


def read(path: Path) -> Essay:
    """The essay in this file, named as the file is. Raises UnreadableFile, Problems of FrontMatterError.

    Without ``status: public`` it is a draft. One in the folder ``essays/`` of a collection belongs to it.
    """
    where = str(path)
    text = decode(bytes_of(path), where)
    front = read_front_matter(text, where, KEYS)
    if front is None:
        front = FrontMatter(values={}, span=Span(0, 0))
    if problems := _problems_of(front, where):
        raise Problems(problems)
    given = {key: value.text.strip() or None for key, value in front.values.items()}
    return Essay(
        id="",
        slug=slug(path.stem),
        title=given["title"] or "",
        author=given["author"] or "",
        written=given.get("written"),
        language=given.get("language"),
        collection=given.get("collection") or _collection_of(path),
        text=text[front.span.end :].strip(),
        html="",
        is_public=given.get("status") == "public",
    )


def _problems_of(front: FrontMatter, where: str) -> list[ArchiveError]:
    values = front.values
    found: list[ArchiveError] = [
        FrontMatterError(
            f"“{key}” is missing",
            where=f"{where}:{values[key].line if key in values else 1}",
            remedy=f"Add a line “{key}: …” between two lines “---” at the head of the file.",
        )
        for key in ("title", "author")
        if key not in values or not values[key].text.strip()
    ]
    for key, fits in (("status", re.compile("|".join(STATUSES))), ("language", LANGUAGE_TAG)):
        if key in values and values[key].text.strip() and not fits.fullmatch(values[key].text.strip()):
            form = f"one of {', '.join(STATUSES)}" if key == "status" else "a language tag such as en or hy"
            found.append(FrontMatterError(f"“{key}” must be {form}", where=f"{where}:{values[key].line}"))
    return found


def _collection_of(path: Path) -> str | None:
    folder = path.absolute().parent
    if folder.name == FOLDER and (folder.parent / COLLECTION_FILE).is_file():
        return key_of(folder)
    return None
