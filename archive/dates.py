"""Partial dates, and the days that words such as "Tuesday" or "yesterday" point at.

A source often tells only the month, and an article says "on Tuesday" of the week in which it appeared. What
can't be known stays unknown: nothing here guesses a day. The forms are those of ISO 8601 and EDTF level 0.
"""

import calendar
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from archive.errors import ArchiveError


class DateError(ArchiveError):
    """A date that is not of the form YYYY, YYYY-MM or YYYY-MM-DD."""


_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str, *, where: str | None = None) -> "PartialDate":
        """Read ``2023``, ``2023-09`` or ``2023-09-27``; raises DateError, naming ``where``."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise DateError(f"“{text}” is no date", where=where, remedy="Write YYYY, YYYY-MM or YYYY-MM-DD.")
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            date(year or 0, month or 1, day or 1)
        except ValueError:
            raise DateError(
                f"“{text}” is a day that does not exist", where=where, remedy="Correct year, month or day."
            ) from None
        return cls(year=year or 0, month=month, day=day)

    @property
    def first_day(self) -> date:
        """The earliest day it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def as_words(self) -> str:
        """For readers: ``27 September 2023``, ``September 2023``, ``2023``."""
        if self.month is None:
            return str(self.year)
        month = _ENGLISH_MONTHS[self.month - 1]
        return f"{month} {self.year}" if self.day is None else f"{self.day} {month} {self.year}"

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class DateWords:
    """How one language names days; read from ``corpus/vocabularies/dates.<language>.toml``.

    weekdays: form → 0 (Monday) to 6; offsets: form → days from the day of publication (negative is before);
    months: form → 1 to 12; last: words for "last" before or after a weekday; pattern finds any of them.
    """

    weekdays: dict[str, int]
    offsets: dict[str, int]
    months: dict[str, int]
    last: tuple[str, ...]
    pattern: re.Pattern[str]


def languages() -> tuple[str, ...]:
    """The languages whose day words are known."""
    folder = files("corpus") / "vocabularies"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.split(".")[1] for name in names if re.fullmatch(r"dates\.[a-z]+\.toml", name)))


@cache
def date_words(language: str) -> DateWords:
    """The day words of one language; none at all where there is no file for it."""
    file = files("corpus") / "vocabularies" / f"dates.{language}.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    weekdays = {form: number for number, forms in enumerate(data.get("weekdays", ())) for form in forms}
    months = {form: number for number, forms in enumerate(data.get("months", ()), 1) for form in forms}
    offsets: dict[str, int] = data.get("offsets", {})
    last: tuple[str, ...] = tuple(data.get("last", ()))
    return DateWords(weekdays, offsets, months, last, _pattern(weekdays, offsets, months, last))


def _pattern(
    weekdays: dict[str, int], offsets: dict[str, int], months: dict[str, int], last: tuple[str, ...]
) -> re.Pattern[str]:
    """One expression for every way to name a day; groups weekday, offset, day, month, year, iso."""
    month = _any_of(months)
    marks = _any_of(last)
    return re.compile(
        rf"(?<!\w)(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
        rf"|(?:(?P<last>{marks})\s)?(?P<weekday>{_any_of(weekdays)})"
        rf"|(?P<offset>{_any_of(offsets)})"
        rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s(?:of\s|de\s)?(?P<month>{month})\.?"
        rf"(?:,?\s(?:de\s|del\s)?(?P<year>\d{{4}}))?"
        rf"|(?P<month_first>{month})\.?\s(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"(?:,?\s(?P<year_last>\d{{4}}))?)(?!\w)",
        re.IGNORECASE,
    )


def _any_of(forms: dict[str, int] | tuple[str, ...]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or r"(?!)"


def resolve(words: str, published: PartialDate | None, *, language: str = "en") -> date | None:
    """The day that ``words`` name, seen from the day of publication.

    A weekday is the last one on or before that day. None where the day can't be known: published only to the
    month, words that name no single day ("last week"), a date without year and nothing to place it by.
    """
    vocabulary = date_words(language)
    match = vocabulary.pattern.search(words)
    if match is None:
        return None
    folded = {name: value.casefold() for name, value in match.groupdict().items() if value}
    if "iso" in folded:
        return _day(*(int(part) for part in folded["iso"].split("-")))
    if "weekday" in folded or "offset" in folded:
        if published is None or not published.is_day:
            return None
        return _relative(folded, published.first_day, vocabulary)
    return _calendar_day(folded, published, vocabulary)


def _relative(folded: dict[str, str], published: date, vocabulary: DateWords) -> date | None:
    if "offset" in folded:
        offset = _lookup(vocabulary.offsets, folded["offset"])
        return None if offset is None else _shift(published, offset)
    weekday = _lookup(vocabulary.weekdays, folded["weekday"])
    if weekday is None:
        return None
    back = (published.weekday() - weekday) % 7
    # "last Tuesday", printed on a Tuesday, is the one of the week before.
    return _shift(published, -(back or (7 if "last" in folded else 0)))


def _calendar_day(
    folded: dict[str, str], published: PartialDate | None, vocabulary: DateWords
) -> date | None:
    month = _lookup(vocabulary.months, folded.get("month") or folded.get("month_first", ""))
    day = int(folded.get("day") or folded.get("day_last", "0"))
    year = folded.get("year") or folded.get("year_last")
    if month is None:
        return None
    if year is not None:
        return _day(int(year), month, day)
    if published is None or published.month is None:
        return None
    same_year = _day(published.year, month, day)
    if same_year is not None and same_year > published.last_day:
        return _day(published.year - 1, month, day)
    return same_year


def _lookup(forms: dict[str, int], word: str) -> int | None:
    """Forms are written in the data as they stand in a sentence; case does not count."""
    for form, value in forms.items():
        if form.casefold() == word:
            return value
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shift(start: date, days: int) -> date | None:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def said(value: str) -> str:
    """A date in words where the value is one (``2023-09`` → ``September 2023``), else the value itself."""
    try:
        return PartialDate.parse(value).as_words()
    except DateError:
        return value
