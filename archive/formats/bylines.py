"""Byline and day above a pasted article: ``By Ada Example``, ``Published: 3 October 2023``.

What is read are proposals, each with the line that says it: an archivist sees them in the preview, and what
they write stands before it. A line counts only where nothing else is in it; a day in figures only where its
order is sure (``3.10.2023``, not ``10/3/2023``); two different days, none of which is said to be that of
publication, give none. The words are data: ``corpus/vocabularies/bylines.toml``.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from archive import dates
from archive.dates import PartialDate
from archive.errors import ArchiveError
from archive.model import Description, Document, Span

_MOST_LINES = 10
_MOST_CHARACTERS = 2_000
"""In which lines the head of an article stands."""
_BODY = 200
"""Characters of a line with which the article itself begins."""
_LONGEST = 120
"""Characters of a byline at most."""
_LINE = re.compile(r"[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*")
_SEGMENT = re.compile(r"(?:(?!\s[|•·–—]\s)[^\t])+")
"""What stands between signs on one line: ``By Ada Example | 3 October 2023``."""
_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(r"(?<![\d.])(\d{4})([-/.])(\d{2})\2(\d{2})(?!\d)", re.ASCII)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)", re.ASCII)
_REST = 4
"""Letters of what may stand beside a day: ``Uhr``, ``GMT``, ``г.``, ``at``."""
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_PARTICLES = frozenset(
    ["al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von", "zu"]
)
_ASIDE = re.compile(r"\s*[,،;(]")
"""What begins behind a name: ``, Valley Post``."""
_NAME_WORDS = range(2, 6)


@dataclass(frozen=True, slots=True)
class _Said:
    """Something that a line says; ``line`` counts from 0."""

    value: str
    where: Span
    line: int
    is_announced: bool = False
    """Whether a word says what it is; a day may stand alone."""


@dataclass(frozen=True, slots=True)
class _Words:
    by: re.Pattern[str]
    published: re.Pattern[str]
    joining: re.Pattern[str]


def with_head(document: Document) -> Document:
    """The document with the author and the day that stand above its words, where its description has none."""
    author, published = _head(document.text)
    if document.metadata.author is not None:
        author = None
    if document.metadata.published is not None:
        published = None
    remarks = [
        f"Above the words stands “{_shown(document.text, said)}”: {said.value} is proposed as {what}."
        for said, what in ((author, "author"), (published, "day of publication"))
        if said is not None
    ]
    return replace(
        document,
        metadata=_described(document.metadata, document.text, author, published),
        remarks=(*document.remarks, *remarks),
    )


def _described(
    metadata: Description, text: str, author: _Said | None, published: _Said | None
) -> Description:
    if author is not None:
        metadata = replace(metadata, author=author.value)
    if published is not None:
        note = f"As a line above the words says (“{_shown(text, published)}”); not checked."
        metadata = replace(metadata, published=published.value, published_note=note)
    return metadata


def _shown(text: str, said: _Said) -> str:
    return " ".join(said.where.of(text).split())


def _head(text: str) -> tuple[_Said | None, _Said | None]:
    """Author and day, where the head of the text says them."""
    authors: list[_Said] = []
    days: list[_Said] = []
    for number, segment in _segments(text):
        author = _author(text, segment, number)
        rest = Span(author.where.end, segment.end) if author is not None else segment
        day = _day(text, rest, number)
        authors += [author] if author is not None else []
        days += [day] if day is not None else []
    announced = [day for day in days if day.is_announced]
    day = announced[0] if announced else days[0] if len({day.value for day in days}) == 1 else None
    author = authors[0] if authors else None
    # A first line is a headline, if nothing else tells: “By the River”, “3 May 1999”.
    if author is not None and author.line == 0 and day is None:
        author = None
    if day is not None and day.line == 0 and author is None and not day.is_announced:
        day = None
    return author, day


def _segments(text: str) -> Iterator[tuple[int, Span]]:
    """The parts of the lines above the article itself, each with the number of its line."""
    for number, line in enumerate(_LINE.finditer(text, 0, _MOST_CHARACTERS)):
        if number >= _MOST_LINES or len(line[0]) > _BODY:
            return
        for part in _SEGMENT.finditer(text, line.start(), line.end()):
            words = part[0]
            start = part.start() + len(words) - len(words.lstrip(" |•·–—\ufeff"))
            end = part.start() + len(words.rstrip())
            if start < end and end - start <= _LONGEST:
                yield number, Span(start, end)


def _author(text: str, segment: Span, line: int) -> _Said | None:
    opening = _words().by.match(text, segment.start, segment.end)
    if opening is None:
        return None
    aside = _ASIDE.search(text, opening.end(), segment.end)
    end = aside.start() if aside is not None else segment.end
    names = _words().joining.split(text[opening.end() : end])
    if not all(map(_is_name, names)):
        return None
    value = " ".join(text[opening.end() : end].split())
    return _Said(value, Span(segment.start, end), line)


def _is_name(words: str) -> bool:
    found = words.split()
    if len(found) not in _NAME_WORDS or not all(_WORD.fullmatch(word) for word in found):
        return False
    carrying = [word for word in found if word.lower() not in _PARTICLES]
    return len(carrying) > 1 and all(word[0] == word[0].title() for word in carrying)


def _day(text: str, segment: Span, line: int) -> _Said | None:
    """The day that is all a segment says, beside a word that announces it and the time of day."""
    words = segment.of(text)
    opening = _words().published.match(words)
    words = words[opening.end() :] if opening is not None else words
    if not _YEAR.search(words):
        return None
    found = {*_in_figures(words), *_in_words(words)}
    if len(found) != 1:
        return None
    start = segment.start + len(segment.of(text)) - len(segment.of(text).lstrip(" ,"))
    return _Said(found.pop(), Span(start, segment.end), line, opening is not None)


def _in_figures(words: str) -> Iterator[str]:
    for pattern, order in ((_ISO, (1, 3, 4)), (_DOTTED, (3, 2, 1))):
        match = pattern.search(words)
        if match is not None and _is_bare(words[: match.start()] + words[match.end() :]):
            year, month, day = (int(match[group]) for group in order)
            yield from _existing(f"{year:04d}-{month:02d}-{day:02d}")


def _in_words(words: str) -> Iterator[str]:
    for language in dates.languages():
        pattern = dates.date_words(language).pattern
        told = [dates.resolve(match[0], None, language=language) for match in pattern.finditer(words)]
        days = [day for day in told if day is not None]
        if len(days) == 1 and _is_bare(pattern.sub(" ", words)):
            yield days[0].isoformat()


def _is_bare(rest: str) -> bool:
    """Whether nothing but the time of day stands beside a day."""
    return not _YEAR.search(rest) and all(len(word.strip(".")) <= _REST for word in _WORD.findall(rest))


def _existing(day: str) -> Iterable[str]:
    try:
        PartialDate.parse(day)
    except ArchiveError:
        return ()
    return (day,)


@cache
def _words() -> _Words:
    file = files("corpus") / "vocabularies" / "bylines.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8")).values()

    def any_of(key: str) -> str:
        forms = {form for table in tables for form in table.get(key, ())}
        return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"

    by = rf"(?:(?:{any_of('by')})(?:\s*[:՝]\s*|\s+)|(?:{any_of('by_colon')})\s*[:՝]\s*)(?=\S)"
    return _Words(
        by=re.compile(by, re.IGNORECASE),
        published=re.compile(rf"(?:{any_of('published')})(?:\s*[:՝]\s*|\s+)", re.IGNORECASE),
        joining=re.compile(rf"\s+(?:{any_of('and')}|&)\s+", re.IGNORECASE),
    )
