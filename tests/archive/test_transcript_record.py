"""What the record keeps of a transcript: moments of quotes, turns, index points; and that it is audited."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.decisions import reject
from archive.formats.registry import read
from archive.intake import add
from archive.model import Span
from archive.record.mapping.states import state_of
from archive.record.store import Record
from archive.review import edit_parts, propose_by_hand
from archive.turn_moments import moments_of
from archive.verify import verify
from tests.accounts import put_in
from tests.older import take_back
from tests.transcripts import OHMS


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = Record.create(f"sqlite:///{tmp_path / 'archive.db'}", tmp_path / "originals")
    yield made
    made.close()


def added(record: Record, folder: Path) -> str:
    path = folder / "invented.xml"
    path.write_text(OHMS, "utf-8")
    return add(record, read(path), who="Test Archivist").version_id


def change(folder: Path, statement: str) -> None:
    with sqlite3.connect(folder / "archive.db") as connection:
        connection.execute(statement)


def test_quotes_keep_their_moments_and_the_version_its_turns(record: Record, tmp_path: Path) -> None:
    version_id = added(record, tmp_path)
    version = record.version(version_id)
    transcript = record.transcript(version_id)
    assert version is not None and transcript is not None
    assert version.media_url == "https://media.example/ilka.mp3"
    document = read(tmp_path / "invented.xml")
    assert transcript.turns == document.turns and transcript.points == document.points
    quotes = record.quotes_of_source(version.source_id)
    assert [quote.number for quote in quotes] == [1, 2, 3]
    assert [quote.start_seconds for quote in quotes] == [0.0, 60.0, None]
    assert verify(record).ok, verify(record).findings


def test_a_text_without_turns_has_none_and_tells_of_none(record: Record) -> None:
    source_id = put_in(record).source_id
    (version,) = record.versions(source_id)
    assert record.transcript(version.id) is None and record.transcript("unknown") is None
    assert "seconds" not in state_of(record.quotes_of_source(source_id)[0])
    assert "media_url" not in state_of(version) and "transcript" not in state_of(version)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            "UPDATE transcripts SET transcript = replace(transcript, 'FICTIVE', 'SOMEBODY')",
            "its turns are not",
        ),
        ("DELETE FROM transcripts", "its turns are not"),
        ("UPDATE quotes SET start_seconds = 5 WHERE number = 1", "not what its last revision says"),
        ("UPDATE versions SET media_url = 'https://other.example/'", "not what its last revision says"),
    ],
)
def test_a_change_behind_the_archives_back_is_found(
    record: Record, tmp_path: Path, statement: str, found: str
) -> None:
    added(record, tmp_path)
    change(tmp_path, statement)
    assert any(found in finding.what for finding in verify(record).problems)


def test_an_older_archive_is_given_room_for_recordings(record: Record, tmp_path: Path) -> None:
    source_id = put_in(record).source_id
    record.close()
    take_back(tmp_path / "archive.db", "0003")
    again = Record.open(f"sqlite:///{tmp_path / 'archive.db'}", tmp_path / "originals")
    assert record is not again and again.quotes_of_source(source_id)[0].start_seconds is None
    assert verify(again).ok, verify(again).findings
    added(again, tmp_path)
    again.close()


def test_other_words_of_a_quote_have_their_own_moment(record: Record, tmp_path: Path) -> None:
    version_id = added(record, tmp_path)
    version, transcript = record.version(version_id), record.transcript(version_id)
    assert version is not None and transcript is not None
    quotes = record.quotes_of_source(version.source_id)
    for quote in quotes:
        assert moments_of(transcript.turns, quote.span) == (quote.start_seconds, quote.end_seconds)
    first, second = quotes[:2]
    reject(record, second.id, who="A", why="joined to the one before")
    both = (*first.parts, *second.parts)
    joined = edit_parts(record, first.id, both, who="A", why="one answer")
    assert (joined.start_seconds, joined.end_seconds) == (first.start_seconds, second.end_seconds)
    later = edit_parts(record, first.id, second.parts, who="A", why="only this")
    assert later.start_seconds == second.start_seconds
    number = next(record.revisions(f"quote:{first.id}")).number
    assert record.restore_revision(f"quote:{first.id}", number, who="A", why="as it was") == first
    assert verify(record).ok


def test_a_source_taken_in_again_has_the_turns_of_its_new_version(record: Record, tmp_path: Path) -> None:
    source_id = record.version(added(record, tmp_path)).source_id  # type: ignore[union-attr]
    path = tmp_path / "again.xml"
    path.write_text(OHMS.replace("ever go back", "never go back").replace("ilka.mp3", "new.mp3"), "utf-8")
    version = record.renew(source_id, read(path), who="Test Archivist", why="corrected")
    transcript = record.transcript(version.id)
    assert transcript is not None and transcript.turns == read(path).turns
    assert version.media_url == "https://media.example/new.mp3" and verify(record).ok


def test_words_that_are_selected_anew_have_their_own_moment(record: Record, tmp_path: Path) -> None:
    version = record.version(added(record, tmp_path))
    assert version is not None
    (first, *_) = record.quotes_of_source(version.source_id)
    assert first.start_seconds == 0.0
    start = version.text.index("house had its own garden")
    later = edit_parts(
        record, first.id, [Span(start, start + 24)], who="Test Archivist", why="the words that matter"
    )
    assert later.start_seconds == 60.0
    question = version.text.index("Did you ever go back")
    made = propose_by_hand(
        record, version.id, [Span(question, question + 20)], who="Test Archivist", why="kept for context"
    )
    assert made.start_seconds == 120.0 and verify(record).ok
