"""Ukrainian: ages in the dative, trades in every case, where people come from. Everybody is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Proposal, TagField

SAYS = " «Ми поїхали вночі», — каже вона."


def last(text: str) -> Proposal:
    return extract(text, language="uk").quotes[-1]


def values(text: str, field: TagField) -> list[str]:
    return [tag.value for tag in last(text).tags if tag.field is field]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Мотрі Коваль сімдесят два." + SAYS, "72"),
        ("Мотрі Коваль уже вісімдесят." + SAYS, "80"),
        ("Надії Тихій минуло 81." + SAYS, "81"),
        ("Надія Тиха сидить на лавці. Їй 81." + SAYS, "81"),
        ("Надії Тихій виповнився 81 рік." + SAYS, "81"),
        ("Надія Тиха, якій торік виповнилося 80, зітхає: «Я бігла».", "80"),
        ("Доярка Мотря Коваль, якій 72 роки, розповідає: «Я бігла вночі».", "72"),
    ],
)
def test_the_age_of_whom_the_dative_names(text: str, age: str) -> None:
    assert values(text, TagField.AGE) == [age]


@pytest.mark.parametrize(
    "text",
    [
        "Надія Тиха народила трьох. У Надії Тихої 12." + SAYS,
        "Надія Тиха сидить на лавці. Дали їй 3 ковдри." + SAYS,
        "Надії Тихій було 7 років." + SAYS,
    ],
)
def test_no_age_from_other_numbers(text: str) -> None:
    assert values(text, TagField.AGE) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Степан Луговий усе життя був шахтарем. «Я звик уже», — каже він.", "шахтарем"),
        ("Степану Луговому 58 років, він лісоруб і батько. «Я звик уже», — каже він.", "лісоруб"),
        ("Розмовляємо з Надією Тихою, швачкою." + SAYS, "швачкою"),
    ],
)
def test_trades_in_every_case(text: str, role: str) -> None:
    assert values(text, TagField.ROLE) == [role]


@pytest.mark.parametrize(
    ("text", "place", "place_role"),
    [
        ("Надія Тиха родом з Орлівки." + SAYS, "Орлівки", "from"),
        ("«Ми поїхали вночі», — каже Надія Тиха, 63 роки, доярка з Вишневого.", "Вишневого", "from"),
        ("Надія Тиха, уродженка Орлівки, мовчить." + SAYS, "Орлівки", "from"),
        ("Надія Тиха втекла з Орлівки до Калинівки." + SAYS, "Калинівки", "now_living"),
        ("Надія Тиха до війни мешкала в Орлівці, мовчить." + SAYS, "Орлівці", "from"),
        ("Надія Тиха покинула Орлівку торік." + SAYS, "Орлівку", "left"),
        ("«Я бігла вночі», — сказала нам Надія Тиха у Калинівці.", "Калинівці", "spoke_at"),
    ],
)
def test_where_from_and_where_to(text: str, place: str, place_role: str) -> None:
    told = [(tag.value, tag.place_role) for tag in last(text).tags if tag.field is TagField.PLACE]
    assert (place, place_role) in told


@pytest.mark.parametrize("verb", ["відказує", "кидає", "мовить", "оповідає"])
def test_verbs_of_speech_of_the_reportage(verb: str) -> None:
    attribution = last(f"«Ми поїхали вночі», — {verb} Петро Бондар.").attribution
    assert attribution is not None
    assert attribution.name == "Петро Бондар"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Богданові Сейтову 88 років. «Ми поїхали вночі», — каже він.", "Богдан Сейтов"),
        ("Олені Гончар 63 роки." + SAYS, "Олена Гончар"),
        ("За словами водія Степана Лугового, дорогу закрили. «Ми стояли», — додає він.", "Степан Луговий"),
        ("Жителька села Орлівка Надія Тиха згадує: «Ми поїхали вночі».", "Надія Тиха"),
        ("Синові Богданові 31." + SAYS.replace("вона", "Богдан"), "Богдан"),
        ("«Ми поїхали вночі», — каже Валентина Ткач.", "Валентина Ткач"),
        ("Розмовляємо з Андрієм Шевченком. «Ми поїхали вночі», — каже він.", "Андрій Шевченко"),
    ],
)
def test_a_name_is_shown_in_the_nominative(text: str, name: str) -> None:
    attribution = last(text).attribution
    assert attribution is not None
    assert attribution.name == name


def test_a_gerund_before_the_verb_of_speech() -> None:
    text = (
        "«Ми стояли на мосту», — не піднімаючи очей, каже Петро Бондар. "
        "«А потім поїхали», — усміхаючись, додає Ганна Ткач."
    )
    quotes = extract(text, language="uk").quotes
    assert [quote.attribution and quote.attribution.name for quote in quotes] == [
        "Петро Бондар",
        "Ганна Ткач",
    ]


def test_who_recorded_an_interview_and_when() -> None:
    text = (
        "Надія Тиха була дояркою.\n\nХто вам сказав?\n\nСолдат. Він прочитав папірця.\n\nСкільки вам було?\n\n"
        "Чотирнадцять. Я ніс чайник у руці.\n\nЗаписала Ганна Ткач 10 травня 2018 року в Калинівці."
    )
    assert values(text, TagField.SAID_TO) == ["Ганна Ткач"]
    assert values(text, TagField.SAID_ON) == ["2018-05-10"]
