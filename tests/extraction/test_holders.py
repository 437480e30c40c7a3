"""Who holds a post, and not the body or the matter that the post is of. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField

EN = "“The roads are closed and people walk for days,”"
NOBODY = "nobody"


def last_speaker(text: str, language: str) -> str:
    """Whose words the last ones are."""
    attribution = extract(text, language=language).quotes[-1].attribution
    return attribution.name if attribution is not None else NOBODY


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{EN} said VMK chief of mission Ilka Brandt, adding that help was late.", "Ilka Brandt"),
        (f"{EN} said VMK country director Ilka Brandt.", "Ilka Brandt"),
        (f"{EN} said Lindau University political scientist Ilka Brandt.", "Ilka Brandt"),
        (f"{EN} Bakers Without Ovens nurse Ada Velt said.", "Ada Velt"),
        (f"{EN} Velt Committee of the Red Lamp spokeswoman Ada Velt said.", "Ada Velt"),
        (f"{EN} said Velt Committee of the Red Lamp nurse Ada Velt.", "Ada Velt"),
        (f"{EN} said VMK in Lindau.", "VMK"),
        (f"{EN} said VMK. The director Ilka Brandt was away.", "VMK"),
        (f"{EN} said Brandt as the director Ada Velt looked on.", "Brandt"),
    ],
)
def test_whoever_holds_the_post_speaks(text: str, speaker: str) -> None:
    assert last_speaker(text, "en") == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "es",
            "El conseller de Vivienda, Martín Brea, asegura que habrá obras. «Nadie se va a quedar atrás», afirmó el lunes.",
            "Martín Brea",
        ),
        (
            "es",
            "La consejera de Educación, Marta Brea, visitó la escuela. «Las aulas abrirán sin falta», afirmó el martes.",
            "Marta Brea",
        ),
        (
            "hy",
            "«Կառավարությունը կօգնի բոլորին», – հայտարարեց Բնակարանային քաղաքականության նախարար Արա Վելտյանը։",
            "Արա Վելտյան",
        ),
        ("ar", 'وأكد والي الجهة كريم بنعلي لحلو أن "العمل يسير بوتيرة سريعة".', "كريم بنعلي لحلو"),
        ("ar", 'وأكد رئيس البلدية أمس أن "العمل يسير بوتيرة سريعة".', "رئيس البلدية"),
    ],
)
def test_what_an_office_is_for_is_nobody(language: str, text: str, speaker: str) -> None:
    assert last_speaker(text, language) == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", 'In Camp 4 Extension, "Nur" (44) reached the bank. "The boat was full," she told us.', NOBODY),
        ("en", 'Rain fell in Camp 4 Extension on Monday. "The boat was full," she told us.', NOBODY),
        ("en", 'On Sunday 4 Ada, a baker, woke early. "The boat was full," she told us.', "Ada"),
        ("en", 'GORIS (VPA) - "The boat was full and we walked", dit Ada V., who sells tea.', NOBODY),
        ("en", 'Goris (VPA) - The bridge fell. "The boat was full and we walked," it said.', NOBODY),
    ],
)
def test_parts_of_places_and_agencies_in_a_dateline_are_nobody(
    language: str, text: str, speaker: str
) -> None:
    assert last_speaker(text, language) == speaker


MOTHER = 'قالت فاطمة بلحاج (38 عاما): "فقدنا البيت والأثاث كله".\n\n'


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f'{MOTHER}وتقول إحدى بناتها، وتدعى سلمى وعمرها 12 عاما: "أريد أن أعود إلى البيت".', "سلمى"),
        (f'{MOTHER}وتقول إحدى بناتها: "أريد أن أعود إلى البيت".', "إحدى بناتها"),
        (f'{MOTHER}وتضيف: "أريد أن أعود إلى البيت".', "فاطمة بلحاج"),
    ],
)
def test_a_childs_words_are_not_the_mothers(text: str, speaker: str) -> None:
    assert last_speaker(text, "ar") == speaker


def test_the_childs_age_goes_with_the_childs_words() -> None:
    text = f'{MOTHER}وتقول إحدى بناتها، وتدعى سلمى وعمرها 12 عاما: "أريد أن أعود إلى البيت".'
    tags = {tag.field: tag.value for tag in extract(text, language="ar").quotes[-1].tags}
    assert tags[TagField.AGE] == "12" and TagField.MINOR in tags


def test_a_body_in_the_ablative_does_not_speak() -> None:
    text = "Göl İdaresi'nden bir yetkili, günde ortalama 600 kişinin geçtiğini belirterek, “Dönüşler tamamen gönüllülük esasına dayanıyor” ifadesini kullandı."
    assert last_speaker(text, "tr") in (NOBODY, "bir yetkili")
