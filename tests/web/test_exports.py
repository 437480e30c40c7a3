"""What was found as files: every quote of it, in the order of the pages, and nothing that may not be shown."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import rispy
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree

from archive.model import Access, AccessStatus, Review
from archive.record.store import Record
from index.engine_choice import EngineChoice
from index.querying.query import Everything
from index.upkeep.sync import PublicIndex
from tests import accounts, shelf
from tests.conftest import close
from tests.reading import links, text_of
from tests.shelf import WHO
from tests.web.test_access import CANARIES
from web.app import create_app
from web.exports import stream, turns
from web.exports.forms import FORMS
from web.exports.sheet import COLUMNS, TAGS
from web.searching import finding, search_request
from web.settings import Settings
from web.sheets import BYTE_ORDER_MARK

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
STRUCTURE = Path(__file__).parents[1] / "schemas" / "tei.rng"


def taken(client: FlaskClient, ending: str, **parameters: object) -> str:
    response = client.get(f"/search.{ending}", query_string=parameters)
    assert response.status_code == 200
    return response.text


def rows(client: FlaskClient, **parameters: object) -> list[dict[str, str]]:
    text = taken(client, "csv", **parameters)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK))))


def records(client: FlaskClient, **parameters: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in taken(client, "jsonl", **parameters).splitlines()]


def files_of(page: str) -> list[str]:
    """Where a page leads to the files of a search."""
    addresses = tuple(f"/search.{ending}" for ending in FORMS)
    return [href for href in links(page) if href.startswith(addresses)]


def ids_in(ending: str, text: str) -> list[str]:
    """The ids of the quotes of a file, in order."""
    found: dict[str, Callable[[], list[str]]] = {
        "csv": lambda: [r["quote"] for r in csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK)))],
        "jsonl": lambda: [json.loads(line)["id"] for line in text.splitlines()],
        "tei": lambda: [e.get(XML_ID)[6:] for e in etree.fromstring(text.encode()).iter(f"{TEI}cit")],
        "jsonld": lambda: [a["id"].split("/")[-1][:16] for a in json.loads(text)["first"]["items"]],
        "ris": lambda: [r["accession_number"].removeprefix("quote ") for r in rispy.loads(text)],
    }
    return found[ending]()


def ids_on_pages(client: FlaskClient, **parameters: object) -> list[str]:
    """The ids of the quotes on all pages of a search, in order."""
    found: list[str] = []
    for page in range(1, search_request.LAST_PAGE + 1):
        html = client.get("/search", query_string={**parameters, "page": page}).text
        found += dict.fromkeys(re.findall(r'href="/quotes/([0-9a-z]{16})"', html))
        if f"page={page + 1}" not in html:
            return found
    raise AssertionError("no last page")


@pytest.fixture(scope="module", params=[EngineChoice.WHOOSH, EngineChoice.TANTIVY])
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A site of more quotes than a page of two or three holds, over each engine."""
    home = tmp_path_factory.mktemp("many")
    settings = shelf.build(home)
    record = Record.open(settings.effective_database_url, settings.originals_directory)
    for number, published in enumerate(("2024-05-06", None, "2023", "2023-09", "2024-05-05", "2025-01-01")):
        accounts.put_in_public(record, number, published=published)
    index = PublicIndex(settings.index_directory, record, request.param)
    index.rebuild()
    index.close()
    record.close()
    app = create_app(Settings(home=home, engine=request.param))
    yield app.test_client()
    close(app)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"q": "the"},
        {"q": "we OR the OR bread"},
        {"sort": "date"},
        {"sort": "age", "q": "-nobody"},
        {"kind": "statement"},
        {"kind": "testimony", "q": "we"},
        {"language": "en", "year": ["2023", "2024"]},
        {"q": "nobodysaidthis"},
    ],
)
def test_a_file_has_every_quote_of_the_pages_in_their_order(
    many: FlaskClient, monkeypatch: pytest.MonkeyPatch, asked: dict[str, object]
) -> None:
    monkeypatch.setattr(search_request, "PAGE_SIZE", 3)
    monkeypatch.setattr(finding, "PAGE_SIZE", 3)
    monkeypatch.setattr("web.pages.search.PAGE_SIZE", 3)
    monkeypatch.setattr(stream, "AT_ONCE", 2)
    expected = ids_on_pages(many, **asked)
    for ending in FORMS:
        assert ids_in(ending, taken(many, ending, **asked)) == expected, ending
    assert len(set(expected)) == len(expected)


