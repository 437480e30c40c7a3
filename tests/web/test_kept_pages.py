"""Pages are kept as they were made, and never longer than they are true."""

from flask.testing import FlaskClient

from archive.model import Access, AccessStatus
from archive.record.store import Record
from tests.reading import quote_with

WHO = "Test Archivist"


def test_the_second_answer_is_the_first_one(reader: FlaskClient) -> None:
    first, again = reader.get("/"), reader.get("/")
    assert (first.data, first.headers["ETag"]) == (again.data, again.headers["ETag"])
    told = [{pair for pair in answer.headers if pair[0] != "Date"} for answer in (first, again)]
    assert told[0] == told[1]
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
    kept = client.application.extensions["testimony"].pages.keys()
    assert [address for address in kept if "photographs" in str(address)] == []
    assert len(kept) == 1
