"""Where quotations begin and end. Every sentence, person and event here is invented."""

import pytest

from archive.extraction.quotations import marks, paragraphs
from archive.model import Span


def contents(text: str) -> list[str]:
    return [q.content.of(text) for q in marks.find(text, paragraphs.split(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We walked,” she said.", "We walked,"),
        ('"We walked," she said.', "We walked,"),
        ("''We walked,'' she said.", "We walked,"),
        ("``We walked,'' she said.", "We walked,"),
        ("„Wir gingen“, sagte sie.", "Wir gingen"),
        ("„Mentünk”, mondta.", "Mentünk"),
        ("»Wir gingen«, sagte sie.", "Wir gingen"),
        ("«Мы шли», — сказала она.", "Мы шли"),
        ("« Nous marchions », dit-elle.", "Nous marchions"),
        ("«مشينا»، قالت.", "مشينا"),
        ("「歩いた」と言った。", "歩いた"),
        ("‘We walked,’ she said.", "We walked,"),
        ("'We walked,' she said.", "We walked,"),
        ("”Vi gick”, sade hon.", "Vi gick"),
    ],
)
def test_every_family_of_marks_is_read(text: str, expected: str) -> None:
    assert contents(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The neighbours’ goat and the teachers’ room weren’t there.",
        "It's the bakers' street, isn't it, and rock 'n' roll.",
        "He was 6'2\" tall and she was 5'1\".",
        "In the '90s they'd go 'cause they could.",
        '<a href="somewhere" title="a title">no words of anybody</a>',
    ],
)
def test_apostrophes_inches_and_tags_are_no_marks(text: str) -> None:
    assert contents(text) == []


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert contents("‘It’s the neighbours’ goat, isn’t it,’ said Ilka Brandt.") == [
        "It’s the neighbours’ goat, isn’t it,"
    ]


def test_a_stray_opener_costs_its_own_paragraph_only() -> None:
    text = "“We left at dawn, said Ilka Brandt.\nNobody spoke.\n“I counted the doors,” she said."
    assert contents(text)[-1] == "I counted the doors,"
    assert "Nobody spoke." not in contents(text)


def test_a_stray_opener_does_not_swallow_the_next_quotation() -> None:
    text = "He wrote “the road is closed and Ilka Brandt said: “We went round it.”"
    assert contents(text)[-1] == "We went round it."


def test_a_lone_closer_reaches_back_to_its_paragraph() -> None:
    text = "Nothing here.\nWe kept the key,” said Ilka Brandt."
    assert contents(text) == ["We kept the key,"]


def test_wrong_marks_close_each_other() -> None:
    assert contents('“We kept the key," said Ilka Brandt.') == ["We kept the key,"]


def test_an_inner_quotation_is_nested_in_the_outer() -> None:
    text = "“She told me ‘take the lamp’ and I took it,” said Ilka Brandt."
    (outer,) = marks.find(text, paragraphs.split(text))
    assert [span.of(text) for span in outer.nested] == ["take the lamp"]


def test_double_marks_nest_in_single_ones() -> None:
    text = "‘She told me, “Take the lamp,” and I took it,’ said Ilka Brandt."
    (outer,) = marks.find(text, paragraphs.split(text))
    assert outer.content.of(text) == "She told me, “Take the lamp,” and I took it,"
    assert [span.of(text) for span in outer.nested] == ["Take the lamp,"]


def test_an_unclosed_paragraph_runs_to_its_end() -> None:
    text = "“We had one lamp.\n“We lit it twice,” she said."
    assert contents(text) == ["We had one lamp.", "We lit it twice,"]


def test_empty_marks_hold_nothing() -> None:
    assert contents('“” and "" and « »') == []


def test_a_hard_wrapped_text_has_its_paragraphs_between_blank_lines() -> None:
    block = "\n".join(["the lamp stood on the sill of the kitchen and"] * 9) + "\nnobody moved it."
    text = f"{block}\n\n{block}"
    assert len(paragraphs.split(text)) == 2


def test_a_line_is_a_paragraph_otherwise() -> None:
    assert paragraphs.split("One.\n\n  Two.  \r\nThree.") == (Span(0, 4), Span(8, 12), Span(16, 22))
