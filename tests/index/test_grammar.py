"""The query language: one table of texts with their reading, and the laws that hold for every text."""

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from index.querying.grammar import (
    MAX_GAP,
    MAX_PHRASE_WORDS,
    MAX_QUERY_LENGTH,
    MAX_TERMS,
    parse,
    unparse,
)
from index.querying.query import (
    And,
    Everything,
    Field,
    Fuzzy,
    Near,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Word,
)

A, B, C = Word("a"), Word("b"), Word("c")
DAY = 20230926

READ_WITHOUT_NOTE: list[tuple[str, Query]] = [
    ("", Everything()),
    ("   \n\t ", Everything()),
    ("a", A),
    ("a b c", And((A, B, C))),
    ("a AND b", And((A, B))),
    ("a OR b", Or((A, B))),
    ("a b OR c", Or((And((A, B)), C))),
    ("a (b OR c)", And((A, Or((B, C))))),
    ("(a b) c", And((A, B, C))),
    ("a OR (b OR c)", Or((A, B, C))),
    ("NOT a", Not(A)),
    ("-a", Not(A)),
    ("- a", A),
    ("a -b", And((A, Not(B)))),
    ("a - b", And((A, B))),
    ("a -- b", And((A, B))),
    ("-(a b)", Not(And((A, B)))),
    ('-"a b"', Not(Phrase("a b"))),
    ("NOT NOT a", A),
    ("NOT -a", A),
    ("a NOT b OR c", Or((And((A, Not(B))), C))),
    ("left-behind", Word("left-behind")),
    ("don’t", Word("don’t")),
    ("a, b.", And((A, B))),
    ("a\u00a0b", And((A, B))),
    ("or", Word("or")),
    ("+a", A),
    ('"a b"', Phrase("a b")),
    ("“a b”", Phrase("a b")),
    ("„a b“", Phrase("a b")),
    ("«a b»", Phrase("a b")),
    ("»a b«", Phrase("a b")),
    ("‹a b›", Phrase("a b")),
    ("「a b」", Phrase("a b")),
    ("『a b』", Phrase("a b")),
    ("＂a b＂", Phrase("a b")),
    ("‘a b’", Phrase("a b")),
    ("'a b'", Phrase("a b")),
    ("‚a b‘", Phrase("a b")),
    ("'a b'~3", Near("a b", 3)),
    ("-'a b'", Not(Phrase("a b"))),
    ("speaker:'a b'", Phrase("a b", Field.SPEAKER)),
    ("‘don’t go’", Phrase("don’t go")),
    ("'tis b", And((Word("tis"), B))),
    ("b dogs' a", And((B, Word("dogs"), A))),
    ("a\u200bb", Word("a\u200bb")),
    ("\ufeffspeaker:a", Word("a", Field.SPEAKER)),
    ("\u200b-a", Not(A)),
    ('“a b"', Phrase("a b")),
    ('" a \n\n b, "', Phrase("a b")),
    ('«he said "a" to b»', Phrase("he said a to b")),
    ('"a"b', And((Phrase("a"), B))),
    ('"a OR (b)"', Phrase("a OR (b")),
    ('"a b"~3', Near("a b", 3)),
    ("“a b”~0", Near("a b", 0)),
    ('"a b"~', Near("a b", 5)),
    ('"a a"~3', Phrase("a a")),
    ("displac*", Prefix("displac")),
    ("(displac*, a)", And((Prefix("displac"), A))),
    ("Ստեփ*", Prefix("Ստեփ")),
    ("teacher~", Fuzzy("teacher")),
    ("teacher~1", Fuzzy("teacher")),
    ("speaker:vera", Word("vera", Field.SPEAKER)),
    ("Speaker:Vera", Word("Vera", Field.SPEAKER)),
    ("speaker: vera", Word("vera", Field.SPEAKER)),
    ('speaker:"vera p"', Phrase("vera p", Field.SPEAKER)),
    ("speaker:(a OR b)", Or((Word("a", Field.SPEAKER), Word("b", Field.SPEAKER)))),
    ("speaker:(a place:b)", And((Word("a", Field.SPEAKER), Word("b", Field.PLACE)))),
    ("-place:a", Not(Word("a", Field.PLACE))),
    ("place:Step*", Prefix("Step", Field.PLACE)),
    ("role:teacher~", Fuzzy("teacher", Field.ROLE)),
    ('words:"a b"~2', Near("a b", 2, Field.WORDS)),
    ("words:OR", Word("or", Field.WORDS)),
    ("source:a", Word("a", Field.SOURCE)),
    ("kind:testimony", Word("testimony", Field.KIND)),
    ("lang:pt-BR", Word("pt-BR", Field.LANG)),
    ("age:70", Range(Field.AGE, 70, 70)),
    ("age:60..80", Range(Field.AGE, 60, 80)),
    ("age:60…80", Range(Field.AGE, 60, 80)),
    ("age:60-80", Range(Field.AGE, 60, 80)),
    ("age:60–80", Range(Field.AGE, 60, 80)),
    ("age:80..60", Range(Field.AGE, 60, 80)),
    ("age:60..", Range(Field.AGE, 60, None)),
    ("age:..60", Range(Field.AGE, None, 60)),
    ("age:..", Range(Field.AGE, None, None)),
    ("age:(60 OR 70)", Or((Range(Field.AGE, 60, 60), Range(Field.AGE, 70, 70)))),
    ("date:2023", Range(Field.DATE, 20230101, 20231231)),
    ("date:2023-09", Range(Field.DATE, 20230901, 20230930)),
    ("date:2024-02", Range(Field.DATE, 20240201, 20240229)),
    ("date:2023-09-26", Range(Field.DATE, DAY, DAY)),
    ("date:2023-9-26", Range(Field.DATE, DAY, DAY)),
    ("date:2023..2024", Range(Field.DATE, 20230101, 20241231)),
    ("date:2024..2023", Range(Field.DATE, 20230101, 20241231)),
    ("date:2023-09-26..", Range(Field.DATE, DAY, None)),
    ("date:..2023-09-26", Range(Field.DATE, None, DAY)),
    ("10:30", Word("10:30")),
    ("https://example.org/a", Word("https://example.org/a")),
    (".age:70", Range(Field.AGE, 70, 70)),
]


