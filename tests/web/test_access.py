"""What may not be shown is not there: the same answer as for what never was."""

import sqlite3
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.model import Access, AccessStatus, Review
from archive.record.store import Record
from index.upkeep.sync import PublicIndex
from tests.reading import public_pages, quote_with, text_of
from web.reading.reading_room import ReadingRoom
from web.reading.readings import SourceReading
from web.settings import Settings

WHO = "Test Archivist"
CANARIES = (
    "sealed sentence",
    "Hidden Oneperson",
    "still waits",
    "Waiting Oneperson",
    "A sealed account",
    "Hadrut",
)


def quotes(record: Record, beginning: str) -> list[str]:
    """Ids of the quotes whose words begin so, public or not."""
    chains = record.chains(record.quote_ids())
    return [i for i, chain in chains.items() if chain.quote.exact[0].startswith(beginning)]


def withhold(record: Record, beginning: str, status: AccessStatus) -> str:
    """Close the quote with these words; returns its id."""
    (quote_id,) = quotes(record, beginning)
    reason = "speaker's wish" if status is AccessStatus.WITHDRAWN else None
    record.decide(quote_id, access=Access(status=status, reason=reason), who=WHO, why="asked for")
    return quote_id


def bring_index_up(record: Record, client: FlaskClient) -> None:
    index = PublicIndex(
        Settings(home=client.application.extensions["testimony"].settings.home).index_directory, record
    )
    index.drain()
    index.close()


