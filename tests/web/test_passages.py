"""Stretches of text: nothing is lost, nothing withheld shows, sentences are whole."""

import pytest
from hypothesis import given, strategies as st

from archive.joints import joined_without_words
from archive.model import Span
from web.reading.passages import (
    LEFT_OUT,
    Shade,
    Stretch,
    VisibleText,
    around,
    paragraphs,
    withheld_spans,
    without_shreds,
)

TEXTS = st.text(st.sampled_from(list("abc A.“”!?\n\u00a0é漢א")), max_size=60)


@st.composite
def text_and_spans(draw: st.DrawFn) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    text = draw(TEXTS)
    edges = st.integers(0, len(text))
    span = st.tuples(edges, edges).map(lambda pair: Span(*sorted(pair)))
    return text, tuple(draw(st.lists(span, max_size=3))), tuple(draw(st.lists(span, max_size=3)))


@given(text_and_spans())
def test_what_is_not_withheld_comes_out_as_it_stands(
    drawn: tuple[str, tuple[Span, ...], tuple[Span, ...]],
) -> None:
    text, quoted, _ = drawn
    passage = VisibleText(text).passage(Span(0, len(text)), quoted=quoted)
    assert "".join(stretch.text for stretch in passage) == text
    marked = "".join(stretch.text for stretch in passage if stretch.shade is Shade.QUOTED)
    assert marked == "".join(c for i, c in enumerate(text) if any(i in span for span in quoted))


@given(text_and_spans())
def test_what_is_withheld_never_comes_out(drawn: tuple[str, tuple[Span, ...], tuple[Span, ...]]) -> None:
    text, quoted, withheld = drawn
    passage = VisibleText(text, withheld).passage(Span(0, len(text)), quoted=quoted)
    shown = "".join(stretch.text for stretch in passage if stretch.shade is not Shade.WITHHELD)
    assert shown == "".join(c for i, c in enumerate(text) if not any(i in span for span in withheld))
    assert {s.text for s in passage if s.shade is Shade.WITHHELD} <= {LEFT_OUT}


@given(text_and_spans())
def test_the_refused_is_withheld_except_where_it_is_shown_anyway(
    drawn: tuple[str, tuple[Span, ...], tuple[Span, ...]],
) -> None:
    text, shown, refused = drawn
    remaining = withheld_spans(shown, refused)
    for position in range(len(text)):
        expected = any(position in span for span in refused) and not any(position in span for span in shown)
        assert any(position in span for span in remaining) == expected


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_the_sentences_around_hold_the_words(text: str, start: int, end: int) -> None:
    span = Span(*sorted((min(start, len(text)), min(end, len(text)))))
    whole = around(text, span)
    words = span.of(text).strip()
    assert 0 <= whole.start <= whole.end <= len(text)
    assert words in whole.of(text)


@given(TEXTS)
def test_paragraphs_hold_all_words_in_order(text: str) -> None:
    pieces = [piece.of(text) for piece in paragraphs(text, Span(0, len(text)))]
    assert "".join("".join(pieces).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("It rained. “We left,” she said. Then they slept.", "We left,", "“We left,” she said."),
        ("Mr. Fictive met Dr. Invented. He sat.", "met", "Mr. Fictive met Dr. Invented."),
        ("One.\n“Two,” he said.\nThree.", "Two,", "“Two,” he said."),
        ("A line\nthat wraps. Another\none.\n\nApart.", "that", "A line\nthat wraps."),
        ("First. “Go!” he cried. “Run.” Last.", "Go!", "“Go!” he cried."),
        ("„Առաջ։ Երկրորդ։ Երրորդ։", "Երկրորդ", "Երկրորդ։"),
        ("no stop at all", "stop", "no stop at all"),
    ],
)
def test_the_sentence_around_is_the_readers_sentence(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert around(text, Span(start, start + len(words))).of(text) == sentence


def test_furniture_is_never_part_of_the_sentence_around() -> None:
    text = "---\ntitle: A title\n---\n“We left,” she said.\nMenu Home Search\n"
    aside = (Span(0, text.index("“")), Span(text.index("Menu"), len(text)))
    words = Span(text.index("We left"), text.index(",”"))
    assert around(text.replace("\n", " "), words, aside).of(text) == "“We left,” she said."


@given(text_and_spans())
def test_the_sentence_around_shares_no_letter_with_the_furniture(
    drawn: tuple[str, tuple[Span, ...], tuple[Span, ...]],
) -> None:
    text, furniture, words = drawn
    for span in words:
        aside = [f for f in furniture if f.end <= span.start or f.start >= span.end]
        whole = around(text, span, aside)
        assert not any(position in f for f in aside for position in range(whole.start, whole.end))


@pytest.mark.parametrize(
    ("passage", "read"),
    [
        (["[…]", "her cousin", "[…]", "50", "[…]"], "[…]"),
        (["[…]", " and then ", "[…]"], "[…]"),
        (["They walked on. ", "[…]", " her cousin"], "They walked on. […]"),
        (["[…]", " She wept. ", "[…]"], "[…] She wept. […]"),
        (
            ["[…]", " all who stood there that morning heard it ", "[…]"],
            "[…] all who stood there that morning heard it […]",
        ),
        ([" said ", "[…]", " (born 1950)"], "[…]"),
        (["no gap"], "no gap"),
    ],
)
def test_shreds_between_gaps_are_read_as_one_gap(passage: list[str], read: str) -> None:
    stretches = tuple(Stretch(t, Shade.WITHHELD if t == LEFT_OUT else Shade.PLAIN) for t in passage)
    assert "".join(stretch.text for stretch in without_shreds(stretches)) == read


def test_quoted_words_between_gaps_stay() -> None:
    gap = Stretch(LEFT_OUT, Shade.WITHHELD)
    passage = (gap, Stretch("We left", Shade.QUOTED), gap)
    assert without_shreds(passage) == passage


def test_an_anchor_stands_where_a_quote_begins() -> None:
    text = "“One.” “Two.”"
    spans = (Span(1, 5), Span(5, 8), Span(8, 12))
    passage = VisibleText(text).passage(
        Span(0, len(text)), quoted=spans, anchors={1: "quote-1", 8: "quote-2"}
    )
    assert [(s.anchor, s.text) for s in passage if s.anchor] == [("quote-1", "One.” “"), ("quote-2", "Two.")]


@pytest.mark.parametrize(
    ("between", "uninterrupted"),
    [("\n“", True), (" ", True), ("”\n\n«", True), ("” she said. “", False), (" [coughs] ", False)],
)
def test_parts_are_uninterrupted_when_only_marks_stand_between(between: str, uninterrupted: bool) -> None:
    text = f"one{between}two"
    assert joined_without_words(text, Span(0, 3), Span(len(text) - 3, len(text))) is uninterrupted
