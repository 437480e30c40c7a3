"""The concordance's lines: cut from the words as written, sorted by what stands beside them."""

import pytest
from hypothesis import given, strategies as st

from archive.joints import INTERRUPTED
from index.concordance import lines
from index.querying.grammar import parse

WORDS = "The well was dry. We carried the water home, and the water was cold.", "No well gave water."


def found(query: str, *parts: str, width: int = 3) -> list[tuple[str, str, str]]:
    return [
        (line.before, line.keyword, line.after)
        for line in lines(parse(query).query, parts or WORDS, width=width)
    ]


def test_a_part_of_a_hyphenated_word_is_told_to_be_joined() -> None:
    (line,) = lines(parse("nagorno").query, ["We left Nagorno-Sample, and the sea."], width=3)
    assert (line.keyword, line.after[:8], line.is_joined_before, line.is_joined_after) == (
        "Nagorno",
        "-Sample,",
        False,
        True,
    )
    (line,) = lines(parse("sea").query, ["the sea"], width=3)
    assert not line.is_joined_before and not line.is_joined_after


def test_every_match_is_a_line_in_the_order_of_the_words() -> None:
    assert found("water") == [
        ("We carried the", "water", "home, and the"),
        ("home, and the", "water", "was cold. […] No"),
        ("No well gave", "water", "."),
    ]


def test_a_phrase_is_one_keyword() -> None:
    assert found('"the water" -snow', width=2) == [
        ("We carried", "the water", "home, and"),
        ("home, and", "the water", "was cold."),
    ]


def test_the_keyword_is_as_written() -> None:
    assert found("WELL cold", width=1) == [
        ("The", "well", "was"),
        ("was", "cold", ". […] No"),
        ("No", "well", "gave"),
    ]


def test_a_context_runs_over_a_joint_and_a_phrase_does_not() -> None:
    assert found("cold", width=9)[0][2] == ". […] No well gave water."
    assert found('"cold no"') == []


def test_parts_that_follow_at_once_are_joined_as_they_stand() -> None:
    (line,) = lines(parse("cold").query, ("It was cold.", "So"), width=4, joints=(" ",))
    assert line.after == ". So"


def test_a_query_without_words_has_no_lines() -> None:
    assert found("place:goris") == found("") == found("-well") == []


def test_sorting_forms_are_folded_and_nearest_first() -> None:
    line = lines(parse("water").query, ("We CARRIED the Water Home",), width=2)[0]
    assert (line.left, line.key, line.right) == (("the", "carried"), ("water",), ("home",))


def test_lines_of_right_to_left_words_keep_their_order() -> None:
    assert found("البيت", "غادرنا البيت عند الفجر", width=1) == [("غادرنا", "البيت", "عند")]


def test_line_breaks_are_spaces() -> None:
    assert found("dry", "The well\nwas  dry\n\ntoday") == [("The well was", "dry", "today")]


@given(
    st.lists(st.text(alphabet="ab […]\n“”’.-", max_size=30), min_size=1, max_size=3),
    st.integers(min_value=1, max_value=5),
)
def test_a_line_is_made_of_the_words_alone(parts: list[str], width: int) -> None:
    whole = " ".join(INTERRUPTED.join(parts).split())
    for line in lines(parse("a* OR b*").query, parts, width=width):
        shown = " ".join(piece for piece in (line.before, line.keyword, line.after) if piece)
        assert "".join(shown.split()) in "".join(whole.split())
        assert len(line.left) <= width and len(line.right) <= width


@pytest.mark.parametrize("count", [20_000])
def test_a_long_answer_is_lined_up_whole(count: int) -> None:
    assert len(found("a", "a b " * count)) == count
