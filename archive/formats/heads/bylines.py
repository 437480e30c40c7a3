"""Byline and day above a pasted article: ``By Ada Example``, ``Published: 3 October 2023``.

What is read are proposals, each with the line that says it: an archivist sees them in the preview, and what
they write stands before it. A wrong name is worse than none, so that each needs a second sign. A byline has a
colon, or each of its names begins with a given name and a day or an outlet stands beside it. A day is said to
be that of publication, or stands beside such a byline. Two that differ give none. The words are data:
``corpus/vocabularies/bylines.toml``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.formats.heads import byline_words, published_days
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
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_PARTICLES = frozenset(
    ["al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von", "zu"]
)
_ASIDE = re.compile(r"\s*[,،;(]\s*")
"""What may begin behind the names: ``, Valley Post``."""
_OUTLET = 5
"""Words of an outlet at most."""
_NEXT = 1
"""Lines, empty ones not counted, within which a day or an outlet stands beside a byline."""
_NAME_WORDS = range(2, 6)


@dataclass(frozen=True, slots=True)
class _Said:
    """Something that a line says; ``line`` counts from 0."""

    value: str
    where: Span
    line: int
    is_announced: bool
    """Whether a colon or a word says what it is."""


def with_head(document: Document) -> Document:
    """The document with the author and the day that stand above its words, where its description has none."""
    author, published = _head(document.text)
    if document.metadata.author is not None:
        author = None
    if document.metadata.published is not None:
        published = None
    remarks = [
        f"Above the words stands “{_shown(document.text, said)}”: {said.value} is proposed as {what}; "
        "not checked."
        for said, what in ((author, "author"), (published, "day of publication"))
        if said is not None
    ]
    return replace(
        document,
        metadata=_described(document.metadata, document.text, author, published),
        proposed=frozenset(
            key for key, said in (("author", author), ("published", published)) if said is not None
        ),
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
    outlets: list[int] = []
    for number, segment in _segments(text):
        author = _author(text, segment, number)
        rest = Span(author.where.end, segment.end) if author is not None else segment
        day = _day(text, rest, number)
        authors += [author] if author is not None else []
        days += [day] if day is not None else []
        outlets += [number] if _is_outlet(rest.of(text)) else []
    beside = [*outlets, *(day.line for day in days)]
    believed = [one for one in authors if one.is_announced or _is_beside(one, beside)]
    author = _only(believed)
    lines = [author.line] if author is not None else []
    announced = [day for day in days if day.is_announced]
    day = _only(announced or [day for day in days if _is_beside(day, lines)])
    # A first line is a headline, if nothing else tells: “By the River”.
    if author is not None and author.line == 0 and day is None:
        author = None
    return author, day


def _only(said: Sequence[_Said]) -> _Said | None:
    return said[0] if len({one.value for one in said}) == 1 else None


def _is_beside(said: _Said, lines: Sequence[int]) -> bool:
    return any(abs(said.line - line) <= _NEXT for line in lines)


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
    """The names of a byline, all of them; behind them nothing but a day or an outlet."""
    words = byline_words.load()
    announced = words.by_colon.match(text, segment.start, segment.end)
    opening = announced or words.by.match(text, segment.start, segment.end)
    if opening is None:
        return None
    asides = [match.start() for match in _ASIDE.finditer(text, opening.end(), segment.end)]
    for end in (segment.end, *reversed(asides)):
        rest = text[end : segment.end].strip(" ,،;()")
        names = words.joining.split(text[opening.end() : end])
        is_whole = not rest or _is_outlet(rest) or published_days.read(rest) is not None
        if is_whole and all(_is_name(name, is_given=announced is None) for name in names):
            value = " ".join(text[opening.end() : end].split())
            return _Said(value, Span(segment.start, end), line, announced is not None)
    return None


def _is_name(words: str, *, is_given: bool) -> bool:
    found = words.split()
    if len(found) not in _NAME_WORDS or not all(_WORD.fullmatch(word) for word in found):
        return False
    carrying = [word for word in found if word.lower() not in _PARTICLES]
    if (
        len(carrying) < 2
        or len({*carrying}) < len(carrying)
        or not all(word[0] == word[0].title() for word in carrying)
    ):
        return False
    return not is_given or _is_given(found[0])


def _is_given(word: str) -> bool:
    # Its list takes a while to load; most texts have no byline.
    from archive.extraction.language.given_names import given_names

    return word.lower() in given_names()


def _is_outlet(words: str) -> bool:
    """Whether these words are the name of a newspaper: ``Valley Post``."""
    found = _WORD.findall(words.strip(" |,،;()"))
    return (
        1 < len(found) <= _OUTLET
        and all(word[0] == word[0].title() for word in found)
        and found[-1].lower() in byline_words.load().outlets
    )


def _day(text: str, segment: Span, line: int) -> _Said | None:
    words = segment.of(text)
    day = published_days.read(words.strip(" ,،;()"))
    start = segment.end - len(words.lstrip(" ,،;("))
    return _Said(day.value, Span(start, segment.end), line, day.is_announced) if day is not None else None
