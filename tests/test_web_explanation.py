"""A query in plain words."""

import pytest
from hypothesis import given, strategies as st

from index.grammar import parse
from index.query import And, Everything, Field, Fuzzy, Near, Not, Nothing, Or, Phrase, Prefix, Range, Word
from web.explanation import in_words

CASES = [
    (Everything(), "all quotes"),
    (Nothing(), "no quotes: nothing can match this"),
    (Word("bread"), "quotes with “bread”"),
    (Phrase("the bread", Field.WORDS), "quotes with the exact words “the bread” in the speaker’s own words"),
    (Near("bread oven", 0), "quotes with “bread oven” within no other word of one another"),
    (Prefix("bak"), "quotes with words beginning with “bak”"),
    (Fuzzy("baker", Field.SPEAKER), "quotes with words spelt nearly like “baker” in the speaker’s name"),
    (Range(Field.AGE, 60, 80), "quotes with an age from 60 to 80"),
    (Range(Field.AGE, 70, 70), "quotes with an age of 70"),
    (Range(Field.AGE, None, 18), "quotes with an age up to 18"),
    (Range(Field.DATE, 20230901, None), "quotes with a date from 2023-09-01 on"),
    (Not(Word("hotel")), "all quotes without “hotel”"),
    (And((Word("a"), Not(Word("b")))), "quotes with “a”, but without “b”"),
    (And((Word("a"), Or((Word("b"), Word("c"))))), "quotes with “a” and (“b” or “c”)"),
    (Not(Or((Word("a"), Word("b")))), "all quotes without (“a” or “b”)"),
]


@pytest.mark.parametrize(("query", "words"), CASES)
def test_a_query_is_said_in_words(query: object, words: str) -> None:
    assert in_words(query) == words  # type: ignore[arg-type]


@given(st.text(st.sampled_from(list('abc "()*~-: ORNTage1920.')), max_size=60))
def test_every_query_that_can_be_typed_can_be_said(text: str) -> None:
    assert in_words(parse(text).query)


def test_every_word_asked_for_is_named() -> None:
    said = in_words(parse('bread "the oven" place:goris OR return* -hotel age:60..').query)
    for word in ("bread", "the oven", "goris", "return", "hotel", "60"):
        assert word in said
