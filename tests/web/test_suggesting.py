"""How a search may go on while it is typed: names in every script, words, and nothing that may not be shown."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.model import Access, AccessStatus
from archive.record.store import Record
from index.engine import Facet, FacetCount
from index.querying.grammar import parse, unparse
from tests.web.test_access import CANARIES, bring_index_up, withhold
from web.reading.name_list import KeptNames
from web.reading.reading_room import ReadingRoom
from web.searching.search_request import LONGEST_QUERY


def offered(client: FlaskClient, typed: str) -> dict[str, str]:
    """Query → what is said of it."""
    response = client.get("/suggest", query_string={"q": typed})
    assert response.status_code == 200 and response.mimetype == "application/json"
    return {
        one["query"]: f"{one['label']}: {one['note']}" for one in json.loads(response.text)["suggestions"]
    }


@pytest.mark.parametrize(
    ("typed", "query", "said"),
    [
        ("gor", 'place:"goris"', "Goris: place"),
        ("Գոր", 'place:"գորիս"', "Goris: place"),
        ("Гори", 'place:"горис"', "Goris: place"),
        ("bread gor", 'bread place:"goris"', "Goris: place"),
        ("-gor", '-place:"goris"', "Goris: place"),
        ("place:gor", 'place:"goris"', "Goris: place"),
        ("fict", 'speaker:"nona fictive"', "speaker"),
        ("nona fic", 'speaker:"nona fictive"', "speaker"),
        ("fictive no", 'speaker:"nona fictive"', "speaker"),
        ("Нона", 'speaker:"nona fictive"', "speaker"),
        ("speaker:Նոնա", 'speaker:"nona fictive"', "speaker"),
        ("photo", "photographs", "word"),
        ("PHOTO", "photographs", "word"),
        ("bread -phot", "bread -photographs", "word"),
        ("words:phot", "words:photographs", "word"),
        ("bread OR phot", "bread OR photographs", "word"),
    ],
)
def test_what_is_typed_may_go_on_so(reader: FlaskClient, typed: str, query: str, said: str) -> None:
    found = {key.casefold(): label for key, label in offered(reader, typed).items()}
    assert said in found.get(query.casefold(), ""), found


@pytest.mark.parametrize(
    "typed", ["", " ", "g", "gor ", '"gor', "«gor", "age:6", "gor*", "kind:test", "(", "OR"]
)
def test_nothing_is_suggested_where_nothing_can_be_meant(reader: FlaskClient, typed: str) -> None:
    assert offered(reader, typed) == {}


def test_every_suggestion_finds_what_it_says(reader: FlaskClient) -> None:
    kinds = set()
    for typed in ("go", "st", "fi", "se", "pho", "the", "bro"):
        for query, said in offered(reader, typed).items():
            assert unparse(parse(query).query) == query
            page = reader.get("/search", query_string={"q": query}).text
            kinds.add(said.rpartition(": ")[2].partition(",")[0])
            if "speaker, " in said:
                assert f"{said.rpartition(', ')[2]} in this archive" in page, query
            assert "Nothing found" not in page
    assert kinds == {"speaker", "place", "word"}


def test_people_of_one_name_are_one_suggestion(reader: FlaskClient) -> None:
    assert offered(reader, "nona f") == {'speaker:"Nona Fictive"': "Nona Fictive: speaker, 3 quotes"}


def test_a_namesake_who_was_renamed_is_counted_no_more(
    client: FlaskClient, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.reading.name_list.REST", 1e9)
    assert offered(client, "nona f") == {'speaker:"Nona Fictive"': "Nona Fictive: speaker, 3 quotes"}
    renamed = next(s for s in record.speakers().values() if s.label == "Nona Fictive")
    record.rename_speaker(renamed.id, "A Woman Renamed", who="Test Archivist", why="asked for by her")
    bring_index_up(record, client)
    ((query, said),) = offered(client, "nona f").items()
    total = json.loads(client.get("/api/v1/search", query_string={"q": query}).text)["total"]
    assert total < 3 and said == f"Nona Fictive: speaker, {total} quote{'s' if total > 1 else ''}"


def test_while_the_names_are_listed_anew_others_get_the_old_list(app: Flask) -> None:
    begun, go_on = Event(), Event()

    class SlowRoom(ReadingRoom):
        def counts(self, facet: Facet) -> tuple[FacetCount, ...]:
            begun.set()
            assert go_on.wait(20)
            return super().counts(facet)

    opened = app.extensions["testimony"].open()
    names = KeptNames()
    with ThreadPoolExecutor(2) as threads:
        making = threads.submit(names.of, SlowRoom(opened.record, opened.index))
        assert begun.wait(20)
        try:
            meanwhile = threads.submit(names.of, ReadingRoom(opened.record, opened.index)).result(timeout=10)
        finally:
            go_on.set()
    assert meanwhile.find(("nona",), Facet, 9) == []
    assert making.result().find(("nona",), Facet, 9)


@pytest.mark.parametrize("canary", CANARIES)
def test_what_is_not_public_is_never_suggested(reader: FlaskClient, canary: str) -> None:
    for word in (canary, *canary.split()):
        for end in range(2, len(word) + 1):
            assert canary not in " ".join(
                (*offered(reader, word[:end]), *offered(reader, word[:end]).values())
            )
    assert offered(reader, "hadr") == offered(reader, "seal") == offered(reader, "hidd") == {}


def test_what_is_withdrawn_is_suggested_no_more(client: FlaskClient, record: Record) -> None:
    assert offered(client, "secret pers") and offered(client, "brot")
    withhold(record, "My brother", AccessStatus.WITHDRAWN)
    bring_index_up(record, client)
    assert offered(client, "secret pers") == offered(client, "brot") == {}


def test_what_becomes_public_is_suggested(
    client: FlaskClient, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.reading.name_list.REST", 0)
    withhold(record, "My brother", AccessStatus.CLOSED)
    bring_index_up(record, client)
    assert offered(client, "secret pers") == {}
    (quote_id,) = (
        i for i, c in record.chains(record.quote_ids()).items() if c.quote.exact[0].startswith("My brother")
    )
    record.decide(quote_id, access=Access(status=AccessStatus.OPEN), who="Test Archivist", why="open again")
    bring_index_up(record, client)
    assert offered(client, "secret pers")


def test_nothing_that_is_typed_is_logged_or_kept(
    reader: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    response = reader.get("/suggest", query_string={"q": "goris unusualword"})
    assert response.headers["Cache-Control"] == "no-store"
    assert "unusualword" not in caplog.text and "goris" not in caplog.text


def test_what_nobody_types_is_refused(reader: FlaskClient) -> None:
    assert reader.get("/suggest", query_string={"q": "a" * (LONGEST_QUERY + 1)}).status_code == 400
    for hostile in (
        "(" * 900,
        '"' * 999,
        "ab " * 300,
        "\u0301" * 500,
        "-" * 900 + "ab",
        "a:" * 400,
        "\x00\ud7ff",
    ):
        assert reader.get("/suggest", query_string={"q": hostile}).status_code == 200


def test_a_machine_is_asked_to_leave_it_alone(reader: FlaskClient) -> None:
    assert "Disallow: /suggest" in reader.get("/robots.txt").text


def test_the_script_asks_no_other_host() -> None:
    script = (Path(__file__).parents[2] / "web" / "static" / "suggest.js").read_text("utf-8")
    assert "http" not in script and "localStorage" not in script and "innerHTML" not in script
