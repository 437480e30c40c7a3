"""Feeds: valid Atom, the newest first, stable, and no word in them that may not be shown."""

from pathlib import Path
from urllib.parse import quote as encoded

import pytest
from flask.testing import FlaskClient
from lxml import etree

from archive.model import Access, AccessStatus, Review
from archive.record.store import Record
from tests.reading import links, outline, quote_with
from tests.web.test_access import CANARIES
from web import security
from web.xml_writing import allowed

ATOM = {"a": "http://www.w3.org/2005/Atom"}
RULES = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "schemas" / "atom.rng"))


def feed(client: FlaskClient, address: str = "/search.atom") -> etree._Element:
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (200, "application/atom+xml")
    root = etree.fromstring(response.data)
    RULES.assertValid(root)
    return root


def told(root: etree._Element, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=ATOM)]


def test_a_feed_of_everything_holds_every_public_quote_with_its_chain(reader: FlaskClient) -> None:
    root = feed(reader)
    assert len(told(root, "a:entry/a:id/text()")) == 6
    assert told(root, "a:link[@rel='self']/@href") == ["http://localhost/search.atom"]
    for address, content in zip(
        told(root, "a:entry/a:id/text()"), told(root, "a:entry/a:content/text()"), strict=True
    ):
        assert reader.get(address.removeprefix("http://localhost")).status_code == 200
        assert "sha256:" in content and "Added by Test Archivist" in content and "<blockquote" in content
        assert not outline(content).problems
    moments = told(root, "a:entry/a:updated/text()")
    assert moments == sorted(moments, reverse=True) and told(root, "a:updated/text()") == moments[:1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=bread", 1),
        ("q=%22photographs+and+the+keys%22", 1),
        ("q=nobodysaidthis", 0),
        ("kind=statement", 1),
        ("q=bread&kind=statement", 0),
        ("q=bread&sort=date&page=3", 1),
    ],
)
def test_a_feed_follows_its_search(reader: FlaskClient, query: str, found: int) -> None:
    assert len(told(feed(reader, f"/search.atom?{query}"), "a:entry")) == found


def test_a_search_names_its_feed_and_every_page_that_of_the_newest(reader: FlaskClient) -> None:
    page = reader.get("/search?q=bread&kind=testimony&sort=date&page=1").text
    (address,) = [one["href"] for tag, one in outline(page).tags if one.get("type") == "application/atom+xml" and tag == "link"]  # fmt: skip
    assert address == "http://localhost/search.atom?q=bread&kind=testimony"
    assert address.removeprefix("http://localhost") in links(page)
    root = feed(reader, address.removeprefix("http://localhost"))
    assert told(root, "a:link[@rel='alternate']/@href") == ["http://localhost/search?q=bread&kind=testimony"]
    assert 'href="http://localhost/search.atom"' in reader.get("/about").text


def test_what_changed_last_comes_first_under_the_id_it_had(client: FlaskClient, record: Record) -> None:
    (words,) = told(feed(client, "/search.atom?q=bread"), "a:entry/a:id/text()")
    quote_id = words.rpartition("/")[2]
    for review in (Review.REJECTED, Review.ACCEPTED):
        record.decide(quote_id, review=review, who="Test Archivist", why="looked at again")
    # Moments are told to the second, and the archive was made in this one, or the one before.
    assert words in told(feed(client), "a:entry/a:id/text()")
    newest = max(record.stamps(), key=lambda stamp: stamp.at)
    assert newest.quote_id == quote_id


def test_an_author_is_named_as_firmly_as_the_record_does(reader: FlaskClient) -> None:
    def author(words: str) -> list[str]:
        return told(feed(reader, f"/search.atom?q={encoded(words)}"), "a:entry/a:author/a:name/text()")

    assert author('"photographs and the keys"') == ["Nona Fictive"]
    assert author('"set the bread"') == ["Nona Fictive (speaker inferred)"]
    assert author("غادرنا") == ["Speaker not named"]


@pytest.mark.parametrize("status", [AccessStatus.CLOSED, AccessStatus.WITHDRAWN])
def test_what_may_not_be_shown_is_in_no_feed(
    client: FlaskClient, record: Record, status: AccessStatus
) -> None:
    before = client.get("/search.atom")
    address = quote_with(client, "My brother stayed")
    assert "brother stayed" in before.text
    reason = "safety" if status is AccessStatus.WITHDRAWN else None
    decided = Access(status=status, reason=reason)
    record.decide(address.rpartition("/")[2], access=decided, who="Test Archivist", why="asked for")
    for path in ("/search.atom", "/search.atom?q=brother", "/search.atom?kind=testimony"):
        text = client.get(path).text
        assert not [
            canary for canary in (*CANARIES, "secret-name", "brother stayed", "Personage") if canary in text
        ], path
    again = client.get("/search.atom", headers={"If-None-Match": before.headers["ETag"]})
    assert again.status_code == 200


def test_an_unchanged_feed_is_not_sent_again(reader: FlaskClient) -> None:
    first = reader.get("/search.atom?q=bread")
    assert "Last-Modified" not in first.headers
    again = reader.get("/search.atom?q=bread", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and again.data == b""


def test_a_reader_of_feeds_on_another_site_may_read_them(reader: FlaskClient) -> None:
    headers = reader.get("/search.atom?q=bread").headers
    guards = security.HEADERS | security.READ_ELSEWHERE
    assert {name: headers.get(name) for name in guards} == guards
    assert headers["Cache-Control"] == security.CACHE_PAGE and "Set-Cookie" not in headers


@pytest.mark.parametrize("query", ["page=abc", "sort=nothing", "q=" + "x" * 1_001])
def test_a_feed_refuses_what_its_search_refuses(reader: FlaskClient, query: str) -> None:
    assert reader.get(f"/search.atom?{query}").status_code == 400


def test_the_rules_find_a_feed_that_breaks_them(reader: FlaskClient) -> None:
    root = feed(reader)
    updated = root.find("a:entry/a:updated", ATOM)
    assert updated is not None
    updated.text = "yesterday"
    assert not RULES.validate(root)


def test_what_xml_can_not_hold_leaves_a_sign() -> None:
    assert allowed("a\x0bb\x00\ud800c\nd") == "a\ufffdb\ufffd\ufffdc\nd"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Testimony Archive: newest quotes"),
        ("q=bread", "Testimony Archive: quotes with “bread”"),
        ("kind=statement", "Testimony Archive: all statements"),
        ("q=bread&speaker=nona-fictive", "Testimony Archive: quotes by Nona Fictive, with “bread”"),
    ],
)
def test_a_feed_is_called_by_what_it_follows(reader: FlaskClient, query: str, title: str) -> None:
    assert told(feed(reader, f"/search.atom?{query}"), "a:title/text()") == [title]
