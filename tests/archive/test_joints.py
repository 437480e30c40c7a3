"""A gap is marked where the source's own words stand between the parts of a quote, and only there."""

import pytest

from archive.joints import INTERRUPTED, joints, on_one_line, paragraphs
from archive.model import Span

LINE = "“We left at four,” she said. “The well was dry.”\n“Nobody\nlooked round.”"
PARTS = tuple(
    Span(LINE.index(words), LINE.index(words) + len(words))
    for words in ("We left at four,", "The well was dry.", "Nobody\nlooked round.")
)


def test_only_words_of_the_source_leave_a_gap() -> None:
    assert joints(PARTS, LINE) == (INTERRUPTED, " ")
    assert on_one_line(PARTS, LINE) == "We left at four, […] The well was dry. Nobody looked round."
    assert tuple(paragraphs(PARTS, LINE)) == (
        "We left at four, […] The well was dry.",
        "Nobody looked round.",
    )


@pytest.mark.parametrize("number", [0, 1, 2])
def test_one_part_has_no_joint(number: int) -> None:
    assert joints(PARTS[number : number + 1], LINE) == ()
    assert on_one_line(PARTS[number : number + 1], LINE) == " ".join(PARTS[number].of(LINE).split())
