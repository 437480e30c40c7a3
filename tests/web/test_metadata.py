"""What the head of a page tells machines: as firm as the record, and never a name that is not public."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from archive.description.topics import topics
from archive.model import Certainty, Description, Name, Place, Speaker, SpeakerKind
from archive.withholding.identity import is_initialled, name_for_machines
from tests import invented
from tests.reading import outline, quote_with
from web.metadata import linked_data
from web.metadata.dublin_core import elements
from web.metadata.head import embedded


def absolute(path: str) -> str:
    return f"https://words.example{path}"


def data_of(page: str) -> dict[str, Any]:
    """The linked data of a page."""
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    found: dict[str, Any] = json.loads(block)
    return found


def metas(page: str) -> dict[str, str]:
    """The contents of a page's meta elements by name or property."""
    found = [attributes for tag, attributes in outline(page).tags if tag == "meta"]
    named = {one.get("name") or one.get("property") or "": one.get("content") or "" for one in found}
    assert len(named) == len(found), "each once"
    return named


def test_a_quote_is_a_quotation_within_its_source(reader: FlaskClient) -> None:
    address = quote_with(reader, "took the photographs")
    data = data_of(reader.get(address).text)
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Quotation")
    assert data["@id"] == data["url"] == f"http://localhost{address}"
    assert data["text"] == "We took the photographs and the keys, […] Nothing else went into the bags."
    speaker = data["spokenByCharacter"]
    assert (speaker["@type"], speaker["name"]) == ("Person", "Nona Fictive")
    assert data["creator"] == {"@id": speaker["@id"]}
    work = data["isPartOf"]
    assert (work["@type"], work["headline"]) == ("NewsArticle", "Leaving <the> valley")
    assert work["publisher"] == {"@type": "Organization", "name": "Sample Gazette"}
    assert (work["datePublished"], work["url"]) == ("2024-05-06", "https://gazette.example/article")
    assert re.fullmatch("[0-9a-f]{64}", work["identifier"]["value"])
    assert [place["name"] for place in data["locationCreated"]] == ["Goris"]
    assert "added by Test Archivist" in data["creditText"] and data["citation"].endswith(data["url"])


def test_what_data_points_at_is_there(reader: FlaskClient) -> None:
    data = data_of(reader.get(quote_with(reader, "took the photographs")).text)
    targets = (data, data["spokenByCharacter"], data["isPartOf"], *data["locationCreated"])
    for target in targets:
        response = reader.get(target["@id"].removeprefix("http://localhost"), follow_redirects=True)
        assert data_of(response.text)["@type"] == target["@type"]


def test_a_speaker_who_is_inferred_only_plays_that_role(reader: FlaskClient) -> None:
    data = data_of(reader.get(quote_with(reader, "still set the bread")).text)
    role = data["spokenByCharacter"]
    assert (role["@type"], role["roleName"]) == ("Role", "speaker inferred")
    assert role["spokenByCharacter"]["name"] == "Nona Fictive" and "creator" not in data
    assert "(speaker inferred)" in data["creditText"]


def test_an_inferred_date_is_no_date_of_publication(reader: FlaskClient) -> None:
    data = data_of(reader.get(quote_with(reader, "counted us twice")).text)
    assert "datePublished" not in data["isPartOf"] and "May 2024 (date inferred)" in data["creditText"]


def test_somebody_unnamed_has_a_description_and_no_name(reader: FlaskClient) -> None:
    page = reader.get(quote_with(reader, "غادرنا البيت")).text
    speaker = data_of(page)["spokenByCharacter"]
    assert "name" not in speaker and speaker["description"] == "a man with a cart"
    assert "name" not in data_of(reader.get(speaker["@id"].removeprefix("http://localhost")).text)


@pytest.mark.parametrize(
    ("label", "initialled"),
    [
        ("Nona Fictive", False),
        ("N. Fictive", False),
        ("Nona F. Fictive", False),
        ("Nona Fictive Jr.", False),
        ("Nona F.", True),
        ("Nona F. Jr.", True),
        ("N. F.", True),
        ("N.F.", True),
        ("N.-P.", True),
        ("N", True),
        ("Ն. Ֆ.", True),
        ("Нона Ф.", True),
        ("Nona", False),
        ("Xi", False),
        ("李 明", False),
        ("ن.", True),
        ("NF", True),
        ("", True),
    ],
)
def test_initials_are_told_from_names(label: str, initialled: bool) -> None:
    assert is_initialled(label) is initialled


def told(**changes: Any) -> str:
    speaker = invented.speaker(**changes)
    return json.dumps(linked_data.person(speaker, absolute), ensure_ascii=False)


def test_no_form_of_the_name_of_somebody_known_by_initials_is_told() -> None:
    names = (Name(form="N. F.", primary=True), Name(form="Nona Fictive"))
    assert "Fictive" not in told(names=names, slug="n-f") and '"N. F."' not in told(names=names, slug="n-f")
    unnamed = (Name(form="a woman at the gate", primary=True), Name(form="Nona Fictive"))
    assert "Fictive" not in told(names=unnamed, named=False, slug="a-woman")
    assert name_for_machines(invented.speaker()) == "Invented Narrator"


