"""The words that a pattern needs: they tell where it need not be tried, and never change what it finds."""

import re

import pytest
from hypothesis import given, settings, strategies as some

from archive.extraction.language import account_rules, attribute_rules, minor_patterns
from archive.extraction.language.needed_words import closing, may_match, needed, spaced
from archive.extraction.language.word_bits import WordBits


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        (r"\b(?:ten|six)\syears?\sold\b", {(" ten ", " six "), (" year",), (" old ",)}),
        (r"school(?:boy|girl)", {("school",), ("boy", "girl")}),
        (r"(?<!\w)\w*schüler(?!\w)", {("schüler ",)}),
        (r"(?i:[Mm]y)\sname(?=\sis)", {("my ",), (" name ",)}),
        (r"(?:just\s)?ab{0,2}c+", {("a",), ("c",)}),
        (r"grade\s(?:\d|one)", {("grade ",)}),
        (r"\w+|ten", set()),
        (r"I\b", {("i ",)}),
        (r"(?<![\w’])\(?ex-slave_", {(" ex ",), (" slave ",)}),
    ],
)
def test_needs_are_read_off_the_pattern(pattern: str, groups: set[tuple[str, ...]]) -> None:
    assert {frozenset(group) for group in needed(pattern)} == set(map(frozenset, groups))


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"the\s[^,]{2,9},", ","),
        (r"(?:a,|b[;:])(?!\w)", ",;:"),
        (r"a,?", ""),
        (r"a,|b", ""),
        (r"\w+[,\s]", ""),
        ("a ", ""),
    ],
)
def test_signs_at_the_end_are_read_off_the_pattern(pattern: str, signs: str) -> None:
    assert closing(pattern) == frozenset(signs)


def test_what_is_rarest_comes_first() -> None:
    assert needed(r"\b(?:is|am)\sonly\sseventeen\b")[0] == (" seventeen ",)


_LETTERS = "abAİıß"
_PIECES = some.sampled_from(
    [
        "a",
        "b",
        "A",
        "İ",
        "ß",
        "ab",
        r"\s",
        r"\b",
        r"\w",
        "-",
        "_",
        "[ab]",
        "[a-]",
        ".",
        r"(?<!\w)",
        r"(?!\w)",
        "(?=b)",
    ]
)
_PATTERNS = some.recursive(
    _PIECES,
    lambda inner: some.one_of(
        some.lists(inner, min_size=1, max_size=4).map("".join),
        some.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        some.tuples(inner, some.sampled_from(["?", "*", "+", "{2}", "{0,2}?"])).map(
            lambda p: f"(?:{p[0]}){p[1]}"
        ),
    ),
    max_leaves=10,
)


@settings(max_examples=100, deadline=None)
@given(_PATTERNS, some.text(f"{_LETTERS} -_\n", max_size=12), some.booleans())
def test_a_pattern_matches_nowhere_without_what_it_needs(pattern: str, text: str, any_case: bool) -> None:
    compiled = re.compile(pattern, re.IGNORECASE if any_case else 0)
    if compiled.search(text):
        assert may_match(needed(pattern), spaced(text))


@pytest.mark.parametrize("code", attribute_rules.languages())
def test_every_sign_of_a_minor_needs_some_word(code: str) -> None:
    words = minor_patterns.signs(attribute_rules.vocabulary(code)).near_words
    assert words
    assert all(word.strip() for word in words)


def test_most_rules_of_accounts_need_some_word() -> None:
    rules = [rule for field in ("age", "place", "said_to") for rule in account_rules.of_field("en", field)]
    without = [rule for rule in rules if not rule.needed]
    assert len(without) * 4 < len(rules)


def test_bits_are_told_by_beginnings_endings_and_inner_parts() -> None:
    bits = WordBits()
    for bit, letters in enumerate((" ten ", " school", "klässler ", "wart", "ten ")):
        bits.add([letters], 1 << bit)
    words = ("Ten", "often", "Schoolboy", "Erstklässler", "verwartet", "other")
    assert [bits.of(word) for word in words] == [0b10001, 0b10000, 0b10, 0b100, 0b1000, 0]


def test_a_word_without_end_is_looked_at_no_longer_than_the_words_sought() -> None:
    bits = WordBits()
    bits.add([" school", "klässler "], 1)
    assert bits.of("school" + "x" * 2_000_000 + "klässler") == 1
