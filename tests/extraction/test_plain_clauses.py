"""Plain ways in which German, English and French papers say who speaks. All of it is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole, Proposal, TagField


def _facts(quote: Proposal) -> str:
    """``speaker certainty form parts | age | role | home``, shortened behind the last that is told."""
    told = {tag.field: tag.value for tag in quote.tags}
    spoken = quote.attribution
    speaker = f"{spoken.name} {spoken.evidence.certainty.value}" if spoken else "-"
    heard = f"{speaker} {quote.form.value} {len(quote.parts)}"
    home = next((tag.value for tag in quote.tags if tag.place_role is PlaceRole.FROM), "")
    facts = (heard, told.get(TagField.AGE, ""), told.get(TagField.ROLE, ""), home)
    return " | ".join(facts).rstrip(" |")


def _read(language: str, text: str) -> str:
    return " // ".join(_facts(quote) for quote in extract(text, language=language).quotes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ein Sprecher Velts sagte: „Die Brücke bleibt zu.“", "ein Sprecher Velts stated full 1"),
        ("Die Gegner Velts erklärten: „Die Brücke bleibt zu.“", "die Gegner Velts stated full 1"),
        ("Die Mutter Velts sagte: „Die Brücke bleibt zu.“", "die Mutter Velts stated full 1"),
        ("Ilka Velt kam. „Die Brücke bleibt zu“, erklärte der Anwalt Velts.", "der Anwalt Velts stated full 1"),
        ("Ilka Velt kam. Die Gegner Velts riefen: „Die Brücke bleibt zu.“", "die Gegner Velts stated full 1"),
        ("Ilka Velt kam. Velts Kabinett sagte: „Die Brücke bleibt zu.“", "Velts Kabinett stated full 1"),
        ("Ilka Velt kam. Velts alter Weggefährte sagte: „Die Brücke bleibt zu.“", "Velts alter Weggefährte stated full 1"),
        ("Ilka Velt kam. Velts Tochter Ada Stein sagte: „Die Brücke bleibt zu.“", "Ada Stein stated full 1"),
        ("Ilka Velt kam. Nach Velts Worten war die Brücke „nicht sicher“.", "Ilka Velt inferred fragment 1"),
        ("Ilka Velt kam. Nach den Worten Velts war die Brücke „nicht sicher“.", "Ilka Velt inferred fragment 1"),
        ("Ilka Velt kam. Velts Angaben zufolge war die Brücke „nicht sicher“.", "Ilka Velt inferred fragment 1"),
        ("Eine Frau Peters sagte: „Die Brücke bleibt zu.“", "Peters stated full 1"),
        ("Jost Albers kam. Albers’ Sprecher sagte: „Die Brücke bleibt zu.“", "Albers’ Sprecher stated full 1 |  | Albers’ Sprecher"),
        ("Jost Albers’ alte Mutter sagte: „Die Brücke bleibt zu.“", "Jost Albers’ alte Mutter stated full 1"),
        ("Jost Albers kam. Nach Albers’ Worten war die Brücke „nicht sicher“.", "Jost Albers inferred fragment 1"),
        ("Jost Albers kam. „Die Brücke bleibt zu“, erklärte Albers.", "Jost Albers inferred full 1"),
        ("Der Sprecher Albers erklärte: „Die Brücke bleibt zu.“", "Albers stated full 1 |  | Sprecher"),
        ("Ilka Velt kam. Die Velts sagten: „Die Brücke bleibt zu.“", "die Velts stated full 1"),
    ],
)  # fmt: skip
def test_german_possessors_are_not_the_speakers(text: str, told: str) -> None:
    assert _read("de", text) == told


_MAYOR = " The mayor, Arno Stein, kept silent."


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "“Nobody slept,” Velt, who coordinates the shelter, added." + _MAYOR, "Velt stated full 1"),
        ("en", "“We left,” Velt said. “Nobody slept,” Velt, who coordinates the shelter, added." + _MAYOR, "Velt stated full 1 // Velt stated full 1"),
        ("en", "“Nobody slept,” Velt – who coordinates the shelter – said." + _MAYOR, "Velt stated full 1"),
        ("en", "“Nobody slept,” Velt, whose brother is a baker, said." + _MAYOR, "Velt stated full 1"),
        ("en", "“Nobody slept,” Velt, who left with her sister, Ada Stein, said.", "Velt stated full 1"),
        ("en", "Ada Velt runs a shelter. “Nobody slept,” Velt, who cooks there, added." + _MAYOR, "Ada Velt inferred full 1"),
        ("en", "“Nobody slept,” the Road Board, which runs the shelter, said." + _MAYOR, "Road Board inferred full 1"),
        ("en", "Velt, who runs the shelter, told the Valley Post that nobody “slept at all”.", "Velt inferred fragment 1"),
        ("fr", "Velt, qui dirige l’abri, raconte : « On est partis la nuit. »", "Velt stated full 1"),
        ("fr", "Moi, qui ai fui, me tais. « On est partis la nuit. »", "- full 1"),
        ("es", "Total, que nos fuimos. «Salimos de noche», dijo Ada Velt.", "Ada Velt stated full 1"),
    ],
)  # fmt: skip
def test_a_relative_clause_between_name_and_verb_is_passed_over(language: str, text: str, told: str) -> None:
    assert _read(language, text) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "« On est partis », dit-elle.", "- full 1"),
        ("fr", "« Partis », dit-elle.", "- fragment 1"),
        ("es", "«Salimos de noche», dice.", "- full 1"),
        ("es", "Dice: «Salimos de noche».", "- full 1"),
        ("en", "“We left,” she says.", "- full 1"),
        ("tr", "“Gece çıktık” diyor.", "- full 1"),
        ("ar", "وقالت: «خرجنا ليلاً».", "- full 1"),
        ("fa", "«شبانه رفتیم»، گفت.", "- full 1"),
        ("ru", "«Мы ушли ночью», — сказала.", "- full 1"),
        ("ru", "Ада Вельт пришла. «Мы ушли ночью», — сказала.", "Ада Вельт uncertain full 1"),
        ("uk", "Каже: «Ми пішли».", "- full 1"),
        ("ru", "Это был «мост».", ""),
        ("es", "El pueblo es «libre».", ""),
        ("fr", "Il a parlé de « rêve ». Elle rit.", ""),
        ("tr", "Bu “özgür” bir köy.", ""),
        ("en", "It was a “tie” game.", ""),
        ("es", "«Salimos de noche», dice. Ada Velt es panadera en un pueblo.", "Ada Velt uncertain full 1 |  | panadera"),
    ],
)  # fmt: skip
def test_a_verb_of_speech_with_nobody_known_makes_a_record_without_a_speaker(
    language: str, text: str, told: str
) -> None:
    assert _read(language, text) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "“We left,” she said, “and never came back.”", "- full 2"),
        ("en", "“We left,” she said. “We never came back.”", "- full 2"),
        ("fr", "« On est partis la nuit », dit-elle. « On n’est jamais revenus. »", "- full 2"),
        ("es", "«Salimos de noche», dice, «y nadie volvió».", "- full 2"),
        ("de", "„Wir gingen“, sagte sie, „und kamen nie zurück.“", "- full 2"),
        ("ru", "«Мы ушли, — сказала она. — И не вернулись».", "- full 2"),
        ("en", "“We left,” she said. “We never came back,” she added.", "- full 1 // - full 1"),
        ("en", "“We left,” she said. Rain fell. “We never came back.”", "- full 1 // - full 1"),
        ("en", "“We left,” she said. “Never!” he said.", "- full 1 // - full 1"),
        ("en", "“We left,” she said, pointing at the “old mill”.", "- full 1"),
    ],
)  # fmt: skip
def test_an_utterance_of_nobody_known_is_whole(language: str, text: str, told: str) -> None:
    assert _read(language, text) == told


_BOTH = " “We took the lamp,” Brandt said. “It went out,” Mila said."


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Vera Brandt and her sister Mila, both 70, left Lindau." + _BOTH, ["70 both 70", "70 both 70"]),
        ("Vera Brandt and her younger sister, Mila, both 70, left." + _BOTH, ["70 both 70", "70 both 70"]),
        ("Vera Brandt and Mila Stein, both aged 70, left." + _BOTH, ["70 both aged 70", "70 both aged 70"]),
        ("Vera Brandt and her sister, both 70, left Lindau." + _BOTH, ["70 both 70", ""]),
        ("Vera Brandt and her sons, both 12, left Lindau." + _BOTH, ["", ""]),
        ("Vera Brandt, who has two sons, both 12, left Lindau." + _BOTH, ["", ""]),
        ("Vera Brandt met Cem and Ilo Velt, both 12." + _BOTH, ["", ""]),
        ("Vera Brandt and her sister Mila, 12, left Lindau." + _BOTH, ["", "12 12"]),
    ],
)
def test_both_of_two_have_the_age_told_of_both(text: str, ages: list[str]) -> None:
    def age(quote: Proposal) -> str:
        told = (tag for tag in quote.tags if tag.field is TagField.AGE)
        return next((f"{tag.value} {tag.evidence.spans[0].of(text)}" for tag in told), "")

    quotes = extract(text, language="en").quotes
    assert [age(quote) for quote in quotes] == ages


_FR = "« On est partis la nuit », "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_FR + "dit cette ancienne infirmière d’Alep.", "cette ancienne infirmière d’Alep stated full 1 |  | ancienne infirmière | Alep"),
        (_FR + "dit Ada Velt, cette ancienne infirmière d’Alep.", "Ada Velt stated full 1 |  | ancienne infirmière | Alep"),
        ("Marie Velt a fui. " + _FR + "raconte cette infirmière d’Alep.", "Marie Velt inferred full 1 |  | infirmière | Alep"),
        ("Marie Velt a fui. " + _FR + "raconte une infirmière d’Alep.", "une infirmière d’Alep stated full 1 |  | infirmière | Alep"),
        ("Arno Stein a fui. " + _FR + "raconte cette infirmière d’Alep.", "cette infirmière d’Alep stated full 1 |  | infirmière | Alep"),
        ("Cette infirmière d’Alep raconte : « On est partis la nuit. »", "cette infirmière d’Alep stated full 1 |  | infirmière | Alep"),
        ("Elle s’appelle Ana Velt. " + _FR + "dit-elle.", "Ana Velt inferred full 1"),
        (_FR + "dit-elle. Elle s’appelle Ana Velt.", "Ana Velt uncertain full 1"),
        (_FR + "dit une femme près du puits. Elle s’appelle Ana Velt.", "Ana Velt inferred full 1"),
        ("Une femme pleure. Elle s’appelle Ana Velt. « On est partis la nuit. »", "Ana Velt uncertain full 1"),
        ("Ada Brandt a une fille. Elle s’appelle Ana. " + _FR + "dit Ada Brandt.", "Ada Brandt stated full 1"),
    ],
)  # fmt: skip
def test_french_descriptions_and_sentences_that_name(text: str, told: str) -> None:
    assert _read("fr", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Velt charged that the board had shown “corporate greed” for years.", "Velt inferred fragment 1"),
        ("Velt accepted that the bridge was “not safe”.", "Velt inferred fragment 1"),
        ("Arno Stein reckoned that the bridge was “not safe”.", "Arno Stein inferred fragment 1"),
        ("Velt has said that the bridge is “not safe”.", "Velt inferred fragment 1"),
        ("Velt was said to be “furious” about the bridge.", "- fragment 1"),
        ("Velt was reported to be “quite calm”.", "- fragment 1"),
        ("Velt was said to have “gone mad”.", "- fragment 1"),
        ("Velt was charged with “gross neglect”.", ""),
        ("Velt accepted the “gold medal”.", ""),
        ("Velt faced charges that the board was “corrupt”.", ""),
        ("Velt was asked about the “old mill”.", ""),
        ("The mill is known to be “old”.", ""),
        ("Velt is said to own the “Old Mill”.", ""),
    ],
)
def test_verbs_that_report_before_a_clause_and_passives_of_speech(text: str, told: str) -> None:
    assert _read("en", text) == told


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Velt spoke in the old language: ““Radical change is what the valley needs.”", ["Radical change is what the valley needs."]),
        ("““We left at night,” Velt said.", ["We left at night,"]),
        ('Velt said: ""We left at night. Nobody slept."', ["We left at night. Nobody slept."]),
        ("Velt said: ““We left,” then “we came to Lindau”.", ["We left,", "we came to Lindau"]),
        ("““We left at night.\n““We came to Lindau,” Velt said.", ["We left at night.", "We came to Lindau,"]),
        ("Velt said: ««We left at night.»", ["We left at night."]),
        ("Velt said: ““Lamp” is the word we used for it,” and left.", ["“Lamp” is the word we used for it,"]),
        ("Velt said: “We left.”“We slept.”", ["We left.", "We slept."]),
    ],
)  # fmt: skip
def test_a_doubled_opening_mark_opens_once(text: str, parts: list[str]) -> None:
    quotes = extract(text, language="en").quotes
    assert [part.of(text) for quote in quotes for part in quote.parts] == parts
    assert all(quote.attribution and quote.attribution.name == "Velt" for quote in quotes)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Vera Brandt and her sister Mila fled Homs." + _BOTH, ["Homs", "Homs"]),
        ("Vera Brandt and her sister Mila, both 70, fled Homs." + _BOTH, ["Homs", "Homs"]),
        ("Vera Brandt and her sister Mila, who fled Homs, wait." + _BOTH, ["", "Homs"]),
        ("Vera Brandt and her sister Mila (born in Homs) wait." + _BOTH, ["", "Homs"]),
    ],
)
def test_what_two_do_together_is_told_of_both(text: str, places: list[str]) -> None:
    quotes = extract(text, language="en").quotes
    told = (PlaceRole.FROM, PlaceRole.LEFT)
    homes = [next((tag.value for tag in quote.tags if tag.place_role in told), "") for quote in quotes]
    assert homes == places
