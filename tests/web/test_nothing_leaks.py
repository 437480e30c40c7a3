"""The proof: nothing that may not be told is told anywhere, to anybody.

Every route of the site is asked, with the ids and slugs of everything in the record, open or not, and with
searches for every hidden word; a route nobody gave arguments to fails. The files of the index and of the copy
without a server are read as bytes.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from archive.access import Viewer, left_out, may_see
from archive.accounts.roles import Role
from archive.errors import UnknownId
from archive.model import Span
from archive.record.store import Record
from index.upkeep.sync import PublicIndex
from tests import guarded
from tests.conftest import close
from tests.guarded import MARKS, SHOWN
from web.app import create_app
from web.desk.texts.texts import KINDS
from web.left_out import HEADER
from web.reading.readers_room import ReadersRoom
from web.reading.reading_room import ReadingRoom
from web.reading.readings import Found
from web.settings import Settings
from web.still.copying import copied

HIDDEN = sorted(MARKS.hidden_from(None))
NOT_ASKED = frozenset({"static"})
"""Endpoints that read no record."""
IN_ARMENIAN = frozenset({"quotes.quote"})
"""Asked in the other language, too: the same page with other labels."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("guarded")
    guarded.build(made)
    return made


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[Flask]:
    app = create_app(Settings(home=home, contact="archive@example.org"))
    yield app
    close(app)


@pytest.fixture(scope="module")
def kept(home: Path) -> Iterator[Record]:
    settings = Settings(home=home)
    record = Record.open(settings.effective_database_url, settings.originals_directory)
    yield record
    record.close()


@pytest.fixture(scope="module")
def values(kept: Record) -> dict[str, list[str]]:
    return arguments(kept)


def arguments(kept: Record) -> dict[str, list[str]]:
    """For each argument of a route: everything the record could give it, open or not."""
    quotes = list(kept.quote_ids())
    slugs = {
        noun: [row.slug for row in kept.slugs() if row.noun == noun]
        for noun in ("source", "speaker", "place")
    }
    sources, speakers = [s.id for s in kept.sources()], list(kept.speakers())
    versions = [v.id for source_id in sources for v in kept.versions(source_id)]
    subjects = [
        *quotes,
        *slugs["source"],
        *slugs["speaker"],
        *slugs["place"],
        *versions,
        "journey",
        "guarded",
    ]
    records = [*quotes, *versions, *sources, *speakers]
    return {
        "account_id": [one.id for one in kept.people.accounts.all()] or ["nobody"],
        "draft_id": ["0" * 16],
        "ending": ["csv", "jsonl", "tei", "jsonld", "ris"],
        "filename": ["site.css"],
        "form": ["ris", "bib", "csl.json"],
        "key": subjects,
        # What is asked for is told again by the way to sign in: no slug that is itself a name.
        "desk": ["guarded", "journey", "new"],
        "kind": list(KINDS),
        "name": list(kept.subjects()),
        "number": ["1", "2"],
        "position": ["0", "1", "2"],
        "other_slug": [source.slug for source in kept.sources()],
        "quote_id": quotes,
        "record_id": records,
        "slug": subjects,
        "source_id": sources,
        "sources": [*slugs["source"], *sources],
        "speakers": [*slugs["speaker"], *speakers],
        "places": slugs["place"],
        "quotes": quotes,
        "speaker_id": speakers,
        "text_key": ["valley-2024", "new", *sources],
        "token": ["nothing"],
        "version_id": versions,
        "what": ["status", "identity", "notes", "agreement", "redaction"],
    }


def addresses(rule: Rule, values: dict[str, list[str]]) -> list[str]:
    """The paths of a route, one for each value of its arguments; slugs and keys of the noun it is of."""
    noun = str(rule).removeprefix("/api/v1").strip("/").partition("/")[0]
    paths = [re.sub(r"<(?:[^<>]*:)?(\w+)>", r"<\1>", str(rule))]
    for argument in sorted(rule.arguments):
        assert argument in values, f"{rule}: give “{argument}” values in this test"
        given = values.get(noun, values[argument]) if argument in ("key", "slug") else values[argument]
        paths = [path.replace(f"<{argument}>", value) for path in paths for value in given]
    return paths


