"""What looks as if it told of the speaker and tells of somebody or something else, in one language.

The table ``[cautions]`` of ``corpus/vocabularies/attributes.<language>.toml`` holds it; the head of
``attributes.common.toml`` explains the keys.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from archive.extraction.language import rule_macros

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cautions:
    """The words of one language for which a tag is not given."""

    others_age: re.Pattern[str]
    """An age ("#") beside a mention ("·" for a name) that is a relative's or a child's, or no age at all."""
    no_title: re.Pattern[str]
    """What makes a sentence of words that end in a name: "told", "who", and tells no title."""
    nominatives: frozenset[str]
    """Occupations as the file lists them, without the cases that are made of them; empty where none are."""
    peoples: re.Pattern[str]
    """Words for a people that are, in another language, the name of its country."""
    ordinary: frozenset[str]
    """Names of places that begin a sentence as ordinary words far more often: "nice"."""


@cache
def cautions(language: str) -> Cautions:
    """The cautions of a language; none where there is no file for it."""
    file = files("corpus") / "vocabularies" / f"attributes.{language}.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    table, roles = data.get("cautions", {}), data.get("roles", {})
    numbers = {word.casefold(): value for word, value in data.get("numbers", {}).items()}
    macros = rule_macros.read(data.get("macros", {}), numbers, tuple(data.get("number_joints", ())), language)

    def pattern(key: str) -> re.Pattern[str]:
        return re.compile(rule_macros.expanded(table[key], macros)) if key in table else _NEVER

    return Cautions(
        others_age=pattern("others_age"),
        no_title=pattern("no_title"),
        nominatives=frozenset(roles.get("occupations", "").split()) if "cases" in roles else frozenset(),
        peoples=pattern("peoples"),
        ordinary=frozenset(table.get("ordinary", "").split()),
    )
