"""Given names that tell a gender."""

import unicodedata
from functools import cache

from archive.extraction.language import vocabulary_files
from archive.extraction.people import Gender

_SHARED = "s"


@cache
def of_states_too() -> frozenset[str]:
    """Given names that are a state's or a region's as well: ``Jordan``, ``Virginia``."""
    lines = (line.partition(" ") for line in vocabulary_files.listed("given_names.txt"))
    return frozenset(name for sort, _, names in lines if sort == _SHARED for name in names.split())


def gender_told(name: str) -> Gender | None:
    """The gender that a given name in lower case tells, also one written with other accents: ``joël``."""
    known = given_names()
    return known.get(name) or _plain().get(_unaccented(name))


@cache
def _plain() -> dict[str, Gender]:
    """Names without their accents; those that then are both a woman's and a man's are left out."""
    plain: dict[str, set[Gender]] = {}
    for name, gender in given_names().items():
        plain.setdefault(_unaccented(name), set()).add(gender)
    return {name: min(genders) for name, genders in plain.items() if len(genders) == 1}


def _unaccented(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")


@cache
def given_names() -> dict[str, Gender]:
    """Given names that tell a gender, for pronouns."""
    genders = {"f": Gender.FEMALE, "m": Gender.MALE}
    table: dict[str, Gender] = {}
    for line in vocabulary_files.listed("given_names.txt"):
        sort, _, names = line.partition(" ")
        if sort in genders:
            table.update(dict.fromkeys(names.split(), genders[sort]))
    return table
