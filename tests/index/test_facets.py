"""Counts of facets, put in order only as far as they are looked at, and the pages of hits."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given, strategies as st

from index.documents import SearchDocument
from index.engine import FacetCount, Sort
from index.matching.facets import FacetColumn, Found
from index.matching.facts import Facts, FactTable, LiveFacts
from index.matching.groups import Group
from index.matching.ordering import page

VALUES = [f"v{number}" for number in range(40)]
carried = st.lists(st.lists(st.sampled_from(VALUES), max_size=3), max_size=60)


def counted(values: Sequence[Sequence[str]]) -> tuple[FacetCount, ...]:
    known = {value for several in values for value in several}
    pairs = [FacetCount(value, sum(value in several for several in values)) for value in known]
    return tuple(sorted(pairs, key=lambda pair: (-pair.count, pair.value)))


@given(carried, carried, st.randoms())
def test_counts_are_those_of_the_documents_found(
    one: list[list[str]], other: list[list[str]], chance: Random
) -> None:
    column = FacetColumn.of(one).followed_by(FacetColumn.of(other))
    together = [*one, *other]
    for share in (0.05, 0.5, 1.0):
        found = [number for number in range(len(together)) if chance.random() < share]
        counts = column.counts(Found(np.array(found, np.int64), len(column.starts) - 1))
        expected = counted([together[number] for number in found])
        assert counts == expected and len(counts) == len(expected) and bool(counts) is bool(expected)
        assert list(counts) == list(expected)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("index.matching.facets.MOST_BITS", -1)
            assert column.counts(Found(np.array(found, np.int64), len(column.starts) - 1)) == expected
        for many in (0, 1, 3, 100):
            assert counts[:many] == expected[:many]
        assert counts[2:] == expected[2:] and counts[-2:] == expected[-2:] and counts[:-1] == expected[:-1]
        assert [counts[place] for place in range(len(counts))] == list(expected)


@given(st.lists(st.none() | st.sampled_from(VALUES), max_size=60))
def test_single_values_are_counted_as_several_would_be(values: list[str | None]) -> None:
    several = FacetColumn.of([[value] if value else [] for value in values])
    single = FacetColumn.of_single(values)
    everything = Found(np.arange(len(values)), len(values))
    assert single.counts(everything) == several.counts(everything)
    assert single.carrying(("v1", "v7", "?")).tolist() == [value in ("v1", "v7") for value in values]


def _facts(document_id: str, age: int | None) -> Facts:
    """What is kept of an invented quote of this age, said on the day of this number."""
    document = SearchDocument(id=document_id, words="", age=age, date_from=age, date_to=age)
    return Facts.of(document, [0] * len(Group))


@pytest.mark.parametrize("sort", Sort)
@given(st.lists(st.tuples(st.integers(0, 3), st.none() | st.integers(0, 3)), max_size=80), st.integers(0, 20))
def test_a_page_is_a_slice_of_the_whole_order(
    sort: Sort, quotes: list[tuple[int, int | None]], offset: int
) -> None:
    facts = [_facts(f"q{(number * 37) % 100:02}", age) for number, (_, age) in enumerate(quotes)]
    live = LiveFacts(FactTable.of(facts), np.ones(len(facts), np.bool_))
    found, scores = np.arange(len(facts)), np.array([float(score) for score, _ in quotes])
    shown = page(live, found, scores, sort, offset=offset, limit=5)

    def key(number: int) -> tuple[bool, float, str]:
        score, age = quotes[number]
        if sort is Sort.RELEVANCE:
            return False, -score, facts[number].id
        return age is None, age or 0, facts[number].id

    assert shown.tolist() == sorted(range(len(facts)), key=key)[offset : offset + 5]


@given(st.lists(st.sampled_from(VALUES), max_size=50), st.lists(st.sampled_from(VALUES), max_size=50))
def test_few_are_put_in_among_many_as_all_are_put_in_order(one: list[str], other: list[str]) -> None:
    together = FactTable.of([_facts(name, None) for name in (*one, *other)])
    for few in (0, 1_000):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("index.matching.facets.INSERTED", few)
            patched.setattr("index.matching.facts.INSERTED", few)
            parts = [FactTable.of([_facts(name, None) for name in names]) for names in (one, other)]
            joined = FactTable.joined(parts)
            columns = [FacetColumn.of_single(names) for names in (one, other, one + other)]
            made = columns[0].followed_by(columns[1])
        assert (joined.ids, joined.by_id.tolist()) == (together.ids, together.by_id.tolist())
        whole = columns[2]
        assert (made.values, made.codes.tolist()) == (whole.values, whole.codes.tolist())


def test_what_is_gone_is_not_held_and_what_replaces_it_is() -> None:
    table = FactTable.of([_facts(name, None) for name in ("b", "a", "b", "c")])
    live = LiveFacts(table, np.array([False, True, True, False]))
    assert [live.holds(name) for name in "abcd"] == [True, True, False, False]
    assert live.id_ranks.tolist() == [1, 0, 2, 3]