def test_no_route_tells_the_public_what_is_hidden(site: Flask, values: dict[str, list[str]]) -> None:
    client = site.test_client()
    told = ""
    for rule in site.url_map.iter_rules():
        if rule.endpoint in NOT_ASKED:
            continue
        for path in addresses(rule, values):
            told += assert_silent(client, path)
            told += assert_silent(client, f"/hy{path}") if rule.endpoint in IN_ARMENIAN else ""
    for words in SHOWN:
        assert words in told, f"{words} is hidden too: the test would prove nothing"


ASKED = (
    "/search?q={}",
    "/search?q={}&facets=all",
    "/search.atom?q={}",
    "/search.csv?q={}",
    "/search.jsonl?q={}",
    "/concordance?q={}",
    "/concordance.csv?q={}",
    "/timeline?q={}",
    "/suggest?q={}",
    "/suggest?q=speaker:{}",
    "/api/v1/search?q={}",
    "/api/v1/facets?q={}",
    "/api/v1/speakers?q={}",
    "/speakers/?q={}",
    "/places/?q={}",
    "/sources/?q={}",
)
"""Whatever takes words: they come back as they were typed, and nothing else of them."""


@pytest.mark.parametrize("address", ASKED)
def test_what_is_hidden_is_not_found(site: Flask, address: str) -> None:
    client = site.test_client()
    absent = unescape(client.get(address.format("nothingzorbatall")).text)
    for mark in HIDDEN:
        typed = unescape(client.get(address.format(mark)).text)
        same = re.sub(re.escape(mark), "nothingzorbatall", typed, flags=re.IGNORECASE)
        assert _steady(same) == _steady(absent), (address, mark)


def test_no_beginning_of_a_hidden_word_is_offered(site: Flask) -> None:
    client = site.test_client()
    for mark in HIDDEN:
        for length in (2, 4, 6):
            answer = unescape(client.get("/suggest", query_string={"q": mark[:length]}).text).lower()
            assert not [other for other in HIDDEN if other in answer], mark[:length]
        misspelt = unescape(client.get("/search", query_string={"q": mark[:-1] + "x"}).text).lower()
        assert mark not in misspelt, "did you mean"


OAI = (
    "verb=Identify",
    "verb=ListSets",
    "verb=ListMetadataFormats",
    "verb=ListIdentifiers&metadataPrefix=oai_dc",
    "verb=ListRecords&metadataPrefix=oai_dc",
)


def test_harvesters_are_told_nothing_of_what_is_hidden(site: Flask, kept: Record) -> None:
    client = site.test_client()
    asked = [
        *OAI,
        *(f"verb=GetRecord&metadataPrefix=oai_dc&identifier={i}" for i in _identifiers(client, kept)),
    ]
    for query in asked:
        assert_silent(client, f"/oai?{query}")


def _identifiers(client: FlaskClient, kept: Record) -> list[str]:
    listed = client.get("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc").text
    shape = re.search(r"<identifier>(\S*?)([0-9a-z]{16})</identifier>", listed)
    assert shape
    return [f"{shape[1]}{quote_id}" for quote_id in kept.quote_ids()]


def test_counts_are_those_of_what_may_be_seen(site: Flask, kept: Record) -> None:
    client = site.test_client()
    index = PublicIndex(Settings(home=site.extensions["testimony"].settings.home).index_directory, kept)
    room = ReadingRoom(kept, index)
    shown = room.chains(kept.quote_ids())
    index.close()
    assert client.get("/api/v1/search").get_json()["total"] == len(shown) == 7
    listed = client.get("/sitemap-1.xml").text
    assert len(re.findall(r"/quotes/[0-9a-z]{16}<", listed)) == len(shown)


def test_the_files_of_the_index_hold_nothing_hidden(site: Flask, home: Path) -> None:
    assert_no_mark_in_files(home / "index")


