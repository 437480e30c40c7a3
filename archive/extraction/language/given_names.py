"""Given names that tell a gender."""

from functools import cache

from archive.extraction.language import vocabulary_files
from archive.extraction.people import Gender

_SHARED = "s"


@cache
def of_states_too() -> frozenset[str]:
    """Given names that are a state's or a region's as well: ``Jordan``, ``Virginia``."""
    lines = (line.partition(" ") for line in vocabulary_files.listed("given_names.txt"))
    return frozenset(name for sort, _, names in lines if sort == _SHARED for name in names.split())


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
