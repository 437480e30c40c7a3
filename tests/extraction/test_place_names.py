"""Names in somebody's words that stand for a place, and those that are a person's or a company's."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole


def named(words: str, language: str = "en") -> list[str]:
    said = {
        "en": "Ilka Brandt said: “{}”",
        "de": "Ilka Brandt sagte: „{}“",
        "fr": "Ilka Brandt dit : « {} »",
        "es": "Ilka Brandt dijo: «{}»",
        "tr": "Ilka Brandt şöyle dedi: “{}”",
    }
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


@pytest.mark.parametrize(
    ("words", "language", "places"),
    [
        ("Man, it was cold in Yerevan.", "en", ["Yerevan"]),
        ("Nice people took us in. Bath was a luxury. Reading was hard.", "en", []),
        ("Nice, France, was far. We went on to Bath.", "en", ["Nice", "France", "Bath"]),
        ("Nice était loin. Tête basse, on est partis.", "fr", ["Nice"]),
        ("Para comer no había. Nada quedó. Gracias a todos.", "es", []),
        ("Ama gittik. Beni aldılar. Ordu geldi.", "tr", []),
        ("Ordu’da kaldık, çok uzun kaldık.", "tr", ["Ordu"]),
    ],
)
def test_ordinary_words_that_open_a_sentence_are_no_places(
    words: str, language: str, places: list[str]
) -> None:
    assert named(words, language) == places


@pytest.mark.parametrize(
    ("words", "language", "places"),
    [
        ("Les Arméniens sont partis, puis les Géorgiens et un Syrien.", "fr", []),
        ("Nous vivions à Amiens, puis en Arménie et en Syrie.", "fr", ["Amiens", "Arménie", "Syrie"]),
        ("Wir gingen nach Armenien und sahen Syriens Grenze.", "de", ["Armenien", "Syriens"]),
        ("The Armenians left, and the Roma helped us.", "en", []),
    ],
)
def test_a_people_is_no_country_of_another_language(words: str, language: str, places: list[str]) -> None:
    assert named(words, language) == places


def homes(language: str, text: str) -> list[str]:
    *_, quote = extract(text, language=language).quotes
    return [tag.value for tag in quote.tags if tag.place_role is PlaceRole.FROM]


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("es", "«Nos fuimos de noche», dijo la madre de Karl Brandt, muerto en el frente.", []),
        ("es", "«Nos fuimos de noche», dijo una mujer de Villa Brandt.", ["Villa Brandt"]),
        ("fr", "La mère de Karl Brandt, tué au front, pleure. « Nous sommes partis », dit-elle.", []),
        ("fr", "« Nous sommes partis la nuit », dit une femme de Saint Brandt.", ["Saint Brandt"]),
        ("en", "“We went at night,” said a soldier from Karl Brandt’s unit.", []),
        ("en", "“We went at night,” said a man from Ilka Brandt’s village.", []),
        ("en", "“We went at night,” said a woman from Port Brandt.", ["Port Brandt"]),
        ("tr", "Vali Mehmet Brandt, “Gece gittik” dedi.", []),
        ("tr", "Oğlu Aram, “Gece gittik” dedi.", []),
        ("tr", "Halepli Mehmet Brandt, “Gece gittik” dedi.", ["Halepli"]),
    ],
)
def test_a_person_a_title_or_a_relative_is_no_home(language: str, text: str, places: list[str]) -> None:
    assert homes(language, text) == places