def test_what_is_not_public_is_on_no_page(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        for canary in CANARIES:
            assert canary not in unescape(html), path


@pytest.mark.parametrize("words", [*CANARIES, "secret-name-of-a-file"])
def test_what_is_not_public_is_not_found(reader: FlaskClient, words: str) -> None:
    asked = reader.get("/search", query_string={"q": f'"{words}"'})
    assert "Nothing found" in asked.text


def test_absent_and_forbidden_are_one_answer(client: FlaskClient, record: Record) -> None:
    (sealed,) = quotes(record, "Nobody may read")
    (waiting,) = quotes(record, "This still waits")
    slugs = {record.chains((i,))[i].speaker.slug for i in (sealed, waiting)}  # type: ignore[union-attr]
    absent = client.get("/quotes/" + "0" * 16)
    forbidden = [
        f"/quotes/{sealed}",
        f"/quotes/{waiting}",
        "/sources/a-sealed-account",
        "/sources/a-waiting-account",
    ]
    forbidden += [f"/speakers/{slug}" for slug in slugs]
    forbidden += [
        f"/places/{p.slug}" for p in record.places().values() if "Hadrut" in [n.form for n in p.names]
    ]
    assert len(forbidden) >= 7
    for path in (
        *forbidden,
        "/speakers/nobody",
        "/places/nowhere",
        "/sources/nothing",
        "/quotes/short",
        "/x",
    ):
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert answer.data == absent.data, path
        assert _without_date(answer.headers) == _without_date(absent.headers), path


def _without_date(headers: object) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name != "Date"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("status", [AccessStatus.CLOSED, AccessStatus.WITHDRAWN])
def test_a_decision_is_seen_at_the_next_request(
    client: FlaskClient, record: Record, status: AccessStatus
) -> None:
    address = quote_with(client, "My brother stayed")
    assert client.get(address).status_code == 200
    assert client.get("/speakers/secret-personage").status_code == 200
    withhold(record, "My brother", status)
    assert client.get(address).status_code == 404
    assert client.get("/speakers/secret-personage").status_code == 404
    bring_index_up(record, client)
    assert "Nothing found" in client.get('/search?q="my brother stayed"').text
    assert "Secret Personage" not in client.get("/speakers/").text


def test_a_closed_quote_takes_its_sentence_and_its_speakers_name_from_every_page(
    client: FlaskClient, record: Record
) -> None:
    withhold(record, "My brother", AccessStatus.WITHDRAWN)
    record.set_source_access(
        next(s.id for s in record.sources() if s.slug == "leaving-the-valley"),
        Access(status=AccessStatus.OPEN),
        who=WHO,
        why="still open",
    )
    bring_index_up(record, client)
    for path in public_pages(client):
        page = unescape(client.get(path).text)
        assert "brother stayed" not in page and "Personage" not in page, path


def test_what_an_archivist_rejected_is_read_nowhere(client: FlaskClient, record: Record) -> None:
    (quote_id,) = quotes(record, "My brother")
    record.decide(quote_id, review=Review.REJECTED, who=WHO, why="the words of somebody else")
    bring_index_up(record, client)
    for path in public_pages(client):
        page = unescape(client.get(path).text)
        assert "brother stayed" not in page and "Personage" not in page, path


def test_around_a_quote_that_can_not_be_read_nothing_is_shown_but_quotes(
    client: FlaskClient, record: Record, archive_home: Path
) -> None:
    quotes(record, "My brother")
    connection = sqlite3.connect(archive_home / "archive.db")
    with connection:
        connection.execute("UPDATE parts SET exact = 'Altered.' WHERE exact LIKE 'My brother%'")
    connection.close()
    assert quotes(record, "My brother") == quotes(record, "Altered") == []
    page = text_of(client.get("/sources/leaving-the-valley").text)
    assert "We took the photographs and the keys" in page
    for words in ("brother stayed", "Personage", "The bus from the valley", "Altered."):
        assert words not in page


@pytest.mark.parametrize(
    ("forbidden", "absent"),
    [
        ("/sources/{source}", "/sources/nothing"),
        ("/quotes/{quote}", "/quotes/" + "0" * 16),
        ("/speakers/{speaker}", "/speakers/nobody"),
    ],
)
def test_absent_and_forbidden_are_looked_for_alike(
    client: FlaskClient, record: Record, monkeypatch: pytest.MonkeyPatch, forbidden: str, absent: str
) -> None:
    (sealed,) = quotes(record, "Nobody may read")
    chain = record.chains((sealed,))[sealed]
    assert chain.speaker
    path = forbidden.format(source=chain.source.slug, quote=sealed, speaker=chain.speaker.slug)
    client.get("/")
    asked: list[str] = []
    with monkeypatch.context() as watching:
        for name in ("chains", "quote_ids", "versions", "sources", "resolve", "speakers"):
            watching.setattr(Record, name, _noted(getattr(Record, name), name, asked))
        assert client.get(path).status_code == 404
        after_forbidden = list(asked)
        asked.clear()
        assert client.get(absent).status_code == 404
    assert after_forbidden == asked and "versions" not in asked


def _noted(read: Callable[..., object], name: str, asked: list[str]) -> Callable[..., object]:
    def noting(*arguments: object, **options: object) -> object:
        asked.append(name)
        return read(*arguments, **options)

    return noting


def test_the_last_public_quote_takes_its_source_along(client: FlaskClient, record: Record) -> None:
    assert client.get("/sources/at-the-river").status_code == 200
    withhold(record, "They counted", AccessStatus.CLOSED)
    assert client.get("/sources/at-the-river").status_code == 200
    withhold(record, "غادرنا", AccessStatus.CLOSED)
    assert client.get("/sources/at-the-river").status_code == 404


@pytest.mark.parametrize("status", [AccessStatus.CLOSED, AccessStatus.WITHDRAWN])
def test_a_quote_taken_away_while_its_page_is_made_is_not_there(
    client: FlaskClient, record: Record, monkeypatch: pytest.MonkeyPatch, status: AccessStatus
) -> None:
    address = quote_with(client, "My brother stayed")
    read = ReadingRoom.reading

    def decided_meanwhile(room: ReadingRoom, source_id: str) -> SourceReading:
        withhold(record, "My brother", status)
        return read(room, source_id)

    monkeypatch.setattr(ReadingRoom, "reading", decided_meanwhile)
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.data == client.get("/quotes/" + "0" * 16).data


def test_a_closed_source_closes_everything_in_it(client: FlaskClient, record: Record) -> None:
    address = quote_with(client, "They counted us twice")
    source = next(s for s in record.sources() if s.slug == "at-the-river")
    record.set_source_access(source.id, Access(status=AccessStatus.CLOSED), who=WHO, why="asked for")
    assert client.get(address).status_code == 404
    assert client.get("/sources/at-the-river").status_code == 404
    assert "At the river" not in client.get("/sources/").text


def test_the_old_slug_of_somebody_closed_does_not_lead_to_the_new(
    client: FlaskClient, record: Record
) -> None:
    speaker = next(s for s in record.speakers().values() if s.slug == "secret-personage")
    record.rename_speaker(speaker.id, "Renamed Personage", who=WHO, why="asked for")
    withhold(record, "My brother", AccessStatus.CLOSED)
    answer = client.get("/speakers/secret-personage")
    assert answer.status_code == 404 and "renamed" not in answer.text.lower()


def test_a_filter_by_somebody_who_is_not_public_names_nobody(client: FlaskClient, record: Record) -> None:
    hidden = next(s for s in record.speakers().values() if s.label == "Hidden Oneperson")
    page = client.get("/search", query_string={"speaker": hidden.id}).text
    assert "Hidden" not in page and "not in this archive" in page
