"""German people: ages, trades, places, and descriptions that point back. Everybody is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Form, Kind, PlaceRole, Proposal, TagField

SAYS = "„Der Brunnen war leer“, sagt"


def first(text: str) -> Proposal:
    return extract(text, language="de", published="2021-03-12").quotes[0]


def speaker(text: str) -> str | None:
    attribution = first(text).attribution
    return attribution.name if attribution else None


def tags(text: str) -> list[str]:
    """What is told of the first speaker: ``age 58``, ``role Weberin``, ``left Goris``."""
    shown = []
    for tag in first(text).tags:
        if tag.field is TagField.PLACE and tag.place_role is not PlaceRole.MENTIONED:
            shown.append(f"{tag.place_role} {tag.value}")
        elif tag.field is not TagField.PLACE:
            shown.append(f"{tag.field} {tag.value}")
    return shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SAYS} Lore Wendt, eine 68-jährige Weberin.", "age 68"),
        (f"In der Küche der 68 Jahre alten Lore Wendt ist es still. {SAYS} Wendt.", "age 68"),
        (f"Lore Wendt heißt sie, ist 68 und lacht. {SAYS} Wendt.", "age 68"),
        (f"Lore Wendt wartet. Heute lebt die Achtundsechzigjährige allein. {SAYS} Wendt.", "age 68"),
        (f"{SAYS} die 68 Jahre alte Frau.", "age 68"),
    ],
)
def test_ages_stand_in_every_case_and_place(text: str, expected: str) -> None:
    assert expected in tags(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Lore Wendt wird im Mai 90. {SAYS} Wendt.",
        f"{SAYS} Lore Wendt, Jahrgang 1948.",
        f"Lore Wendt lebt seit 40 Jahren in Bremen. {SAYS} Wendt.",
        f"Seine Mutter ist 80 Jahre alt. Jost Albers lacht. {SAYS} Albers.",
    ],
)
def test_years_that_are_no_age(text: str) -> None:
    assert not any(tag.startswith("age") for tag in tags(text))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"Lore Wendt verdiente ihr Geld als Näherin in Danzig. {SAYS} Wendt.", "Näherin"),
        (f"{SAYS} Lore Wendt, die in Danzig als Näherin gearbeitet hat.", "Näherin"),
        (f"{SAYS} Lore Wendt, Näherin von Beruf.", "Näherin"),
        (f"Lore Wendt, von Beruf Näherin, wartet. {SAYS} Wendt.", "Näherin"),
        (f"Als Näherin hat Lore Wendt viel gesehen. {SAYS} Wendt.", "Näherin"),
        (f"Lore Wendt war in Danzig Näherin. {SAYS} Wendt.", "Näherin"),
        (f"Lore Wendt ist 68 Jahre alt und war Näherin in Danzig. {SAYS} Wendt.", "Näherin"),
        (f"Beim Verein arbeitet auch Lore Wendt als Näherin. {SAYS} Wendt.", "Näherin"),
        (f"In der Werkstatt des Schusters Jost Albers riecht es. {SAYS} Albers.", "Schusters"),
        (f"{SAYS} Lore Wendt, Leiterin des Heims.", "Leiterin des Heims"),
        (f"{SAYS} Jost Albers, gelernter Schweißer, und geht.", "Schweißer"),
    ],
)
def test_trades_are_told_in_many_ways(text: str, role: str) -> None:
    assert f"role {role}" in tags(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"Die Weberin Lore Wendt aus Danzig wartet. {SAYS} Wendt.", "from Danzig"),
        (f"Die aus Danzig stammende Lore Wendt wartet. {SAYS} Wendt.", "from Danzig"),
        (f"Die in Danzig geborene Lore Wendt wartet. {SAYS} Wendt.", "from Danzig"),
        (f"Lore Wendt, 1950 in Danzig geboren, wartet. {SAYS} Wendt.", "from Danzig"),
        (f"Aufgewachsen ist Lore Wendt in Danzig. {SAYS} Wendt.", "from Danzig"),
        (f"In Danzig hatte Lore Wendt eine Werkstatt. {SAYS} Wendt.", "from Danzig"),
        (f"Lore Wendt war früher Weberin in Danzig. {SAYS} Wendt.", "from Danzig"),
        (f"Die aus Danzig geflohene Lore Wendt wartet. {SAYS} Wendt.", "left Danzig"),
        (f"Vor 30 Jahren floh Lore Wendt aus Danzig. {SAYS} Wendt.", "left Danzig"),
        (f"Lore Wendt verließ Danzig zu Fuß. {SAYS} Wendt.", "left Danzig"),
        (f"Lore Wendt lebt seit 40 Jahren in Bremen. {SAYS} Wendt.", "now_living Bremen"),
        (f"Lore Wendt lebt mit ihren Kindern in Bremen. {SAYS} Wendt.", "now_living Bremen"),
        (f"Lore Wendt wartet. Heute lebt die Weberin in Bremen. {SAYS} Wendt.", "now_living Bremen"),
        (f"Lore Wendt, seit 1996 in Bremen zu Hause, wartet. {SAYS} Wendt.", "now_living Bremen"),
        (f"Lore Wendt ist bei Freunden in Bremen untergekommen. {SAYS} Wendt.", "now_living Bremen"),
    ],
)
def test_places_by_their_part_in_a_life(text: str, place: str) -> None:
    assert place in tags(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Jost Albers wartet. Seine Tochter lebt in Bremen. {SAYS} Albers.",
        f"Jost Albers lebt in Angst. {SAYS} Albers.",
        f"Jost Albers wohnt bei Verwandten. {SAYS} Albers.",
    ],
)
def test_no_place_of_somebody_else_and_no_common_noun(text: str) -> None:
    assert not any(tag.startswith(("now_living", "from", "left")) for tag in tags(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # An age, a trade, a noun for a woman or a man: the only one whom they fit.
        (f"Lore Wendt steht am Zaun. {SAYS} die 68-Jährige.", "Lore Wendt"),
        (f"Lore Wendt steht am Zaun. {SAYS} die Weberin.", "Lore Wendt"),
        (f"Lore Wendt steht am Zaun. {SAYS} die Mutter von drei Kindern.", "Lore Wendt"),
        (f"Lore Wendt und Jost Albers stehen am Zaun. {SAYS} der 70-Jährige.", "Jost Albers"),
        # Nobody whom they do not fit.
        (f"Lore Wendt steht am Zaun. {SAYS} der Weber.", "der Weber"),
        (f"Lore Wendt, Bäckerin, steht am Zaun. {SAYS} die Weberin.", "die Weberin"),
        # Somebody without a name, whom a sentence brings in.
        ("Eine ältere Dame aus Danzig weint. „Man hat uns vergessen“, flüstert sie.", "eine ältere Dame"),
        ("Ein Mann Mitte fünfzig wartet. „Man hat uns vergessen“, sagt der Mann.", "ein Mann"),
        # Trades and nouns are no names, unless somebody is called so.
        (f"Lore Wendt ist Weberin, 68 Jahre alt, Witwe. {SAYS} sie.", "Lore Wendt"),
        (f"Jost Albers ist 70 und Schuster. {SAYS} er.", "Jost Albers"),
        (f"Ihren 77. Geburtstag feierte Lore Wendt im Flur. {SAYS} sie.", "Lore Wendt"),
        (f"Renata Richter wartet. {SAYS} Richter.", "Renata Richter"),
        # What is told of somebody's people keeps the one in mind whose they are.
        ("„Der Brunnen war leer“, sagt Lore Wendt.", "Lore Wendt"),
    ],
)
def test_who_is_meant(text: str, name: str) -> None:
    assert speaker(text) == name


def test_a_sentence_about_her_brother_keeps_her_in_mind() -> None:
    text = f"{SAYS} Lore Wendt.\n\nIhr Bruder war vier.\n\n„Er hat nach dem Schlitten gefragt, immer wieder.“"
    (*_, last) = extract(text, language="de").quotes
    assert last.attribution is not None and last.attribution.name == "Lore Wendt"


def test_a_sentence_ends_after_an_age() -> None:
    assert tags(f"Lore Wendt ist 68. Sie lebt in Bremen. {SAYS} Wendt.") == ["age 68", "now_living Bremen"]


def test_words_of_a_pronoun_that_points_nowhere_stay_words() -> None:
    quote = first("„Ich hatte Angst“, gestand sie.")
    assert quote.form is Form.FULL and quote.attribution is None


def test_a_trade_that_ends_like_an_office_is_none() -> None:
    assert first(f"{SAYS} die Chorleiterin Lore Wendt.").kind is Kind.TESTIMONY
    assert first(f"{SAYS} die Behördenleiterin Lore Wendt.").kind is Kind.STATEMENT


def test_answers_that_alone_have_labels_are_read_without_them() -> None:
    text = (
        "Lore Wendt, 68, war Weberin.\n\nWas fehlt Ihnen?\n\nWendt: Mein Garten, vor allem im Mai, sage ich.\n\n"
        "Planen Sie die Rückkehr?\n\nWendt: Ich plane bis Sonntag."
    )
    quotes = extract(text, language="de").quotes
    assert [quote.parts[0].of(text) for quote in quotes][-1] == "Ich plane bis Sonntag."
    assert {quote.attribution.name for quote in quotes if quote.attribution} == {"Lore Wendt"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("„Ich hatte Angst“, gestand sie. Lore Wendt war damals neun Jahre alt.", "Lore Wendt"),
        (
            "„Wir gingen bei Nacht“, sagt die Elfjährige.\n\nLore Wendt geht in Bremen zur Schule.",
            "Lore Wendt",
        ),
        ("„Ich hatte Angst“, gestand sie. Jost Albers war damals neun Jahre alt.", None),
        ("„Ich hatte Angst“, gestand sie. Das weiß Lore Wendt nicht.", None),
    ],
)
def test_whoever_is_named_right_behind_the_clause(text: str, name: str | None) -> None:
    assert speaker(text) == name


def test_a_first_name_and_the_whole_name_are_one_person() -> None:
    text = f"{SAYS} Onkel Rafik. Rafik Brandt war Schäfer bei Goris."
    assert speaker(text) == "Rafik Brandt" and "role Schäfer" in tags(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Bischof von Goris kam zu Fuß. „Das ist nicht gut“, sagte er.", "der Bischof von Goris"),
        ("Die alte Frau weint. „Man hat uns vergessen“, sagt sie.", "die alte Frau"),
        ("Der Arzt kam zu Fuß. „Man hat uns vergessen“, sagt sie.", None),
        ("Der Plan ist alt. „Man hat uns alle hier vergessen“, sagt er.", None),
    ],
)
def test_a_pronoun_for_the_unnamed_subject_of_the_sentence_before(text: str, name: str | None) -> None:
    assert speaker(text) == name


def test_nouns_are_surnames_only_after_a_first_name() -> None:
    assert speaker(f"Arno Stein wartet. {SAYS} Stein.") == "Arno Stein"
    assert speaker(f"Der Stein liegt da. Lore Wendt kommt. {SAYS} sie.") == "Lore Wendt"
