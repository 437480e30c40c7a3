"""Where somebody comes from and lives, and how old, in Russian and Ukrainian sentences. Everybody is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "ru",
            "«Колодец пересох», — рассказывает 43-летняя медсестра из Гориса Илка Брандт.",
            {"age 43", "role медсестра", "from Гориса"},
        ),
        (
            "ru",
            "«Сын плакал», — сказала Илка Брандт, учительница 51 года, жившая в Херсоне.",
            {"age 51", "role учительница", "from Херсоне"},
        ),
        (
            "ru",
            "Родившийся в Хомсе пекарь Ян Велт поселился в Берлине. «Хлеб такой же», — улыбается он.",
            {"role пекарь", "from Хомсе", "now-living Берлине"},
        ),
        (
            "ru",
            "«Снег шёл», — вспоминает Илка Брандт, покинувшая Степанакерт 25 сентября.",
            {"left Степанакерт"},
        ),
        (
            "ru",
            "Илка Брандт нашла приют в Тбилиси. «Я взяла машинку», — говорит Брандт.",
            {"now-living Тбилиси"},
        ),
        (
            "ru",
            "Илка Брандт, учительница, проработавшая 30 лет, ждёт. «Я взяла машинку», — говорит Брандт.",
            {"role учительница"},
        ),
        (
            "uk",
            "«Криниця висохла», — каже переселенка з Бахмута Ілка Брандт, 61 рік.",
            {"age 61", "from Бахмута"},
        ),
        (
            "uk",
            "Пекар Ян Велт народився в Хомсі й оселився в Берліні. «Хліб такий самий», — усміхається він.",
            {"role Пекар", "from Хомсі", "now-living Берліні"},
        ),
        (
            "uk",
            "«Син плакав», — сказала Ілка Брандт, вчителька 51 року, яка жила в Херсоні.",
            {"age 51", "role вчителька", "from Херсоні"},
        ),
    ],
)
def test_what_is_said_of_the_speaker_is_read(language: str, text: str, told: set[str]) -> None:
    (quote,) = extract(text, language=language).quotes
    fields = (TagField.AGE, TagField.ROLE, TagField.PLACE)
    found = {
        f"{tag.place_role.value if tag.place_role else tag.field.value} {tag.value}".replace("_", "-")
        for tag in quote.tags
        if tag.field in fields
    }
    assert found == told