@pytest.mark.parametrize(("text", "query"), READ_WITHOUT_NOTE)
def test_text_is_read_as_meant(text: str, query: Query) -> None:
    assert parse(text).query == query


@pytest.mark.parametrize("text", [text for text, _ in READ_WITHOUT_NOTE])
def test_what_is_read_whole_needs_no_note(text: str) -> None:
    assert parse(text).notes == ()


READ_WITH_NOTE: list[tuple[str, Query, str]] = [
    ("&", Everything(), "nothing in it"),
    ('"a b', Phrase("a b"), "quotation mark"),
    ("(a", A, "parenthesis was not closed"),
    ("a)", A, "closing parenthesis"),
    (")(", Everything(), "closing parenthesis"),
    ("()", Everything(), "Empty parentheses"),
    ("a OR", A, "OR had nothing"),
    ("OR a", A, "OR had nothing"),
    ("a OR OR b", Or((A, B)), "OR had nothing"),
    ("a NOT", A, "NOT had nothing"),
    ("speaker:", Everything(), "speaker: had nothing"),
    ("a (speaker: ) b", And((A, B)), "speaker: had nothing"),
    ("town:goris", Word("town:goris"), "no field “town”"),
    ("*ing", Word("ing"), "star"),
    ("fo*o", Word("fo*o"), "star"),
    ("* a", A, "star"),
    ("a*", A, "at least 2 letters"),
    ("ab~", Word("ab"), "at least 4 letters"),
    ("left-behind*", Word("left-behind"), "one word"),
    ("teacher~3", Fuzzy("teacher"), "one different letter"),
    ('"a b"~900', Near("a b", MAX_GAP), "At most"),
    ("age:old", Nothing(), "age: takes"),
    ("age:1000", Nothing(), "age: takes"),
    ("date:yesterday", Nothing(), "date: takes"),
    ("date:2023-13", Nothing(), "date: takes"),
    ("date:2023-02-29", Nothing(), "date: takes"),
    ("date:0000", Nothing(), "date: takes"),
    ('"..."', Everything(), "without letters"),
    ("a NEAR b", And((A, Word("NEAR"), B)), "nearness is asked for so"),
    ("NEAR/5", Word("NEAR/5"), "nearness is asked for so"),
    ("kind:testimonies", Word("testimonies", Field.KIND), "kind: takes testimony or statement"),
    ("lang:armenian", Word("armenian", Field.LANG), "lang: takes the code of a language"),
]


