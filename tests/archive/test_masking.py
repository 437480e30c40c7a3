"""A derived text and the spans in it: everything that is not in a gap goes along, letter for letter."""

from hypothesis import given, strategies as st

from archive.model import Redaction, Sign, Span
from archive.withholding.masking import SIGNS, mask

TEXT = "Nona Fictive left the upper village with her brother."


def gap(words: str, sign: Sign = Sign.NAME) -> Redaction:
    start = TEXT.index(words)
    return Redaction(Span(start, start + len(words)), sign)


def test_words_give_way_to_a_sign() -> None:
    masked = mask(TEXT, [gap("Nona Fictive"), gap("upper village", Sign.PLACE)], "en")
    assert masked.text(TEXT) == "[name withheld] left the [place withheld] with her brother."
    assert [span.of(masked.text(TEXT)) for span in masked.signs] == ["[name withheld]", "[place withheld]"]


def test_gaps_with_space_alone_between_are_one() -> None:
    masked = mask(TEXT, [gap("Fictive"), gap("Nona")], "en")
    assert masked.text(TEXT).startswith("[name withheld] left")


def test_the_sign_is_in_the_language_of_the_source() -> None:
    assert "[անունը չի հրապարակվում]" in mask(TEXT, [gap("Nona")], "hy-AM").text(TEXT)
    assert "[name withheld]" in mask(TEXT, [gap("Nona")], "ka").text(TEXT)
    assert all(set(signs) == set(Sign) for signs in SIGNS.values())


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(
    st.lists(st.tuples(spans, st.sampled_from(Sign))),
    spans,
    st.text(st.sampled_from("ab \n"), min_size=52, max_size=60),
)
def test_a_span_outside_the_gaps_keeps_its_words(
    gaps: list[tuple[Span, Sign]], asked: Span, text: str
) -> None:
    masked = mask(text, [Redaction(span, sign) for span, sign in gaps])
    derived = masked.text(text)
    moved = masked.span(asked)
    assert 0 <= moved.start < moved.end <= len(derived)
    touched = [one for one in masked.gaps if one.span.overlaps(asked)]
    if not touched:
        assert moved.of(derived) == asked.of(text)
    for one in touched:
        assert masked.words(one) in moved.of(derived)
    assert all(
        sign.of(derived) == masked.words(one) for sign, one in zip(masked.signs, masked.gaps, strict=True)
    )
