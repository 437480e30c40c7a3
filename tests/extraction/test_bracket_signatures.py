"""Lines in brackets that sign the words above them, as reports do whose witnesses stay unnamed. Invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField

WORDS = "“I have to prove that I am alive. I show my passport and my face.”"
OTHER = "“Seven hours we stood there in the frost, and one old man died.”"


def signed(*paragraphs: str, language: str = "en") -> list[tuple[str | None, str | None]]:
    quotes = extract("\n\n".join(paragraphs), language=language).quotes
    return [
        (
            quote.attribution.name if quote.attribution else None,
            next((tag.value for tag in quote.tags if tag.field is TagField.AGE), None),
        )
        for quote in quotes
    ]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("(Woman, 46, displaced from Goris, interview of 19 October 2020)", ("Woman", "46")),
        ("[Ilka Brandt, 46, Goris]", ("Ilka Brandt", "46")),
        ("(Elderly man, Marktal, interview of 21 October 2020)", ("Elderly man", None)),
        ("(Laughter in the hall)", (None, None)),
        ("(see page 46 of the report)", (None, None)),
    ],
)
def test_a_line_in_brackets(line: str, speaker: tuple[str | None, str | None]) -> None:
    assert signed("The report says little.", WORDS, line) == [speaker]


def test_a_description_that_comes_again_is_somebody_else() -> None:
    assert signed(WORDS, "(Woman, 46)", OTHER, "(Woman, 30)") == [("Woman", "46"), ("Woman", "30")]


def test_a_signature_says_nothing_of_the_next_words() -> None:
    assert signed(WORDS, "(Woman, 46)", OTHER, "The report ends here.") == [("Woman", "46"), (None, None)]


def test_the_same_in_ukrainian() -> None:
    words = "«Мені треба довести, що я жива. Я показую паспорт.»"
    assert signed(
        words, "(Жінка, 46 років, Марківка)", words, "(Чоловік похилого віку, Марківка)", language="uk"
    ) == [
        ("Жінка", "46"),
        ("Чоловік похилого віку", None),
    ]
