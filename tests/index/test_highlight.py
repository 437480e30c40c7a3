"""Marks in the words as written."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from index.highlight import highlights
from index.querying.grammar import parse
from index.querying.query import Query
from tests.conformance import strategies

WORDS = "We left — “no one is left,” she said; it’s the 70-year-old’s house. Houses don’t leave."


def marked(text: str, words: str = WORDS) -> list[str]:
    return [span.of(words) for span in highlights(parse(text).query, words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("left", ["left", "left"]),
        ("house", ["house", "Houses"]),
        ('"house"', ["house"]),
        ("HOUSES leaving", ["house", "Houses", "leave"]),
        ('"no one is left"', ["no one is left"]),
        ('"left no one"', ["left — “no one"]),
        ("it's", ["it’s"]),
        ("dont don't", ["don’t"]),
        ("year-old's", ["year-old’s"]),
        ("hous*", ["house", "Houses"]),
        ("haus~ hauses~", ["Houses"]),
        ("hause~", ["house"]),
        ('"house said"~10', ["said", "house"]),
        ('"house said"~3', []),
        ('"left one"~1', ["left", "one", "left"]),
        ("left -house", ["left", "left"]),
        ("NOT left", []),
        ("left OR house", ["left", "left", "house", "Houses"]),
        ("words:left", ["left", "left"]),
        ("speaker:left place:house kind:said", []),
        ('"one is left" left', ["left", "one is left"]),
        ('"no one" "one is"', ["no one is"]),
    ],
)
def test_the_matched_words_are_marked(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


def test_decomposed_accents_and_marks_are_marked_whole() -> None:
    assert marked("cafe", "the cafe\u0301 there") == ["cafe\u0301"]
    assert marked("ինչ", "Ի՞նչ է") == ["Ի՞նչ"]
    assert marked("كتاب", "هذا كِتَاب ـ") == ["كِتَاب"]


def test_no_phrase_is_marked_across_a_paragraph() -> None:
    assert marked('"bread we"', "bread\n\nwe") == []
    assert marked('"bread we"~50', "bread\n\nwe") == []


@given(strategies.queries, strategies.some_words)
def test_marks_are_ascending_and_apart(query: Query, words: str) -> None:
    spans = highlights(query, words)
    assert all(0 <= span.start < span.end <= len(words) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.text(max_size=40), st.text(max_size=80))
def test_any_text_can_be_marked(text: str, words: str) -> None:
    marked = highlights(parse(text).query, words)
    assert all(words[span.start : span.end].strip() for span in marked)
