"""Pages are kept as they were made, and never longer than they are true."""

from flask.testing import FlaskClient

from archive.model import Access, AccessStatus
from archive.record.store import Record
from tests.reading import quote_with
from web.kept_pages import KeptPage, KeptPages

WHO = "Test Archivist"


def page(text: str) -> KeptPage:
    return KeptPage(body=text.encode(), content_type="text/html")


def test_a_page_is_kept_for_the_state_it_was_made_at() -> None:
    pages = KeptPages()
    pages.keep(1, "/a", page("then"))
    assert pages.get(1, "/a") == page("then")
    assert pages.get(2, "/a") is None
    pages.keep(2, "/b", page("now"))
    assert pages.get(2, "/a") is None


def test_what_was_not_asked_for_longest_is_given_up_first() -> None:
    pages = KeptPages(most_bytes=8)
    pages.keep(1, "/a", page("1234"))
    pages.keep(1, "/b", page("1234"))
    pages.get(1, "/a")
    pages.keep(1, "/c", page("1234"))
    assert [pages.get(1, address) is not None for address in ("/a", "/b", "/c")] == [True, False, True]


def test_a_page_too_large_to_be_kept_leaves_nothing_behind() -> None:
    pages = KeptPages(most_bytes=8)
    pages.keep(1, "/a", page("123456789"))
    assert pages.get(1, "/a") is None
    pages.keep(1, "/b", page("12345678"))
    assert pages.get(1, "/b") is not None


def test_the_second_answer_is_the_first_one(reader: FlaskClient) -> None:
    first, again = reader.get("/"), reader.get("/")
    assert (first.data, first.headers["ETag"]) == (again.data, again.headers["ETag"])
    assert set(first.headers) == set(again.headers)
    assert reader.get("/", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_each_language_and_each_host_has_its_own(reader: FlaskClient) -> None:
    english, armenian = reader.get("/"), reader.get("/hy/")
    assert english.data != armenian.data
    assert reader.get("/hy/").data == armenian.data
    elsewhere = reader.get("/", base_url="http://127.0.0.1").text
    assert "http://127.0.0.1/" in elsewhere
    assert "http://127.0.0.1/" not in reader.get("/").text


def test_a_withdrawal_is_seen_by_the_next_request(client: FlaskClient, record: Record) -> None:
    address = quote_with(client, "We took the photographs")
    assert client.get(address).status_code == client.get(address).status_code == 200
    withdrawn = Access(status=AccessStatus.WITHDRAWN, reason="speaker's wish")
    record.decide(address.rsplit("/", 1)[-1], access=withdrawn, who=WHO, why="asked for")
    assert client.get(address).status_code == 404


def test_what_people_searched_for_is_not_kept(client: FlaskClient) -> None:
    client.get("/search?q=photographs")
    client.get("/speakers/")
    kept = client.application.extensions["testimony"].pages
    assert [address for address in kept._pages if "photographs" in str(address)] == []
    assert len(kept._pages) == 1
