"""Quotes and captions are kept from search to search, and never longer than they are true."""

from collections.abc import Collection, Iterable, Mapping

from flask.testing import FlaskClient
from markupsafe import Markup

from archive.model import Access, AccessStatus, Chain, IdentityMode, Speaker
from archive.record.store import Record
from tests.reading import quote_with
from web import urls
from web.kept.chains import OF_A_CHAIN, KeptChains
from web.kept.markup import KeptMarkup
from web.reading.kept_nouns import KeptNouns

WHO = "Test Archivist"
NOWHERE = "0000000000000000"


def test_what_is_kept_is_not_read_again_at_the_same_state(record: Record) -> None:
    ids = record.quote_ids()[:3]
    asked: list[list[str]] = []

    def read(wanted: Iterable[str]) -> dict[str, Chain]:
        asked.append([*wanted])
        return record.chains(asked[-1])

    kept = KeptChains()
    first = kept.of(1, ids[:2], read)
    assert list(first) == list(ids[:2])
    again = kept.of(1, (ids[2], ids[0], NOWHERE, ids[0]), read)
    assert list(again) == [ids[2], ids[0]]
    assert again[ids[0]] is first[ids[0]]
    assert kept.of(2, ids[:1], read) == {ids[0]: first[ids[0]]}
    assert asked == [list(ids[:2]), [ids[2], NOWHERE], [ids[0]]]


def test_speakers_and_places_are_read_once_at_the_same_state(record: Record) -> None:
    ids = list(record.speakers())[:3]
    asked: list[list[str]] = []

    def read(wanted: Collection[str]) -> Mapping[str, Speaker]:
        asked.append([*wanted])
        return record.speakers(wanted)

    kept = KeptNouns().speakers
    assert list(kept.of(1, ids[:2], read)) == ids[:2]
    assert list(kept.of(1, (ids[2], NOWHERE, *ids[:2], ids[2]), read)) == [ids[2], *ids[:2]]
    assert list(kept.of(2, ids[:1], read)) == ids[:1]
    assert asked == [ids[:2], [ids[2], NOWHERE], ids[:1]]


def test_a_list_calls_nobody_by_a_name_they_had_before(client: FlaskClient, record: Record) -> None:
    for _ in range(2):
        assert "Nona Fictive" in client.get("/speakers/").text
    speaker = next(one for one in record.speakers().values() if one.slug == "nona-fictive-2")
    record.identify(speaker.id, IdentityMode.PSEUDONYM, public_name="Ona Other", who=WHO, why="asked for")
    assert "Ona Other" in client.get("/speakers/").text


def test_no_more_is_kept_than_there_is_room_for(record: Record) -> None:
    ids = record.quote_ids()[:3]
    asked: list[str] = []

    def read(wanted: Iterable[str]) -> dict[str, Chain]:
        asked.extend(found := [*wanted])
        return record.chains(found)

    kept = KeptChains(most_bytes=OF_A_CHAIN)
    for _ in range(2):
        assert set(kept.of(1, ids, read)) == set(ids)
    assert asked == [*ids, *ids]


def test_a_search_shows_no_quote_that_was_withdrawn_after_the_search_before(
    client: FlaskClient, record: Record
) -> None:
    address = quote_with(client, "We took the photographs")
    search = "/search?q=photographs"
    for _ in range(2):
        assert "We took the <mark>photographs</mark>" in client.get(search).text
    withdrawn = Access(status=AccessStatus.WITHDRAWN, reason="speaker's wish")
    record.decide(address.rsplit("/", 1)[-1], access=withdrawn, who=WHO, why="asked for")
    for page in (search, "/search", "/concordance?q=photographs"):
        assert "We took the" not in client.get(page).text, page


def test_a_piece_is_made_once_for_its_values_and_language() -> None:
    once = KeptMarkup()
    made: list[str] = []

    def piece(text: str) -> Markup:
        made.append(text)
        return Markup("<p>%s</p>") % text

    assert once("a", 1, caller=lambda: piece("first")) == "<p>first</p>"
    assert once("a", 1, caller=lambda: piece("second")) == "<p>first</p>"
    assert once("a", 2, caller=lambda: piece("other")) == "<p>other</p>"
    urls.speak("hy")
    try:
        assert once("a", 1, caller=lambda: piece("հայերեն")) == "<p>հայերեն</p>"
    finally:
        urls.speak(urls.ENGLISH)
    assert made == ["first", "other", "հայերեն"]
