"""Of several places of one name, the words beside it tell which; where none do, it is said no more firmly."""

import pytest

from archive.extraction.pipeline import extract
from archive.gazetteer import Gazetteer
from archive.model import PlaceRole, Tag

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
    assert found[PlaceRole.MENTIONED].evidence.certainty == "inferred"


def test_a_place_that_the_words_name_and_nothing_tells_is_uncertain() -> None:
    named = tags(TOLD.format("Goris").replace("It was far", "San Mateo was far"))[PlaceRole.MENTIONED]
    assert (named.place_key, named.evidence.certainty) == (SAN_MATEO["PH"], "uncertain")


@pytest.mark.parametrize("place", ["BORJOMI", "GORIS", "SAN MATEO"])
def test_a_name_in_capitals_is_a_place(place: str) -> None:
    text = f"“We fled on foot,” said Ada Example, 34, from {place}. “I lived in {place} all my life.”"
    assert tags(text)[PlaceRole.FROM].value == place
    assert tags(text)[PlaceRole.FROM].place_key == Gazetteer.load().find(place.title())
