"""What stands around an interview tells of whoever answers; who leads a sentence speaks next. All invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Certainty

SPANISH = (
    "Entrevista a Rosalba Ejemplo, desplazada de Bojayá\n\n"
    "Tiene 53 años y vive desde 2002 en Quibdó. Su hija tiene 30 años.\n\n"
    "Pregunta. ¿Qué se trajo usted del pueblo?\n\nRespuesta. La voz. Lo demás venía mojado.\n\n"
    "P. ¿Volvería?\n\nR. De visita, como se visita a los muertos."
)
ARABIC = (
    "حوار مع عثمان الطيب\n\nعثمان الطيب محاسب، غادر أم درمان في أيار.\n\n"
    "- متى قررت الخروج؟\n- حين سكتت الكلاب.\n\n- ماذا حملت معك؟\n- دفتر الحسابات وحده."
)
UKRAINIAN = (
    "Інтерв’ю з Аліме Прикладовою\n\nМи пили чай.\n\n— Що ви взяли?\n\n— Я взяла звіт.\n\n"
    "— Що кажете дітям?\n\n— Кажу, що ми у відрядженні."
)


def test_what_a_lead_without_a_subject_tells_is_told_of_whoever_answers() -> None:
    answers = extract(SPANISH, language="es").quotes
    assert [quote.parts[0].of(SPANISH)[:7] for quote in answers] == ["La voz.", "De visi"]
    told = {f"{tag.place_role or tag.field} {tag.value}" for tag in answers[0].tags}
    assert {"age 53", "now_living Quibdó"} <= told


def test_questions_in_plain_dashes_are_an_interview_in_every_language() -> None:
    answers = extract(ARABIC, language="ar").quotes
    assert [quote.parts[0].of(ARABIC) for quote in answers] == ["حين سكتت الكلاب.", "دفتر الحسابات وحده."]
    assert {quote.attribution.name for quote in answers if quote.attribution} == {"عثمان الطيب"}


def test_a_list_in_dashes_is_no_interview() -> None:
    text = "What was left:\n\n- Why the door was open?\n\n- How many keys?\n\n- Who counted them?"
    assert extract(text, language="en").quotes == ()


def test_a_womans_surname_in_a_case_is_shown_in_the_nominative() -> None:
    answers = extract(UKRAINIAN, language="uk").quotes
    assert {quote.attribution.name for quote in answers if quote.attribution} == {"Аліме Прикладова"}


@pytest.mark.parametrize("led", ["Brandt’s coat hangs by the door.", "Ilka Brandt bites off a thread."])
def test_who_leads_the_sentence_before_the_words_and_has_spoken_speaks(led: str) -> None:
    text = f"“We had one lamp between us,” said Ilka Brandt.\n\n“It went out,” said Tomas Velt. {led} “Eleven of us sat there.”"
    quote = extract(text, language="en").quotes[-1]
    assert quote.attribution is not None
    assert quote.attribution.name == "Ilka Brandt"
    assert quote.attribution.evidence.certainty is Certainty.UNCERTAIN
