"""The pages of an interview with a recording: moments, turns, index, player, and what is not led to."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.description.content_notes import content_notes
from archive.formats.registry import read
from archive.intake import add
from archive.model import (
    Access,
    AccessStatus,
    Agreement,
    Basis,
    Extent,
    IdentityMode,
    SourceKind,
    WithdrawalReason,
)
from archive.record.store import Record
from tests.conftest import close
from tests.reading import text_of
from tests.transcripts import OHMS
from web.app import create_app
from web.opened import opened
from web.security import CONTENT_SECURITY_POLICY
from web.settings import Settings

WHO = "Test Archivist"
MEDIA = "https://media.example/ilka.mp3"


class Interview:
    """An archive with one interview, and a reader of its site."""

    def __init__(self, home: Path, kind: SourceKind, content: str = OHMS) -> None:
        self.settings = Settings(home=home / "home")
        path = home / "invented.xml"
        path.write_text(content, "utf-8")
        with opened(self.settings, create=True) as archive:
            document = read(path)
            metadata = replace(document.metadata, kind=kind, access=AccessStatus.OPEN, accepted_by=WHO)
            added = add(archive.record, replace(document, metadata=metadata), who=WHO)
            archive.index.drain()
        self.source_id, self.quote_ids = added.source_id, added.quote_ids
        self.app = create_app(self.settings)
        self.client: FlaskClient = self.app.test_client()

    def source(self) -> str:
        response = self.client.get(f"/sources/{self.source_id}", follow_redirects=True)
        assert response.status_code == 200
        return response.text

    def withdraw(self, quote_id: str) -> None:
        record = Record.open(self.settings.effective_database_url, self.settings.originals_directory)
        access = Access(status=AccessStatus.WITHDRAWN, reason=WithdrawalReason.SAFETY.value)
        record.decide(quote_id, access=access, who=WHO, why="for the test")
        record.close()


@pytest.fixture
def statement(tmp_path: Path) -> Iterator[Interview]:
    """One that may be read in full."""
    made = Interview(tmp_path, SourceKind.STATEMENT)
    yield made
    close(made.app)


@pytest.fixture
def interview(tmp_path: Path) -> Iterator[Interview]:
    """One of which the quotes may be read."""
    made = Interview(tmp_path, SourceKind.INTERVIEW)
    yield made
    close(made.app)


def agree(interview: Interview, extent: Extent | None) -> None:
    record = Record.open(interview.settings.effective_database_url, interview.settings.originals_directory)
    agreement = Agreement(id="", basis=Basis.INTERVIEW, date="2024", extent=extent)
    record.agree((interview.source_id,), agreement, who=WHO, why="given to be published whole")
    record.close()


def test_an_interview_is_read_in_full_where_that_was_agreed(interview: Interview) -> None:
    page = interview.source()
    assert "(<code>full-text-not-agreed</code>)" in page and 'class="turns"' not in page
    agree(interview, Extent.QUOTES)
    assert "(<code>full-text-not-agreed</code>)" in interview.source()
    agree(interview, Extent.FULL_TEXT)
    page = interview.source()
    assert "full-text-not-agreed" not in page
    assert text_of(page).count("Please tell us of the village.") == 1, "the interviewer’s words, too"
    agree(interview, None)
    assert "(<code>full-text-not-agreed</code>)" in interview.source()


def test_what_is_withheld_stays_so_in_a_text_shown_in_full(interview: Interview) -> None:
    agree(interview, Extent.FULL_TEXT)
    record = Record.open(interview.settings.effective_database_url, interview.settings.originals_directory)
    words = next(q for q in record.quotes_of_source(interview.source_id) if q.id == interview.quote_ids[0])
    record.close()
    first = words.exact[0][:25]
    assert first in text_of(interview.source())
    interview.withdraw(words.id)
    assert first not in text_of(interview.source())


def test_a_transcript_is_shown_by_turns_with_moments_and_anchors(statement: Interview) -> None:
    page = statement.source()
    assert page.count('class="turn') == 5 and page.count('class="turn narrator"') == 3
    assert 'data-start="60"' in page and 'id="p-3"' in page and 'href="#p-3"' in page
    assert f'href="{MEDIA}#t=60"' in page and "00:01:00" in page
    assert "speaker inferred" in page and "Please tell us of the village." in page
    assert re.search(r'id="quote-[0-9a-z]{16}"', page)


def test_without_rights_to_the_text_only_quotes_stand_there_with_their_moments(interview: Interview) -> None:
    page = interview.source()
    assert "Please tell us" not in page and 'class="turn' not in page
    assert f'href="{MEDIA}#t=60"' in page and "ever went back" in page


def test_the_index_is_an_archivists_and_leads_to_turns(statement: Interview) -> None:
    page = statement.source()
    index = page.partition('aria-labelledby="index"')[2].partition("</section>")[0]
    assert "The journey" in index and "road; bus; Travel" in index and "not the speakers" in index
    assert 'href="#turn-4"' not in index.partition("The journey")[0]
    assert f"{MEDIA}#t=70" in index


def test_a_player_asks_nothing_before_it_is_played_and_only_its_host(statement: Interview) -> None:
    response = statement.client.get(f"/sources/{statement.source_id}", follow_redirects=True)
    assert f'<audio controls preload="none" src="{MEDIA}"' in response.text
    assert "media.example" in response.text.partition('class="hint"')[2]
    for answer in (response, statement.client.get(response.request.path)):
        policy = answer.headers["Content-Security-Policy"]
        assert policy == f"{CONTENT_SECURITY_POLICY}; media-src https://media.example"
        assert answer.headers["Cross-Origin-Embedder-Policy"] == "credentialless"
    assert statement.client.get("/").headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    "address", ["https://media.example/page", "javascript:alert(1)", "https://a b/x.mp3"]
)
def test_what_browsers_can_t_play_has_no_player(tmp_path: Path, address: str) -> None:
    made = Interview(tmp_path, SourceKind.STATEMENT, OHMS.replace(MEDIA, address))
    response = made.client.get(f"/sources/{made.source_id}", follow_redirects=True)
    assert "<audio" not in response.text and "javascript:" not in response.text
    assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "00:01:00" in response.text
    close(made.app)


@pytest.mark.parametrize("kind", [SourceKind.STATEMENT, SourceKind.INTERVIEW])
def test_where_words_are_withdrawn_nothing_leads_to_where_they_are_heard(
    tmp_path: Path, kind: SourceKind
) -> None:
    made = Interview(tmp_path, kind)
    assert MEDIA in made.source()
    made.withdraw(made.quote_ids[1])
    page = made.source()
    assert "media.example" not in page and "<audio" not in page and "The journey" not in page
    assert "We left it in one night" not in page
    quote = made.client.get(f"/quotes/{made.quote_ids[0]}").text
    record = made.client.get(f"/api/v1/quotes/{made.quote_ids[0]}").get_json()
    assert "media.example" not in quote and record["recording"] is None and record["start_seconds"] == 0.0
    for form in ("csv", "jsonl", "tei", "jsonld", "ris", "atom"):
        assert "media.example" not in made.client.get(f"/search.{form}").text
    close(made.app)


def test_a_quote_tells_its_moment_in_chain_and_citation_and_leads_there(interview: Interview) -> None:
    page = interview.client.get(f"/quotes/{interview.quote_ids[1]}").text
    assert "In the recording" in page and f'href="{MEDIA}#t=60"' in page
    assert "at 00:01:00 of the recording" in page
    last = interview.client.get(f"/quotes/{interview.quote_ids[2]}").text
    assert "In the recording" not in last


def test_files_and_the_api_give_the_moment_where_their_form_has_a_place(interview: Interview) -> None:
    record = interview.client.get(f"/api/v1/quotes/{interview.quote_ids[1]}").get_json()
    assert (record["start_seconds"], record["recording"]) == (60.0, f"{MEDIA}#t=60")
    sheet = interview.client.get("/search.csv?q=garden").text
    assert "timecode" in sheet.partition("\n")[0] and "00:00:00" in sheet
    tei = interview.client.get("/search.tei?q=night").text
    assert f'<citedRange unit="timecode" target="{MEDIA}#t=60" from="00:01:00">00:01:00</citedRange>' in tei
    annotations = interview.client.get("/search.jsonld?q=night").get_json()
    (item,) = annotations["first"]["items"]
    assert {
        "source": MEDIA,
        "selector": {
            "type": "FragmentSelector",
            "conformsTo": "http://www.w3.org/TR/media-frags/",
            "value": "t=60",
        },
    } in item["target"]
    ris = interview.client.get(f"/quotes/{interview.quote_ids[1]}.ris").text
    assert "at 00:01:00 of the recording" in ris


def test_where_the_public_reads_signs_nothing_leads_to_the_recording(statement: Interview) -> None:
    record = Record.open(statement.settings.effective_database_url, statement.settings.originals_directory)
    speaker_id = record.quotes_of_source(statement.source_id)[0].speaker_id
    assert speaker_id is not None
    record.identify(speaker_id, IdentityMode.PSEUDONYM, "Narrator of the Valley", who=WHO, why="for the test")
    record.close()
    page = statement.source()
    assert "Fictive" not in page and "FICTIVE" not in page and "Narrator of the Valley" in page
    assert "media.example" not in page and "<audio" not in page and "The journey" not in page
    assert "media.example" not in statement.client.get(f"/quotes/{statement.quote_ids[0]}").text


def test_a_content_note_stands_before_the_words_of_a_transcript(statement: Interview) -> None:
    record = Record.open(statement.settings.effective_database_url, statement.settings.originals_directory)
    record.note_content(statement.quote_ids[1], [next(iter(content_notes()))], who=WHO, why="for the test")
    record.close()
    page = statement.source()
    before, _, within = page.partition('<details class="buffer">')
    assert "I am 71 years old" in within.partition("</details>")[0] and "I am 71 years old" not in before