def test_the_copy_without_a_server_holds_nothing_hidden(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    for _ in copied(Settings(home=home), folder):
        pass
    assert len(list(folder.rglob("*.html"))) > 10
    assert_no_mark_in_files(folder)


@pytest.mark.parametrize(
    "address",
    ["/search.csv", "/search.jsonl", "/search.ris", "/search.atom", "/concordance.csv", "/api/v1/search"],
)
def test_what_is_left_out_is_said_the_same_whatever_is_asked(site: Flask, kept: Record, address: str) -> None:
    client = site.test_client()
    chains = kept.chains(kept.quote_ids()).values()
    decisions = [may_see(c.quote, c.source, today=datetime.now(UTC).date()) for c in chains]
    counts = {f"{reason}={count}" for reason, count in left_out(decisions).items()}
    assert len(counts) >= 7
    for asked in ("", *HIDDEN, "nothingzorbatall", "plainzorb"):
        told = client.get(address, query_string={"q": asked}).headers
        assert set(told[HEADER].split(", ")) == counts, asked
        assert '/api/v1/left-out>; rel="describedby"' in told["Link"]


def test_the_list_of_what_is_left_out_takes_no_question(site: Flask) -> None:
    client = site.test_client()
    plain = client.get("/left-out").text
    for query in ("q=restrizorb", "source=fewzorb", "collection=guarded", "month=2024-05"):
        assert client.get(f"/left-out?{query}").text == plain
        refused = client.get(f"/api/v1/left-out?{query}")
        assert refused.status_code == 400 and refused.json and "reasons" not in refused.json


@pytest.mark.parametrize("role", [None, *Role])
def test_each_viewer_is_handed_what_the_role_allows(kept: Record, home: Path, role: Role | None) -> None:
    index = PublicIndex(Settings(home=home).index_directory, kept)
    kind = ReadersRoom if Viewer(role).reads_restricted else ReadingRoom
    room = kind(kept, index, Viewer(role))
    chains = room.chains(kept.quote_ids())
    told = repr([(c.quote, c.speaker, c.source, c.places) for c in chains])
    told += repr(room.speakers({c.speaker.id for c in chains if c.speaker}))
    told += repr(room.sources(source.id for source in kept.sources()))
    for source_id in {chain.source.id for chain in chains}:
        reading = room.reading(source_id)
        told += repr([text.words(Span(0, len(text.text))) for text in reading.texts.values()])
        told += repr([(c.quote, c.speaker) for c in (*reading.records, *reading.fragments)])
    told += repr([_offered(room.speaker, row.slug) for row in kept.slugs() if row.noun == "speaker"])
    told += repr([_offered(room.place, row.slug) for row in kept.slugs() if row.noun == "place"])
    index.close()
    assert not [mark for mark in MARKS.hidden_from(role) if mark in told.lower()]
    if role is Role.READER:
        assert "restrizorb" in told and "fewzorb" in told
    if Viewer(role).is_archivist:
        assert "embarzorb" in told and "Pseudira Zorbmask" in told and "redazorb" in told


def _offered(look_up: Callable[[str], tuple[object, Found]], slug: str) -> object:
    """What a room hands out for a slug; nothing where it says that there is none."""
    try:
        noun, found = look_up(slug)
    except UnknownId:
        return None
    return noun, found.results, [(c.quote, c.speaker, c.source, c.places) for c in found.chains]


def assert_silent(client: FlaskClient, address: str) -> str:
    """Assert that an answer tells nothing hidden, in body or headers; gives the body."""
    answer = client.get(address)
    assert answer.status_code < 500, address
    told = unescape(unquote(f"{answer.headers}\n{answer.text}"))
    # Where it was asked for by a hidden slug, no address of the answer repeats it either.
    found = [mark for mark in HIDDEN if mark in told.lower()]
    assert not found, (address, found)
    return told


def assert_no_mark_in_files(folder: Path) -> None:
    """Assert that no file below a folder holds a hidden word, in any case, by name or within."""
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder)).lower()
        held = path.read_bytes().lower() if path.is_file() else b""
        found = [mark for mark in HIDDEN if mark in name or mark.encode() in held]
        assert not found, (name, found)


def _steady(page: str) -> str:
    """A page without the moment at which it was made."""
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)?", "", page)
