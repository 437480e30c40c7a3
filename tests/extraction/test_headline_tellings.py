"""Titles that tell of somebody beside a quotation, datelines, and days and places of nobody's words.

Everybody here is invented.
"""

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole, TagField

BELOW = {
    "en": "\n\nRain fell on the hall.\n\n“The lamp was out,” said Ada Velt, 34.",
    "es": "\n\nLlovía sobre la sala.\n\n«La lámpara estaba rota», dijo Ada Brea, panadera.",
    "tr": "\n\nYağmur yağıyordu.\n\n“Evimizi kaybettik o gece” dedi Ada Örnek.",
}


def titled(title: str, language: str) -> tuple[str, str]:
    """The speaker of the title's words with the rule's method."""
    attribution = extract(title + BELOW[language], language=language).quotes[0].attribution
    return (attribution.name, attribution.evidence.method) if attribution is not None else ("", "")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "“My father said the sea would not come”: a conversation with a survivor of the flood"),
        ("es", "«El barro huele a gasolina y a lavadora»: los desplazados de la riada, un año después"),
        ("tr", "Depremin ikinci yılında Adıyaman: “Konteynerin kapısı hep açık”"),
    ],
)
def test_a_title_that_tells_what_the_text_is_names_nobody(language: str, title: str) -> None:
    assert titled(title, language)[1] not in ("speaker.signature@1", "speaker.label@1")


def test_a_title_that_names_somebody_does() -> None:
    assert titled("“The sea would not come”: Ada Velt on her last day", "en")[0] == "Ada Velt"
    assert titled("Ada Örnek: “Konteynerin kapısı hep açık”", "tr")[0] == "Ada Örnek"


def test_a_surname_that_is_a_place_too_is_a_label() -> None:
    text = "Cem Orlin and Ada Clinton argued in the hall.\n\nClinton: “The sea would not come.” Orlin: “It came at night.”"
    speakers = [quote.attribution and quote.attribution.name for quote in extract(text, language="en").quotes]
    assert speakers == ["Ada Clinton", "Cem Orlin"]


EN = "Rain fell on the camp.\n\n“We walked for three days,” said Ada Velt, a baker."
RU = "В лагере идёт дождь.\n\n«Мы шли три дня», — сказала Ада Вельт, пекарь."


def places(text: str, language: str, role: PlaceRole) -> set[str]:
    """The places of the last words in a role."""
    return {tag.value for tag in extract(text, language=language).quotes[-1].tags if tag.place_role is role}


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", f"GOMA, Democratic Republic of Congo (AP) — {EN}", "GOMA"),
        ("en", f"GYUMRI (dpa) - {EN}", "GYUMRI"),
        ("en", f"PORT-AU-PRINCE, Haiti (AFP) - {EN}", "PORT-AU-PRINCE"),
        ("fr", "Kaya (AFP) - « Nous avons marché trois jours », raconte Ada Velt, boulangère.", "Kaya"),
        ("es", "CÚCUTA, Colombia (EFE).- Llovió.\n\n«Caminamos tres días», dijo Ada Brea.", "CÚCUTA"),
        ("ru", f"ГОРИС, 28 сентября. {RU}", "ГОРИС"),
        (
            "uk",
            "МУКАЧЕВО, 28 вересня. Дощ.\n\n«Ми йшли три дні», — сказала Ада Приклад, пекарка.",
            "МУКАЧЕВО",
        ),
        (
            "hy",
            "Գորիս, 28 սեպտեմբերի. Անձրև է։\n\n«Մենք քայլեցինք երեք օր», – ասաց Արա Վելտյանը։",
            "Գորիս",
        ),
    ],
)
def test_datelines_tell_where_somebody_spoke(language: str, text: str, place: str) -> None:
    assert places(text, language, PlaceRole.SPOKE_AT) == {place}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", f"Сегодня, 28 сентября. {RU}"),
        ("ru", f"Ада Вельт, 28 сентября. {RU}"),
        ("en", f"In Goris (AP) the day was long. {EN}"),
    ],
)
def test_other_openings_are_no_datelines(language: str, text: str) -> None:
    assert not places(text, language, PlaceRole.SPOKE_AT)


def test_where_an_exile_lives() -> None:
    text = "Ada Brea, jueza afgana exiliada en Madrid, habla bajo. «Huimos esa misma noche», cuenta Brea."
    assert places(text, "es", PlaceRole.NOW_LIVING) == {"Madrid"}
    assert not places(text, "es", PlaceRole.FROM)
    worked = "Ada Brea, jueza en Alepo, habla bajo. «Huimos esa misma noche», cuenta Brea."
    assert places(worked, "es", PlaceRole.FROM) == {"Alepo"}


def test_where_others_live() -> None:
    text = "За словами мера Андрія Прикладенка, у Мукачеві живе понад 30 тисяч людей, і «кожен п'ятий тут недавно»."
    assert not places(text, "uk", PlaceRole.NOW_LIVING)
    own = "Ада Приклад втекла. У Києві живе з донькою. «Ми йшли три дні», — каже Приклад."
    assert places(own, "uk", PlaceRole.NOW_LIVING) == {"Києві"}


def test_an_article_within_a_place() -> None:
    text = "Ada Velt, a baker from Deir al-Balah, spoke. “We ran that very night,” said Velt."
    assert places(text, "en", PlaceRole.FROM) == {"Deir al-Balah"}
    last = (
        "“What is paper for?” asked Ada Velt, who has been displaced twice, most recently from Deir al-Balah."
    )
    assert not places(last, "en", PlaceRole.FROM)


def days(text: str) -> list[str]:
    """When the last words were said."""
    return [
        tag.value for tag in extract(text, language="en").quotes[-1].tags if tag.field is TagField.SAID_ON
    ]


def test_the_day_on_which_somebody_was_told_is_no_day_of_speaking() -> None:
    said = "“I will go,” she said. “I will not wait.”"
    assert days(f"Late Tuesday, Ada Velt was told that a boy had been seen. {said}") == []
    assert days(f"Late Tuesday, Ada Velt told us about it. {said}") == ["Tuesday"]


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("За словами міського голови Андрія Прикладенка", "Андрій Прикладенко"),
        ("За словами вдови Андрія Прикладенка", "вдови Андрія Прикладенка"),
    ],
)
def test_an_office_in_a_case_goes_with_the_name(phrase: str, speaker: str) -> None:
    (quote,) = extract(f"{phrase}, «кожен п'ятий мешканець тут недавно».", language="uk").quotes
    assert quote.attribution is not None and quote.attribution.name == speaker
