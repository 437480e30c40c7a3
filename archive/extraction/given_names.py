"""Given names that tell a gender."""

from functools import cache
from importlib.resources import files

from archive.extraction.people import Gender


@cache
def given_names() -> dict[str, Gender]:
    """Given names that tell a gender, for pronouns."""
    genders = {"f": Gender.FEMALE, "m": Gender.MALE}
    table: dict[str, Gender] = {}
    content = (files("archive.extraction") / "vocabulary" / "given_names.txt").read_text("utf-8")
    for line in content.splitlines():
        sort, _, names = line.partition(" ")
        if sort in genders:
            table.update(dict.fromkeys(names.split(), genders[sort]))
    return table
