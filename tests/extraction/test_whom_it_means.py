"""Whom a pronoun or a description means where several could be meant. Everybody here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import TagField


def speakers(text: str) -> list[str | None]:
    quotes = extract(text, language="en").quotes
    return [quote.attribution.name if quote.attribution else None for quote in quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ida Lahn brought blankets. “Give me a tent,” Sergey Brandt said. His wife disagreed. “He says so "
            "every morning,” she said. “I know him,” his wife added.",
            ["Sergey Brandt", "his wife", "his wife"],
        ),
        ("Mara Velt came alone. Her husband stayed. “I will follow,” he said.", ["her husband"]),
        ("Mara Velt came alone. Her husband stayed. “He will follow,” she said.", ["Mara Velt"]),
        # Whose mother it is can be meant, too: nobody is brought in.
        ("Mara Velt came alone. Her mother died in May. “I never said goodbye,” she said.", ["Mara Velt"]),
        ("Mara Velt came alone. Her husband, Armin, stayed. “I will follow,” he said.", ["Armin"]),
        ("Sergey Brandt lost his leg. His sister’s house burned. “I lost more,” she said.", [None]),
        ("Their daughter laughed. “I lost more than that,” she said.", [None]),
    ],
)
def test_a_relative_of_the_other_gender_is_brought_in(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("before", "description", "expected"),
    [
        ("Mara Velt drove for thirty hours.", "the 44-year-old", "Mara Velt"),
        ("Mara Velt drove for thirty hours.", "the 44-year-old pharmacist from Lindau", "Mara Velt"),
        ("Mara Velt, 44, drove for thirty hours.", "the 44-year-old pharmacist", "Mara Velt"),
        ("Mara Velt met Armin Brandt.", "the 44-year-old mother of two", "Mara Velt"),
        ("Mara Velt, 29, drove.", "the 44-year-old pharmacist", "the 44-year-old pharmacist"),
        ("Mara Velt, a teacher, drove.", "the 44-year-old pharmacist", "the 44-year-old pharmacist"),
        ("Mara Velt met Ilka Brandt.", "the 44-year-old pharmacist", "the 44-year-old pharmacist"),
        ("A pharmacist came. Mara Velt drove.", "the 44-year-old pharmacist", "the 44-year-old pharmacist"),
        ("Mara Velt drove for thirty hours.", "a 44-year-old pharmacist", "a 44-year-old pharmacist"),
    ],
)
def test_an_age_with_an_article_is_the_only_one_whom_it_fits(
    before: str, description: str, expected: str
) -> None:
    assert speakers(f"{before}\n\n“I left the bread in the oven,” {description} said.") == [expected]


@pytest.mark.parametrize(
    "doing",
    [
        "Rosa, 80, shook her head.",
        "Rosa Velt, who is 80, bowed her head.",
        "Rosa, 80, held her doctor’s hand.",
    ],
)
def test_a_head_that_is_shaken_is_no_office(doing: str) -> None:
    (quote,) = extract(f"{doing} “I have no one to bury now,” she said.", language="en").quotes
    assert not [tag for tag in quote.tags if tag.field is TagField.ROLE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Aram Stein turned back. “I knew you would come,” the grandfather, who is 86, told Stein. To a "
            "reporter he added only: “Water was the problem.”",
            ["the grandfather", "the grandfather"],
        ),
        (
            "Mara Velt came in. “You are late,” an old woman told Velt. “Sit down,” she went on. “Eat.”",
            ["an old woman", "an old woman"],
        ),
        # Either may say so.
        (
            "Mara Velt came in. “You are late,” an old woman told Velt. “The soup is cold,” she said.",
            ["an old woman", None],
        ),
        (
            "Aram Stein rose. “You must leave today,” an officer told Stein. “I was born here,” he answered.",
            ["an officer", "Aram Stein"],
        ),
        # Somebody with a name may answer.
        (
            "Aram Stein turned back. “I knew you would come,” the grandmother told Stein. He said: “I did.”",
            ["the grandmother", "Aram Stein"],
        ),
        (
            "Aram Stein turned back. “I knew it,” Armin Velt told Stein. “I did not,” Stein said.",
            ["Armin Velt", "Aram Stein"],
        ),
    ],
)
def test_who_listens_is_not_who_goes_on(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def test_nobody_listens_to_themselves() -> None:
    text = (
        "“Forty-seven,” Aram Stein said. “I knew it,” an old man told Stein. “Water was short,” Stein said."
    )
    heard = [
        [tag.value for tag in quote.tags if tag.field is TagField.SAID_TO]
        for quote in extract(text, language="en").quotes
    ]
    assert heard == [[], ["Stein"], []]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "9-year-old Ani asked. “I told her,” says her aunt, Gayane Stein. Ani drew a house. “So that nobody has "
            "to leave,” the girl explained.",
            ["Gayane Stein", "Ani"],
        ),
        ("Tom Velt, 12, and Armin Velt, 40, came. “He comes when I call,” the boy said.", ["Tom Velt"]),
        ("Tom Velt, 12, and Jan Velt, 9, came. “He comes when I call,” the boy said.", ["the boy"]),
        ("Tom Velt, 42, and Armin Velt, 40, came. “He comes when I call,” the boy said.", ["the boy"]),
    ],
)
def test_a_child_is_the_only_one_whose_age_is_a_childs(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Ида Лан принесла одеяла. «Дайте палатку», — сказал Сергей Брандт. Его жена не согласна. «Он говорит "
         "это каждое утро», — говорит она.", "его жена"),
        ("uk", "Іда Лан принесла ковдри. «Дайте намет», — сказав Сергій Брандт. Його дружина не згодна. «Він каже "
         "це щоранку», — каже вона.", "його дружина"),
        ("de", "Ida Lahn brachte Decken. „Gebt mir ein Zelt“, sagte Sergej Brandt. Seine Frau widersprach. „Das sagt "
         "er jeden Morgen“, sagte sie.", "seine Frau"),
        ("fr", "Ida Lahn a apporté des couvertures. « Donnez-moi une tente », a dit Serge Brandt. Sa femme n’est pas "
         "d’accord. « Il dit cela chaque matin », soupire-t-elle.", "sa femme"),
        ("es", "Ida Lahn trajo mantas. «Denme una tienda», dijo Sergio Brandt. Su mujer no está de acuerdo. «Lo dice "
         "cada mañana», suspira ella.", "su mujer"),
        ("ru", "Марина Вельт ехала тридцать часов. «Хлеб остался в печи», — рассказала 44-летняя провизор.",
         "Марина Вельт"),
        ("ru", "Пришла Марина Вельт, потом Карл Штейн. «Я тут каждое утро с шести часов», — сказала она.",
         "Марина Вельт"),
        ("fr", "« On nous a dit cela », dit Nelli Velt.\n\nLe vice-premier ministre Karl Stein a parlé de 30 000 "
         "personnes. « Nous en attendons autant cette semaine », a-t-il ajouté.", "Karl Stein"),
        ("es", "«Nos lo dijeron ayer», dice Nelli Velt.\n\nEl viceprimer ministro Karl Stein habló de 30.000 "
         "personas. «Esperamos otras tantas esta semana», añadió.", "Karl Stein"),
        ("fr", "Mara Velt a roulé trente heures. « Le pain est resté dans le four », a raconté mardi la pharmacienne "
         "de 44 ans.", "Mara Velt"),
        ("es", "Mara Velt condujo treinta horas. «El pan se quedó en el horno», contó el martes la farmacéutica de "
         "44 años.", "Mara Velt"),
    ],
)  # fmt: skip
def test_in_other_languages_too(language: str, text: str, expected: str) -> None:
    *_, last = extract(text, language=language).quotes
    assert last.attribution is not None and last.attribution.name == expected


def test_what_a_certificate_calls_something_is_not_the_dead_mans() -> None:
    text = "Her husband, Rafik Velt, died on the road, of what the certificate calls “natural causes”."
    assert speakers(text) == ["the certificate"]


@pytest.mark.parametrize(
    ("told", "homes"),
    [
        ("Ada Velt, a bus driver from Lindau", ["Lindau"]),
        ("Ada Velt, who drives up from Lindau on Thursdays", []),
        ("Ada Velt, a nurse who walked over from Lindau", []),
    ],
)
def test_from_where_somebody_drives_is_not_where_they_are_from(told: str, homes: list[str]) -> None:
    (quote,) = extract(f"“I listen to all of them,” said {told}.", language="en").quotes
    assert [tag.value for tag in quote.tags if tag.field is TagField.PLACE] == homes
