"""Which language some words are in: guessed for reading, and told for the record only where it is sure."""

import pytest

from archive.extraction.language.detection import detect, guess, read_as

LONG = {
    "en": "She said that they had left before it was light, and that nobody had looked back at the house.",
    "hy": "Նա ասաց, որ լույսը բացվելուց առաջ են դուրս եկել, եւ ոչ ոք հետ չի նայել տանը։",
    "ru": "Она сказала, что они ушли до рассвета и что никто не оглянулся на дом, который они оставили.",
    "az": "O dedi ki, onlar işıqlanmamış çıxıblar və heç kim evə dönüb baxmayıb, qapını da bağlamayıblar.",
}


@pytest.mark.parametrize("code", LONG)
def test_a_sentence_tells_its_language(code: str) -> None:
    assert detect(LONG[code]) == code
    assert read_as(LONG[code], None) == read_as(LONG[code], f"{code}-XX") == guess(LONG[code])


def test_a_language_without_a_vocabulary_is_told_and_read_as_its_neighbour() -> None:
    told = "Powiedziała, że wyszli przed świtem i że nikt nie obejrzał się na dom, który zostawili."
    assert detect(told) == "pl" and read_as(told, "pl") == read_as(told, None) != "pl"


@pytest.mark.parametrize("text", ["", "Goris", "12.05.2024, 13:40", "Zaruhi Inventia, Otto Official"])
def test_a_few_words_tell_no_language_for_the_record(text: str) -> None:
    assert detect(text) is None
    assert guess(text) == "en"
