"""Questions between marks in first-person accounts are the listener's, not the narrator's. Invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField

BORN = (
    "I was born in Goris in 1938, and my father kept the mill there. I remember how my mother lit the lamp."
)
BURNED = "I was nine when the mill burned. My brother and I carried the water and I still have the bucket."
LEFT = "I took it with me when we left. I have kept it on my shelf for all of my life."


def words_of(name: str, *paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    return [
        part.of(text)
        for quote in extract(text, language="en").quotes
        if quote.attribution is not None and quote.attribution.name == name
        for part in quote.parts
    ]


def test_a_question_of_its_own_among_paragraphs_without_marks() -> None:
    paragraphs = (
        "Interview with Ilka Brandt, 81",
        BORN,
        "“What happened in the winter?”",
        BURNED,
        "“And then?”",
        LEFT,
    )
    assert words_of("Ilka Brandt", *paragraphs) == [BORN, BURNED, LEFT]


def test_questions_that_open_the_paragraphs_of_the_answers() -> None:
    asked = (
        f"“Where was that?” {BORN}",
        f"“What happened in the winter?” {BURNED}",
        f"“And the lamp?” {LEFT}",
    )
    assert words_of("Ilka Brandt", "Interview with Ilka Brandt, 81", *asked) == [BORN, BURNED, LEFT]


def test_questions_in_turns_with_words_in_marks() -> None:
    said = [f'"{words}"' for words in (BORN, "What happened in the winter?", BURNED, "And the lamp?", LEFT)]
    assert words_of("Ilka Brandt", "Ilka Brandt, 81, tells of the mill.", *said) == [BORN, BURNED, LEFT]


@pytest.mark.parametrize(
    "own",
    [
        "“Who burned the mill?” the officer asked me. I was nine and I was afraid of him.",
        "“What would I do without it?” I have kept it on my shelf for all of my life.",
    ],
)
def test_a_question_that_is_told_stays_with_the_narrator(own: str) -> None:
    assert own in words_of("Ilka Brandt", "Interview with Ilka Brandt, 81", BORN, own, LEFT)


def test_a_narrator_does_not_talk_to_herself() -> None:
    text = "\n\n".join(("Interview with Ilka Brandt, 81", BORN, BURNED, LEFT))
    quotes = extract(text, language="en").quotes
    assert quotes
    assert not [tag for quote in quotes for tag in quote.tags if tag.field is TagField.SAID_TO]