def test_the_page_asked_for_makes_no_difference(many: FlaskClient) -> None:
    assert taken(many, "csv", q="we", page=1) == taken(many, "csv", q="we")
    assert len(rows(many, page=2)) == len(rows(many)) > 6


def test_every_row_has_the_whole_chain_and_what_each_tag_rests_on(reader: FlaskClient) -> None:
    (row,) = rows(reader, q="photographs")
    assert tuple(row) == COLUMNS and {f"{name}_evidence" for name in TAGS} <= set(COLUMNS)
    assert row["words"] == "We took the photographs and the keys, […] Nothing else went into the bags."
    assert (row["speaker"], row["speaker_certainty"]) == ("Nona Fictive", "stated")
    assert "Nona Fictive, a 70-year-old baker" in row["speaker_evidence"]
    assert [row["age"], row["age_certainty"], row["age_evidence"]] == ["70", "stated", "70-year-old"]
    assert (row["place_from"], row["place_from_method"]) == ("Stepanakert", "invented.rule@1")
    (place,) = (
        tag["place"] for tag in records(reader, q="photographs")[0]["tags"] if tag["place_role"] == "from"
    )
    assert (row["place_from_id"], row["place_from_english"]) == (place["id"], ", ".join(place["names"]))
    assert row["place_left_id"] == row["place_left_english"] == ""
    assert row["said_to"] == "Sample Gazette" and row["said_on"] == ""
    assert (row["publisher"], row["published"], row["author"]) == ("Sample Gazette", "2024-05-06", "unknown")
    assert row["archived_copy"] == "unknown" and row["added_by"] == row["accepted_by"] == WHO
    assert re.fullmatch("[0-9a-f]{64}", row["source_version_sha256"])
    assert reader.get(row["address"].removeprefix("http://localhost")).status_code == 200


def test_what_is_inferred_or_uncertain_says_so(reader: FlaskClient) -> None:
    (bread,) = rows(reader, q="bread")
    assert bread["speaker_certainty"] == "inferred"
    (seat,) = rows(reader, q="seat")
    assert (seat["quoting"], seat["quoting_certainty"]) == ("the governor", "uncertain")
    (bridge,) = rows(reader, q="bridge")
    assert (bridge["published"], bridge["published_note"]) == ("2024-05", "Inferred from the page.")


def test_words_are_verbatim_where_the_version_has_them(reader: FlaskClient) -> None:
    for record in records(reader):
        text = shelf.RIVER if record["version"]["is_excerpt"] else shelf.VALLEY
        for part in record["parts"]:
            assert text[part["start"] : part["end"]] == part["exact"]
            assert text[: part["start"]].endswith(part["prefix"])
            assert text[part["end"] :].startswith(part["suffix"])
        for claim in (record["attribution"], *record["tags"]):
            for words in claim["evidence"]["words"]:
                assert text[words["start"] : words["end"]] == words["words"]
        assert {link["label"] for link in record["chain"]} >= {
            "Speaker",
            "Said to",
            "Source version",
            "Added by",
        }
        assert record["chain"][0]["value"] == (record["speaker"] or {}).get("name")
        for address in (record["page"], record["source"]["page"], record["speaker"]["page"]):
            assert reader.get(address.removeprefix("http://localhost")).status_code in (200, 301)


def test_no_cell_of_a_file_is_a_formula(many: FlaskClient, tmp_path: Path) -> None:
    home = tmp_path / "formulas"
    home.mkdir()
    settings = Settings(home=home)
    record = Record.create(settings.effective_database_url, settings.originals_directory)
    accounts.put_in_public(record, title="=HYPERLINK(1)", publisher="@SUM(A1)", author="+1", rights="-1")
    record.close()
    app = create_app(settings)
    (row,) = rows(app.test_client())
    close(app)
    assert (row["title"], row["publisher"]) == ("'=HYPERLINK(1)", "'@SUM(A1)")
    assert (row["author"], row["rights"]) == ("'+1", "'-1")


