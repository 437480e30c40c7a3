"""Where the words stand without which a rule can't match, so that most rules are never tried.

A rule may list such words (``cue`` in its file); one that reads a day needs the name of one. The text is read
for them once, and a stretch is asked by bisection.
"""

import re
from bisect import bisect_left
from functools import cache

from archive.dates import date_words
from archive.extraction.attribute_rules import Rule, Vocabulary, vocabulary

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\d{4}-")
"""What a day in figures (``2014-12-02``) begins with."""


class Cues:
    """The cue words of one text."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self._days = _first_words(words.language)
        wanted = _wanted(words.language)
        places: dict[str, list[int]] = {}
        for match in _WORD.finditer(text):
            word = match.group().casefold()
            if word in wanted:
                places.setdefault(word, []).append(match.start())
        self._places = places
        self._years = [match.start() for match in _YEAR.finditer(text)]
        self._every: dict[int, frozenset[str]] = {}
        """By tuple of rules: the cues of all of them, empty where one of them has none."""
        self._merged: dict[frozenset[str], list[int]] = {}

    def hopeful(self, rules: tuple[Rule, ...], start: int, end: int) -> list[Rule]:
        """The rules that may match in a stretch; ``rules`` is one of the vocabulary's own tuples."""
        if not rules:
            return []
        every = self._every.get(id(rules))
        if every is None:
            cued = all(rule.cue for rule in rules)
            every = frozenset().union(*(rule.cue for rule in rules)) if cued else frozenset()
            self._every[id(rules)] = every
        if every and not self._stands(every, start, end):
            return []
        return [rule for rule in rules if self.may_match(rule, start, end)]

    def may_match(self, rule: Rule, start: int, end: int) -> bool:
        """Whether a rule's cue, or the name of a day that it reads, stands in a stretch."""
        if rule.cue and not self._stands(rule.cue, start, end):
            return False
        return not rule.reads_day or self._stands(self._days, start, end) or _any(self._years, start, end)

    def _stands(self, words: frozenset[str], start: int, end: int) -> bool:
        merged = self._merged.get(words)
        if merged is None:
            merged = sorted(place for word in words for place in self._places.get(word, ()))
            self._merged[words] = merged
        return _any(merged, start, end)


def _any(places: list[int], start: int, end: int) -> bool:
    place = bisect_left(places, start)
    return place < len(places) and places[place] < end


@cache
def _first_words(language: str) -> frozenset[str]:
    """The words with which the name of a day can begin."""
    words = date_words(language)
    forms = (*words.weekdays, *words.offsets, *words.months, *words.last)
    return frozenset(match.group().casefold() for form in forms if (match := _WORD.search(form)))


@cache
def _wanted(language: str) -> frozenset[str]:
    """Every cue word of a language."""
    rules = (rule for rules in vocabulary(language).rules.values() for rule in rules)
    return _first_words(language).union(*(rule.cue for rule in rules))