def test_a_body_is_no_person() -> None:
    body = invented.speaker(kind=SpeakerKind.ORGANISATION)
    assert linked_data.person(body, absolute)["@type"] == "Organization"


def test_what_is_unknown_is_left_out() -> None:
    bare = invented.source(description=Description(title="An invented letter"))
    data = linked_data.work(bare, invented.version(), absolute)
    assert data.keys() == {"@type", "@id", "name", "headline", "identifier"}
    nobody = linked_data.quotation(invented.chain(speaker=None), absolute)
    assert not {"spokenByCharacter", "creator"} & nobody.keys()


@pytest.mark.parametrize("certainty", Certainty)
def test_only_a_stated_speaker_is_the_creator(certainty: Certainty) -> None:
    attribution = invented.quote().attribution
    assert attribution
    said = replace(attribution, evidence=replace(attribution.evidence, certainty=certainty))
    data = linked_data.quotation(invented.chain(quote=invented.quote(attribution=said)), absolute)
    assert ("creator" in data) == (certainty is Certainty.STATED)


def test_a_place_has_its_names_side_by_side(reader: FlaskClient) -> None:
    slug = next(href for href in _links(reader, "/places/") if "stepanakert" in href)
    data = data_of(reader.get(slug).text)
    assert data["@type"] == "Place" and isinstance(data["name"], list) and len(data["name"]) > 1
    assert {"@value": "Ստեփանակերտ", "@language": "hy"} in data["alternateName"]
    assert not {name for name in data["name"] if name in data["alternateName"]}
    assert data["geo"]["@type"] == "GeoCoordinates" and 39 < data["geo"]["latitude"] < 41


def test_a_place_without_a_position_has_no_geometry() -> None:
    place = Place(
        id="p" * 16,
        slug="nowhere",
        key="invented:nowhere",
        names=(Name(form="Nowhere", language="en", primary=True),),
        latitude=None,
        longitude=None,
        broader_key=None,
        country=None,
    )
    data = linked_data.place(place, absolute)
    assert data["name"] == "Nowhere" and "geo" not in data and "sameAs" not in data
    known = linked_data.place(replace(place, key="geonames:12345"), absolute)
    assert known["sameAs"] == "https://sws.geonames.org/12345/"


def test_pages_describe_themselves(pages: dict[str, str]) -> None:
    described = [path for path, html in pages.items() if "application/ld+json" in html]
    nouns = {path.split("/")[1] for path in described}
    assert nouns == {"quotes", "sources", "speakers", "places"}
    for path in described:
        found = metas(pages[path])
        assert found["og:url"].endswith(path) and found["og:site_name"] == "Testimony Archive", path
        assert found["og:description"] == found["description"] and len(found["description"]) > 20, path


def test_what_stands_in_data_can_not_end_its_element() -> None:
    title = "</script><script>alert(1)</script><!-- & 'quoted'"
    text = embedded({"name": title})
    assert not set("<>&'") & set(text) and json.loads(text)["name"] == title


def _links(reader: FlaskClient, path: str) -> list[str]:
    found = outline(reader.get(path).text).tags
    return [href for tag, attributes in found if tag == "a" and (href := attributes.get("href"))]


def test_a_name_that_is_not_given_is_nowhere_in_the_head(reader: FlaskClient) -> None:
    speaker: Speaker = invented.speaker(names=(Name(form="N. F.", primary=True),), slug="n-f")
    data = linked_data.quotation(invented.chain(speaker=speaker), absolute)
    assert "name" not in data["spokenByCharacter"]


def test_data_names_the_same_addresses_in_every_language(reader: FlaskClient) -> None:
    address = quote_with(reader, "took the photographs")
    data = data_of(reader.get(f"/hy{address}").text)
    assert data == data_of(reader.get(address).text)


def test_what_a_source_tells_of_is_told_by_the_lists_names() -> None:
    topic = next(iter(topics().values()))
    described = Description(title="An invented letter", topics=(topic.key, "on-no-list-any-more"))
    source = invented.source(description=described)
    assert linked_data.work(source, invented.version(), absolute)["about"] == [topic.label()]
    subjects = [
        value for name, value in elements(invented.chain(source=source), absolute) if name == "subject"
    ]
    assert subjects == [topic.label()]


def test_data_is_in_english_on_a_page_of_another_language(reader: FlaskClient) -> None:
    address = quote_with(reader, "still set the bread")
    english, armenian = reader.get(address).text, reader.get(f"/hy{address}").text
    assert data_of(armenian)["spokenByCharacter"]["roleName"] == "speaker inferred"
    assert metas(armenian) == metas(english)
    source = "/sources/leaving-the-valley"
    assert metas(reader.get(f"/hy{source}").text)["DC.type"] == "News"
