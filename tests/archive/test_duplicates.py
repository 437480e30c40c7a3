"""Near-duplicates: found by a few hashes, told by all their words. Every text here is invented."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from archive.likeness.duplicates import (
    SHARED_RUN,
    SHINGLE,
    Likeness,
    compare,
    find,
    fingerprints,
    prose_words,
)
from archive.model import Span
from archive.record.store import Record
from tests import accounts


def text(name: str, length: int = 120) -> list[str]:
    """So many words that stand in no other text."""
    return [f"{name}{number}" for number in range(length)]


ONE, OTHER = text("ka"), text("ro")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = accounts.new_record(tmp_path)
    yield opened
    opened.close()


def put_in(record: Record, words: list[str]) -> str:
    document = accounts.document(" ".join(words))
    return record.add(document, (), accounts.ATLAS, who="W", why="w").source_id


def called(record: Record, words: list[str]) -> list[tuple[str, Likeness]]:
    return [(one.source_id, one.likeness) for one in find(record, " ".join(words))]


@pytest.mark.parametrize(
    ("words", "likeness"),
    [
        ([word.upper() for word in ONE], Likeness.SAME),
        ([*OTHER[:8], *ONE[8:80]], Likeness.COPY),
        (ONE[:30], Likeness.COPY),
        ([*ONE, *OTHER, *text("mi", 200)], Likeness.COPY),
        ([*OTHER[:40], *ONE[50:70], *OTHER[40:]], Likeness.PASSAGE),
        ([*OTHER[:40], *ONE[50 : 50 + SHARED_RUN], *OTHER[40:]], Likeness.PASSAGE),
        ([*OTHER[:40], *ONE[50 : 49 + SHARED_RUN], *OTHER[40:]], None),
        (OTHER, None),
        (ONE[:3], None),
        ([], None),
    ],
)
def test_a_text_is_told_by_what_it_shares(
    record: Record, words: list[str], likeness: Likeness | None
) -> None:
    source = put_in(record, ONE)
    put_in(record, text("elsewhere"))
    assert called(record, words) == ([(source, likeness)] if likeness else [])


def test_the_likest_comes_first_and_what_came_since_is_found(record: Record) -> None:
    passage = put_in(record, [*OTHER[:60], *ONE[:20]])
    assert called(record, ONE) == [(passage, Likeness.PASSAGE)]
    copy = put_in(record, ONE[:90])
    assert called(record, ONE) == [(copy, Likeness.COPY), (passage, Likeness.PASSAGE)]
    assert find(record, " ".join(ONE), besides=copy)[0].source_id == passage


def test_an_agencys_last_line_makes_no_likeness_and_a_story_that_everybody_printed_does(
    record: Record,
) -> None:
    footer = text("agency", 30)
    sources = [put_in(record, [*text(f"n{number}x"), *footer]) for number in range(22)]
    assert called(record, [*OTHER, *footer]) == []
    assert called(record, [*text("n3x"), *footer]) == [(sources[3], Likeness.SAME)]
    for number in range(22):
        put_in(record, [f"printing{number}", *ONE])
    assert {likeness for _, likeness in called(record, ONE)} == {Likeness.SAME}


def test_front_matter_and_menus_are_no_words_of_the_text() -> None:
    written = "Menu home. The words. Menu end."
    assert prose_words(written, (Span(21, 31), Span(0, 11))) == ("the", "words")


def test_what_is_said_of_the_overlap_is_counted_word_for_word() -> None:
    overlap = compare(
        ["a", "b", "c", "d", "e", "x", "y", "z"], ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
    )
    assert (overlap.words, overlap.longest, overlap.of_this, overlap.of_other) == (5, 5, 5 / 8, 5 / 10)
    nothing = compare([], [])
    assert (nothing.words, nothing.of_this, nothing.likeness) == (0, 0.0, None)


words = st.lists(st.sampled_from("abcdefgh"), max_size=60)


@settings(deadline=None)
@given(words, words, words, st.lists(st.integers(0, 10_000).map(str), min_size=SHARED_RUN, max_size=20))
def test_texts_that_share_a_run_share_a_hash(
    before: list[str], after: list[str], other: list[str], run: list[str]
) -> None:
    assert fingerprints([*before, *run, *after]) & fingerprints([*other, *run])


@settings(deadline=None)
@given(words, words)
def test_an_overlap_is_a_share(one: list[str], other: list[str]) -> None:
    overlap, back = compare(one, other), compare(other, one)
    assert 0 <= overlap.of_this <= 1 and overlap.longest <= overlap.words <= len(one)
    assert (overlap.of_this, overlap.of_other) == (back.of_other, back.of_this)
    itself = compare(one, one)
    assert itself.words == (len(one) if len(one) >= SHINGLE else 0)


def test_a_hostile_text_takes_linear_time() -> None:
    assert len(fingerprints(["same"] * 200_000)) == 1
    assert compare(["same"] * 50_000, ["same"] * 50_000).of_this == 1
