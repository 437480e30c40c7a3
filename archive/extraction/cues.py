"""Where the words stand without which a rule can't match, so that most rules are never tried.

A rule may list such words (``cue`` in its file); one that reads a day needs the name of one, one that reads
an age a number. Each rule is a bit of a whole number: the text is read for cues once, and what may match in a
stretch is the bits of the words in it put together.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from operator import or_

from archive.dates import date_words
from archive.extraction.attribute_rules import FIRST_BIT, Rule, Vocabulary, Where, vocabulary
from archive.model import TagField

_WORD = re.compile(r"[^\W_]+")
_AT_MENTIONS = frozenset({Where.ASIDE, Where.BEFORE, Where.AFTER, Where.CLAUSE, Where.SENTENCE, Where.LEAD})
_AT_EPITHETS = _AT_MENTIONS | {Where.WITHIN, Where.EPITHET}
_DAY, _NUMBER, _FIGURE = FIRST_BIT >> 1, FIRST_BIT >> 2, FIRST_BIT >> 3
"""Bits below those of the rules: the word may begin the name of a day, is a number, ends in a figure."""


class Cues:
    """The cue words of one text."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self._language = words.language
        self._index = _index(words.language)
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._bits: list[int] = []
        for match in _WORD.finditer(text):
            bits = _meaning(words.language, match[0])
            if not bits:
                continue
            start, end = match.span()
            if bits & _FIGURE and text.startswith("-", end):
                bits |= _DAY  # 2014-12-02
            self._starts.append(start)
            self._ends.append(end)
            self._bits.append(bits)

    def possible(self, start: int, end: int) -> int:
        """The bits of the rules that may match in a stretch; a word cut by its beginning counts."""
        words = self._bits[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
        return self._index.possible(reduce(or_, words, 0))

    def at_mention(self, start: int, end: int, *, epithet: bool) -> int:
        """The same of the rules that are tried at a mention, whose sentence the stretch is."""
        tried = self._index.at_epithets if epithet else self._index.at_mentions
        return self.possible(start, end) & tried

    @cached_property
    def anywhere(self) -> int:
        """The bits of the rules that may match in the text."""
        return self._index.possible(reduce(or_, self._bits, 0))

    def hopeful(self, field: TagField, where: Where, start: int, end: int) -> tuple[Rule, ...]:
        """The rules of a field, tried in one place, that may match in a stretch."""
        return chosen(self._language, field, self.possible(start, end)).get(where, ())


def chosen(language: str, field: TagField, bits: int) -> Mapping[Where, tuple[Rule, ...]]:
    """The rules of a field that have one of these bits, by the place where they are tried."""
    return _chosen(language, field, bits & vocabulary(language).bits.get(field, 0))


@lru_cache(maxsize=1 << 12)
def _chosen(language: str, field: TagField, bits: int) -> Mapping[Where, tuple[Rule, ...]]:
    """The same; few of all sets of rules ever come together, so that each is put together once."""
    kept: dict[Where, tuple[Rule, ...]] = {}
    for (of, where), rules in vocabulary(language).rules.items():
        some = tuple(rule for rule in rules if rule.bit & bits)
        if of is field and some:
            kept[where] = some
    return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """What the words of a language mean for its rules."""

    meanings: dict[str, int]
    """The bits of a word, folded."""
    uncued: int
    """The rules without a cue."""
    dated: int
    """The rules that read a day, with a cue or without."""
    counted: int
    """The rules that read a number."""
    at_mentions: int
    """The rules that are tried at every mention."""
    at_epithets: int
    """Those that are tried at an epithet."""

    def possible(self, seen: int) -> int:
        """The rules that may match where these bits were seen."""
        rules = self.uncued | seen
        if not seen & _DAY:
            rules &= ~self.dated
        return rules if seen & _NUMBER else rules & ~self.counted


@lru_cache(maxsize=1 << 15)
def _meaning(language: str, word: str) -> int:
    """The bits of a word as it stands in a text."""
    bits = _index(language).meanings.get(_folded(word), 0)
    if word[0].isdecimal():
        bits |= _NUMBER
    return bits | _FIGURE if word[-1].isdecimal() else bits


@cache
def _index(language: str) -> _Index:
    rules = [rule for rules in vocabulary(language).rules.values() for rule in rules]
    meanings = dict.fromkeys(_days(language), _DAY)
    for form in vocabulary(language).numbers:
        for word in _WORD.findall(form)[:1]:
            meanings[_folded(word)] = meanings.get(_folded(word), 0) | _NUMBER
    for rule in rules:
        for word in rule.cue:
            meanings[_folded(word)] = meanings.get(_folded(word), 0) | rule.bit
    return _Index(
        meanings=meanings,
        uncued=sum(rule.bit for rule in rules if not rule.cue),
        dated=sum(rule.bit for rule in rules if rule.reads_day),
        counted=sum(rule.bit for rule in rules if rule.reads_number),
        at_mentions=sum(rule.bit for rule in rules if rule.where in _AT_MENTIONS),
        at_epithets=sum(rule.bit for rule in rules if rule.where in _AT_EPITHETS),
    )


def _days(language: str) -> frozenset[str]:
    """The words with which the name of a day can begin."""
    words = date_words(language)
    forms = (*words.weekdays, *words.offsets, *words.months, *words.last)
    return frozenset(_folded(match.group()) for form in forms if (match := _WORD.search(form)))


def _folded(word: str) -> str:
    """A word as patterns that ignore case see it: one letter i, with a dot or without."""
    folded = word.casefold()
    return folded if folded.isascii() else folded.replace("ı", "i").replace("\u0307", "")
