"""Descriptions, pairs and pronouns that point back. All people and small places of the fixtures are invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole, Proposal, TagField


def quotes(text: str, language: str = "en", published: str | None = None) -> tuple[Proposal, ...]:
    return extract(text, language=language, published=published).quotes


def names(text: str, language: str = "en") -> list[str | None]:
    return [q.attribution.name if q.attribution else None for q in quotes(text, language)]


def value(proposal: Proposal, field: TagField, role: PlaceRole | None = None) -> str | None:
    return next((t.value for t in proposal.tags if t.field is field and t.place_role is role), None)


def test_the_girl_is_the_girl_who_was_brought_in_before() -> None:
    (quote,) = quotes("A 9-year-old girl in a red coat waited by the gate. “I have two cats,” the girl said.")
    assert value(quote, TagField.AGE) == "9"


def test_the_woman_keeps_the_age_told_of_a_woman() -> None:
    (quote,) = quotes("A woman in her sixties sat on a suitcase. “I wait for my son,” the woman said.")
    assert value(quote, TagField.AGE_BAND) == "60s"


def test_two_strangers_of_one_description_are_two_persons() -> None:
    first, second = quotes("“I am tired,” a woman said.\n\nRain fell.\n\n“I am not tired,” a woman said.")
    assert first.attribution and second.attribution
    assert first.attribution.name == second.attribution.name == "a woman"
    assert first.person != second.person


def test_the_woman_is_the_last_woman_who_spoke() -> None:
    text = "“I am tired,” a woman said.\n\nRain fell.\n\n“The road was long for us,” the woman said."
    first, second = quotes(text)
    assert first.person == second.person


def test_what_somebody_was_is_taken_up_by_a_description() -> None:
    text = "Ilka Brandt was the stage manager of a theatre.\n\n“We took the lamp,” the stage manager said."
    assert names(text) == ["Ilka Brandt"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Илька Брандт живёт в Верхнем Доле. «Мы взяли лампу», — говорит наша собеседница."),
        ("hy", "Իլկա Բրանդտը 61 տարեկան է։ «Լամպը վերցրինք»,- ասում է մեր զրուցակիցը։"),
    ],
)
def test_our_interlocutor_is_the_only_person_of_the_text(language: str, text: str) -> None:
    (name,) = names(text, language)
    assert name in ("Илька Брандт", "Իլկա Բրանդտ")


def test_a_description_alone_makes_nobody_the_same() -> None:
    assert names("Ilka Brandt, 61, left by bus. “The road was icy that day,” the driver said.") == [
        "the driver"
    ]


def test_both_are_the_two_who_were_just_named() -> None:
    text = (
        "Ilka Brandt and Tomas Velt are neighbours. Both come from Martuni. “We took the lamp,” Brandt said. "
        "“I took the clock,” said Velt."
    )
    homes = [value(quote, TagField.PLACE, PlaceRole.FROM) for quote in quotes(text)]
    assert homes == ["Martuni", "Martuni"]


def test_a_pronoun_that_serves_women_and_men_finds_its_person() -> None:
    text = "Իլկա Բրանդտը 61 տարեկան է։ «Լամպը վերցրինք»,- ասում է նա։ Այժմ նա ապրում է Մասիսում։"
    (quote,) = quotes(text, "hy")
    assert quote.attribution and quote.attribution.name == "Իլկա Բրանդտ"
    assert value(quote, TagField.PLACE, PlaceRole.NOW_LIVING) == "Մասիսում"


def test_a_georgian_pronoun_that_opens_a_sentence_finds_its_person() -> None:
    text = "ილკა ბრანდტი, 61 წლის ექთანი, ამბობს: „ჩვენ ლამპა წავიღეთ“.\nის გორიდან წამოვიდა, ფეხით."
    (quote,) = quotes(text, "ka")
    assert value(quote, TagField.PLACE, PlaceRole.LEFT) == "გორიდან"


def test_a_pronoun_never_points_at_a_place_or_a_people() -> None:
    text = "Ilka Brandt went to see the Armenian school in Yerevan. “It was locked,” she said."
    assert names(text) == ["Ilka Brandt"]


def test_initials_in_an_interview_are_the_person_introduced() -> None:
    text = (
        "Entretien. Rosa Velt, 36 ans, pharmacienne : « J’ai vidé la vitrine »\n\n"
        "La Gazette : Qu’y avait-il dans ce sac ?\n\nR. V. : De l’insuline et des biberons.\n\n"
        "La Gazette : Elles ont servi ?\n\nR. V. : Oui, elles ont servi."
    )
    assert {value(quote, TagField.AGE) for quote in quotes(text, "fr")} == {"36"}


def test_a_day_later_counts_from_the_day_told_last() -> None:
    text = (
        "“We have bread for a week,” Ilka Brandt told the Valley Post on Monday.\n"
        "Tomas Velt answered two days later.\n“There is none left at all,” Velt said."
    )
    first, second = quotes(text, published="2023-10-05")
    assert value(first, TagField.SAID_ON) == "2023-10-02"
    assert value(second, TagField.SAID_ON) == "2023-10-04"


@pytest.mark.parametrize(
    ("text", "role", "place"),
    [
        (
            "Ilka Brandt lived for 40 years in Shushi before the war. “I ran,” she said.",
            PlaceRole.FROM,
            "Shushi",
        ),
        ("Ilka Brandt has moved to Abovyan. “I ran,” she said.", PlaceRole.NOW_LIVING, "Abovyan"),
    ],
)
def test_homes_then_and_now(text: str, role: PlaceRole, place: str) -> None:
    assert value(quotes(text)[0], TagField.PLACE, role) == place


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("At 68, Ilka Brandt says she has packed twice. “I forgot the lamp,” she said.", "68"),
        ("At 12, Ilka Brandt left the school. “I forgot the lamp,” she said.", None),
        ("Ilka Brandt was 12 when the school burned. “I forgot the lamp,” she said.", None),
    ],
)
def test_at_an_age_is_the_age_now_only_in_the_present(text: str, age: str | None) -> None:
    assert value(quotes(text)[0], TagField.AGE) == age
