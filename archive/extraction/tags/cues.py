"""Where the words stand without which a rule can't match, so that most rules are never tried.

A rule may list such words (``cue`` in its file), else they are read off its pattern; in reports, which hold a
verb of speech anyway, it needs others too. One that reads a day needs the name of one, one that reads an age
a number. Each rule is a bit of a whole number: the text is read for cues once, and what may match in a
stretch is the bits of the words in it put together.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from operator import or_

from archive.dates import date_words
from archive.extraction.language import minor_patterns
from archive.extraction.language.attribute_rules import FIRST_BIT, Rule, Vocabulary, Where, vocabulary
from archive.extraction.language.needed_words import folded, frequency, needed
from archive.extraction.language.word_bits import WordBits
from archive.model import Span, TagField

_WORD = re.compile(r"[^\W_]+")
_AT_MENTIONS = frozenset({Where.ASIDE, Where.BEFORE, Where.AFTER, Where.CLAUSE, Where.SENTENCE, Where.LEAD})
_AT_EPITHETS = _AT_MENTIONS | {Where.WITHIN, Where.EPITHET}
_DAY, _NUMBER, _FIGURE, _MINOR = FIRST_BIT >> 1, FIRST_BIT >> 2, FIRST_BIT >> 3, FIRST_BIT >> 4
"""Bits below those of the rules: the word may be of the name of a day, is a number, ends in a figure, may
stand in a sign that somebody is a minor."""
_EVERYWHERE = 1 / 500
"""Share of a text's words from which a second group says too little to be looked for: ``a``, ``of``."""
_WORDS = 1 << 15
"""Words whose meaning is remembered at most, in each language."""


class Cues:
    """The cue words of one text."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self._index = _index(words.language)
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._bits: list[int] = []
        self.minors: list[tuple[int, int]] = []
        """Words of which every sign that a speaker is a minor holds one, in order."""
        meanings = _meanings(words.language)
        end = 0
        for word in _WORD.findall(text):
            start = text.index(word, end)  # no letter stands before it
            end = start + len(word)
            bits = meanings[word]
            if not bits:
                continue
            if bits & _MINOR:
                self.minors.append((start, end))
            if bits & _FIGURE and text.startswith("-", end) and text[end + 1 : end + 2].isdecimal():
                bits |= _DAY  # 2014-12-02
            self._starts.append(start)
            self._ends.append(end)
            self._bits.append(bits)

    def possible(self, start: int, end: int) -> int:
        """The bits of the rules that may match in a stretch; a word cut by its beginning counts."""
        words = self._bits[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
        return self._index.possible(reduce(or_, words, 0))

    def at_mention(self, lead: Span, rest: Span, *, epithet: bool) -> tuple[int, int, int]:
        """The same for what stands before a mention, for what follows it, and of the rules that are tried at
        mentions for both with the mention itself."""
        first, own = bisect_right(self._ends, lead.start), bisect_left(self._starts, lead.end)
        after, last = bisect_right(self._ends, rest.start), bisect_left(self._starts, rest.end)
        before = reduce(or_, self._bits[first:own], 0)
        behind = reduce(or_, self._bits[after:last], 0)
        within = reduce(or_, self._bits[own:after], 0)
        tried = self._index.at_epithets if epithet else self._index.at_mentions
        possible = self._index.possible
        return possible(before), possible(behind), possible(before | within | behind) & tried

    @cached_property
    def anywhere(self) -> int:
        """The bits of the rules that may match in the text."""
        return self._index.possible(reduce(or_, self._bits, 0))


def chosen(words: Vocabulary, field: TagField, bits: int) -> Mapping[Where, tuple[Rule, ...]]:
    """The rules of a field that have one of these bits, by the place where they are tried."""
    bits &= words.bits.get(field, 0)
    return _chosen(words.language, field, bits) if bits else _NOTHING


_NOTHING: Mapping[Where, tuple[Rule, ...]] = {}


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

    words: WordBits
    uncued: int
    """The rules that need no word."""
    single: int
    """The rules that need no other word besides."""
    besides: int
    """So many bits further up stand the rules whose other words were seen."""
    dated: int
    """The rules that read a day."""
    counted: int
    """The rules that read a number."""
    at_mentions: int
    """The rules that are tried at every mention."""
    at_epithets: int
    """Those that are tried at an epithet."""

    def possible(self, seen: int) -> int:
        """The rules that may match where these bits were seen."""
        rules = (self.uncued | seen) & (self.single | seen >> self.besides)
        if not seen & _DAY:
            rules &= ~self.dated
        return rules if seen & _NUMBER else rules & ~self.counted


class _Meanings(dict[str, int]):
    """The bits of words as they stand in texts, each worked out once: most words come again and again."""

    def __init__(self, language: str) -> None:
        self._words = _index(language).words

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS:
            self.clear()
        bits = self._words.of(word)
        if word[0].isdecimal():
            bits |= _NUMBER
        if word[-1].isdecimal():
            bits |= _FIGURE
        self[word] = bits
        return bits


_meanings = cache(_Meanings)


@cache
def _index(language: str) -> _Index:
    known = vocabulary(language)
    rules = [rule for rules in known.rules.values() for rule in rules]
    words = WordBits()
    words.add(_days(language), _DAY)
    numbers = (word for form in known.numbers for word in _WORD.findall(folded(form))[:1])
    words.add((f" {word} " for word in numbers), _NUMBER)
    words.add(minor_patterns.signs(known).near_words, _MINOR)
    cues = {rule.bit: _cues(rule) for rule in rules}
    for bit, groups in cues.items():
        for number, group in enumerate(groups):
            words.add(group, bit << number * len(rules))
    return _Index(
        words=words,
        uncued=sum(bit for bit, groups in cues.items() if not groups),
        single=sum(bit for bit, groups in cues.items() if len(groups) < 2),
        besides=len(rules),
        dated=sum(rule.bit for rule in rules if rule.reads_day),
        counted=sum(rule.bit for rule in rules if rule.reads_number),
        at_mentions=sum(rule.bit for rule in rules if rule.where in _AT_MENTIONS),
        at_epithets=sum(rule.bit for rule in rules if rule.where in _AT_EPITHETS),
    )


def _cues(rule: Rule) -> tuple[tuple[str, ...], ...]:
    """Groups of words of each of which a match holds one: what the file lists, else what the pattern needs;
    for reports, which hold a verb of speech anyway, something else that it needs."""
    listed = tuple(f" {folded(word)} " for word in rule.cue)
    if listed and rule.where is not Where.REPORT:
        return (listed,)
    read = [group for group in needed(rule.outline) if not set(group) & set(listed)]
    if not listed:
        return tuple(read[:1])
    return (listed, *[group for group in read if frequency(group) < _EVERYWHERE][:1])


def _days(language: str) -> frozenset[str]:
    """Words of which the name of a day that has no figures only holds one: of ``the day before yesterday``
    the longest word, since ``the`` stands everywhere. What leads to a weekday needs no word of its own."""
    words = date_words(language)
    forms = (_WORD.findall(folded(form)) for form in (*words.weekdays, *words.offsets, *words.months))
    return frozenset(f" {max(parts, key=len)} " for parts in forms if parts)