@pytest.mark.parametrize("asked", [{}, {"q": "we"}, {"q": "nobodysaidthis"}])
def test_tei_is_built_as_tei_wants_it(many: FlaskClient, asked: dict[str, str]) -> None:
    rules = etree.RelaxNG(etree.parse(STRUCTURE))
    document = etree.fromstring(taken(many, "tei", **asked).encode())
    rules.assertValid(document)
    ids = {element.get(XML_ID) for element in document.iter() if element.get(XML_ID)}
    for said in document.iter(f"{TEI}said"):
        assert said.get("who")[1:] in ids and said.get("source")[1:] in ids
    for place in document.iter(f"{TEI}placeName"):
        assert place.get("ref", "#")[1:] in ids | {""}


def test_tei_names_speaker_chain_and_evidence(reader: FlaskClient) -> None:
    document = etree.fromstring(taken(reader, "tei", q="photographs").encode())
    (said,) = document.iter(f"{TEI}said")
    (person,) = (
        person for person in document.iter(f"{TEI}person") if person.get(XML_ID) == said.get("who")[1:]
    )
    assert person.findtext(f"{TEI}persName") == "Nona Fictive"
    assert [seg.text for seg in said.iter(f"{TEI}seg")] == [
        "We took the photographs and the keys,",
        "Nothing else went into the bags.",
    ]
    assert said.find(f"{TEI}gap") is not None
    chain = [item.text for item in document.iter(f"{TEI}item")]
    assert "Nona Fictive (stated)" in chain and any(text.startswith("sha256:") for text in chain)
    age = document.find(f".//{TEI}note[@type='age']")
    assert (age.get("cert"), age.findtext(f"{TEI}quote")) == ("high", "70-year-old")
    assert "quotes with" in document.findtext(f".//{TEI}titleStmt/{TEI}title")


def test_annotations_select_the_words(reader: FlaskClient) -> None:
    collection = json.loads(taken(reader, "jsonld", q="photographs"))
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 1)
    (annotation,) = collection["first"]["items"]
    kept, online = annotation["target"][:2]
    quoted, position = kept["selector"]
    assert quoted["type"] == "TextQuoteSelector" and position["type"] == "TextPositionSelector"
    assert shelf.VALLEY[position["start"] : position["end"]] == quoted["exact"]
    assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in shelf.VALLEY
    assert online["source"] == "https://gazette.example/article" and online["selector"] == quoted
    assert annotation["body"][0]["value"] == "Nona Fictive"
    assert {body["certainty"] for body in annotation["body"]} == {"stated"}
    assert any(link["label"] == "Source version" for link in annotation["chain"])


def test_the_page_says_what_can_be_taken_and_what_is_left_out(reader: FlaskClient) -> None:
    page = reader.get("/search?q=bread&kind=testimony").text
    assert "Take these quotes with you" in page and "The quote found" in text_of(page)
    assert "Left out: quotes that may not be shown" in text_of(page)
    files = files_of(page)
    assert files == [f"/search.{ending}?q=bread&kind=testimony" for ending in FORMS]
    assert "Take these quotes" not in reader.get("/search?q=nobodysaidthis").text


@pytest.mark.parametrize("ending", FORMS)
def test_a_file_is_a_file(reader: FlaskClient, ending: str) -> None:
    response = reader.get(f"/search.{ending}?q=bread")
    assert response.headers["Content-Disposition"] == f'attachment; filename="testimonies.{ending}"'
    assert response.content_type == f"{FORMS[ending].media_type}; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    head = reader.head(f"/search.{ending}?q=bread")
    assert head.status_code == 200 and head.data == b""


