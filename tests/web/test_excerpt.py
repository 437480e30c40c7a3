"""An excerpt record in its collection, through the whole house: what is the archive's is never said to be the
source's. Every person, paper and event in it is invented."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive import decisions, intake
from archive.companion_files import describe_collection
from archive.record.store import Record
from tests.conftest import close
from tests.reading import links, quote_with, text_of
from web.app import create_app
from web.settings import Settings

WHO = "Test Archivist"
COLLECTION = """---
title: An invented road, 2024
---

Invented words, *for the tests*.

A second paragraph of the description.
"""
# The text follows the front matter without a blank line, as an editor may well save it.
ROAD = """---
title: "[An invented road]"
record: excerpt
kind: news
publisher: Sample Gazette
published: 2024-05
published_note: Inferred for the tests.
language: en
access: open
accepted_by: Test Archivist
---
"We left the garden and the goats behind us that morning," Nona Fictive, a 70-year-old retired baker from \
Stepanakert, told the Sample Gazette on Tuesday at a small hotel on the Armenian side of the border.

"Nobody will water the garden now," said Tessa Invented, a mother-of-two, in Goris.

Regional Minister Otto Madeup called the day calm.

"The office will pay for every seat on every bus," Madeup said.
"""
SOURCE = "/sources/an-invented-road"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with one collection of one record."""
    folder = tmp_path_factory.mktemp("collections") / "invented-2024"
    folder.mkdir()
    (folder / "collection.md").write_text(COLLECTION, encoding="utf-8")
    (folder / "road.md").write_text(ROAD, encoding="utf-8")
    made = tmp_path_factory.mktemp("excerpt")
    record = _record(made, create=True)
    describe_collection(record, folder / "collection.md", who=WHO)
    assert [outcome.problem for outcome in intake.add_files(record, [folder / "road.md"], who=WHO)] == [None]
    record.close()
    return made


def _record(home: Path, *, create: bool = False) -> Record:
    settings = Settings(home=home)
    make = Record.create if create else Record.open
    return make(settings.effective_database_url, settings.originals_directory)


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[FlaskClient]:
    """A reader of it."""
    app = create_app(Settings(home=home))
    yield app.test_client()
    close(app)


def page_with(site: FlaskClient, words: str) -> str:
    return site.get(quote_with(site, words)).text


def place_called(site: FlaskClient, name: str) -> str:
    """The address of a place; its slug is not for tests to know."""
    match = re.search(rf'href="(/places/[^"]+)"[^>]*>[^<]*{name}', site.get("/places/").text)
    assert match is not None
    return match[1]


def test_evidence_in_an_excerpt_record_is_said_to_be_the_archives(site: FlaskClient) -> None:
    page = text_of(page_with(site, "left the garden"))
    assert "Stated in the archive’s summary 70-year-old" in page
    assert "in the words" not in page
    assert "In the record" in page and "In the source" not in page
    assert "the words around the quotation are the archive’s, not the source’s" in page


def test_front_matter_is_no_context(site: FlaskClient) -> None:
    for path in (SOURCE, quote_with(site, "left the garden")):
        page = site.get(path).text
        assert "published_note" not in page and "accepted_by" not in page and "---" not in page, path


def test_evidence_that_stands_elsewhere_is_shown_in_its_sentence(site: FlaskClient) -> None:
    page = page_with(site, "pay for every seat")
    told = text_of(page)
    # Once for who he is, since only his surname stands beside his words; once for his office.
    assert told.count("Elsewhere in the record: Regional Minister Otto Madeup called the day calm.") == 2
    assert '<mark class="theirs">Regional Minister</mark> Otto' in page
    assert "Elsewhere" not in text_of(page_with(site, "left the garden"))


def test_an_excerpt_record_is_shown_once_with_its_quotes_marked_and_anchored(site: FlaskClient) -> None:
    page = site.get(SOURCE).text
    for words in ("We left the garden", "Nobody will water", "The office will pay"):
        assert text_of(page).count(words) == 1
        assert re.search(rf'<mark class="theirs" id="quote-[0-9a-z]{{16}}">{words}', page)
    assert page.count("Evidence and citation") == 3
    assert text_of(page).index("side of the border.") < text_of(page).index("Nona Fictive, 70, retired baker")


