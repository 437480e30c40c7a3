"""Copies and translations as readers see them. Every person, paper and word here is invented."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient

from archive.model import (
    Access,
    AccessStatus,
    Attribution,
    Certainty,
    Description,
    Document,
    Evidence,
    Form,
    Kind,
    Proposal,
    SourceKind,
    Span,
)
from archive.places.gazetteer import Gazetteer
from archive.record.store import Record
from archive.relations import Related, RelationKind
from index.upkeep.sync import PublicIndex
from tests.accounts import Signature
from tests.conftest import close
from tests.reading import links, outline, text_of
from web.app import create_app
from web.settings import Settings

WHO = "Test Archivist"
SAID: Signature = {"who": WHO, "why": "for a test"}
ORIGINAL = (
    "Նախ եկավ ավտոբուսը, և ոչ ոք չգիտեր ուր։\n\n«Մենք դուռը փակեցինք ու բանալին վերցրինք», ասաց Նոնա Հնարյանը։\n\n"
    "Հետո ճանապարհը փակվեց երեք օրով, ու մարդիկ սպասում էին կամրջի մոտ։\n\n«Հացը մնաց սեղանին», ասաց նա։\n"
)
TRANSLATION = (
    "First the bus came, and nobody knew where it would go.\n\n“We locked the door and took the key,” said Nona Hnaryan.\n\n"
    "Then the road was closed for three days, and people waited at the bridge.\n\n“The bread stayed on the table,” she said.\n"
)


def take_in(
    record: Record, text: str, title: str, words: tuple[str, ...], name: str, **described: object
) -> list[str]:
    """A source with these quotes, all by one speaker; returns its id and theirs."""

    def span(said: str) -> Span:
        return Span(text.index(said), text.index(said) + len(said))

    evidence = Evidence(spans=(span(name),), certainty=Certainty.STATED, method="test.rule@1")
    attribution = Attribution(name=name, mention=span(name), evidence=evidence)
    proposals = [
        Proposal(parts=(span(said),), form=Form.FULL, kind=Kind.TESTIMONY, attribution=attribution)
        for said in words
    ]
    known = {
        "kind": SourceKind.STATEMENT,
        "access": AccessStatus.OPEN,
        "accepted_by": WHO,
        "publisher": "Sample Press",
    }
    document = Document(
        text=text,
        metadata=Description(title=title, **(known | described)),  # type: ignore[arg-type]
        original=text.encode(),
        original_name="invented.txt",
        media_type="text/plain",
    )
    added = record.add(document, proposals, Gazetteer.load(), **SAID)
    return [added.source_id, *added.quote_ids]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def record(home: Path) -> Iterator[Record]:
    settings = Settings(home=home)
    home.mkdir()
    opened = Record.create(settings.effective_database_url, settings.originals_directory)
    yield opened
    opened.close()


@pytest.fixture
def reader(home: Path, record: Record) -> Iterator[FlaskClient]:
    app = create_app(Settings(home=home))
    yield app.test_client()
    close(app)


@pytest.fixture
def both(record: Record, home: Path) -> tuple[list[str], list[str]]:
    """An original and its translation, related, each id with those of its two quotes."""
    armenian = ("Մենք դուռը փակեցինք ու բանալին վերցրինք", "Հացը մնաց սեղանին")
    english = ("We locked the door and took the key,", "The bread stayed on the table,")
    one = take_in(record, ORIGINAL, "Կամրջի մոտ", armenian, "Նոնա Հնարյանը", language="hy")
    other = take_in(record, TRANSLATION, "At the bridge", english, "Nona Hnaryan", language="en")
    relate(record, other[0], one[0], translator="T. Ranslator")
    bring_up(record, home)
    return one, other


def relate(
    record: Record,
    one: str,
    other: str,
    kind: RelationKind = RelationKind.TRANSLATION_OF,
    noun: Related = Related.SOURCE,
    translator: str | None = None,
) -> None:
    record.relate(noun, kind, one, other, evidence="its last line says so", translator=translator, **SAID)


def bring_up(record: Record, home: Path) -> None:
    index = PublicIndex(Settings(home=home).index_directory, record)
    index.drain()
    index.close()


def section(page: str, name: str) -> str:
    found = re.findall(rf'<section class="{name}".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def test_a_source_tells_what_it_is_to_others_and_on_what_ground(
    reader: FlaskClient, both: tuple[list[str], list[str]]
) -> None:
    told = text_of(section(reader.get("/sources/at-the-bridge").text, "related"))
    for words in ("A translation of", "Կամրջի մոտ", "Armenian", "translated by T. Ranslator"):
        assert words in told
    assert f"stated its last line says so (archivist {WHO})" in told
    page = reader.get("/sources/kamrji-mot").text
    assert "Translated in" in text_of(section(page, "related"))
    assert links(section(page, "related"))[-1] == "/sources/kamrji-mot/beside/at-the-bridge"


def test_original_and_translation_stand_beside_each_other_by_paragraphs(
    reader: FlaskClient, both: tuple[list[str], list[str]]
) -> None:
    page = reader.get("/sources/at-the-bridge/beside/kamrji-mot").text
    rows = re.findall(r'<div class="pair">(.*?)\n  </div>\n', page, re.DOTALL)
    assert len(rows) == 4
    for row, words in zip(
        rows,
        (("First the bus", "Նախ եկավ"), ("locked", "փակեցինք"), ("road", "ճանապարհը"), ("bread", "Հացը")),
        strict=True,
    ):
        assert all(word in text_of(row) for word in words)
        assert row.index('lang="en" dir="ltr"') < row.index('lang="hy" dir="ltr"')
    assert not outline(page).problems and "translated by T. Ranslator" in page
    assert 'class="joint"' not in page


def test_quotes_that_an_archivist_joined_stand_in_one_row_and_on_each_others_page(
    reader: FlaskClient, record: Record, both: tuple[list[str], list[str]]
) -> None:
    (_, first, _), (_, translated, _) = both
    relate(record, translated, first, noun=Related.QUOTE, translator="T. Ranslator")
    page = reader.get("/sources/at-the-bridge/beside/kamrji-mot").text
    (joined,) = re.findall(r'<div class="pair joined">(.*?)\n  </div>\n', page, re.DOTALL)
    assert "locked the door" in joined and "փակեցինք" in joined
    original = section(reader.get(f"/quotes/{translated}").text, "other-words")
    assert "In the original (Armenian)" in text_of(original) and "փակեցինք ու բանալին" in original
    assert '<blockquote lang="hy"' in original and f"/quotes/{first}" in links(original)
    translation = section(reader.get(f"/quotes/{first}").text, "other-words")
    assert "In translation (English)" in text_of(translation) and "T. Ranslator" in translation


def test_where_a_text_belongs_to_its_publisher_only_quotes_stand_beside_each_other(
    reader: FlaskClient, record: Record, home: Path, both: tuple[list[str], list[str]]
) -> None:
    text = TRANSLATION.replace("First the bus came", "A headline\n\nFirst the bus came").replace(
        "took the key", "took our key"
    )
    words = ("We locked the door and took our key,", "The bread stayed on the table,")
    copy = take_in(record, text, "Printed again", words, "Nona Hnaryan", kind=SourceKind.NEWS, language="en")
    relate(record, copy[0], both[1][0], RelationKind.REPRINT_OF)
    bring_up(record, home)
    page = reader.get("/sources/printed-again/beside/at-the-bridge").text
    assert "road was closed" not in page
    rows = re.findall(r'<div class="pair( joined)?">', page)
    assert rows == ["", "", " joined"], "the first differs in more than a fifth of its runs of words"


@pytest.mark.parametrize("status", [AccessStatus.CLOSED, AccessStatus.WITHDRAWN])
def test_a_relation_is_shown_only_where_both_ends_may_be_seen(
    reader: FlaskClient, record: Record, home: Path, both: tuple[list[str], list[str]], status: AccessStatus
) -> None:
    (original, first, _), (_, translated, _) = both
    relate(record, translated, first, noun=Related.QUOTE)
    reason = "safety" if status is AccessStatus.WITHDRAWN else None
    record.decide(first, access=Access(status=status, reason=reason), **SAID)
    for path in (f"/quotes/{translated}", "/sources/at-the-bridge/beside/kamrji-mot", "/sources/kamrji-mot"):
        answer = reader.get(path)
        assert answer.status_code == 200 and "փակեցինք" not in answer.text, path
    record.set_source_access(original, Access(status=status, reason=reason), **SAID)
    for path in (f"/quotes/{translated}", "/sources/at-the-bridge"):
        page = reader.get(path).text
        assert "Կամրջի" not in page and "kamrji" not in page and "translation of" not in page.lower(), path
    absent = reader.get("/sources/at-the-bridge/beside/nothing")
    gone = reader.get("/sources/at-the-bridge/beside/kamrji-mot")
    assert (gone.status_code, gone.data) == (404, absent.data)


def test_what_an_archivist_wrote_of_a_relation_tells_of_no_withheld_words(
    reader: FlaskClient, record: Record, home: Path, both: tuple[list[str], list[str]]
) -> None:
    (original, first, _), (translation, translated, _) = both
    quote = record.quote(first)
    assert quote is not None
    words = " ".join(quote.exact[0].split()[:6])
    kind = RelationKind.TRANSLATION_OF
    record.relate(Related.SOURCE, kind, translation, original, evidence=f"both have “{words}”", **SAID)
    record.relate(Related.QUOTE, kind, translated, first, evidence="the same moment", **SAID)
    pages = (
        "/sources/at-the-bridge",
        "/sources/at-the-bridge/beside/kamrji-mot",
        f"/api/v1/sources/{original}",
    )
    for path in pages:
        assert "both have" in reader.get(path, follow_redirects=True).text, path
    record.decide(first, access=Access(status=AccessStatus.CLOSED), **SAID)
    for path in (*pages, f"/quotes/{translated}"):
        told = reader.get(path, follow_redirects=True).text
        assert "both have" not in told and words not in told, path


def test_a_source_with_no_words_left_is_no_translation_of_anything(
    reader: FlaskClient, record: Record, home: Path, both: tuple[list[str], list[str]]
) -> None:
    for quote_id in both[0][1:]:
        record.decide(quote_id, access=Access(status=AccessStatus.CLOSED), **SAID)
    assert "Կամրջի" not in reader.get("/sources/at-the-bridge").text


def test_a_relation_taken_back_is_shown_no_more_and_strangers_stand_not_beside_each_other(
    reader: FlaskClient, record: Record, both: tuple[list[str], list[str]]
) -> None:
    (made,) = record.relations()
    record.retract_relation(made.id, **SAID)
    assert section(reader.get("/sources/at-the-bridge").text, "related") == ""
    assert reader.get("/sources/at-the-bridge/beside/kamrji-mot").status_code == 404


def test_words_that_differ_a_little_in_a_copy_attest_each_other(
    reader: FlaskClient, record: Record, home: Path, both: tuple[list[str], list[str]]
) -> None:
    said = "We locked the door and took the key and then we went down to the river with all the others"
    here = take_in(
        record, f"“{said},” said Ann Other.", "First printing", (said,), "Ann Other", language="en"
    )
    printed = said.replace("all the others", "everybody")
    there = take_in(record, f"“{printed},” said Ann Other.", "Second", (printed,), "Ann Other", language="en")
    bring_up(record, home)
    assert section(reader.get(f"/quotes/{here[1]}").text, "attested") == ""
    relate(record, there[0], here[0], RelationKind.REPRINT_OF)
    assert f"/quotes/{there[1]}" in links(section(reader.get(f"/quotes/{here[1]}").text, "attested"))
    relate(record, both[1][1], here[1], RelationKind.SAME_UTTERANCE, Related.QUOTE)
    attested = links(section(reader.get(f"/quotes/{here[1]}").text, "attested"))
    assert attested == [f"/quotes/{both[1][1]}", f"/quotes/{there[1]}"]


def test_machines_are_told_of_the_original(reader: FlaskClient, both: tuple[list[str], list[str]]) -> None:
    def data(path: str) -> dict[str, object]:
        (found,) = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', reader.get(path).text, re.DOTALL
        )
        return dict(json.loads(found))

    told = data("/sources/at-the-bridge")
    assert told["translationOfWork"] == [{"@id": f"http://localhost/sources/{both[0][0]}"}]
    assert told["translator"] == {"@type": "Person", "name": "T. Ranslator"}
    assert data("/sources/kamrji-mot")["workTranslation"] == [
        {"@id": f"http://localhost/sources/{both[1][0]}"}
    ]


def told_by_api(reader: FlaskClient, path: str) -> Any:
    answer = reader.get(f"/api/v1{path}")
    assert answer.status_code == 200
    told = answer.json
    described = reader.get("/api/v1/openapi.json").json
    name = "QuoteAnswer" if path.startswith("/quotes") else "SourceRecord"
    schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}  # type: ignore[index]
    jsonschema.validate(told, schema)
    return told


def test_the_api_tells_of_relations_as_pages_do(
    reader: FlaskClient, record: Record, both: tuple[list[str], list[str]]
) -> None:
    (original, first, _), (translation, translated, untold) = both
    relate(record, translated, first, noun=Related.QUOTE, translator="T. Ranslator")
    for asked, other, is_first in ((translation, original, True), (original, translation, False)):
        (one,) = told_by_api(reader, f"/sources/{asked}")["relations"]
        assert one["source"]["id"] == other
        assert one["relation"] == {
            "kind": "translation-of",
            "is_first": is_first,
            "certainty": "stated",
            "method": f"archivist:{WHO}",
            "evidence": "its last line says so",
            "translator": "T. Ranslator",
        }
        beside = reader.get(one["beside"].removeprefix("http://localhost"), follow_redirects=True)
        assert beside.status_code == 200 and 'class="pair' in beside.text
    quote = told_by_api(reader, f"/quotes/{translated}")
    (joined,) = quote["relations"]
    assert joined["quote"]["id"] == first and joined["quote"]["chain"] and joined["relation"]["is_first"]
    (of_source,) = quote["source_relations"]
    assert of_source["source"]["id"] == original
    assert told_by_api(reader, f"/quotes/{untold}")["relations"] == []


def test_the_api_tells_of_no_relation_whose_other_end_may_not_be_seen(
    reader: FlaskClient, record: Record, both: tuple[list[str], list[str]], home: Path
) -> None:
    (original, first, _), (translation, translated, _) = both
    relate(record, translated, first, noun=Related.QUOTE)
    record.set_source_access(original, Access(status=AccessStatus.CLOSED), **SAID)
    quote = told_by_api(reader, f"/quotes/{translated}")
    assert quote["relations"] == quote["source_relations"] == quote["attestations"] == []
    source = told_by_api(reader, f"/sources/{translation}")
    assert source["relations"] == []
    assert not [
        one for one in (original, first, "Կամրջի") if one in json.dumps([quote, source], ensure_ascii=False)
    ]
