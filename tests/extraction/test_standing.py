"""Whether a role makes somebody speak for an office, or as a witness. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Kind

EN = "“Every household has a tent now,”"
RU = "«Мы устали ждать каждую ночь»"
FR = "« Ces familles sont logées au gymnase depuis lundi »"
ES = "«Las familias llegan sin nada cada noche»"


def kind(text: str, language: str) -> Kind:
    """The kind of the last words."""
    return extract(text, language=language).quotes[-1].kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{EN} said Cem Orlin, the prefect of Lindau."),
        ("en", f"{EN} said Cem Orlin, the County housing director."),
        ("en", f"The deputy governor of Lindau, Cem Orlin, counted them. {EN} he said."),
        ("en", f"Cem Orlin is the mayor of Lindau. He came on Monday.\n\n{EN} Orlin said."),
        ("en", f"{EN} said Ada Velt, displaced persons coordinator."),
        ("ru", f"И. о. губернатора Алексей Примеров заявил: {RU}."),
        ("ru", f"По словам представителя МЧС Армении Нелли Велтян, едут многие. {RU}, — отметила она."),
        ("ru", f"{RU}, — говорит речница совета Елена Пример."),
        ("uk", "За словами міського голови Андрія Прикладенка, «кожен п'ятий мешканець тут переселенець»."),
        ("fr", f"{FR}, explique Bernard Velt, adjoint au maire."),
        ("de", "„Wir sind weiter als gedacht“, sagte Landrätin Cornelia Velt."),
        ("de", "„Wir sind weiter als gedacht“, sagte Sozialdezernentin Cornelia Velt."),
        ("es", f"{ES}, dice una funcionaria de la Defensoría."),
        ("es", f"{ES}, dijo Ada Brea, portavoz de ACNUR."),
        ("es", f"El conseller de Vivienda, Martín Brea, visitó el pueblo. {ES}, afirmó."),
    ],
)
def test_an_office_speaks(language: str, text: str) -> None:
    assert kind(text, language) is Kind.STATEMENT


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We had to run,” said Ada Velt, a displaced mayor."),
        ("en", f"{EN} said Ada Velt, stage director of a theatre."),
        ("en", f"{EN} said Cem Orlin, a driver for the county."),
        ("ru", f"{RU}, — сказала жена мэра Анна Пример."),
        ("ru", f"{RU}, — сказал водитель губернатора Алексей Примеров."),
        ("fr", "« Deux femmes ont accouché ici », raconte Ousseni Velt, chef coutumier de 74 ans."),
        ("es", "Nasrin Velt, jueza afgana exiliada, vive en Madrid. «Huimos esa misma noche», cuenta Velt."),
        ("es", f"{ES}, dice Ada Brea, panadera."),
    ],
)
def test_a_witness_speaks(language: str, text: str) -> None:
    assert kind(text, language) is Kind.TESTIMONY
