"""What may be said of an age: a number, a band or a bound, and from when on somebody is of age."""

import re

OLDEST = 122
"""The longest human life on record (Jeanne Calment, 122 years); a larger number is no age."""
OF_AGE = 18
"""Years, after the Convention on the Rights of the Child, article 1."""
UNDER_AGE = f"under {OF_AGE}"
"""The value of the tag ``minor``."""
BANDS = ("teenager", "middle-aged", "elderly")
"""Bands in words; decades (``40s``) and bounds (``over 80``, ``under 30``) are made of a number."""
_DECADE = re.compile("(?:[1-9]|1[01])0s")
_BOUND = re.compile("(?:over|under) ([1-9][0-9]{0,2})")


def years_of(text: str) -> int | None:
    """The number of years a text states, None where it states none that a person can have."""
    years = int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(OLDEST)) else None
    return years if years is not None and years <= OLDEST else None


def is_band(text: str) -> bool:
    """Whether the text is a band or a bound as the archive writes them."""
    bound = _BOUND.fullmatch(text)
    if bound is not None:
        return int(bound.group(1)) <= OLDEST
    return text in BANDS or _DECADE.fullmatch(text) is not None


def is_under_age(value: str) -> bool:
    """Whether an age or a band says, or leaves open, that somebody is not of age."""
    years, bound = years_of(value), _BOUND.fullmatch(value)
    if years is not None:
        return years < OF_AGE
    if bound is not None:
        # "Under 30" leaves it open, "over 80" does not.
        return value.startswith("under") or int(bound.group(1)) < OF_AGE
    return value in ("teenager", "10s")