@pytest.mark.parametrize(("text", "query", "note"), READ_WITH_NOTE)
def test_what_is_left_out_is_said(text: str, query: Query, note: str) -> None:
    parsed = parse(text)
    assert parsed.query == query
    assert any(note in said for said in parsed.notes), parsed.notes


def documented() -> list[str]:
    """The queries in the first table of the search page."""
    page = (Path(__file__).parents[2] / "docs" / "search.md").read_text("utf-8")
    rows = page.split("## Problems and queries")[1].split("\n## ")[0].splitlines()
    return re.findall(r"\| `([^`]+)` \|$", "\n".join(rows), re.MULTILINE)


@pytest.mark.parametrize("text", documented())
def test_documented_queries_are_read_without_a_note(text: str) -> None:
    parsed = parse(text)
    assert parsed.notes == ()
    assert parsed.query != Everything()
    assert parse(unparse(parsed.query)) == parsed


def test_terms_beyond_the_limit_are_cut_with_a_note() -> None:
    parsed = parse(" ".join(f"word{number}" for number in range(40)))
    assert isinstance(parsed.query, And)
    assert len(parsed.query.children) == MAX_TERMS
    assert parsed.notes == (f"The search was cut after {MAX_TERMS} terms.",)


def test_a_long_phrase_is_cut_at_a_word() -> None:
    parsed = parse('"' + "ab " * 100 + '"')
    assert parsed.query == Phrase(" ".join(["ab"] * MAX_PHRASE_WORDS))
    assert parsed.notes


def test_text_beyond_the_limit_is_not_read() -> None:
    parsed = parse("a " + " " * MAX_QUERY_LENGTH + "b")
    assert parsed.query == A
    assert "characters" in parsed.notes[0]


@pytest.mark.parametrize("text", ["(" * 1000 + "a" + ")" * 1000, "-(" * 900 + "a", "NOT " * 499 + "a"])
def test_deep_nesting_is_flattened(text: str) -> None:
    assert parse(text).query in (A, Not(A))


SIGNS = [
    "(",
    ")",
    '"',
    "“",
    "”",
    "«",
    "»",
    "-",
    "OR",
    "NOT",
    "AND",
    "*",
    "~",
    "~1",
    "~9",
    ":",
    "..",
    ".",
    "_",
    "’",
    "‘",
    "'",
    "‹",
    "＂",
]
NAMES = [f"{name}:" for name in Field] + ["foo:"]
BITS = [
    "a",
    "left",
    "everything",
    "Ստեփանակերտ",
    "كِتَاب",
    "难民",
    "70",
    "2023-09",
    "60..80",
    "ﬁ",
    "é",
    "ـ",
    "\u200b",
    "\ufeff",
    "dogs'",
]
PIECES = st.sampled_from(SIGNS + NAMES + BITS + [" "] * 8)
QUERIES = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))


@given(QUERIES)
def test_every_text_is_read_and_its_query_written_back(text: str) -> None:
    query = parse(text).query
    assert parse(unparse(query)).query == query


@given(QUERIES)
def test_a_query_written_out_is_within_the_limit(text: str) -> None:
    assert len(unparse(parse(text * 30).query)) <= MAX_QUERY_LENGTH


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=60))
def test_long_queries_come_back_whole_too(texts: list[str]) -> None:
    query = parse(" ".join(texts)).query
    assert parse(unparse(query)).query == query


def test_a_query_too_long_to_be_read_finds_nothing_rather_than_everything() -> None:
    assert parse("x" * 1_500).query == Nothing()
