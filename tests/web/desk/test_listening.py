"""The recording of a transcript at the desk, and transcripts that name nobody. Everybody in them is invented."""

import re

import pytest
from flask.testing import FlaskClient

from archive import decisions
from archive.accounts.roles import Role
from archive.errors import Question
from archive.formats.registry import document_of
from archive.intake import add
from archive.model import Access, AccessStatus, Agreement, Basis, Extent, Source, Span
from archive.record.store import Record
from archive.review import NewSpeaker, Voice, propose_by_hand
from tests import desk
from tests.archive.test_narrating import SENTENCES, spoken
from tests.reading import text_of
from tests.transcripts import OHMS
from tests.web.desk.test_reviewing import Sign

HOST = "media.example"


@pytest.fixture
def heard(record: Record) -> str:
    """A transcript with a recording."""
    return add(record, document_of(OHMS.encode(), "ohms.xml", where="x"), who="Test").source_id


@pytest.fixture
def unnamed(record: Record) -> tuple[str, str]:
    """A transcript that names nobody, and its version."""
    added = add(record, document_of(spoken(), "whisper.json", where="x"), who="Test")
    return added.source_id, added.version_id


def narrate(client: FlaskClient, ids: tuple[str, str], **fields: str) -> int:
    page = f"/desk/sources/{ids[0]}"
    form = {"why": "Heard in the recording.", "narrator": "Ilka Fictive", **fields}
    return desk.send(client, f"/desk/versions/{ids[1]}/narrator", page, **form).status_code


def test_the_recording_can_be_played_beside_its_words(signed_in: Sign, heard: str) -> None:
    answer = signed_in(Role.ARCHIVIST).get(f"/desk/sources/{heard}")
    assert 'preload="none" src="https://media.example/ilka.mp3"' in answer.text
    assert f"media-src https://{HOST}" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cross-Origin-Embedder-Policy"] == "credentialless"
    starts = [
        (int(start), float(moment))
        for start, moment in re.findall(r'data-start="(\d+)" data-moment="([0-9.]+)"', answer.text)
    ]
    assert starts == sorted(starts) and len({moment for _, moment in starts}) > 1
    assert re.search(r'href="https://media.example/ilka.mp3#t=[0-9.,]+" data-seek="', answer.text)


def test_nobody_is_led_to_a_recording_that_holds_withdrawn_words(
    signed_in: Sign, record: Record, heard: str
) -> None:
    quote = record.quotes_of_source(heard)[0]
    gone = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    decisions.set_access(record, quote.id, gone, who="Test", why="asked to")
    answer = signed_in(Role.ARCHIVIST).get(f"/desk/sources/{heard}")
    assert HOST not in answer.text and HOST not in answer.headers["Content-Security-Policy"]


def test_a_source_without_recording_asks_for_no_media(signed_in: Sign, unnamed: tuple[str, str]) -> None:
    answer = signed_in(Role.ARCHIVIST).get(f"/desk/sources/{unnamed[0]}")
    assert (
        "data-recording" not in answer.text and "media-src" not in answer.headers["Content-Security-Policy"]
    )


def test_whoever_speaks_is_named_for_a_whole_transcript(
    signed_in: Sign, record: Record, unnamed: tuple[str, str]
) -> None:
    client = signed_in(Role.ARCHIVIST)
    assert "Name who speaks" in client.get(f"/desk/sources/{unnamed[0]}").text
    assert narrate(client, unnamed) == 303
    quotes = record.quotes_of_source(unnamed[0])
    assert " ".join(" ".join(" ".join(quote.exact) for quote in quotes).split()) == " ".join(SENTENCES)
    page = client.get(f"/desk/sources/{unnamed[0]}").text
    assert page.count("data-speaker>Ilka Fictive<") == len(quotes) and "00:00:00" in page
    assert "Name who speaks" not in page and 'value="narrate"' not in page, "nothing is left to name"
    form = {"why": "w", "narrator": "Ilka Fictive"}
    again = desk.send(client, f"/desk/versions/{unnamed[1]}/narrator", f"/desk/sources/{unnamed[0]}", **form)
    assert again.status_code == 422, "nothing is there twice"
    said = re.sub(r"<[^>]+>", "", again.text)
    assert "no words here for which nobody is named" in said and unnamed[1] not in said
    assert 'name="narrator" value="Ilka Fictive"' in again.text, "nothing that was typed is lost"


