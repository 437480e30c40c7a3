"""The number words of a language: those its file gives, and tens and units joined in every way it has."""

import re
from collections.abc import Iterable, Mapping

_TENS = range(20, 100, 10)
_UNITS = range(1, 10)


def read(given: Mapping[str, int], joints: Iterable[str]) -> dict[str, int]:
    """Every word with its value; a joint is ``{ten}-{unit}``."""
    numbers = dict(given)
    for joint in joints:
        for ten in _valued(given, _TENS):
            for unit in _valued(given, _UNITS):
                joined = joint.replace("{ten}", ten).replace("{unit}", unit)
                numbers[joined] = given[ten] + given[unit]
    return numbers


def pattern(given: Mapping[str, int], joints: Iterable[str]) -> str:
    """What matches any of these words, the longest first.

    Joined words are a list of tens and one of units, and not the product of both: hundreds of words that
    every pattern with a number would be compiled with.
    """
    tens, units = _any_of(_valued(given, _TENS)), _any_of(_valued(given, _UNITS))
    joined = [
        re.escape(joint).replace(r"\{ten\}", f"(?:{tens})").replace(r"\{unit\}", f"(?:{units})")
        for joint in joints
    ]
    return "|".join([*joined, _any_of(given)])


def _valued(given: Mapping[str, int], values: range) -> list[str]:
    return [word for word, value in given.items() if value in values]


def _any_of(words: Iterable[str]) -> str:
    forms = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, forms)) or "(?!)"
