"""When two names, or two descriptions, mean the same."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

LONGEST_NAME = 12
"""Words from which on a "name" is a whole sentence: it holds any name and so proves nothing."""
SHORTEST_STEM = 4
STEM_SHARE = 0.6
"""Two forms of a word share at least four letters at the start, and this much of the longer one."""

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s\b")
_VOWEL_SIGNS = re.compile("[\u064b-\u065f\u0640\u200e\u200f]")


@dataclass(frozen=True, slots=True)
class Convention:
    """What is left out before names are compared."""

    titles: frozenset[str]
    vowel_signs: bool
    """Whether Arabic vowel signs and direction marks stay: they are writing habits, not letters."""


@cache
def convention(name: Literal["news", "tags"]) -> Convention:
    """The rules for mentions in news, or for speakers of the archive's languages."""
    groups: dict[str, list[str]] = _vocabulary()["titles"][name]
    return Convention(
        titles=frozenset(word for group in groups.values() for word in group), vowel_signs=name == "news"
    )


def is_same_name(gold: Iterable[str], predicted: str | None, rules: Convention) -> bool:
    """Whether the predicted name is one of the gold names, or holds it, or is held by it, word for word.

    Two full names that share only a surname are two people. A prediction of more than ``LONGEST_NAME``
    different words must stand inside the gold name.
    """
    given = name_words(predicted, rules)
    if not given:
        return False
    for name in gold:
        known = name_words(name, rules)
        if known and (given <= known or (known <= given and len(given) <= LONGEST_NAME)):
            return True
    return False


def name_words(name: str | None, rules: Convention) -> frozenset[str]:
    """The words that make a name: without titles and articles, unless there is nothing else."""
    words = _words(name, rules.vowel_signs)
    return frozenset(word for word in words if word not in rules.titles) or frozenset(words)


def likeness(one: str | None, other: str | None) -> float:
    """Dice coefficient of two descriptions: twice the words in common among all words, by their stems."""
    left, right = _content(one), _content(other)
    if not left or not right:
        return 0.0
    total, shared = len(left) + len(right), 0
    for word in right:
        if partner := next((candidate for candidate in left if is_same_word(word, candidate)), None):
            left.remove(partner)
            shared += 1
    return 2 * shared / total


def is_same_word(one: str, other: str) -> bool:
    """Whether two words are equal or forms of one word, by their common beginning."""
    if one == other:
        return True
    stem = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        stem += 1
    return stem >= SHORTEST_STEM and stem >= STEM_SHARE * max(len(one), len(other))


def _content(description: str | None) -> list[str]:
    words = _words(description, vowel_signs=False)
    return [word for word in words if word not in _small()] or words


def _words(text: str | None, vowel_signs: bool) -> list[str]:
    plain = unicodedata.normalize("NFKC", text or "").casefold().replace("’", "'")
    plain = _POSSESSIVE.sub("", plain)
    if not vowel_signs:
        plain = _VOWEL_SIGNS.sub("", plain)
    return _WORD.findall(plain)


@cache
def _small() -> frozenset[str]:
    return frozenset(_vocabulary()["small"]["words"])


@cache
def _vocabulary() -> dict[str, dict[str, dict[str, list[str]]]]:
    path = resources.files("archive.evaluation").joinpath("words.toml")
    vocabulary: dict[str, dict[str, dict[str, list[str]]]] = tomllib.loads(path.read_text("utf-8"))
    return vocabulary
