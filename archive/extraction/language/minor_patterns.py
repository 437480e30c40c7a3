"""The patterns of signs that a speaker may be under age, as ``corpus/vocabularies/minors.toml`` has them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from archive.extraction.language import needed_words
from archive.extraction.language.attribute_rules import Vocabulary, vocabulary

_YOUNG = range(3, 18)
"""Years of somebody whose words are quoted; "two" counts other things far more often."""
_FIGURES = r"(?<![\d.,:/])(?:1[0-7]|[3-9]|١[٠-٧]|[٣-٩]|۱[۰-۷]|[۳-۹])(?![\d:/]|[.,]\d)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The patterns of one language."""

    young: re.Pattern[str]
    """The number within a sign."""
    near: re.Pattern[str]
    near_words: tuple[str, ...]
    """Every match of ``near`` holds one of these; see ``needed_words``."""
    beside: re.Pattern[str]
    own: re.Pattern[str]
    past: re.Pattern[str]
    """Of what a child may say of last year, and a grown speaker of long ago."""
    grown: re.Pattern[str]
    """Words for a speaker who is of age, whatever is told near them."""
    studies: re.Pattern[str]
    """Roles that a child may have."""
    spans: re.Pattern[str]
    """What follows a number that is the length of something."""
    others: re.Pattern[str]
    theirs: re.Pattern[str]
    apposed: re.Pattern[str]
    """What stands between a name and a word for a child that is in apposition to it."""


def signs(words: Vocabulary) -> Signs:
    """The patterns of a vocabulary's language."""
    return _read(words.language)


@cache
def _read(language: str) -> Signs:
    file = files("corpus") / "vocabularies" / "minors.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))[language]
    numbers = (word for word, value in vocabulary(language).simple_numbers.items() if value in _YOUNG)
    forms = sorted({*numbers, *data.get("words", "").split()}, key=len, reverse=True)
    young = rf"(?:{_FIGURES}|{'|'.join(map(re.escape, forms))})"

    def pattern(key: str) -> re.Pattern[str]:
        return re.compile(data.get(key, "(?!)").replace("{young}", young), re.IGNORECASE)

    near = pattern("signs")
    return Signs(
        young=re.compile(young, re.IGNORECASE),
        near=near,
        near_words=next(iter(needed_words.needed(near.pattern)), ("",)),
        beside=pattern("beside"),
        own=pattern("own"),
        past=pattern("past"),
        grown=pattern("grown"),
        studies=pattern("studies"),
        spans=pattern("spans"),
        others=pattern("others"),
        theirs=pattern("theirs"),
        apposed=pattern("apposed"),
    )
