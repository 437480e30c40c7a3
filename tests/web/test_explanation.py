"""A search in plain words: every operator, every filter, and what is left out."""

import pytest
from hypothesis import given, strategies as st

from index.engine import Facet
from index.querying.grammar import parse
from web.searching.explained_filters import LEADS
from web.searching.explanation import in_words

QUERIES = {
    "": "all quotes",
    "date:none": "nothing: no quote can match this",
    "bread": "quotes with “bread”",
    "left house": "quotes with “left” and “house”",
    "left the house": "quotes with “left”, “the” and “house”",
    "bread OR water": "quotes with “bread” or “water”",
    "left (house OR garden)": "quotes with “left”, with “house” or “garden”",
    "bread -water": "quotes with “bread”, without “water”",
    "bread -water -salt": "quotes with “bread”, without “water” or “salt”",
    '"no one left"': "quotes with the exact phrase “no one left”",
    '"house"': "quotes with exactly the word “house”",
    'bread -"the oven"': "quotes with “bread”, without the exact phrase “the oven”",
    '"house key"~0': "quotes with “house” and “key” side by side in any order",
    '"house key"~1': "quotes with “house” and “key” in any order with at most 1 other word between",
    '"a house key"~5': "quotes with “a”, “house” and “key” in any order with at most 5 other words between",
    'words:"house key"~2': "quotes with “house” and “key” in any order with at most 2 other words between "
    "in the speaker’s own words",
    "displac*": "quotes with a word that begins with “displac”",
    "-displac*": "all quotes without a word that begins with “displac”",
    "bakery~": "quotes with “bakery” or a word one letter different",
    "speaker:anna bread": "quotes by a speaker named “anna”, with “bread”",
    "bread speaker:anna": "quotes by a speaker named “anna”, with “bread”",
    'speaker:"anna testova"': "quotes by a speaker named exactly “anna testova”",
    "speaker:(anna OR vera)": "quotes by a speaker named “anna” or “vera”",
    "speaker:ann*": "quotes by a speaker named “ann…”",
    "speaker:testova~": "quotes by a speaker named “testova” or nearly so",
    "words:anna -speaker:anna": "quotes with “anna” in the speaker’s own words, not by a speaker named “anna”",
    "place:goris": "quotes at or about “goris”",
    "-place:goris": "all quotes not at or about “goris”",
    "role:teacher": "quotes by a speaker described as “teacher”",
    "source:gazette": "quotes in a source whose title or publisher has “gazette”",
    "lang:hy": "quotes in Armenian",
    "-lang:hy": "all quotes not in Armenian",
    "lang:xx": "quotes in xx",
    "age:70": "quotes by speakers aged 70",
    "age:60..80": "quotes by speakers aged 60 to 80",
    "age:60..": "quotes by speakers aged 60 or more",
    "age:..18": "quotes by speakers aged 18 or less",
    "age:..": "quotes by speakers whose age is stated",
    "-age:60..": "all quotes not by speakers aged 60 or more",
    "date:2023": "quotes said or published in 2023",
    "date:2023-10": "quotes said or published in October 2023",
    "date:2024-02": "quotes said or published in February 2024",
    "date:2023-09-27": "quotes said or published on 27 September 2023",
    "date:2023-09-19..2023-10-03": "quotes said or published from 19 September 2023 to 3 October 2023",
    "date:2023-09..": "quotes said or published from 1 September 2023 on",
    "date:..2023-09": "quotes said or published up to 30 September 2023",
    "date:..": "quotes said or published on a date that is known",
    "kind:testimony": "all testimony",
    "kind:statement bread": "statements with “bread”",
    "-kind:statement bread": "quotes with “bread”, not of the kind “statement”",
    "kind:other bread": "quotes with “bread”, of the kind “other”",
    "-hotel": "all quotes without “hotel”",
    "NOT (bread OR water)": "all quotes without “bread” or “water”",
    "-(bread water)": "all quotes without “bread” and “water” together",
    "-(bread speaker:anna)": "all quotes except those with “bread” and by a speaker named “anna”",
    "bread OR role:teacher": "quotes either with “bread” or by a speaker described as “teacher”",
    "bread OR -water": "quotes either with “bread” or without “water”",
    "bread water OR salt": "quotes either with “bread” and “water”, or with “salt”",
    "(a b) OR (c (d OR e))": "quotes either with “a” and “b”, or (with “c” and with “d” or “e”)",
    'kind:testimony "left everything" date:2023-10 place:goris age:60..80 -hotel': "testimony by speakers "
    "aged 60 to 80, at or about “goris”, with the exact phrase “left everything”, "
    "said or published in October 2023, without “hotel”",
}

