"""An age beside a speaker's name that is a child's, a relative's or no age. Everything here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField


def age(code: str, text: str) -> str | None:
    """The age that the last words of a text are given."""
    *_, quote = extract(text, language=code).quotes
    return next((tag.value for tag in quote.tags if tag.field is TagField.AGE), None)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "“We walked for two days,” said Ada Velt, who was holding her grandson, 7."),
        ("en", "“We walked for two days,” said Ada Velt, whose son, 9, was hurt."),
        ("en", "“We walked for two days,” said Ada Velt, who carried a boy, 7."),
        ("en", "A woman sat beside her 6-year-old daughter. “We walked for two days,” the woman said."),
        ("en", "A mother of a 6-year-old girl said: “We walked for two days.”"),
        ("en", "“We walked for two days,” said the mother of 7-year-old Karl."),
        ("en", "Her 6-year-old daughter beside Ada Velt was asleep. “We walked,” said Ada Velt."),
        ("en", "“We walked for two days,” said Ada Velt (12 years of exile)."),
        ("fr", "« Nous avons marché deux jours », dit Ada Velten (12 ans d’exil)."),
        ("fr", "« Nous avons marché deux jours », dit Ada Velten, douze ans de prison."),
        ("fr", "« Nous avons marché deux jours », dit Ada Velten, qui tenait son petit-fils, 7 ans."),
        ("fr", "« Nous avons marché deux jours », dit Ada Velten, dont le fils, 9 ans, est blessé."),
        (
            "fr",
            "« On est partis », dit Ada Velten. Devant elle, sur la natte, sa petite-fille de 4 ans dessine. « Oui », dit-elle.",
        ),
        ("en", "“We left,” said Ada Velt. Beside her, asleep, her son, 7. “We walked,” she said."),
        ("es", "«Caminamos dos días», dijo Ada Velt, que llevaba en brazos a su nieto, de 7 años."),
        ("es", "«Caminamos dos días», dijo Ada Velt (12 años de exilio)."),
        ("de", "„Wir gingen zwei Tage“, sagte Ada Velt, die ihren Enkel, 7, im Arm hielt."),
        ("de", "„Wir gingen zwei Tage“, sagte Ada Velt, deren Sohn, 9, verletzt ist."),
        ("de", "„Wir gingen zwei Tage“, sagte Ada Velt, die Mutter des 7-jährigen Karl."),
        ("ru", "«Мы шли два дня», — сказала Анна Вельт, державшая на руках внука, 7 лет."),
        ("ru", "«Мы шли два дня», — сказала Анна Вельт, мать мальчика, 7 лет."),
        ("ru", "«Мы шли два дня», — сказала Анна Вельт (12 лет ссылки)."),
        ("uk", "«Ми йшли два дні», — сказала Анна Вельт, яка тримала онука, 7 років."),
        ("uk", "«Ми йшли два дні», — сказала Анна Вельт (12 років заслання)."),
        ("hy", "«Մենք քայլեցինք երկու օր»,- ասաց յոթամյա տղայի մայր Անի Վելտյանը։"),
        ("tr", "“İki gün yürüdük” dedi Ayşe Velt, yedi yaşındaki bir çocuğun annesi."),
        ("tr", "7 yaşındaki oğlunu kucağında tutan Ayşe Velt, “İki gün yürüdük” dedi."),
        ("ar", "قالت والدة الطفل كريم البالغ 7 أعوام: «خرجنا في الليل»."),
        ("ar", "قالت منى عبود، والدة الطفل كريم البالغ 7 أعوام: «خرجنا في الليل»."),
    ],
)
def test_somebody_elses_age_is_not_the_speakers(code: str, text: str) -> None:
    assert age(code, text) is None


@pytest.mark.parametrize(
    ("code", "text", "years"),
    [
        ("en", "“We walked for two days,” said her grandson, 7.", "7"),
        ("en", "“We walked for two days,” said Karl Velt, a boy of 12.", "12"),
        ("en", "Yesterday her 7-year-old son Karl Velt said: “We walked for two days.”", "7"),
        ("en", "The 7-year-old son of Ada Velt said: “We walked for two days.”", "7"),
        ("en", "“We walked for two days,” said Ada Velt, who is a mother, 41.", "41"),
        ("en", "“We walked for two days,” said Ada Velt, a mother of three, 41.", "41"),
        ("en", "“We walked for two days,” said Ada Velt, 34, mother of a 7-year-old.", "34"),
        ("fr", "« Nous avons marché », dit Karl Velten, le fils d’un voisin, 7 ans.", "7"),
        ("fr", "« Nous avons marché », dit Ada Velten, 54 ans, mère d’un garçon de 7 ans.", "54"),
        ("es", "«Caminamos dos días», dijo Karl Velt, hijo de un vecino, de 7 años.", "7"),
        ("es", "«Caminamos dos días», dijo Ada Velt, de 54 años de edad.", "54"),
        ("de", "„Wir gingen zwei Tage“, sagte Karl Velt, das jüngste Kind, 7.", "7"),
        ("de", "„Wir gingen zwei Tage“, sagte Ada Velt, 54 Jahre alt, Mutter einer Tochter.", "54"),
        ("ru", "«Мы шли два дня», — сказал Карл Вельт, сын сестры, 7 лет.", "7"),
        ("ru", "«Мы шли два дня», — сказала Анна Вельт, мать троих детей, 41 год.", "41"),
        ("uk", "«Ми йшли два дні», — сказала Анна Вельт, 41 рік.", "41"),
        ("hy", "«Մենք քայլեցինք երկու օր»,- ասաց 40-ամյա երեք երեխաների մայր Անի Վելտյանը։", "40"),
        ("tr", "40 yaşındaki üç çocuk annesi Ayşe Velt, “İki gün yürüdük” dedi.", "40"),
        ("ar", "قالت والدة الطفل كريم، البالغة 34 عاما: «خرجنا في الليل».", "34"),
    ],
)
def test_the_speakers_own_age_stays_theirs(code: str, text: str, years: str) -> None:
    assert age(code, text) == years
