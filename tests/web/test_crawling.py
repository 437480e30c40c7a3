"""The map of the site, the rules for robots, canonical addresses: all of what is public, and nothing else."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from flask.testing import FlaskClient
from lxml import etree

from archive.description.essays import Essay
from archive.model import Access, AccessStatus
from archive.record.log.stamps import Stamp
from archive.record.store import Record
from index.state import locked
from tests.reading import outline, quote_with
from tests.web.test_access import withhold
from web.harvest import sitemap
from web.reading.reading_room import ReadingRoom
from web.settings import Settings

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "schemas" / "sitemap.xsd"))
HOST = "http://localhost"


def told(client: FlaskClient, path: str, what: str = "//s:loc/text()") -> list[str]:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, "application/xml"), path
    root = etree.fromstring(response.data)
    SCHEMA.assertValid(root)
    return [str(found) for found in root.xpath(what, namespaces=NAMES)]


def mapped(client: FlaskClient) -> list[str]:
    """Every path in the map."""
    files = (address.removeprefix(HOST) for address in told(client, "/sitemap.xml"))
    return [address.removeprefix(HOST) for path in files for address in told(client, path)]


def test_the_map_has_every_page_of_a_public_record_and_no_other(
    reader: FlaskClient, pages: dict[str, str]
) -> None:
    listed = mapped(reader)
    assert len(listed) == len(set(listed))
    records = {path for path in pages if path.startswith(("/quotes/", "/sources/", "/speakers/", "/places/"))}
    assert records <= {*listed} | {path for path in records if "?" in path}
    for path in listed:
        page = reader.get(path)
        assert page.status_code == 200
        canonical = [one["href"] for tag, one in outline(page.text).tags if one.get("rel") == "canonical"]
        assert canonical == [HOST + path], "what is mapped is the one address of its page"
        assert 'name="robots"' not in page.text


def test_a_large_map_is_in_files(reader: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = mapped(reader)
    monkeypatch.setattr(sitemap, "PER_FILE", 7)
    assert len(told(reader, "/sitemap.xml")) == -(-len(whole) // 7)
    assert mapped(reader) == whole
    for number in (0, len(whole), 10**30):
        assert reader.get(f"/sitemap-{number}.xml").status_code == 404


def test_the_map_is_made_once_for_each_change(
    client: FlaskClient, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    make = sitemap.entries

    def counted(
        room: ReadingRoom, stamps: Sequence[Stamp], essays: Sequence[Essay]
    ) -> Iterator[sitemap.Entry]:
        made.append(len(stamps))
        return make(room, stamps, essays)

    monkeypatch.setattr(sitemap, "entries", counted)
    for _ in range(2):
        assert mapped(client) and client.get("/sitemap-99.xml").status_code == 404
    assert made == [6]
    withhold(record, "My brother stayed", AccessStatus.WITHDRAWN)
    assert client.get("/sitemap-99.xml").status_code == 404 and mapped(client)
    assert made == [6, 5]


def test_quotes_sources_and_speakers_tell_when_they_changed(reader: FlaskClient) -> None:
    for noun in ("quotes", "sources", "speakers"):
        dated = told(
            reader, "/sitemap-1.xml", f"//s:url[contains(s:loc, '/{noun}/')][s:lastmod]/s:loc/text()"
        )
        assert len(dated) >= 2, noun
    assert told(reader, "/sitemap.xml", "//s:lastmod") != []


@pytest.mark.parametrize("status", [AccessStatus.CLOSED, AccessStatus.WITHDRAWN])
def test_what_may_not_be_shown_is_on_no_map(
    client: FlaskClient, record: Record, status: AccessStatus
) -> None:
    address = quote_with(client, "My brother stayed")
    assert {address, "/speakers/secret-personage"} <= {*mapped(client)}
    decided = Access(status=status, reason="safety" if status is AccessStatus.WITHDRAWN else None)
    record.decide(address.rpartition("/")[2], access=decided, who="Test Archivist", why="asked for")
    listed = mapped(client)
    assert address not in listed and not [path for path in listed if "secret" in path or "sealed" in path]
    assert "/sources/leaving-the-valley" in listed


def test_robots_may_read_pages_and_no_searches(reader: FlaskClient) -> None:
    response = reader.get("/robots.txt")
    assert response.mimetype == "text/plain"
    rules = RobotFileParser()
    rules.parse(response.text.splitlines())
    for path in mapped(reader):
        assert rules.can_fetch("anybody", HOST + path), path
    for path in ("/search?q=bread", "/search.atom", "/hy/search?speaker=x", "/concordance.csv?q=a", "/oai"):
        assert not rules.can_fetch("anybody", HOST + path), path
    assert rules.site_maps() == [f"{HOST}/sitemap.xml"]


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-1.xml", "/robots.txt"])
def test_what_is_unchanged_is_not_sent_again(reader: FlaskClient, path: str) -> None:
    first = reader.get(path)
    again = reader.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"") and "Last-Modified" not in first.headers


def test_every_page_has_one_canonical_address_and_searches_are_not_indexed(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        tags = outline(html).tags
        canonical = [
            one["href"] or "" for tag, one in tags if tag == "link" and one.get("rel") == "canonical"
        ]
        assert len(canonical) == 1 and canonical[0].startswith(HOST), path
        is_search = path.removeprefix("/hy").startswith(("/search", "/concordance"))
        assert ('<meta name="robots" content="noindex' in html) == is_search, path


def test_there_is_no_map_while_the_index_can_not_follow(client: FlaskClient, record: Record) -> None:
    address = quote_with(client, "My brother stayed")
    home = client.application.extensions["testimony"].settings.home
    with locked(Settings(home=home).index_directory / "drain.lock", patience=1):
        closed = Access(status=AccessStatus.CLOSED)
        record.decide(address.rpartition("/")[2], access=closed, who="Test Archivist", why="asked for")
        for path in ("/sitemap.xml", "/sitemap-1.xml"):
            response = client.get(path)
            assert response.status_code == 503 and response.headers["Retry-After"]
        assert "brother stayed" not in client.get("/search.atom").text
    assert address not in mapped(client)
