"""The day that is all a line says: ``Published: Tuesday, 3 October 2023, 10:15``.

In figures only where its order is sure (``3.10.2023``, not ``10/3/2023``); beside it nothing but a weekday,
the time and what the vocabulary lists: ``Born 3 May 1950`` and ``Baku, 13 January 1990`` are no such lines.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive import dates
from archive.dates import PartialDate
from archive.errors import ArchiveError
from archive.formats.heads import byline_words

_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(r"(?<![\d.])(\d{4})([-/.])(\d{2})\2(\d{2})(?!\d)", re.ASCII)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)", re.ASCII)
_TIME = re.compile(
    r"(?<!\d)\d{1,2}(?:\s?[:.h]\s?\d{2}){1,2}(?!\d)|(?<!\d)\d{1,2}\s?(?=Uhr|h\b|[ap]\.?m\b)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SIGNS = re.compile(r"[\s.,،:|·–—-]*")


@dataclass(frozen=True, slots=True)
class PublishedDay:
    """What a line says of a day: a partial date with its day, ``2023-10-03``."""

    value: str
    is_announced: bool
    """Whether a word says that it is the day of publication."""


def read(words: str) -> PublishedDay | None:
    """The day of a line, where it holds one and nothing else."""
    opening = byline_words.load().published.match(words)
    words = words[opening.end() :] if opening is not None else words
    if not _YEAR.search(words):
        return None
    found = {*_in_figures(words), *_in_words(words)}
    return PublishedDay(found.pop(), opening is not None) if len(found) == 1 else None


def _in_figures(words: str) -> Iterator[str]:
    for pattern, order in ((_ISO, (1, 3, 4)), (_DOTTED, (3, 2, 1))):
        match = pattern.search(words)
        if match is not None and _is_bare(words[: match.start()] + " " + words[match.end() :]):
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
    """Whether nothing stands beside a day but a weekday, the time and the words that may."""
    rest = _TIME.sub(" ", rest)
    known = byline_words.load().beside
    return all(word.lower() in known for word in _WORD.findall(rest)) and bool(
        _SIGNS.fullmatch(_WORD.sub(" ", rest))
    )


def _existing(day: str) -> Iterable[str]:
    try:
        PartialDate.parse(day)
    except ArchiveError:
        return ()
    return (day,)