def test_a_file_says_which_filters_it_keeps_to(reader: FlaskClient) -> None:
    said = etree.fromstring(taken(reader, "tei", q="the", kind="statement").encode())
    assert "statements with" in "".join(said.find(f".//{TEI}titleStmt").itertext())
    said = etree.fromstring(taken(reader, "tei", speaker="0" * 16).encode())
    assert "by “0000000000000000” (not in this archive)" in "".join(
        said.find(f".//{TEI}titleStmt").itertext()
    )


@pytest.mark.parametrize("asked", ["sort=up", "page=0", "q=" + "x" * 1001])
def test_what_can_not_be_asked_is_refused_before_the_file_begins(reader: FlaskClient, asked: str) -> None:
    assert reader.get(f"/search.csv?{asked}").status_code == 400


def test_more_than_a_file_holds_is_refused_in_words(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_request, "MOST_IN_A_FILE", 2)
    monkeypatch.setattr("web.pages.taking.MOST_IN_A_FILE", 2)
    response = reader.get("/search.csv")
    assert response.status_code == 400 and "one file holds 2 at most" in response.text
    page = reader.get("/search").text
    assert "One file holds 2 quotes at most" in page
    assert files_of(page) == []


def test_a_file_that_takes_too_long_says_that_it_is_incomplete(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(turns, "LONGEST", -1.0)
    monkeypatch.setattr(turns, "AT_ONCE", 99)
    texts = {ending: taken(reader, ending, q="bread") for ending in FORMS}
    assert all("INCOMPLETE: the server broke this file off" in text for text in texts.values())
    assert "bread" not in caplog.text and "TooLong" in caplog.text
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(texts["tei"].encode())
    for ending in ("jsonl", "jsonld"):
        with pytest.raises(json.JSONDecodeError):
            json.loads(texts[ending])
    assert rispy.loads(texts["ris"])[-1]["title"].startswith("INCOMPLETE")


def test_a_file_that_fails_half_way_keeps_what_there_is_and_says_so(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(stream, "AT_ONCE", 2)
    pieces = iter(client.get("/search.jsonl").iter_encoded())
    first = next(pieces)

    def fail(*arguments: object) -> None:
        raise OSError("the disk with these confidential words is gone")

    monkeypatch.setattr(Record, "chains", fail)
    rest = b"".join(pieces).decode()
    assert len(first.splitlines()) == 2 and rest.startswith("INCOMPLETE")
    assert "OSError" in caplog.text and "confidential" not in caplog.text


def test_a_process_writes_a_few_files_at_once(client: FlaskClient) -> None:
    begun = [client.get("/search.jsonl") for _ in range(turns.AT_ONCE)]
    refused = client.get("/search.csv")
    assert refused.status_code == 503 and refused.headers["Retry-After"] == "30"
    assert "Other files are being written" in refused.text
    assert client.get("/search").status_code == 200
    begun.clear()
    assert client.get("/search.csv").status_code == 200


def test_a_turn_ends_whatever_comes_of_the_file(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(turns.AT_ONCE + 1):
        assert client.head("/search.csv").status_code == 200
        assert client.get("/search.csv?sort=up").status_code == 400
        with monkeypatch.context() as limited:
            limited.setattr(search_request, "MOST_IN_A_FILE", 1)
            assert client.get("/search.csv").status_code == 400
    assert client.get("/search.csv", buffered=True).status_code == 200


def test_a_turn_counts_as_long_as_somebody_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made = turns.Turns()
    kept = [made.take() for _ in range(turns.AT_ONCE)]
    with pytest.raises(turns.NoTurn):
        made.take()
    monkeypatch.setattr(turns, "LONGEST", 0.0)
    with pytest.raises(turns.NoTurn):
        made.take()
    kept.pop()
    made.take()


def test_quotes_are_read_as_the_file_is_taken(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "AT_ONCE", 1)
    asked: list[int] = []
    read = Record.chains

    def counting(record: Record, ids: Any) -> Any:
        wanted = tuple(ids)
        asked.append(len(wanted))
        return read(record, wanted)

    client.get("/about")
    monkeypatch.setattr(Record, "chains", counting)
    pieces = iter(client.get("/search.jsonl").iter_encoded())
    next(pieces)
    assert asked[0] == 1 and len(asked) == 2, "one quote, and those of its source"
    assert len(list(pieces)) == 5 and len(asked) == 2 + 5 + 1, "its source once more for each other one"


@pytest.mark.parametrize("ending", FORMS)
def test_what_may_not_be_shown_is_in_no_file(client: FlaskClient, record: Record, ending: str) -> None:
    assert "brother stayed" in taken(client, ending)
    (quote_id,) = (
        i for i, c in record.chains(record.quote_ids()).items() if c.quote.exact[0].startswith("My brother")
    )
    withdrawn = Access(status=AccessStatus.WITHDRAWN, reason="speaker-request")
    record.decide(quote_id, access=withdrawn, who=WHO, why="asked for")
    text = json.dumps(taken(client, ending), ensure_ascii=False)
    for canary in (*CANARIES, "secret-name-of-a-file", "brother stayed", "Personage", "Secret"):
        assert canary not in text
    assert "photographs" in text


def test_each_form_says_what_the_archive_leaves_out_and_why(client: FlaskClient) -> None:
    listed = client.get("/api/v1/left-out").json
    counts = {one["reason"]: one["quotes"] for one in listed["reasons"]}  # type: ignore[index]
    assert counts and listed["quotes"] == sum(counts.values())  # type: ignore[index]
    for ending in FORMS:
        for query in ("", "nobodysaidthis"):
            told = client.get(f"/search.{ending}", query_string={"q": query}, buffered=True).headers
            header = dict(pair.split("=") for pair in told["Testimony-Left-Out"].split(", "))
            assert {reason: int(count) for reason, count in header.items()} == counts
            (address,) = re.findall(r'<([^>]*)>; rel="describedby"', told["Link"])
            assert client.get(address.removeprefix("http://localhost")).json == listed
    annotations = json.loads(taken(client, "jsonld"))
    assert {one["reason"]: one["quotes"] for one in annotations["leftOut"]} == counts
    header = etree.fromstring(taken(client, "tei").encode()).find(f".//{TEI}notesStmt/{TEI}note")
    assert header.get("type") == "left-out" and "whole archive" in header.findtext(f"{TEI}p")
    assert [label.text for label in header.iter(f"{TEI}label")] == list(counts)
    page = client.get("/left-out").text
    assert all(f"<code>{reason}</code>" in page for reason in counts)
    assert 'href="/left-out"' in client.get("/search").text


def test_what_is_left_out_follows_each_decision(client: FlaskClient, record: Record) -> None:
    def closed() -> int:
        reasons = client.get("/api/v1/left-out").json["reasons"]  # type: ignore[index]
        return sum(one["quotes"] for one in reasons if one["reason"] == "quote-not-open")

    before = closed()
    (quote_id,) = (
        i for i, c in record.chains(record.quote_ids()).items() if c.quote.exact[0].startswith("My brother")
    )
    record.decide(quote_id, access=Access(), who=WHO, why="asked for")
    assert closed() == before + 1
    assert quote_id not in client.get("/left-out").text


def test_what_is_withdrawn_while_a_file_is_taken_is_not_in_the_rest(
    client: FlaskClient, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "AT_ONCE", 1)
    pieces = iter(client.get("/search.jsonl").iter_encoded())
    first = json.loads(next(pieces))
    assert "counted us twice" in first["text"]
    for quote_id, chain in record.chains(record.quote_ids()).items():
        if chain.quote.exact[0].startswith(("My brother", "I would still")):
            record.decide(quote_id, review=Review.REJECTED, who=WHO, why="the words of somebody else")
    rest = b"".join(pieces).decode()
    assert "brother" not in rest and "bread" not in rest and "Personage" not in rest
    assert "photographs" in rest


def test_the_engine_stands_still_while_a_selection_is_made(app: Flask, record: Record) -> None:
    app.test_client().get("/")
    engine = app.extensions["testimony"].open().index.engine()
    with engine.held() as held:
        query = Everything()
        before = held.search(query, limit=50)
        accounts.put_in_public(record, 99)
        app.extensions["testimony"].open().index.drain()
        assert held.search(query, limit=50) == before
        assert engine.search(query, limit=50).total == before.total + 1
