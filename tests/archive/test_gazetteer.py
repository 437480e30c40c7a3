"""Place names to places: every spelling, no preferred one."""

import time

import pytest
from hypothesis import given, settings, strategies as st

from archive.errors import UnknownId
from archive.places.gazetteer import Gazetteer, fold
from archive.places.sources import GazetteerFileError, read_countries, read_places

GAZETTEER = Gazetteer.load()
CURATED = tuple(read_places())


@pytest.mark.parametrize(
    "spellings",
    [
        (
            "Stepanakert",
            "Khankendi",
            "Xankəndi",
            "XANKENDI",
            "Ստեփանակերտ",
            "Ստեփանակերտում",
            "Степанакерта",
            "Ханкенди",
        ),
        ("Shushi", "Shusha", "Şuşa", "Շուշի", "Շուշիից", "Шуши"),
        ("Askeran", "Əsgəran", "Ասկերան", "Аскеран", "Asgeran"),
        ("Martakert", "Aghdara", "Ağdərə", "Мартакерт", "Մարտակերտից"),
        ("Goris", "Գորիսում", "Горисе", "غوريس"),
        ("Nagorno-Karabakh", "Nagorno Karabakh", "Artsakh", "Արցախ", "Нагорный Карабах", "Karabakh"),
        ("Armenia", "Հայաստան", "Армении", "أرمينيا", "Ermenistan"),
    ],
)
def test_all_spellings_find_the_same_place(spellings: tuple[str, ...]) -> None:
    keys = {GAZETTEER.find(spelling) for spelling in spellings}
    assert len(keys) == 1
    assert None not in keys


def test_variants_are_symmetric_and_hold_every_name() -> None:
    assert GAZETTEER.variants("Stepanakert") == GAZETTEER.variants("Khankendi")
    assert {"Stepanakert", "Khankendi", "Xankəndi", "Ստեփանակերտ"} <= set(GAZETTEER.variants("Stepanakert"))
    assert GAZETTEER.variants("Nowhere-at-all") == ()


def test_no_name_of_a_place_is_marked_as_the_right_one() -> None:
    assert not any(name.primary for place in CURATED for name in place.names)


def test_a_place_has_what_the_file_says() -> None:
    goris = GAZETTEER.place("geonames:174895")
    assert (goris.latitude, goris.longitude, goris.country) == (39.51111, 46.34168, "AM")
    assert goris.broader_key == "armenia:syunik"
    assert GAZETTEER.place("country:AM").names[0].form == "Armenia"
    with pytest.raises(UnknownId):
        GAZETTEER.place("karabakh:atlantis")


def test_every_broader_place_and_every_name_of_the_file_can_be_found() -> None:
    for place in CURATED:
        if place.broader_key is not None:
            GAZETTEER.place(place.broader_key)
        for name in place.names:
            assert GAZETTEER.find(name.form) is not None


def test_keys_and_names_are_written_once() -> None:
    keys = [place.key for place in (*CURATED, *read_countries())]
    assert len(keys) == len(set(keys))
    for place in CURATED:
        assert len(set(place.names)) == len(place.names)
        assert (place.latitude is None) == (place.longitude is None)
        if place.latitude is not None:
            assert place.source


def test_the_archives_own_file_goes_before_larger_cities() -> None:
    assert GAZETTEER.find("Martuni") == "karabakh:martuni"
    assert GAZETTEER.find("Martuni", near="AM") == "geonames:616438"
    assert GAZETTEER.find("Martuni", near="geonames:616052") == "geonames:616438"
    assert GAZETTEER.find("Paris") == "geonames:2988507"
    assert GAZETTEER.find("Paris", near="US") == "geonames:4717560"


def test_an_obscure_alternate_of_a_city_abroad_does_not_take_a_village() -> None:
    assert GAZETTEER.find("Tolo") is None


def test_names_in_a_text_are_found_longest_first_with_their_spans() -> None:
    text = "From the Askeran district of Nagorno-Karabakh to Goris, past Stepanakert’s last house. Անին Շուշիից է։"
    found = [(match.span.of(text), match.key) for match in GAZETTEER.at(text)]
    assert found == [
        ("Askeran district", "karabakh:askeran-district"),
        ("Nagorno-Karabakh", "karabakh:nagorno-karabakh"),
        ("Goris", "geonames:174895"),
        ("Stepanakert", "karabakh:stepanakert"),
        ("Շուշիից", "karabakh:shushi"),
    ]


def test_people_and_small_words_are_not_taken_for_places() -> None:
    assert GAZETTEER.at("Anna and Vera went of their own will to the union hall, reading.") == ()
    assert GAZETTEER.at("goris in small letters") == ()


def test_demonyms_are_found_where_asked() -> None:
    text = "on the Armenian side"
    assert GAZETTEER.at(text) == ()
    assert [match.key for match in GAZETTEER.at(text, demonyms=True)] == ["country:AM"]


def test_a_line_that_cannot_be_read_is_named(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GazetteerFileError) as caught:
        tuple(read_places("countries.tsv"))
    assert "countries.tsv:" in str(caught.value)
    assert caught.value.remedy


@settings(deadline=None)
@given(st.text())
def test_matches_of_any_text_are_ordered_disjoint_and_known(text: str) -> None:
    position = 0
    for match in GAZETTEER.at(text, demonyms=True):
        assert position <= match.span.start < match.span.end <= len(text)
        position = match.span.end
        GAZETTEER.place(match.key)


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_matching_takes_time_in_proportion_to_the_text() -> None:
    def seconds(words: int) -> float:
        text = "New York Nagorno Goris San " * words
        start = time.process_time()
        GAZETTEER.at(text)
        return time.process_time() - start

    seconds(100)
    assert seconds(16_000) < 40 * seconds(1_600) + 0.5
