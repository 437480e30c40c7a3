"""The nominative of a name in another case: ``Богданові Сейтову`` is ``Богдан Сейтов``.

A text that names somebody once, in the dative of "is 88 years old", never says the name as the archive
shows it. Only a given name that the language's file lists, or the dative in ``-ові`` that nothing but a man's
name has, tells the case; the surname then follows its gender. A name that is listed as it stands stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from archive.extraction.language import vocabulary_files
from archive.extraction.people import Gender

_STEM = 1
"""Characters before a case ending, at least: ``Цоя``."""
_DATIVE = ("ові", "еві")
"""Endings of men's datives alone."""
_Cases = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominatives:
    """The given names of one language, and what its case endings are in the nominative."""

    given: dict[Gender, frozenset[str]]
    given_cases: dict[Gender, _Cases]
    surname_cases: dict[Gender, _Cases]
    sure_cases: _Cases = ()
    """Endings of surnames that only a woman's other case has: ``Прикладовою``."""

    def gender(self, given: str) -> Gender | None:
        """The gender that a given name in lower case tells."""
        return next((gender for gender, names in self.given.items() if given in names), None)

    def may_be_his(self, given: str) -> bool:
        """Whether a given name may be a man's in another case: ``Александра``."""
        male = self.given.get(Gender.MALE, frozenset())
        return any(noun.lower() in male for noun in _nouns(given, self.given_cases.get(Gender.MALE, ())))

    def name(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a name, each in the nominative; as they are where nothing tells another case."""
        if not self.given_cases:
            return words
        first = words[0].lower()
        if self.gender(first) is not None:
            return words
        for gender, cases in self.given_cases.items():
            given = next(
                (noun for noun in _nouns(words[0], cases) if noun.lower() in self.given[gender]), None
            )
            if given is None and gender is Gender.MALE and first.endswith(_DATIVE):
                given = next(_nouns(words[0], self.surname_cases[gender]), None)
            if given is not None:
                rest = (next(_nouns(word, self.surname_cases[gender]), word) for word in words[1:])
                return (given, *rest)
        surname = next(_nouns(words[-1], self.sure_cases), None)
        return words if surname is None or len(words) == 1 else (*words[:-1], surname)


def _nouns(word: str, cases: _Cases) -> Iterator[str]:
    for ending, nominative in cases:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            yield word.removesuffix(ending) + nominative


@cache
def load(code: str) -> Nominatives:
    """The names of one language by its two-letter code; empty where its file says nothing."""
    table: Mapping[str, str] = vocabulary_files.tables(code).get("nominatives", {})

    def cases(key: str) -> _Cases:
        rows = (row.partition("=") for row in table.get(key, "").split())
        return tuple(sorted(((row[0], row[2]) for row in rows), key=lambda row: -len(row[0])))

    if not table:
        return Nominatives(given={}, given_cases={}, surname_cases={})
    both = {Gender.FEMALE: "female", Gender.MALE: "male"}
    return Nominatives(
        given={gender: frozenset(table[f"given_{name}"].split()) for gender, name in both.items()},
        given_cases={gender: cases(f"given_{name}_cases") for gender, name in both.items()},
        surname_cases={gender: cases(f"surname_{name}_cases") for gender, name in both.items()},
        sure_cases=cases("surname_sure_cases"),
    )
