"""The gaps that rules are written with: ``{n}``, ``{cap}``, ``{day}`` and those of a language's own file."""

import re

from archive.dates import date_words
from archive.extraction.language import number_words

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽƏȘȚА-ЯЁІЇЄҐЈЉЊЋЂЏԱ-Ֆ]"
"""The capitals of the cased scripts in use here; the standard library has no class for them."""
_GAP = re.compile(r"\{([a-z_]+)\}")


def read(
    given: dict[str, str], numbers: dict[str, int], joints: tuple[str, ...], language: str
) -> dict[str, str]:
    """The gaps that every language has, and those of its file."""
    words = number_words.pattern(numbers, joints)
    decades = "|".join(re.escape(word) for word, value in numbers.items() if value % 10 == 0)
    return {
        "n": rf"(?P<n>(?<![\w.,:/])\d{{1,3}}(?![\d:/]|[.,]\d)|(?<!\w)(?i:{words})(?!\w))",
        "tens": rf"(?P<n>\d0|(?i:{decades or '(?!)'}))",
        "capital": f"(?-i:{_CAPITAL})",
        "cap": rf"(?-i:{_CAPITAL})[\w’ʻʼ'-]*",
        "name": rf"(?-i:{_CAPITAL})[\w-]*",
        "day": rf"(?P<named_day>(?i:{date_words(language).pattern.pattern}))",
        **given,
    }


def outline(pattern: str, macros: dict[str, str]) -> str:
    """The pattern with any character in place of numbers and days, whose words are many."""
    return expanded(pattern, {**macros, "n": ".", "tens": ".", "day": "."})


def expanded(pattern: str, macros: dict[str, str]) -> str:
    """The pattern with its macros put in; macros may hold macros."""
    for _ in range(4):
        pattern = _GAP.sub(lambda gap: macros[gap[1]], pattern)
    return pattern
