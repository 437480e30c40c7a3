"""Ages and dates as people write them in a query, to whole-number ranges and back.

Dates are partial ISO 8601 (``2023``, ``2023-09``, ``2023-09-27``), a partial one meaning all its days; two
dots part the ends of a range, either of which may be left open.
"""

import re
from datetime import date

from archive.dates import DateError, PartialDate

Bounds = tuple[int | None, int | None]

_ENDS = re.compile(r"(.*?)(?:\.{2,}|…)(.*)", re.DOTALL)
_AGES = re.compile(r"(\d{1,3})\s*[-–—]\s*(\d{1,3})")
_AGE = re.compile(r"\d{1,3}")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def parse_ages(text: str) -> Bounds | None:
    """``70``, ``60..80``, ``60-80``, ``60..``, ``..80``, ``..`` (any stated age); None for anything else."""
    text = text.strip()
    if ends := _ENDS.fullmatch(text) or _AGES.fullmatch(text):
        return _bounds(_age(ends[1]), _age(ends[2]))
    return _bounds(_age(text), _age(text)) if text else None


def parse_dates(text: str) -> Bounds | None:
    """Dates as YYYYMMDD, from the first day meant to the last; None for what is no date."""
    text = text.strip()
    if not (ends := _ENDS.fullmatch(text)):
        return _bounds(*_days(text)) if text else None
    first, last = ends[1].strip(), ends[2].strip()
    if first and last and (early := _days(first)[0]) and (late := _days(last)[0]) and early > late:
        first, last = last, first
    return _bounds(_days(first)[0] if first else None, _days(last)[1] if last else None)


def format_ages(low: int | None, high: int | None) -> str:
    """The text ``parse_ages`` reads as these bounds."""
    if low == high and low is not None:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def format_dates(low: int | None, high: int | None) -> str:
    """The shortest text ``parse_dates`` reads as these bounds."""
    if low == high and low is not None:
        return iso_date(low)
    first = "" if low is None else _shortest(low, first_day=True)
    last = "" if high is None else _shortest(high, first_day=False)
    return first if first and first == last else f"{first}..{last}"


def day_number(day: date) -> int:
    """27 September 2023 as 20230927."""
    return day.year * 10_000 + day.month * 100 + day.day


def iso_date(day: int) -> str:
    """20230927 as 2023-09-27."""
    return f"{day // 10_000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"


_WRONG = -1


def _age(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    return int(text) if _AGE.fullmatch(text) else _WRONG


def _bounds(low: int | None, high: int | None) -> Bounds | None:
    if _WRONG in (low, high):
        return None
    if low is not None and high is not None and low > high:
        return high, low
    return low, high


def _days(text: str) -> tuple[int, int]:
    """First and last day of a partial date; twice _WRONG where there is no such day."""
    found = _DATE.fullmatch(text)
    if not found:
        return _WRONG, _WRONG
    try:
        # People leave out leading zeros, or write the figures of their own script; the archive's dates don't.
        parts = [f"{int(part):02d}" for part in found.groups() if part]
        known = PartialDate.parse("-".join((parts[0].zfill(4), *parts[1:])))
    except DateError:
        return _WRONG, _WRONG
    return day_number(known.first_day), day_number(known.last_day)


def _shortest(day: int, *, first_day: bool) -> str:
    text = iso_date(day)
    for length in (4, 7):
        days = _days(text[:length])
        if (days[0] if first_day else days[1]) == day:
            return text[:length]
    return text
