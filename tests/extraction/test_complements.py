"""What a name belongs to: an apposition, a preposition, an office. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField

EN = "“we will not leave anybody behind on this road tonight.”"
ES = "“no vamos a dejar a nadie atrás en este camino”."
FR = "« nous ne laisserons personne derrière nous sur cette route »."


def speaker(text: str, language: str) -> str:
    (quote,) = extract(text, language=language).quotes
    return quote.attribution.name if quote.attribution else ""


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "fr",
            f"Le Post a rencontré Karl Velt, ancien directeur adjoint de la SAMPA, qui a déclaré que {FR}",
            "Karl Velt",
        ),
        ("fr", f"Le Post a rencontré Karl Velt, infirmier à Lindau, qui a déclaré que {FR}", "Karl Velt"),
        ("fr", f"Le Post a rencontré le fils de Karl Velt, qui a déclaré que {FR}", "le fils de Karl Velt"),
        (
            "es",
            f"El Post citó a Karl Velt, antiguo administrador adjunto de la SAMPA, quien dijo: {ES}",
            "Karl Velt",
        ),
        ("es", f"El Post citó a una enfermera de Lindau, que dijo: {ES}", "una enfermera de Lindau"),
        ("es", f"Una vecina que vive en Lindau contó que {ES}", "una vecina"),
        ("es", f"Un estudio sobre las escuelas en Lindau reveló que {ES}", ""),
        (
            "en",
            f"The secretary general of SAMPA (Sample Bishops Conference), Ada Velt, said: {EN}",
            "Ada Velt",
        ),
        ("en", f"The head of the Red Cross in Lindau, Ada Velt, said: {EN}", "Ada Velt"),
        ("en", f"Velt’s neighbour in Lindau said: {EN}", "Velt's neighbour in Lindau"),
    ],
)
def test_what_only_completes_a_phrase_does_not_speak(language: str, text: str, name: str) -> None:
    assert speaker(text, language).replace("’", "'") == name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"The paper met the mayor, Ada Velt, who said {EN}", "mayor"),
        (f"The paper asked the head of the school, Ada Velt, and she said {EN}", "head of the school"),
        (f"There stood the clinic’s chief nurse, Ada Velt. She said {EN}", "chief nurse"),
    ],
)
def test_a_role_before_a_name_begins_at_its_own_article(text: str, role: str) -> None:
    (quote,) = extract(text, language="en").quotes
    found = [tag.value for tag in quote.tags if tag.field is TagField.ROLE]
    assert [value.removeprefix("clinic’s ") for value in found] == [role]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "“NEMA and FEMA have been here since Monday,” said Ada Velt.", []),
        ("en", "“I came to the USA in 1994 and found work there,” said Ada Velt.", ["USA"]),
        ("en", "“We were in GORIS that night and nobody told us,” said Ada Velt.", ["GORIS"]),
        ("fr", "« Viens, on s’en va d’ici avant la nuit », a dit Ada Velt.", []),
        ("fr", "« Nous vivons à Vienne depuis dix ans », a dit Ada Velt.", ["Vienne"]),
    ],
)
def test_initials_and_a_word_that_opens_a_sentence_are_no_places(
    language: str, text: str, place: list[str]
) -> None:
    (quote,) = extract(text, language=language).quotes
    assert [tag.value for tag in quote.tags if tag.field is TagField.PLACE] == place


def test_where_somebody_works_is_not_who_speaks() -> None:
    text = f"El Post citó a Karl Velt, anteriormente administrador adjunto en SAMPO, quien dijo: {ES}"
    (quote,) = extract(text, language="es").quotes
    assert quote.attribution is not None and quote.attribution.name == "Karl Velt"
    assert [tag.value for tag in quote.tags] == ["anteriormente administrador adjunto"]
