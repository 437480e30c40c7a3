"""Long quotes in lists: shortened at words, around what was searched for, and never altered."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings, strategies as st

from archive.model import Span
from index.querying.grammar import parse
from tests.invented import quote
from web.pages.words import LONGEST_IN_LIST, Part, is_shortened, parts
from web.reading.passages import Shade


def shown(part: Part) -> str:
    return "".join(stretch.text for stretch in part.passage)


LONG = "We walked for a day and a night. " * 60 + "Then somebody sang. " + "Nobody said why we stopped. " * 60


def test_a_long_quote_in_a_list_begins_where_it_begins() -> None:
    made = parts(replace(quote(), parts=(Span(0, len(LONG)),)), LONG, whole=False)
    (part,) = made
    assert LONG.startswith(shown(part)) and LONGEST_IN_LIST // 2 <= len(shown(part)) <= LONGEST_IN_LIST
    assert not part.starts_late and part.is_interrupted and is_shortened(made)


def test_it_is_shown_around_what_was_searched_for() -> None:
    made = parts(replace(quote(), parts=(Span(0, len(LONG)),)), LONG, parse("sang").query, whole=False)
    (part,) = made
    assert shown(part).startswith("Then somebody sang.") and part.starts_late
    assert [s.text for s in part.passage if s.shade is Shade.MATCHED] == ["sang"]


def test_on_its_own_page_it_is_whole() -> None:
    made = parts(replace(quote(), parts=(Span(0, len(LONG)),)), LONG)
    assert shown(made[0]) == LONG and not is_shortened(made)


@settings(max_examples=200)
@given(
    words=st.lists(
        st.sampled_from(["we", "left", "home.", "x" * 90, "Go.", "key", "\n"]), min_size=3, max_size=400
    ),
    cuts=st.lists(st.integers(1, 3000), max_size=4),
    query=st.sampled_from(["", "left", "key", '"left home"', "zzz"]),
)
def test_what_is_shown_is_always_a_slice_of_what_was_said(
    words: list[str], cuts: list[int], query: str
) -> None:
    text = " ".join(words)
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    spans = tuple(Span(a, b) for a, b in pairwise(edges))
    made = parts(replace(quote(), parts=spans), text, parse(query).query, whole=False)
    assert made
    assert all(shown(part) in text for part in made)
    total = sum(len(shown(part)) for part in made)
    assert total <= max(LONGEST_IN_LIST, 1) or len(text) <= LONGEST_IN_LIST
    assert is_shortened(made) == (total < len(text))
