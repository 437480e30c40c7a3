"""The reporter's words within the marks are not the witness's. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract

CASES = {
    "between": (
        "«Я не знаю, что будет, — говорит Иван Небылов, отец троих детей. — Я хочу домой».",
        [("Иван Небылов", ["Я не знаю, что будет,", "Я хочу домой"])],
    ),
    "twice": (
        "«Мы ждём, — говорит Иван Небылов. — Мы всё ещё ждём, — повторяет он, — и будем ждать».",
        [("Иван Небылов", ["Мы ждём,", "Мы всё ещё ждём,", "и будем ждать"])],
    ),
    "after another speaker": (
        "«Мы оставили всё», — сказала Мария Тестова.\n«Я не знаю, — говорит Иван Небылов. — Я хочу домой».",
        [("Мария Тестова", ["Мы оставили всё"]), ("Иван Небылов", ["Я не знаю,", "Я хочу домой"])],
    ),
    "a dash of the speaker's own": (
        "«Дом наш — у реки, и сад — у реки», — сказала Мария Тестова.",
        [("Мария Тестова", ["Дом наш — у реки, и сад — у реки"])],
    ),
    "an agency's name is nobody's words": (
        "«Мы оставили всё», — сказала Мария Тестова агентству «Утро» во вторник.",
        [("Мария Тестова", ["Мы оставили всё"])],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_reporters_words_are_left_out(case: str) -> None:
    text, expected = CASES[case]
    found = [
        (quote.attribution.name if quote.attribution else None, [part.of(text) for part in quote.parts])
        for quote in extract(text, language="ru").quotes
    ]
    assert found == expected