def test_the_byline_reads_as_a_sentence_with_each_value_kept_apart(site: FlaskClient) -> None:
    page = site.get(SOURCE).text
    line = "70, retired baker, from Stepanakert, to the Sample Gazette, on Tuesday, at a small hotel on the"
    assert line in text_of(page)
    assert "to <bdi>the Sample Gazette</bdi>, on <bdi>Tuesday</bdi>, at <bdi>a small hotel" in page
    assert "Tessa Invented, mother-of-two, at Goris; said to: unknown" in text_of(page)


def test_an_address_that_is_not_known_is_called_the_same_everywhere(site: FlaskClient) -> None:
    for path in (SOURCE, quote_with(site, "left the garden")):
        assert re.search("Address ?no address recorded", text_of(site.get(path).text)), path


def test_a_collection_is_told_of_on_home_in_the_sources_and_on_the_source(site: FlaskClient) -> None:
    home, sources, source = (site.get(path).text for path in ("/", "/sources/", SOURCE))
    for page in (home, sources, source):
        assert "An invented road, 2024" in page and "<em>for the tests</em>" in page
        assert "invented-2024<" not in page
    assert "A second paragraph" in site.get("/collections/invented-2024").text
    assert "A second paragraph" not in home + sources
    assert "/collections/invented-2024" in links(home)
    assert 'id="collection-invented-2024"' in sources
    assert "/collections/invented-2024" in links(source)


def test_words_that_describe_a_place_are_none_of_its_names(site: FlaskClient) -> None:
    page = text_of(site.get("/places/armenia").text)
    names, described = page.split("As described in the sources")
    assert "a small hotel on the Armenian side of the border" not in names.split("Names", 1)[1]
    assert "a small hotel on the Armenian side of the border, in the archive’s summary" in described
    assert "<title>Armenia ·" in site.get("/places/armenia").text


def test_a_place_leads_to_the_places_within_it_and_to_those_that_hold_it(site: FlaskClient) -> None:
    armenia, goris = site.get("/places/armenia").text, site.get("/places/goris").text
    assert "Places within" in armenia and "/places/goris" in links(armenia)
    assert "Syunik / Syunik Province, in Armenia" in text_of(goris) and "/places/armenia" in links(goris)


def test_a_contested_place_is_never_simply_within_a_state(site: FlaskClient) -> None:
    page = site.get(place_called(site, "Stepanakert")).text
    told = text_of(page)
    assert re.search("Internationally recognised as part of ?Azerbaijan .see how places are named.", told)
    assert re.search(r"Within ?Artsakh / Karabakh [^.]*Nagorno-Karabakh ?Internationally", told)
    assert "/about#places" in links(page) and 'id="places"' in site.get("/about").text


def test_a_place_is_one_row_and_called_the_same_everywhere(site: FlaskClient) -> None:
    name = "Khankandi / Khankendi / Stepanakert / Xankandi"
    listed = site.get("/places/").text
    path = place_called(site, "Stepanakert")
    assert listed.count(f'class="entry" href="{path}"') == 1 and f">{name}</a>" in listed
    assert f'<h1 dir="auto">{name}</h1>' in site.get(path).text
    assert f"{name}</span>" in site.get("/search").text


def test_speakers_stand_by_their_surnames(site: FlaskClient) -> None:
    page = site.get("/speakers/").text
    order = [page.index(f">{name}</a>") for name in ("Nona Fictive", "Tessa Invented", "Otto Madeup")]
    assert order == sorted(order)
    assert [text_of(letter) for letter in re.findall(r"<h2 id=\"letter.*?</h2>", page)] == ["F", "I", "M"]
    assert "in the order of surnames" in text_of(page)


def test_what_is_withheld_within_a_record_leaves_one_gap(home: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(home, tmp_path / "home"))
    record = _record(home)
    hidden = next(q for q in record.quote_ids() if "water" in " ".join(record.chains([q])[q].quote.exact))
    decisions.withdraw(record, hidden, reason="speaker-request", who=WHO, why="asked for")
    record.close()
    app = create_app(Settings(home=home))
    page = text_of(app.test_client().get(SOURCE).text)
    close(app)
    assert "Tessa" not in page and "mother" not in page
    between = page[page.index("Evidence and citation") : page.index("Regional Minister Otto")]
    assert between.count("[…]") == 1
