"""Moments of a recording as files write them: to seconds, and back to hh:mm:ss."""

import re

_PARTS = re.compile(r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,6}))?")
_BARE = re.compile(r"\d{1,7}(?:\.\d{1,9})?")
LONGEST = 1_000_000.0
"""Seconds above which a number is no moment of any recording."""


def seconds(written: str) -> float | None:
    """The seconds of ``1:02:03.5``, ``02:03`` or ``[0:05]``; None for everything else."""
    match = _PARTS.fullmatch(written.strip().strip("[]()").strip())
    if match is None:
        return None
    hours, minutes, whole, part = match.groups()
    if int(whole) > 59 or (hours is not None and int(minutes) > 59):
        return None
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(whole) + float(f"0.{part or 0}")


def number(value: object) -> float | None:
    """A number of seconds as JSON or XML has it, as a number or as text; None for everything else."""
    if isinstance(value, str) and _BARE.fullmatch(value.strip()):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LONGEST:
        return None
    return float(value)


def shown(moment: float) -> str:
    """A moment as hh:mm:ss, the fraction cut off: what is cited is never later than the words."""
    whole = int(moment)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def stretch(start: float, end: float | None) -> str:
    """From when to when: ``00:01:30–00:02:10``; the beginning alone where the end is not known."""
    return shown(start) if end is None or end <= start else f"{shown(start)}–{shown(end)}"