def test_everybody_reads_whom_the_archivist_named(
    signed_in: Sign, record: Record, unnamed: tuple[str, str]
) -> None:
    client = signed_in(Role.ARCHIVIST)
    source = record.source(unnamed[0])
    assert source is not None
    narrate(client, unnamed)
    told = told_to_everybody(client, record, source)
    assert "The transcript, with its quotes marked" in told and "Speaker unknown" not in told
    assert "Ilka Fictive (speaker inferred) narrator" in told


def told_to_everybody(client: FlaskClient, record: Record, source: Source) -> str:
    """The source's page, once everything in it is accepted and may be read whole."""
    given = Agreement(id="", basis=Basis.INTERVIEW, extent=Extent.FULL_TEXT)
    record.agree((source.id,), given, who="Test", why="said so")
    record.set_source_access(source.id, Access(status=AccessStatus.OPEN), who="Test", why="said so")
    for quote in record.quotes_of_source(source.id):
        decisions.accept(record, quote.id, who="Test", why="heard")
    return text_of(client.get(f"/sources/{source.slug}", follow_redirects=True).text)


def test_nobody_is_named_for_a_turn_of_which_a_part_is_theirs(signed_in: Sign, record: Record) -> None:
    client = signed_in(Role.ARCHIVIST)
    added = add(record, document_of(spoken(pause=0.1), "whisper.json", where="x"), who="Test")
    source, version = record.source(added.source_id), record.version(added.version_id)
    assert source and version and "\n" not in version.text.strip(), "of one paragraph"
    start, end = version.text.index(SENTENCES[0]), version.text.index(SENTENCES[1]) + len(SENTENCES[1])
    ids = (added.source_id, added.version_id)
    assert narrate(client, ids, start=str(start), end=str(end)) == 303
    told = told_to_everybody(client, record, source)
    assert SENTENCES[0] in told and SENTENCES[3] in told
    assert "Ilka Fictive (speaker inferred) narrator" not in told


def test_nobody_is_named_for_a_turn_in_which_another_speaks(
    signed_in: Sign, record: Record, unnamed: tuple[str, str]
) -> None:
    client, source = signed_in(Role.ARCHIVIST), record.source(unnamed[0])
    version = record.version(unnamed[1])
    assert source and version
    narrate(client, unnamed)
    start = version.text.index(SENTENCES[3])
    question = Span(start, start + len(SENTENCES[3]))
    asking = Voice(speaker=NewSpeaker(label="Edda Sample"), spans=(question,))
    asked = propose_by_hand(
        record, version.id, (question,), voice=asking, confirmed=tuple(Question), who="Test", why="heard"
    )
    decisions.set_access(record, asked.id, Access(status=AccessStatus.CLOSED), who="Test", why="asked to")
    told = told_to_everybody(client, record, source)
    assert SENTENCES[0] in told and "Ilka Fictive (speaker inferred) narrator" not in told


def test_the_selected_words_are_a_narrators_known_by_name(
    signed_in: Sign, record: Record, unnamed: tuple[str, str]
) -> None:
    client, text = signed_in(Role.ARCHIVIST), record.version(unnamed[1]).text  # type: ignore[union-attr]
    for first, last in ((0, 1), (4, 4)):
        start = text.index(SENTENCES[first])
        end = text.index(SENTENCES[last]) + len(SENTENCES[last])
        assert narrate(client, unnamed, start=str(start), end=str(end)) == 303
    quotes = record.quotes_of_source(unnamed[0])
    assert len({quote.speaker_id for quote in quotes}) == 1
    assert not any("Did you go back" in " ".join(quote.exact) for quote in quotes)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"narrator": " "}, 422),
        ({"why": ""}, 422),
        ({"start": "9"}, 422),
        ({"start": "9", "end": "9"}, 422),
        ({"start": "900000", "end": "999999"}, 422),
        ({"narrator_id": "0" * 16}, 404),
    ],
)
def test_a_narrator_who_is_none_is_refused(
    signed_in: Sign, record: Record, unnamed: tuple[str, str], fields: dict[str, str], status: int
) -> None:
    head = record.head()
    assert narrate(signed_in(Role.ARCHIVIST), unnamed, **fields) == status
    assert record.head() == head


def test_only_archivists_name_narrators(signed_in: Sign, record: Record, unnamed: tuple[str, str]) -> None:
    head = record.head()
    path = f"/desk/versions/{unnamed[1]}/narrator"
    answer = desk.send(signed_in(Role.READER), path, "/desk/account", narrator="X", why="Y")
    assert answer.status_code == 403 and record.head() == head
    assert narrate(signed_in(Role.ARCHIVIST), (unnamed[0], "0" * 16)) == 404
