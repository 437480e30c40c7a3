"""Names after an office with its genitive, and capitals that only open a sentence. Everybody is invented."""

import pytest

from archive.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "«Колодец пересох», — сказал президент Вельтии Илья Брандт.", "Илья Брандт"),
        ("ru", "«Колодец пересох», — сказал президент Илья Петрович Брандт.", "Илья Петрович Брандт"),
        ("uk", "«Криниця висохла», — сказав голова ВРДА Ілля Брандт.", "Ілля Брандт"),
        ("ru", "«Колодец пересох», — рассказывает 43-летняя медсестра из Гориса Илка Брандт.", "Илка Брандт"),
        (
            "ru",
            "43-летняя медсестра из Гориса Илка Брандт говорит: «Колодец давно уже пересох».",
            "Илка Брандт",
        ),
        ("uk", "«Криниця висохла», — каже переселенка з Бахмута Ілка Брандт, 61 рік.", "Ілка Брандт"),
        ("ru", "«Колодец пересох», — сказал пекарь из Гориса Илья Петрович Брандт.", "Илья Петрович Брандт"),
        ("ru", "Впрочем, Илья Брандт сказал: «Колодец давно уже пересох».", "Илья Брандт"),
    ],
)
def test_the_name_begins_after_what_the_office_governs(language: str, text: str, speaker: str) -> None:
    (quote,) = extract(text, language=language).quotes
    assert quote.attribution is not None
    assert quote.attribution.name == speaker
