"""Essays: an archivist's own text in Markdown, with quotes that are named in it and never copied into it.

``{{quote ID}}`` on a line of its own stands for a quote: whoever shows the essay asks the gate for it each
time, so that what was withdrawn since is gone from the essay too. Rendering is deterministic and done when
the essay is saved; the places of the quotes stay marked in what is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from archive.description.notes import render
from archive.errors import ArchiveError
from archive.ids import PATTERN as ID

LONGEST = 100_000
"""Characters of an essay: some forty printed pages."""
MOST_QUOTES = 100
"""Each is read with its chain whenever the essay is shown."""
_EMBED = re.compile(rf"^\{{\{{quote ({ID})\}}\}}[ \t]*$", re.MULTILINE)
_MEANT = re.compile(r"\{\{.*?(?:\}\}|$)", re.MULTILINE)
_HEADING = re.compile(r"^#{1,4} ", re.MULTILINE)
_PLACE = re.compile(rf"<figure data-quote=\"({ID})\"></figure>\n?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """One essay, as the record keeps it."""

    id: str
    slug: str
    """Given when it is begun, and never changed."""
    title: str
    author: str
    written: str | None
    """A partial date: ``2024``, ``2024-05`` or ``2024-05-06``."""
    language: str | None
    collection: str | None
    """The key of the collection it belongs to."""
    text: str
    """Markdown, as it was written."""
    html: str
    """Rendered and sanitised, the places of its quotes marked."""
    is_public: bool
    """Whether readers are shown it; else it is a draft."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A stretch of an essay's own text, as safe HTML."""

    html: str


@dataclass(frozen=True, slots=True)
class Embedded:
    """A place in an essay where a quote stands."""

    quote_id: str


def rendered(markdown: str) -> str:
    """The essay as HTML, its quotes' places marked.

    Raises ArchiveError where it is too long, holds too many quotes, names one by something that is no id, or
    where a section (the text between two headings or quotes) is more than ``description.notes.render`` takes.
    """
    text = re.sub(r"\r\n?", "\n", markdown)
    _check(text)
    return "".join(
        f'<figure data-quote="{piece.quote_id}"></figure>\n'
        if isinstance(piece, Embedded)
        else f"{render(piece.html)}\n"
        for piece in _sections(text)
    )


def pieces(html: str) -> tuple[Prose | Embedded, ...]:
    """What ``rendered`` made, in its stretches: the text, and the places of quotes."""
    found: list[Prose | Embedded] = []
    for number, piece in enumerate(_PLACE.split(html)):
        if number % 2:
            found.append(Embedded(piece))
        elif piece.strip():
            found.append(Prose(piece))
    return tuple(found)


def quotes_in(essay: Essay) -> tuple[str, ...]:
    """The ids of the quotes that stand in it, each once, in order."""
    return tuple(dict.fromkeys(p.quote_id for p in pieces(essay.html) if isinstance(p, Embedded)))


def _check(markdown: str) -> None:
    if len(markdown) > LONGEST:
        many = f"the essay has {len(markdown):,} characters; {LONGEST:,} are possible"
        raise ArchiveError(many, remedy="Divide it.")
    if (number := len(_EMBED.findall(markdown))) > MOST_QUOTES:
        raise ArchiveError(
            f"the essay holds {number} quotes; {MOST_QUOTES} are possible", remedy="Divide it."
        )
    for meant in _MEANT.finditer(markdown):
        line = markdown.count("\n", 0, meant.start()) + 1
        whole = markdown[markdown.rfind("\n", 0, meant.start()) + 1 :].partition("\n")[0]
        if not _EMBED.fullmatch(whole):
            raise ArchiveError(
                "“{{…}}” that names no quote",
                where=f"line {line}",
                remedy="Write {{quote ID}}, alone on its line, with the 16 characters of the quote's id.",
            )


def _sections(markdown: str) -> Iterator[Prose | Embedded]:
    """The essay's Markdown by headings, and its quotes between: each is rendered by itself."""
    for number, stretch in enumerate(_EMBED.split(markdown)):
        if number % 2:
            yield Embedded(stretch)
            continue
        starts = [0, *(heading.start() for heading in _HEADING.finditer(stretch)), len(stretch)]
        for start, end in pairwise(starts):
            if stretch[start:end].strip():
                yield Prose(stretch[start:end])
