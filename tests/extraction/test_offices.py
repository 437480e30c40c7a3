"""Names behind an office and what it is of, all in capitals. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Kind, TagField

EN = "“We will not leave anybody behind on this road tonight.”"
ES = "“No vamos a dejar a nadie atrás en este camino.”"
FR = "« Nous ne laisserons personne derrière nous sur cette route. »"


def told(text: str, language: str) -> tuple[str, str]:
    """The speaker with the role."""
    (quote,) = extract(text, language=language).quotes
    assert quote.kind is Kind.STATEMENT
    role = [tag.value for tag in quote.tags if tag.field is TagField.ROLE]
    return quote.attribution.name if quote.attribution else "", ", ".join(role)


@pytest.mark.parametrize(
    ("language", "text", "speaker", "role"),
    [
        (
            "en",
            f"The ambassador to the United States Karl Velt said {EN}",
            "Karl Velt",
            "ambassador to the United States",
        ),
        ("en", f"The president of Armenia Zorb Velt said {EN}", "Zorb Velt", "president of Armenia"),
        (
            "en",
            f"CEO of the Sample Council Zorb Velt told the Gazette: {EN}",
            "Zorb Velt",
            "CEO of the Sample Council",
        ),
        ("en", f"Mayor of Lindau Karl Velt said {EN}", "Karl Velt", "Mayor of Lindau"),
        (
            "en",
            f"Undersecretary for Education Mr. Velt says {EN}",
            "Velt",
            "Undersecretary for Education",
        ),
        (
            "fr",
            f"Le président des États-Unis Karl Velt a déclaré : {FR}",
            "Karl Velt",
            "président des États-Unis",
        ),
        (
            "fr",
            f"Le gouverneur de Californie Karl Velt a déclaré : {FR}",
            "Karl Velt",
            "gouverneur",
        ),
        (
            "es",
            f"El gobernador de California Karl Velt explicó su posición y afirmó: {ES}",
            "Karl Velt",
            "gobernador",
        ),
    ],
)
def test_the_name_is_parted_from_what_the_office_is_of(
    language: str, text: str, speaker: str, role: str
) -> None:
    name, found = told(text, language)
    assert (name, found) == (speaker, role)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            f"A spokesman for Prime Minister Karl Velt said {EN}",
            "a spokesman for Prime Minister Karl Velt",
        ),
        (
            "en",
            f"A spokesman for California Governor Karl Velt said {EN}",
            "a spokesman for California Governor Karl Velt",
        ),
        ("en", f"A spokesman for Mr. Velt said {EN}", "a spokesman for Mr. Velt"),
        (
            "en",
            f"The head of the United States Agency for Development said {EN}",
            "the head of the United States Agency for Development",
        ),
        ("en", f"The governor of South Dakota said {EN}", "the governor of South Dakota"),
        (
            "en",
            f"The spokesman of the Ministry of Labour said {EN}",
            "the spokesman of the Ministry of Labour",
        ),
        ("es", f"Un portavoz del presidente Karl Velt dijo: {ES}", "un portavoz del presidente Karl Velt"),
        (
            "fr",
            f"Le porte-parole du président Karl Velt a déclaré : {FR}",
            "le porte-parole du président Karl Velt",
        ),
    ],
)
def test_whoever_speaks_for_somebody_is_not_them(language: str, text: str, speaker: str) -> None:
    assert told(text, language)[0] == speaker
