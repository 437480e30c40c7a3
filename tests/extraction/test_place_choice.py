"""Of several places of one name, the words beside it tell which; where none do, it is said no more firmly."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import PlaceRole, Tag
from archive.places.gazetteer import Gazetteer

SAN_MATEO = {"PH": "geonames:1689056", "CA": "geonames:5392423"}
TOLD = "“We fled on foot that winter, all of us,” said Ada Example, 34, who is from {}. “It was far.”"


def tags(text: str) -> dict[PlaceRole | None, Tag]:
    return {tag.place_role: tag for quote in extract(text).quotes for tag in quote.tags if tag.place_role}


def test_a_name_that_many_places_have_is_weighed_by_size_and_by_what_we_know() -> None:
    gazetteer = Gazetteer.load()
    assert set(SAN_MATEO.values()) < set(gazetteer.candidates("San Mateo"))
    assert gazetteer.find("San Mateo") == gazetteer.candidates("san mateo")[0]
    assert gazetteer.is_shared("Tripoli") and gazetteer.is_shared("San Mateo")
    # Everybody thinks of one, or there is one, or the archive's own files know it.
    assert not any(gazetteer.is_shared(name) for name in ("Paris", "Goris", "Martuni", "Nowhereville"))
    assert gazetteer.candidates("Nowhereville") == ()
    assert gazetteer.regions("Georgia") == ("GE", "US-GA")


@pytest.mark.parametrize(
    ("place", "key", "certainty"),
    [
        ("San Mateo", SAN_MATEO["PH"], "inferred"),
        ("San Mateo, California", SAN_MATEO["CA"], "stated"),
        ("San Mateo (California)", SAN_MATEO["CA"], "stated"),
        ("San Mateo, in the spring", SAN_MATEO["PH"], "inferred"),
        ("Tripoli, Lebanon", "geonames:266826", "stated"),
        ("Springfield, Illinois", "geonames:4250542", "stated"),
        ("Atlanta, Georgia", "geonames:4180439", "stated"),
        ("Paris", "geonames:2988507", "stated"),
        ("Goris", "geonames:174895", "stated"),
    ],
)
def test_the_state_after_a_name_tells_which_place_it_is(place: str, key: str, certainty: str) -> None:
    home = tags(TOLD.format(place))[PlaceRole.FROM]
    assert (home.place_key, home.evidence.certainty) == (key, certainty)


def test_what_told_which_place_is_evidence_and_counts_for_the_name_wherever_it_stands() -> None:
    text = TOLD.format("San Mateo, California").replace("It was far", "San Mateo was far")
    found = tags(text)
    for role in (PlaceRole.FROM, PlaceRole.MENTIONED):
        assert found[role].place_key == SAN_MATEO["CA"]
        assert found[role].evidence.spans[-1].of(text) == "California"
    # Said in full elsewhere: probably the same town, and a step less firm for that.
    assert found[PlaceRole.FROM].evidence.certainty == "stated"
    assert found[PlaceRole.MENTIONED].evidence.certainty == "uncertain"


def test_a_place_that_the_words_name_and_nothing_tells_is_uncertain() -> None:
    named = tags(TOLD.format("Goris").replace("It was far", "San Mateo was far"))[PlaceRole.MENTIONED]
    assert (named.place_key, named.evidence.certainty) == (SAN_MATEO["PH"], "uncertain")


@pytest.mark.parametrize("place", ["BORJOMI", "GORIS", "SAN MATEO"])
def test_a_name_in_capitals_is_a_place(place: str) -> None:
    text = f"“We fled on foot,” said Ada Example, 34, from {place}. “I lived in {place} all my life.”"
    assert tags(text)[PlaceRole.FROM].value == place
    assert tags(text)[PlaceRole.FROM].place_key == Gazetteer.load().find(place.title())


FLED = "“We walked for nine days and slept in barns,” said Ada Example, 70, who fled {}."


@pytest.mark.parametrize(
    ("place", "elsewhere", "key", "certainty"),
    [
        ("Odessa", " The film opens in Odessa, Texas.", "geonames:698740", "uncertain"),
        ("Tripoli", " In Tripoli, Lebanon, the film was shown.", "geonames:2210247", "uncertain"),
        ("Athens", " In Athens, Georgia was the first to open its doors.", "geonames:264371", "inferred"),
        ("Athens", " In Athens, Georgia in the end opened its doors.", "geonames:264371", "inferred"),
        ("Athens", " They passed Athens, Georgia and Armenia.", "geonames:264371", "inferred"),
        ("Athens", " They passed Athens, Georgia, Armenia.", "geonames:264371", "inferred"),
        ("Athens", " In Athens,\nGeorgia\nwas the first.", "geonames:264371", "inferred"),
        ("Paris", f"{' It was far.' * 200} The film opens in Paris, Texas.", "geonames:2988507", "stated"),
    ],
)
def test_what_is_said_of_another_place_further_on_moves_nobody(
    place: str, elsewhere: str, key: str, certainty: str
) -> None:
    home = tags(FLED.format(place) + elsewhere)[PlaceRole.LEFT]
    assert (home.place_key, home.evidence.certainty) == (key, certainty)
    assert all(span.end <= len(FLED.format(place)) for span in home.evidence.spans)


@pytest.mark.parametrize(
    ("before", "place", "key", "certainty"),
    [
        ("The film opens in Paris, Texas. ", "Paris", "geonames:2988507", "stated"),
        ("They met in Tripoli, Lebanon. ", "Tripoli", "geonames:266826", "inferred"),
        ("They met in Tripoli, Lebanon, and in Tripoli, Libya. ", "Tripoli", "geonames:2210247", "uncertain"),
    ],
)
def test_what_was_named_in_full_before_tells_less_firmly_and_nothing_against_size(
    before: str, place: str, key: str, certainty: str
) -> None:
    home = tags(before + FLED.format(place))[PlaceRole.LEFT]
    assert (home.place_key, home.evidence.certainty) == (key, certainty)


@pytest.mark.parametrize("after", ["", ",", " in 1993", "; she", ", USA", " when", " (USA)", "\n\nMore"])
def test_a_state_right_behind_a_name_tells_whatever_closes_it(after: str) -> None:
    home = tags(FLED.format(f"Athens, Georgia{after}"))[PlaceRole.LEFT]
    assert (home.place_key, home.evidence.certainty) == ("geonames:4180386", "stated")


@pytest.mark.parametrize(
    ("around", "key", "certainty"),
    [
        ("She crossed California in a bus.", SAN_MATEO["CA"], "inferred"),
        ("She had landed in San Francisco.", SAN_MATEO["CA"], "inferred"),
        (
            "She had landed in Manila, then in San Francisco and Oakland, California.",
            SAN_MATEO["CA"],
            "inferred",
        ),
        ("She had landed in Manila.", SAN_MATEO["PH"], "inferred"),
        ("She had never seen Georgia.", SAN_MATEO["PH"], "inferred"),
    ],
)
def test_the_company_a_name_stands_in_tells_which_place_it_is(around: str, key: str, certainty: str) -> None:
    home = tags(f"{TOLD.format('San Mateo')}\n\n{around}")[PlaceRole.FROM]
    assert (home.place_key, home.evidence.certainty) == (key, certainty)


def test_what_told_by_its_company_is_evidence() -> None:
    text = f"{TOLD.format('San Mateo')}\n\nShe crossed California in a bus."
    assert tags(text)[PlaceRole.FROM].evidence.spans[-1].of(text) == "California"


@pytest.mark.parametrize("place", ["Madisonville, Texas", "Stepanakert, Texas"])
def test_a_state_without_such_a_place_leaves_the_place_open(place: str) -> None:
    # The gazetteer has one Madisonville, in Kentucky: the map must not show it for the one in Texas.
    home = tags(TOLD.format(place))[PlaceRole.FROM]
    assert home.value.startswith(place.partition(",")[0]) and home.place_key is None


def test_one_place_of_a_name_stays_known_where_its_own_state_is_told() -> None:
    told = tags(TOLD.format("Madisonville, Kentucky"))[PlaceRole.FROM]
    assert told.place_key == tags(TOLD.format("Madisonville"))[PlaceRole.FROM].place_key is not None