FILTERS: list[tuple[dict[Facet, tuple[str, ...]], str]] = [
    ({Facet.SPEAKER: ("Anna", "Vera")}, "quotes by Anna or Vera, with “bread”"),
    ({Facet.KIND: ("testimony",)}, "testimony with “bread”"),
    ({Facet.KIND: ("testimony", "statement")}, "quotes with “bread”, of the kind testimony or statement"),
    ({Facet.PLACE: ("Goris",)}, "quotes at or about Goris, with “bread”"),
    ({Facet.PLACE_FROM: ("Goris",)}, "quotes by speakers from Goris, with “bread”"),
    ({Facet.PLACE_LEFT: ("Goris",)}, "quotes by speakers who left Goris, with “bread”"),
    ({Facet.PLACE_SPOKE_AT: ("Goris",)}, "quotes spoken at Goris, with “bread”"),
    ({Facet.PLACE_NOW_LIVING: ("Goris",)}, "quotes by speakers now living in Goris, with “bread”"),
    ({Facet.PLACE_MENTIONED: ("Goris",)}, "quotes that speak of Goris, with “bread”"),
    ({Facet.AGE_BAND: ("60–69", "elderly")}, "quotes by speakers of the age 60–69 or elderly, with “bread”"),
    ({Facet.ROLE: ("teacher",)}, "quotes by speakers described as teacher, with “bread”"),
    ({Facet.SOURCE: ("A road",)}, "quotes with “bread”, in the source “A road”"),
    ({Facet.TOPIC: ("Hunger", "Return")}, "quotes with “bread”, in a source that tells of Hunger or Return"),
    ({Facet.COLLECTION: ("First",)}, "quotes with “bread”, in the collection “First”"),
    ({Facet.PUBLISHER: ("Gazette",)}, "quotes with “bread”, published by Gazette"),
    ({Facet.LANGUAGE: ("Armenian",)}, "quotes with “bread”, in Armenian"),
    (
        {Facet.YEAR: ("2023",), Facet.MONTH: ("May 2023",)},
        "quotes with “bread”, said or published in 2023, said or published in May 2023",
    ),
    ({Facet.DAY: ("2 May 2024",)}, "quotes with “bread”, said or published on 2 May 2024"),
    ({Facet.CERTAINTY: ("inferred",)}, "quotes with “bread”, whose speaker is inferred"),
    (
        {Facet.EVIDENCE: ("stated",)},
        "quotes with “bread”, with nothing told of them but what is stated, the date of publication aside",
    ),
]


@pytest.mark.parametrize(("text", "words"), QUERIES.items(), ids=QUERIES)
def test_a_query_is_said_in_words(text: str, words: str) -> None:
    assert in_words(parse(text).query) == words


@pytest.mark.parametrize(("filters", "words"), FILTERS)
def test_filters_are_said_in_words(filters: dict[Facet, tuple[str, ...]], words: str) -> None:
    assert in_words(parse("bread").query, filters, lambda facet, value: value) == words


def test_a_filter_alone_is_said_in_words() -> None:
    assert in_words(parse("").query, {Facet.KIND: ("statement",)}) == "all statements"
    assert in_words(parse("").query, {Facet.YEAR: ("2023",)}) == "quotes said or published in 2023"
    both = in_words(parse("kind:testimony").query, {Facet.KIND: ("statement",)})
    assert both == "testimony of the kind statement"


def test_every_filter_there_is_can_be_said() -> None:
    assert set(LEADS) == set(Facet)


@given(st.text(st.sampled_from(list('abc "()*~-: ORNTage1920.')), max_size=60))
def test_every_query_that_can_be_typed_can_be_said(text: str) -> None:
    assert in_words(parse(text).query)


SAYABLE = ("a", "-b", "(c OR d)", "-(e f)", "speaker:g", "OR", "i*", "date:2023")


@given(st.lists(st.sampled_from(SAYABLE), max_size=8))
def test_every_word_asked_for_is_named(parts: list[str]) -> None:
    said = in_words(parse(" ".join(parts)).query)
    for part in parts:
        for letter in "abcdefgi":
            if letter in part.replace("speaker:", "").replace("date:2023", ""):
                assert f"“{letter}" in said or f" {letter}" in said
