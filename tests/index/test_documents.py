"""What the index is told about a quote."""

from dataclasses import replace
from typing import Any

import pytest

from archive.model import Certainty, Chain, Description, Name, Place, PlaceRole, Span, Tag, TagField
from index.documents import SearchDocument, from_chain
from tests import invented

GATE = Place(
    id="l" * 16,
    slug="old-gate",
    key="test:old-gate",
    names=(Name(form="Old Gate", primary=True), Name(form="Հին Դարպաս", language="hy")),
    latitude=None,
    longitude=None,
    broader_key=None,
    country=None,
)


def tag(field: TagField, value: str, **more: Any) -> Tag:
    return replace(Tag(field=field, value=value, evidence=invented.evidence("key")), **more)


def told(*tags: Tag, **changes: Any) -> SearchDocument:
    """The document of the invented quote with these tags."""
    chain = invented.chain()
    return from_chain(replace(chain, quote=replace(chain.quote, tags=tags), **changes))


def test_everything_public_about_a_quote_is_told() -> None:
    document = from_chain(invented.chain())
    assert document.id == "q" * 16
    assert document.words == "We locked the door and took the key"
    assert document.speaker_names == ("Invented Narrator",)
    assert (document.age, document.age_band, document.role) == (61, "60-69", "beekeeper")
    assert document.source_names == ("An invented article", "Sample Gazette")
    assert (document.kind, document.language) == ("testimony", "en")


def test_places_are_told_by_what_they_are_to_the_speaker() -> None:
    places = {GATE.key: GATE}
    spoke = tag(TagField.PLACE, "Old Gate", place_role=PlaceRole.SPOKE_AT, place_key=GATE.key)
    left = tag(TagField.PLACE, "the gate", place_role=PlaceRole.LEFT, place_key=GATE.key)
    unknown = tag(TagField.PLACE, "Nowhere", place_role=PlaceRole.FROM)
    document = told(spoke, left, spoke, unknown, places=places)
    assert document.place_roles == (("spoke_at", GATE.id), ("left", GATE.id))
    assert document.place_ids == (GATE.id,)


TOWN = replace(GATE, broader_key="test:region")
REGION = replace(GATE, id="r" * 16, key="test:region", names=(Name(form="Region"),), broader_key="test:state")
STATE = replace(GATE, id="s" * 16, key="test:state", names=(Name(form="State"),))
ABOVE = {place.key: place for place in (REGION, STATE)}


def within(*places: Place) -> SearchDocument:
    """The document of a quote whose speaker is from the last and spoke at the first of these places."""
    ends = ((places[0], PlaceRole.SPOKE_AT), (places[-1], PlaceRole.FROM))
    tags = tuple(tag(TagField.PLACE, "Gate", place_role=role, place_key=place.key) for place, role in ends)
    chain = invented.chain(places={place.key: place for place in places})
    chain = replace(chain, quote=replace(chain.quote, tags=tags))
    return from_chain(chain, lambda place: ABOVE.get(place.broader_key or ""))


def test_what_is_told_of_a_place_is_told_of_what_holds_it() -> None:
    document = within(TOWN)
    assert document.place_ids == (TOWN.id, REGION.id, STATE.id)
    assert document.holding_names == ("Region", "State")
    assert "State" not in document.place_names
    assert {place for role, place in document.place_roles if role == "from"} == {TOWN.id, REGION.id, STATE.id}


def test_a_place_that_is_told_itself_is_not_told_again_as_holding_another() -> None:
    document = within(TOWN, STATE)
    assert document.place_ids == (TOWN.id, STATE.id, REGION.id)
    assert document.holding_names == ("Region",)
    assert [place for role, place in document.place_roles if role == "from"] == [STATE.id]


def test_a_contested_place_is_told_of_its_region_and_of_no_state() -> None:
    town = replace(TOWN, key="karabakh:town", broader_key="karabakh:region")
    region = replace(REGION, key="karabakh:region")
    chain = invented.chain(places={town.key: town})
    spoke = tag(TagField.PLACE, "Gate", place_role=PlaceRole.SPOKE_AT, place_key=town.key)
    chain = replace(chain, quote=replace(chain.quote, tags=(spoke,)))
    above = {region.key: region, STATE.key: STATE}
    document = from_chain(chain, lambda place: above.get(place.broader_key or ""))
    assert document.place_ids == (town.id, region.id)
    assert document.place_roles == (("spoke_at", town.id), ("spoke_at", region.id))


