"""The API as a program meets it: what pages show, as data; problems that say what to do; nothing withheld."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from archive.model import Access, AccessStatus
from archive.record.store import Record
from tests.conftest import close
from tests.reading import links, outline, quote_with
from tests.shelf import VALLEY, WHO
from tests.web.test_access import CANARIES
from web import cli
from web.api.endpoints import ENDPOINTS
from web.app import create_app
from web.searching import search_request
from web.searching.search_request import LAST_PAGE, LONGEST_FILTER, LONGEST_QUERY, MOST_FILTERS
from web.settings import Settings

ROOT = "/api/v1"


def asked(client: FlaskClient, path: str, **parameters: object) -> Any:
    response = client.get(ROOT + path, query_string=parameters)
    assert response.status_code == 200, response.text
    assert response.content_type == "application/json"
    return response.json


def within(address: str) -> str:
    """An address of the site as a path of it."""
    assert address.startswith("http://localhost/")
    return address.removeprefix("http://localhost")


def addresses(found: Any) -> set[str]:
    """Every address of this site in an answer."""
    if isinstance(found, dict):
        return set().union(*map(addresses, found.values()), set())
    if isinstance(found, list):
        return set().union(*map(addresses, found), set())
    return {found} if isinstance(found, str) and found.startswith("http://localhost/") else set()


def answers(client: FlaskClient) -> dict[str, str]:
    """Every answer that a program reaches by following addresses from a search, with its text."""
    seen: dict[str, str] = {}
    waiting = [
        f"{ROOT}/search",
        f"{ROOT}/speakers",
        f"{ROOT}/places",
        f"{ROOT}/sources",
        f"{ROOT}/statistics",
    ]
    while waiting:
        path = waiting.pop()
        if path not in seen and path.startswith(ROOT):
            response = client.get(path)
            assert response.status_code == 200, path
            seen[path] = json.dumps(response.json, ensure_ascii=False)
            waiting += map(within, addresses(response.json))
    return seen


def test_a_search_answers_what_its_page_shows(reader: FlaskClient) -> None:
    parameters = {"q": "the OR we", "kind": "testimony", "sort": "date"}
    found = asked(reader, "/search", **parameters)
    page = reader.get("/search", query_string=parameters).text
    on_page = list(dict.fromkeys(re.findall(r'href="/quotes/([0-9a-z]{16})"', page)))
    assert [quote["id"] for quote in found["quotes"]] == on_page
    assert found["total"] == len(on_page) == found["testimonies"] and found["statements"] == 0
    assert found["query"] == "the OR we" and "“the”" in found["meaning"]
    assert found["meaning"].startswith("testimony ")
    assert within(found["page"]) == "/search?q=the+OR+we&kind=testimony&sort=date"
    for file in found["files"]:
        assert reader.get(within(file["address"])).status_code == 200


@pytest.mark.parametrize("path", ["/search", "/facets"])
def test_what_was_understood_tells_of_the_filters_too(reader: FlaskClient, path: str) -> None:
    speaker = next(
        one["speaker"]
        for one in asked(reader, "/speakers")["speakers"]
        if one["speaker"]["name"] == "Otto Official"
    )
    assert asked(reader, path, q="office", speaker=speaker["id"])["meaning"] == (
        "quotes by Otto Official, with “office”"
    )
    meaning = asked(reader, path, speaker="0" * 16)["meaning"]
    assert meaning == "quotes by “0000000000000000” (not in this archive)"


def test_a_quote_has_its_whole_chain_and_all_evidence(reader: FlaskClient) -> None:
    found = asked(reader, quote_with(reader, "We took the photographs and the keys"))
    assert found["text"].startswith("We took the photographs")
    assert {tag["field"]: tag["evidence"]["words"][0]["words"] for tag in found["tags"]}[
        "age"
    ] == "70-year-old"
    assert found["tags"][3]["place"]["names"] == ["Khankandi", "Khankendi", "Stepanakert", "Xankandi"]
    assert [link["label"] for link in found["chain"]][:2] == ["Speaker", "Said to"]
    assert found["version"]["sha256"] in found["citation"] and "secret-name" not in json.dumps(found)
    part = found["parts"][0]
    assert VALLEY[part["start"] : part["end"]] == part["exact"]


def test_every_address_in_an_answer_leads_somewhere(reader: FlaskClient) -> None:
    leading = set().union(*(addresses(json.loads(text)) for text in answers(reader).values()))
    assert len(leading) > 40
    for address in leading:
        assert reader.get(within(address)).status_code in (200, 301), address


@pytest.mark.parametrize("noun", ["speakers", "places", "sources"])
def test_records_are_found_by_id_and_by_slug(reader: FlaskClient, noun: str) -> None:
    listed = asked(reader, f"/{noun}")
    assert listed["total"] == len(listed[noun]) > 1
    for entry in listed[noun]:
        reference = entry[noun[:-1]]
        by_id, by_slug = (asked(reader, f"/{noun}/{reference[key]}") for key in ("id", "slug"))
        assert by_id == by_slug
        assert by_id["total"] == entry["quotes"] == len(by_id["quotes"])


def test_a_list_can_be_had_by_letter(reader: FlaskClient) -> None:
    names = {entry["place"]["names"][0] for entry in asked(reader, "/places", letter="G")["places"]}
    assert names == {"Goris"}
    assert asked(reader, "/places", letter="nothing")["places"] == []


def test_pages_lead_through_all_quotes(reader: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (
        "web.searching.search_request",
        "web.searching.finding",
        "web.pages.search",
        "web.api.searching",
    ):
        monkeypatch.setattr(f"{module}.PAGE_SIZE", 2)
    whole = [json.loads(line)["id"] for line in reader.get("/search.jsonl").text.splitlines()]
    path, found = f"{ROOT}/search", []
    while path:
        response = reader.get(path)
        pages = response.json["pages"]  # type: ignore[index]
        found += [quote["id"] for quote in response.json["quotes"]]  # type: ignore[index]
        linked = re.findall(r'<([^>]+)>; rel="(\w+)"', response.headers["Link"])
        relations = {relation: address for address, relation in linked}
        assert relations.get("next") == pages["next"] and relations.get("prev") == pages["previous"]
        path = within(pages["next"]) if pages["next"] else ""
    assert found == whole and len(whole) == 6


def test_facets_are_those_of_the_page(reader: FlaskClient) -> None:
    found = asked(reader, "/facets", kind="testimony")
    assert found["total"] == 5
    facets = {facet["facet"]: facet["values"] for facet in found["facets"]}
    kinds = {value["value"]: (value["count"], value["is_set"]) for value in facets["kind"]}
    assert kinds == {"testimony": (5, True), "statement": (1, False)}
    speaker = facets["speaker"][0]
    narrowed = asked(reader, "/search", speaker=speaker["value"])
    assert narrowed["total"] == speaker["count"]
    assert {quote["speaker"]["name"] for quote in narrowed["quotes"]} == {speaker["label"]}


def test_statistics_count_what_may_be_shown(reader: FlaskClient) -> None:
    found = asked(reader, "/statistics")
    assert (found["quotes"], found["testimonies"], found["statements"]) == (6, 5, 1)
    assert (found["speakers"], found["places"], found["sources"]) == (5, 5, 2)
    assert "never shares of a population" in found["caveat"]


def test_a_search_that_finds_nothing_offers_other_ways(reader: FlaskClient) -> None:
    found = asked(reader, "/search", q="photograps")
    assert found["total"] == 0 and found["files"] == []
    for way in found["other_ways"]:
        assert way["address"].startswith(f"http://localhost{ROOT}/search")
        assert reader.get(within(way["address"])).json["total"] == way["total"] > 0  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "status", "where", "remedy"),
    [
        ("/search?sort=up", 400, "sort", "The orders are"),
        ("/search?age=60..80", 400, "age", "q=age:60..80"),
        ("/facets?author=Sample", 400, "author", "age_band, certainty"),
        ("/speakers?q=nona", 400, "q", "letter, page"),
        ("/statistics?year=2023", 400, "year", "There are none"),
        ("/search?page=0", 400, "page", "first page"),
        (f"/search?page={LAST_PAGE + 1}", 400, "page", "first page"),
        ("/search?page=7", 404, "page", "first page"),
        (f"/search?q={'x' * (LONGEST_QUERY + 1)}", 400, "q", "a few words"),
        (f"/facets?role={'x' * (LONGEST_FILTER + 1)}", 400, "role", "the list"),
        ("/search?" + "&".join(f"place={n}" for n in range(MOST_FILTERS + 1)), 400, "filters", "off"),
        ("/sources?page=2", 404, "page", "first page"),
        ("/quotes/0000000000000000", 404, None, "by a search"),
        ("/nothing", 404, None, "by a search"),
    ],
)
def test_a_problem_says_what_where_and_what_to_do(
    reader: FlaskClient, path: str, status: int, where: str | None, remedy: str
) -> None:
    response = reader.get(ROOT + path)
    problem = response.json
    assert response.status_code == status and response.content_type == "application/problem+json"
    assert problem is not None and (problem["status"], problem["where"]) == (status, where)
    assert remedy in problem["remedy"] and problem["detail"].endswith(".")
    path, _, anchor = problem["type"].partition("#")
    assert f'id="{anchor}"' in reader.get(path).text
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_the_api_is_for_reading(reader: FlaskClient, method: str) -> None:
    response = getattr(reader, method)(f"{ROOT}/search")
    assert response.status_code == 405 and response.headers["Allow"] == "GET, HEAD"
    assert response.json["title"] == "This API is for reading"


def test_what_is_unforeseen_gives_a_reference_and_no_words(app: Flask) -> None:
    @app.get(f"{ROOT}/broken")
    def fail() -> str:
        raise ValueError("told in confidence")

    response = app.test_client().get(f"{ROOT}/broken")
    assert response.status_code == 500 and response.content_type == "application/problem+json"
    assert (
        "reference" in response.text
        and "confidence" not in response.text
        and "Traceback" not in response.text
    )


def test_an_answer_is_asked_about_again(reader: FlaskClient) -> None:
    path = f"{ROOT}/statistics"
    first = reader.get(path)
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = reader.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and again.data == b""
    assert reader.get(f"{ROOT}/search").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", [f"{ROOT}/search", f"{ROOT}/nothing", f"{ROOT}/openapi.json", "/search.csv"])
def test_pages_of_other_sites_may_read_the_api(reader: FlaskClient, path: str) -> None:
    headers = reader.get(path, headers={"Origin": "https://elsewhere.example"}).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in headers
    assert "Access-Control-Allow-Origin" not in reader.get("/search").headers


def test_answers_are_as_described(reader: FlaskClient) -> None:
    described = reader.get(f"{ROOT}/openapi.json").json
    assert described is not None and described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {endpoint.path for endpoint in ENDPOINTS}
    schemas = {endpoint.name: endpoint.answer.__name__ for endpoint in ENDPOINTS}
    for path, text in answers(reader).items():
        name = next(
            e.name
            for e in ENDPOINTS
            if re.fullmatch(ROOT + e.path.replace("{key}", "[^/]+"), path.split("?")[0])
        )
        schema = {"$ref": f"#/components/schemas/{schemas[name]}", "components": described["components"]}
        jsonschema.validate(json.loads(text), schema, cls=jsonschema.Draft202012Validator)


def test_the_description_is_of_no_language(reader: FlaskClient) -> None:
    armenian, english = (reader.get(f"{step}{ROOT}/openapi.json").text for step in ("/hy", ""))
    assert "Speaker. Keeps quotes" in english
    assert armenian == english


def all_find(client: FlaskClient, examples: list[str]) -> bool:
    answers = [client.get(href) for href in examples]
    export = re.search(r"curl 'http://localhost(.*?)'", unescape(client.get("/api").text))
    assert export and client.get(export[1]).text.strip()
    return all(answer.status_code == 200 and (answer.json or {}).get("total") != 0 for answer in answers)


def test_the_page_explains_everything_with_examples_that_run(reader: FlaskClient) -> None:
    page = reader.get("/api").text
    examples = [href for href in links(page) if href.startswith(ROOT)]
    assert len(set(examples)) == len(ENDPOINTS) + 1
    assert all_find(reader, examples)
    for endpoint in ENDPOINTS:
        assert f'id="{endpoint.name}"' in page
        for parameter in endpoint.parameters:
            assert f"<code>{parameter.name}</code>" in page
    assert not outline(page).problems


def test_the_examples_find_something_in_the_shipped_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TESTIMONY_HOME", str(tmp_path / "home"))
    assert CliRunner().invoke(cli.testimony, ["init"]).exit_code == 0
    app = create_app(Settings(home=tmp_path / "home"))
    client = app.test_client()
    assert all_find(client, [href for href in links(client.get("/api").text) if href.startswith(ROOT)])
    close(app)


def test_an_empty_archive_answers_and_explains_itself(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    Record.create(settings.effective_database_url, settings.originals_directory).close()
    app = create_app(settings)
    client = app.test_client()
    page = client.get("/api").text
    assert "/api/v1/quotes/{key}" in page and not re.search(r'href="/api/v1/quotes', page)
    assert asked(client, "/search")["total"] == asked(client, "/statistics")["quotes"] == 0
    close(app)


@pytest.mark.parametrize("status", [AccessStatus.CLOSED, AccessStatus.WITHDRAWN])
def test_what_may_not_be_shown_is_in_no_answer(
    client: FlaskClient, record: Record, status: AccessStatus
) -> None:
    assert any("brother stayed" in text for text in answers(client).values())
    chains = record.chains(record.quote_ids())
    chain = next(c for c in chains.values() if c.quote.exact[0].startswith("My brother"))
    reason = "speaker-request" if status is AccessStatus.WITHDRAWN else None
    record.decide(chain.quote.id, access=Access(status=status, reason=reason), who=WHO, why="asked for")
    for path, text in answers(client).items():
        for canary in (*CANARIES, "secret-name-of-a-file", "brother stayed", "Personage"):
            assert canary not in text, path
    assert chain.speaker
    absent = client.get(f"{ROOT}/quotes/{'0' * 16}")
    for path in (
        f"/quotes/{chain.quote.id}",
        f"/speakers/{chain.speaker.id}",
        "/speakers/nobody",
        "/sources/nothing",
    ):
        assert (answer := client.get(ROOT + path)).status_code == 404
        assert answer.data == absent.data, path


def test_limits_are_described_as_they_are() -> None:
    limits = {p.name: p.schema for e in ENDPOINTS if e.name == "search" for p in e.parameters}
    assert limits["q"]["maxLength"] == search_request.LONGEST_QUERY
    assert limits["page"]["maximum"] == search_request.LAST_PAGE


def test_a_search_that_was_read_with_a_note_says_so(reader: FlaskClient) -> None:
    found = reader.get("/api/v1/search?q=bread+age:soon").get_json()
    assert found["notes"] and all(isinstance(note, str) for note in found["notes"])


@pytest.mark.parametrize("path", ["/search", "/facets", "/statistics", "/left-out", "/speakers", "/sources"])
def test_that_a_parameter_is_refused_is_described(reader: FlaskClient, path: str) -> None:
    described = asked(reader, "/openapi.json")["paths"][path]["get"]["responses"]
    assert str(reader.get(f"{ROOT}{path}?colour=red").status_code) in described
    assert "400" in described
