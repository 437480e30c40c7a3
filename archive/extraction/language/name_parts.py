"""What names are built of in scripts without capitals: one data file for each language that needs it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from archive.extraction.language import folding, vocabulary_files
from archive.extraction.people import Gender

_CASES = ("ისთვის", "ისგან", "სთან", "თან", "მა", "ის", "ს", "მ", "ი")
"""Georgian case endings of a name, longest first; the last is the nominative's of a stem in a consonant."""
_VOWELS = "აეიოუ"
_GENITIVE = "ის"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """The name parts of one language, folded; everything empty for a language without a file."""

    given: dict[str, Gender | None] = field(default_factory=dict)
    """Given names, with the gender they tell."""
    doubtful: frozenset[str] = frozenset()
    """Given names that are ordinary words too."""
    compound: frozenset[str] = frozenset()
    """First halves of a given name in two words (``عبد``)."""
    kunya: frozenset[str] = frozenset()
    """Words before the name of a child, which together name the parent: ``أبو سليم``."""
    leading: frozenset[str] = frozenset()
    """Both: words that make one name with the next."""
    mothers: frozenset[str] = frozenset()
    """Those of them that name a woman."""
    particles: frozenset[str] = frozenset()
    """Words inside a name: ``بن``."""
    beginnings: tuple[str, ...] = ()
    """What surnames begin with."""
    families: frozenset[str] = frozenset()
    """Surnames without such a form."""
    endings: tuple[str, ...] = ()
    """What surnames end in."""
    surnames: tuple[str, ...] = ()
    """The same in the nominative, where surnames take case endings (Georgian)."""
    lone: tuple[str, ...] = ()
    """Those of them that make a word a surname wherever it stands."""
    prefixes: tuple[str, ...] = ()
    """Conjunctions that are written as one word with what follows (``و``)."""
    datives: frozenset[str] = frozenset()
    """Words behind which a preposition is written as one word with a name: ``وفقا لخالد``."""
    suffixes: tuple[str, ...] = ()
    """Endings that a noun has and no name: pronouns, plurals."""
    indefinites: tuple[str, ...] = ()
    """Endings of a noun that brings somebody new in: ``زنی``."""
    called: frozenset[str] = frozenset()
    """Words behind which any word is a name: ``اسمها``."""
    one_of: frozenset[str] = frozenset()
    """Words for one of somebody's people: ``إحدى بناتها``."""
    verbal: tuple[str, ...] = ()
    """Beginnings of verbs (``می‌``)."""
    naming: frozenset[str] = frozenset()
    """Words that bring in the name of somebody described: ``دختری به نام …``."""
    objects: frozenset[str] = frozenset()
    """Words that make the word before them an object."""
    kin: frozenset[str] = frozenset()
    """Nouns that own the name behind them: ``ابن خالد`` is not Khaled."""
    ages: frozenset[str] = frozenset()
    """Words with which an age behind a name begins: ``البالغة``."""
    ordinary: frozenset[str] = frozenset()
    """Words that look like a surname and are none."""

    @property
    def genitive(self) -> str:
        """The case ending of whoever owns what follows."""
        return _GENITIVE

    def stems(self, word: str) -> Iterator[tuple[str, str]]:
        """The case endings that a word may have, each with what is left of it."""
        if self.surnames:
            for ending in _CASES:
                if word.endswith(ending) and len(word) > len(ending) + 1:
                    yield ending, word[: -len(ending)]
            yield "", word

    def nominative(self, stem: str) -> str:
        """A given name as it stands alone."""
        return stem if not self.surnames or stem[-1] in _VOWELS else f"{stem}ი"


@cache
def load(code: str) -> NameParts:
    """The name parts of a language by its two-letter code."""
    table: Mapping[str, str] = vocabulary_files.tables(f"names.{code}")
    if not table:
        return NameParts()
    words = {key: tuple(folding.fold(word) for word in value.split()) for key, value in table.items()}
    male, female = words.pop("male"), words.pop("female")
    given: dict[str, Gender | None] = {
        **dict.fromkeys(male, Gender.MALE),
        **dict.fromkeys(female, Gender.FEMALE),
    }
    given |= dict.fromkeys([*(set(male) & set(female)), *(set(words.get("doubtful", ())) - given.keys())])
    shapes = ("beginnings", "endings", "surnames", "lone", "prefixes", "suffixes", "indefinites", "verbal")
    parts: dict[str, Any] = {
        key: value if key in shapes else frozenset(value) for key, value in words.items()
    }
    parts["leading"] = frozenset((*words.get("compound", ()), *words.get("kunya", ())))
    return NameParts(given=given, **parts)


def gender(name: tuple[str, ...], code: str) -> Gender | None:
    """The gender that the first word of a name tells, a case ending on it left out."""
    parts, first = load(code), folding.fold(name[0])
    if first in parts.mothers:
        return Gender.FEMALE
    if first in parts.leading:
        return Gender.MALE
    stems = (stem for _, stem in parts.stems(first))
    return next((parts.given[word] for word in (first, *stems) if word in parts.given), None)
