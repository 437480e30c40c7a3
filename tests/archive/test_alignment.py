"""Paragraphs of a translation beside those of its original."""

from hypothesis import given, settings, strategies as st

from archive.likeness.alignment import Row, align

lengths = st.lists(st.integers(1, 900), max_size=30)


def pairs(rows: tuple[Row, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(row.one, row.other) for row in rows]


def test_paragraphs_stand_beside_those_of_their_length() -> None:
    assert pairs(align([100, 200, 300], [110, 210, 290])) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    assert pairs(align([100, 200, 300], [110, 500])) == [((0,), (0,)), ((1, 2), (1,))]


def test_what_belongs_together_is_kept_together() -> None:
    assert ((0,), (2,)) in pairs(align([100, 100, 100], [100, 100, 100], [(0, 2)]))
    crossing = pairs(align([50] * 4, [50] * 4, [(0, 3), (1, 1), (2, 2), (9, 9)]))
    assert ((1,), (1,)) in crossing and ((2,), (2,)) in crossing and ((0,), (3,)) not in crossing


@settings(deadline=None)
@given(lengths, lengths, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12))
def test_every_paragraph_stands_in_one_row_and_in_order(
    one: list[int], other: list[int], anchors: list[tuple[int, int]]
) -> None:
    rows = align(one, other, anchors)
    assert [i for row in rows for i in row.one] == list(range(len(one)))
    assert [i for row in rows for i in row.other] == list(range(len(other)))
    assert align(one, other, anchors) == rows


def test_very_unequal_and_very_long_texts_are_aligned() -> None:
    assert len(align([10] * 3, [10] * 3_000)) >= 3 and len(align([10] * 3_000, [10])) >= 1
    assert align([], []) == () and pairs(align([5], [])) == [((0,), ())]
    assert len(align([100] * 1_000, [100] * 1_000)) == 1_000
