"""While the index can't follow the record, nothing names what was closed since."""

import json
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from archive.model import AccessStatus
from archive.record.store import Record
from index.engine import SearchUnavailable
from index.upkeep.sync import PublicIndex
from tests.reading import text_of
from tests.web.test_access import bring_index_up, withhold

COUNTING = (
    "/api/v1/facets?q=brother",
    "/api/v1/places",
    "/api/v1/statistics",
    "/places/",
    "/search/values?facet=speaker&q=brother",
    "/speakers/?by=role",
    "/statistics",
    "/timeline",
)
"""What hands on names or counts of the index as they are."""
SEARCHING = ("/search?q=brother", "/search", "/concordance?q=brother", "/api/v1/search?q=brother")


def held(index: PublicIndex) -> None:
    raise SearchUnavailable("another process is updating the search index")


@pytest.fixture
def behind(client: FlaskClient, record: Record, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    """A reader whose index still has a quote that was withdrawn, and can't be brought up."""
    assert "Secret Personage" in client.get("/api/v1/facets?q=brother").text
    assert "Secret Personage" in client.get("/search").text
    assert json.loads(client.get("/suggest?q=secret+pers").text)["suggestions"]
    withhold(record, "My brother", AccessStatus.WITHDRAWN)
    with monkeypatch.context() as patched:
        patched.setattr(PublicIndex, "catch_up", held)
        yield client


@pytest.mark.parametrize("path", COUNTING)
def test_what_only_counts_says_that_it_can_not_answer(behind: FlaskClient, path: str) -> None:
    response = behind.get(path)
    assert response.status_code == 503 and response.headers["Retry-After"] == "30"
    assert "Personage" not in response.text


@pytest.mark.parametrize("path", SEARCHING)
def test_a_search_goes_on_and_names_nobody_who_was_closed(behind: FlaskClient, path: str) -> None:
    response = behind.get(path)
    assert response.status_code == 200
    assert "Personage" not in response.text and "brother stayed" not in response.text


def test_a_filter_is_named_where_words_that_may_be_shown_carry_it(
    behind: FlaskClient, record: Record
) -> None:
    ids = {speaker.label: speaker.id for speaker in record.speakers().values()}
    for name, is_named in (("Secret Personage", False), ("Otto Official", True)):
        page = text_of(behind.get("/search", query_string={"speaker": ids[name]}).text)
        assert (name in page) is is_named


@pytest.mark.parametrize("typed", ["secret pers", "pers", "brot", "gor"])
def test_nothing_is_suggested_meanwhile(behind: FlaskClient, typed: str) -> None:
    response = behind.get("/suggest", query_string={"q": typed})
    assert response.status_code == 200 and json.loads(response.text) == {"suggestions": []}


def test_the_help_has_no_examples_meanwhile(behind: FlaskClient) -> None:
    response = behind.get("/help")
    assert response.status_code == 200
    assert "quotes</" not in response.text and "Fictive" not in text_of(response.text)


def test_all_is_counted_again_when_the_index_follows(client: FlaskClient, record: Record) -> None:
    withhold(record, "My brother", AccessStatus.WITHDRAWN)
    bring_index_up(record, client)
    for path in (*COUNTING, *SEARCHING, "/help"):
        response = client.get(path)
        assert response.status_code == 200 and "Personage" not in response.text, path
    assert "Otto Official" in client.get("/api/v1/facets").text


@pytest.mark.parametrize(
    "path", ["/suggest?q=secret+pers", "/suggest?q=brot", "/api/v1/facets?q=stayed", "/search", "/places/"]
)
def test_no_second_has_to_pass_before_a_name_is_gone(client: FlaskClient, record: Record, path: str) -> None:
    assert json.loads(client.get("/suggest?q=secret+pers").text)["suggestions"]
    withhold(record, "My brother", AccessStatus.WITHDRAWN)
    page = client.get(path).text
    assert "Personage" not in page and "brother" not in page
