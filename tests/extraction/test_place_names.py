"""Names in somebody's words that stand for a place, and those that are a person's or a company's."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole


def named(words: str, language: str = "en") -> list[str]:
    said = {"en": "Ilka Brandt said: “{}”", "de": "Ilka Brandt sagte: „{}“", "fr": "Ilka Brandt dit : « {} »"}
    quotes = extract(said[language].format(words), language=language).quotes
    return [tag.value for quote in quotes for tag in quote.tags if tag.place_role is PlaceRole.MENTIONED]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("We went from Aleppo to Mosul and on to Yerevan in May.", ["Aleppo", "Mosul", "Yerevan"]),
        ("My aunt lives in Sofia, near Florence, I think.", ["Sofia", "Florence"]),
        ("They took us to Western Armenia and to Lake Geneva.", ["Armenia", "Geneva"]),
        ("Aleppo was cold. Then Mosul fell, and Jordan closed the road.", ["Aleppo", "Mosul", "Jordan"]),
        ("We left Kiev on a train to Wien in the night.", ["Kiev", "Wien"]),
    ],
)
def test_a_place_that_is_meant(words: str, places: list[str]) -> None:
    assert named(words) == places


@pytest.mark.parametrize(
    "words",
    [
        "I kept the money at Wells Fargo for years.",
        "Wells Fargo kept the money for years.",
        "My cousin Sam and my aunt Elizabeth stayed with us.",
        "Elizabeth Brandt and old Abraham Lincoln Velt stayed.",
        "It was in George’s house that we slept.",
        "We had a house in New Jersey once.",
        "Nice people, all of them, and it was a nice house.",
        "Gold was all we took, and Rest was a word for us.",
    ],
)
def test_a_name_that_means_no_place(words: str) -> None:
    assert named(words) == []


def test_nouns_with_capitals_are_no_names_before_a_place() -> None:
    assert named("Wir kamen aus der Stadt Mossul, und Sofia kam mit.", "de") == ["Mossul"]
    assert named("On est allés à Alep avec Florence Brandt.", "fr") == ["Alep"]


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("left Elizabeth with her aunt", []),
        ("left Sam at the gate", []),
        ("left Sofia in 1990", ["Sofia"]),
        ("left Kiev", ["Kiev"]),
        ("left Mosul with her aunt", ["Mosul"]),
    ],
)
def test_somebody_who_is_left_is_no_place(told: str, left: list[str]) -> None:
    text = f"Ilka Brandt {told}. “We took the lamp that day,” Brandt said."
    (quote,) = extract(text, language="en").quotes
    assert [tag.value for tag in quote.tags if tag.place_role is PlaceRole.LEFT] == left
