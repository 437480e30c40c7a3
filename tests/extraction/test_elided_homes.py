"""Facts told in sentences without a subject, of a home behind a possessive, of an age and a noun. Invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField


def facts(text: str, language: str) -> str:
    """Age, role and places of the first quote: ``68 | pastora | left:Homs``."""
    quote = extract(text, language=language).quotes[0]
    first = {tag.field: tag.value for tag in reversed(quote.tags)}
    places = [
        f"{tag.place_role.value}:{tag.value}"
        for tag in quote.tags
        if tag.place_role is not None and tag.place_role.value != "mentioned"
    ]
    return f"{first.get(TagField.AGE, '')} | {first.get(TagField.ROLE, '')} | {' '.join(places)}"


SPOKE = "Ilka Brandt puso la silla.\n\n—Nos dieron hasta las cuatro —dice—. No era mucho tiempo.\n\n"


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        # After somebody's words a paragraph without a subject is about them.
        ("es", f"{SPOKE}Tiene 68 años y viene de Homs.", "68 |  | from:Homs"),
        ("es", f"{SPOKE}Trabajó cuarenta años de planchadora en Homs.", " | planchadora | "),
        ("es", f"{SPOKE}Vive en el número 9 de una calle sin salida de Goris.", " |  | now_living:Goris"),
        ("es", f"{SPOKE}El alcalde tiene 68 años y viene de Homs.", " |  | "),
        # A home behind a possessive that shows no gender.
        (
            "es",
            "«Nadie se muere», dice Ilka Brandt. Su pueblo, Combela, quedó bajo el agua.",
            " |  | from:Combela",
        ),
        (
            "fr",
            "Boulangère, Ilka Brandt, 79 ans, attend. Son village, Combelle, n’est plus.\n\n« C’est ainsi », dit-elle.",
            "79 | Boulangère | from:Combelle",
        ),
        # An age and a noun mean the only one named (Turkish); a noun behind a capital makes it a place.
        (
            "tr",
            "Çamtepe mahallesinden tahliye edilen İlka Örnek’in dört kovanı vardı.\n\n“Sen sus da ben konuşayım” dedi"
            " Örnek. Arıcılık yapan 58 yaşındaki kadın, kovanları taşımış.",
            "58 | Arıcılık | left:Çamtepe",
        ),
        (
            "tr",
            "Bölge Müdür Yardımcısı Cem Örnek “ateş söndü, yol da açıldı” dedi.",
            " | Bölge Müdür Yardımcısı | ",
        ),
        # Where a talk was recorded, below it (Ukrainian).
        (
            "uk",
            "«Нам дали п’ятнадцять хвилин», — каже Ілка Приклад.\n\nЗаписала Нора Вельт 10 травня 2018 року в Марківці.",
            " |  | spoke_at:Марківці",
        ),
    ],
)
def test_facts_told_without_a_subject(language: str, text: str, told: str) -> None:
    assert facts(text, language) == told


def test_a_title_of_two_nouns_is_no_part_of_the_name() -> None:
    text = "Bölge Müdür Yardımcısı Cem Örnek “ateş söndü, yol da açıldı” dedi."
    (quote,) = extract(text, language="tr").quotes
    assert quote.attribution is not None
    assert quote.attribution.name == "Cem Örnek"
