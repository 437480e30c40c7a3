"""Speakers by age and by role: the same people, a part of them, and nobody who may not be shown."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.model import AccessStatus
from archive.record.store import Record
from index.documents import SearchDocument
from index.on_whoosh.engine import WhooshEngine
from tests.reading import links, text_of
from tests.web.test_access import bring_index_up, withhold
from web.pages.listing import SCREENS, WHOLE, Entry, counted, listing, sort_key
from web.pages.speaker_list import on_this_page
from web.pages.speakers_request import SpeakersRequest


def people(page: str) -> set[str]:
    """The speakers in a list."""
    return set(re.findall(r'class="entry" href="(/speakers/[^"?]+)"', page))


def offered(page: str, parameter: str) -> list[str]:
    """The addresses of a part of the list."""
    return [href for href in links(page) if href.startswith(f"/speakers/?{parameter}=")]


def test_who_speaks_for_an_office_is_told_from_witnesses(reader: FlaskClient) -> None:
    page = reader.get("/speakers/").text
    notes = dict(
        re.findall(
            r'href="/speakers/([^"?]+)"[^>]*>.*?</a>\s*<span class="entry-note" dir="auto">(.*?)</span>', page
        )
    )
    assert notes["otto-official"] == "official, spokesman"
    assert "official" not in notes["nona-fictive"] and "Statement" not in notes["nona-fictive"]


def test_a_part_of_the_list_is_a_part_of_everybody(reader: FlaskClient) -> None:
    page = reader.get("/speakers/").text
    (ages,) = offered(page, "age_band")
    seventy = reader.get(ages).text
    assert people(seventy) == {"/speakers/nona-fictive"}
    assert people(seventy) < people(page)
    assert "70–79" in text_of(seventy)


def test_roles_lead_to_those_described_so(reader: FlaskClient) -> None:
    (by_role,) = offered(reader.get("/speakers/").text, "by")
    roles = offered(reader.get(by_role).text, "role")
    assert len(roles) >= 2
    for role in roles:
        assert people(reader.get(role).text), role
    assert people(reader.get("/speakers/?role=baker").text) == {"/speakers/nona-fictive"}


@pytest.mark.parametrize("address", ["?role=nobody-is-that", "?age_band=0-9"])
def test_what_nobody_is_lists_nobody(reader: FlaskClient, address: str) -> None:
    answer = reader.get(f"/speakers/{address}")
    assert answer.status_code == 200 and people(answer.text) == set()
    assert "Nobody with words in this archive is described so." in answer.text


def test_too_long_a_role_is_refused(reader: FlaskClient) -> None:
    assert reader.get("/speakers/", query_string={"role": "x" * 201}).status_code == 400


def test_a_withdrawn_role_is_offered_no_more(client: FlaskClient, record: Record) -> None:
    assert "/speakers/?role=baker" in offered(client.get("/speakers/?by=role").text, "role")
    withhold(record, "We took the photographs", AccessStatus.WITHDRAWN)
    bring_index_up(record, client)
    assert "/speakers/?role=baker" not in offered(client.get("/speakers/?by=role").text, "role")
    assert offered(client.get("/speakers/").text, "age_band") == []


def test_the_letters_of_a_part_keep_it() -> None:
    labels = [f"{letter}{number}" for letter in "ab" for number in range(150)]
    made = listing("/speakers/", (), counted(labels), ("A",), 1, (("role", "baker"),))
    assert [letter.href for letter in made.letters] == [
        "/speakers/?role=baker&letter=A",
        "/speakers/?role=baker&letter=B",
    ]
    assert [letter.count for letter in made.letters] == ["150", "150"]


def test_many_who_are_called_the_same_are_spread_over_the_pages(tmp_path: Path) -> None:
    many = 2 * WHOLE + 50
    engine = WhooshEngine.create(tmp_path / "index")
    with engine.batch() as batch:
        for number in range(many):
            batch.put(
                SearchDocument(
                    id=f"q{number}", words="", speaker_id=f"{number:016}", speaker_order=f"woman {number:016}"
                )
            )
    pages = [on_this_page(engine.filed(), SpeakersRequest(page=number)) for number in (1, 2, 3)]
    assert [len(page.speakers) for page in pages] == [WHOLE, WHOLE, 50]
    assert len({speaker.id for page in pages for speaker in page.speakers}) == many
    assert {page.letters["W"] for page in pages} == {many}
    engine.close()


def test_above_a_list_of_some_screens_its_letters_lead_to_their_headings() -> None:
    labels = [f"{letter} {number}" for letter in "ACÅF" for number in range(15)]
    entries = [
        Entry(label=label, href="/x", note="", count="1 quote") for label in sorted(labels, key=sort_key)
    ]
    letters = counted(labels)
    whole = listing("/speakers/", entries, letters, tuple(letters), 1)
    assert [(each.letter, each.href) for each in whole.letters] == [
        (group.letter, f"#letter-{number}") for number, group in enumerate(whole.groups, 1)
    ]
    assert not any(each.is_shown for each in whole.letters), "all of them are on this page"
    few = counted(entry.label for entry in entries[:SCREENS])
    assert not listing("/speakers/", entries[:SCREENS], few, tuple(few), 1).letters


def test_one_letter_of_a_short_list_leads_to_the_others() -> None:
    entries = [Entry(label=label, href="/x", note="", count="1 quote") for label in ("Anna", "Bela")]
    letters = counted(entry.label for entry in entries)
    made = listing("/places/", entries[:1], letters, ("A",), 1, (("role", "from"),))
    assert [each.is_shown for each in made.letters] == [True, False]
    assert made.letters[1].href == "/places/?role=from&letter=B"
    assert made.path == "/places/?role=from&letter=A"