def test_the_least_certain_of_what_is_told_is_its_evidence() -> None:
    assert told().evidence == "stated"
    age = tag(TagField.AGE, "61")
    for certainty in (Certainty.INFERRED, Certainty.UNCERTAIN):
        unsure = replace(age, evidence=replace(age.evidence, certainty=certainty))
        assert told(age, unsure, age).evidence == certainty


def test_speakers_are_put_in_order_as_they_are_filed_and_namesakes_apart() -> None:
    document = told()
    assert document.speaker_order is not None
    assert document.speaker_order.startswith("narrator invented ")
    assert document.speaker_order.endswith(document.speaker_id or "?")
    assert told(speaker=None).speaker_order == "narrator invented"


def test_quotes_stand_by_source_then_version_then_place_in_it() -> None:
    def standing(source: int, version: int, number: int) -> int:
        chain = invented.chain()
        return from_chain(
            replace(
                chain,
                source=replace(chain.source, number=source),
                version=replace(chain.version, number=version),
                quote=replace(chain.quote, number=number),
            )
        ).place_in_record

    told_in_order = [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2_000, 3), (2, 1, 1), (10**6, 1, 999_999)]
    standings = [standing(*one) for one in told_in_order]
    assert standings == sorted(standings) and len(set(standings)) == len(standings)
    assert standings[-1] < 2**63


def test_topics_of_the_source_are_told() -> None:
    source = invented.source(description=Description(title="An article", topics=("hunger", "return")))
    assert told(source=source).topics == ("hunger", "return")


def test_parts_are_told_with_a_break_between_them() -> None:
    chain = invented.chain()
    quote = replace(
        chain.quote, parts=(Span(1, 19), Span(24, 36)), exact=("We locked the door", "took the key")
    )
    assert from_chain(replace(chain, quote=quote)).words == "We locked the door\n\ntook the key"


@pytest.mark.parametrize(
    ("said", "published", "first", "last", "year"),
    [
        ("2023-09-26", "2024-05", 20230926, 20230926, "2023"),
        (None, "2024-05", 20240501, 20240531, "2024"),
        (None, "2024", 20240101, 20241231, "2024"),
        ("in spring", "2024", 20240101, 20241231, "2024"),
        (None, None, None, None, None),
    ],
)
def test_the_day_said_counts_before_the_day_published(
    said: str | None, published: str | None, first: int | None, last: int | None, year: str | None
) -> None:
    source = invented.source(description=Description(title="An article", published=published))
    document = told(*([tag(TagField.SAID_ON, said)] if said else []), source=source)
    assert (document.date_from, document.date_to, document.year) == (first, last, year)


@pytest.mark.parametrize(
    ("age", "band", "expected"),
    [("70", None, "70-79"), ("9", "child", "0-9"), (None, "elderly", "elderly"), (None, None, None)],
)
def test_a_stated_age_decides_the_band(age: str | None, band: str | None, expected: str | None) -> None:
    tags = [tag(TagField.AGE, age)] if age else []
    tags += [tag(TagField.AGE_BAND, band)] if band else []
    assert told(*tags).age_band == expected


@pytest.mark.parametrize(
    ("stated", "age"),
    [
        ("70", 70),
        ("150", 150),
        ("151", None),
        ("9" * 20, None),
        ("9" * 5_000, None),
        ("seventy", None),
        ("٧٠", None),
    ],
)
def test_only_an_age_that_anybody_reached_is_searched_by(stated: str, age: int | None) -> None:
    assert told(tag(TagField.AGE, stated)).age == age


def test_a_place_is_found_as_quoted_and_by_every_variant() -> None:
    at = tag(TagField.PLACE, "the Gate", place_role=PlaceRole.LEFT, place_key=GATE.key)
    unknown = tag(TagField.PLACE, "Nowhere", place_role=PlaceRole.MENTIONED)
    document = told(at, unknown, at, places={GATE.key: GATE})
    assert document.place_ids == (GATE.id,)
    assert document.place_names == ("the Gate", "Old Gate", "Հին Դարպաս", "Nowhere")


def test_an_unknown_speaker_is_found_by_the_attribution() -> None:
    document = told(speaker=None)
    assert document.speaker_id is None
    assert document.speaker_names == ("Invented Narrator",)
    chain = Chain(
        quote=replace(invented.quote(), attribution=None, speaker_id=None),
        source=invented.source(),
        version=invented.version(),
        speaker=None,
    )
    assert from_chain(chain).speaker_names == ()
