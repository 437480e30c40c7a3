"""Speakers, ages, roles and places of the Armenian press. All people of the fixtures are invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole, TagField

_SAID = " «Դուռը փակեցինք»,- ասում է նա։"
_NARE = "Նարե Ոսկերչյան"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("«Դուռը փակեցինք»,- ասաց Նարե Ոսկերչյանն։", _NARE),
        ("Ժամագործ Նարե Ոսկերչյանն ասաց. «Դուռը փակեցինք ու գնացինք»։", _NARE),
        ("Ութսունմեկամյա Նարե Ոսկերչյանը լռում է։" + _SAID, _NARE),
        ("Հադրութցի Նարե Ոսկերչյանը լռում է։" + _SAID, _NARE),
        ("Նարե Ոսկերչյանը Հադրութից է տեղահանվել։" + _SAID, _NARE),
        ("Նարե Ոսկերչյանը Գորիսի հյուրանոցում է ապրում։" + _SAID, _NARE),
        ("«Դուռը փակեցինք»,- ասում է Հադրութից տեղահանված Նարե Ոսկերչյանը։", _NARE),
        ("Նարե Ոսկերչյանի խոսքով՝ «դուռը փակել են ու գնացել»։", _NARE),
        ("«Դուռը փակեցի»,- մեզ հետ զրույցում ասաց Նարե Ոսկերչյանը։", _NARE),
        ("Նարեն տանն է։ Հետո ավելացնում է. «Դուռը փակեցինք ու գնացինք»։", "Նարե"),
        ("«Դուռը գոցեցինք»,- կ՚ըսէ Նարե Ոսկերիչեանը։", "Նարե Ոսկերիչեան"),
    ],
)
def test_a_name_is_shown_without_its_case_and_what_leads_to_it(text: str, name: str) -> None:
    (quote,) = extract(text, language="hy").quotes
    assert quote.attribution and quote.attribution.name == name


@pytest.mark.parametrize(
    ("text", "field", "role", "value"),
    [
        ("Նարե Ոսկերչյանն ութսուներկու տարեկան է։", TagField.AGE, None, "82"),
        ("Ութսունմեկամյա Նարե Ոսկերչյանը լռում է։", TagField.AGE, None, "81"),
        ("Նարե Ոսկերչյանը լռում է։ Իննսունմեկ տարեկան է։", TagField.AGE, None, "91"),
        ("Նարե Ոսկերչյանը՝ ուսուցչուհի, որն ապրում էր Շուշիում։", TagField.PLACE, PlaceRole.FROM, "Շուշիում"),
        (
            "Նարե Ոսկերչյանը բնակություն է հաստատել Մասիսում։",
            TagField.PLACE,
            PlaceRole.NOW_LIVING,
            "Մասիսում",
        ),
        ("Լռում է Նարե Ոսկերչյանը Գորիսից։", TagField.PLACE, PlaceRole.FROM, "Գորիսից"),
        ("Նարե Ոսկերչյանը, 57, հովիվ է Քաշաթաղի շրջանից։", TagField.ROLE, None, "հովիվ"),
        ("Նարե Ոսկերչյանը, 57, հովիվ է Քաշաթաղի շրջանից։", TagField.PLACE, PlaceRole.FROM, "Քաշաթաղի"),
        ("Նարե Ոսկերչյանը լռում է։ Անցել է երեսուն տարի, այսօր 77 տարեկան է։", TagField.AGE, None, "77"),
        ("Նարե Ոսկերչյանը Հադրութից է տեղահանվել։", TagField.PLACE, PlaceRole.LEFT, "Հադրութից"),
        ("Նարե Ոսկերչյանը հիմա ապրում է վարձով Գորիսում։", TagField.PLACE, PlaceRole.NOW_LIVING, "Գորիսում"),
        (
            "Նարե Ոսկերչյանն ընտանիքով ապաստան է գտել Գորիսում։",
            TagField.PLACE,
            PlaceRole.NOW_LIVING,
            "Գորիսում",
        ),
        ("Նարե Ոսկերչյանը ծնունդով Տողից է։", TagField.PLACE, PlaceRole.FROM, "Տողից"),
        ("Նարե Ոսկերչյանը տունը թողել է Հադրութում։", TagField.PLACE, PlaceRole.LEFT, "Հադրութում"),
        ("Նարե Ոսկերչյանն արդեն մեկ տարի Գորիսում է։", TagField.PLACE, PlaceRole.NOW_LIVING, "Գորիսում"),
    ],
)
def test_what_is_told_with_the_name(text: str, field: TagField, role: PlaceRole | None, value: str) -> None:
    (quote,) = extract(text + _SAID, language="hy").quotes
    assert value in [tag.value for tag in quote.tags if tag.field is field and tag.place_role is role]


def test_an_age_in_a_sentence_about_somebody_else_gives_none() -> None:
    (quote,) = extract("Նարե Ոսկերչյանը լռում է։ Նրա մայրը 91 տարեկան է։" + _SAID, language="hy").quotes
    assert not [tag for tag in quote.tags if tag.field is TagField.AGE]
