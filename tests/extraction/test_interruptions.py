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


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        (
            "ru",
            "«Мы предупреждали», — сказал мэр Карл Вельт.\n\n«Предупреждали? — переспрашивает Анна Орлова. — Меня предупредила кошка».",
            ["Карл Вельт", "Анна Орлова"],
        ),
        (
            "ru",
            "«Мы предупреждали», — сказал мэр Карл Вельт.\n\n«Вы правда нас предупреждали?» — спрашивает Анна Орлова.",
            ["Карл Вельт", "Анна Орлова"],
        ),
        (
            "ru",
            "«Мы предупреждали», — сказал мэр Карл Вельт.\n\n«Я ничего не видела», — говорит мать четверых детей.",
            ["Карл Вельт", "мать четверых детей"],
        ),
        (
            "en",
            "“We warned them,” said mayor John Brandt.\n\n“Warned?” Anna Velt snorted. “The cat warned me.”",
            ["John Brandt", "Anna Velt"],
        ),
        (
            "es",
            "“Avisamos a todos”, aseguró por su parte el alcalde, Juan Velt.\n\n“¿Avisar?”, resopla Ana Orlin. “A mí me avisó el gato”.",
            ["Juan Velt", "Ana Orlin"],
        ),
    ],
)
def test_the_words_of_the_next_paragraph_are_not_the_officials(
    language: str, text: str, speakers: list[str]
) -> None:
    quotes = extract(text, language=language).quotes
    assert [quote.attribution.name if quote.attribution else None for quote in quotes] == speakers
