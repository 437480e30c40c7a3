"""Topics of sources: a controlled list, refused where unknown, kept in the record and its revisions."""

import re
import sqlite3
from pathlib import Path

import pytest

from archive.description.controlled_list import LANGUAGES, ListError, UnknownTerm, listed
from archive.description.topics import checked, label, parse, topics
from archive.errors import ArchiveError, Problems
from archive.formats.markdown import document_of
from archive.model import Document
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import new_record, put_in_public


def front(*lines: str) -> Document:
    text = "\n".join(("---", "title: Invented", "kind: news", *lines, "---", "", "Invented words."))
    return document_of(text.encode(), "invented.md", media_type="text/markdown", where="invented.md")


def test_the_list_can_be_read_and_its_keys_are_plain() -> None:
    assert len(topics()) >= 10
    assert all(re.fullmatch(r"[a-z][a-z-]*", key) for key in topics())
    for language in LANGUAGES:
        assert len({topic.labels[language] for topic in topics().values()}) == len(topics())
    assert label("leaving") == label("leaving", "xx") != label("leaving", "hy")


def test_topics_come_in_the_order_of_the_list_each_once() -> None:
    assert parse("return, leaving,journey, leaving") == ("leaving", "journey", "return")
    assert parse("") == () == parse(" , ")


def test_an_unknown_topic_is_refused_and_the_nearest_named() -> None:
    with pytest.raises(UnknownTerm, match="“jurney” is no topic") as refused:
        parse("leaving, jurney")
    assert refused.value.remedy is not None and "Perhaps “journey”" in refused.value.remedy


@pytest.mark.parametrize("text", ["a\tA", "a\tA\tb\tC\td\na\tA\tb\tC\td", "a\t\tb\tC\td"])
def test_a_list_with_a_wrong_line_is_refused(text: str) -> None:
    with pytest.raises(ListError, match=r"topics\.tsv:\d"):
        listed(text, "topics.tsv")


def test_a_source_names_its_topics_in_its_front_matter() -> None:
    assert front("topics: return, leaving").metadata.topics == ("leaving", "return")
    assert front().metadata.topics == () == front("topics:").metadata.topics


@pytest.mark.parametrize("value", ["sadness", "leaving; return", "Leaving", "[leaving]", "true"])
def test_what_is_no_topic_is_refused_with_its_line(value: str) -> None:
    with pytest.raises(Problems) as refused:
        front(f"topics: {value}")
    assert "invented.md:4" in str(refused.value)


def test_the_record_keeps_topics_and_the_audit_sees_when_they_change(tmp_path: Path) -> None:
    record = new_record(tmp_path)
    with_topics = put_in_public(record, topics=("leaving", "return"))
    without = put_in_public(record, 2)
    kept = record.source(with_topics.source_id)
    assert kept is not None and kept.description.topics == ("leaving", "return")
    other = record.source(without.source_id)
    assert other is not None and other.description.topics == ()
    assert verify(record).ok
    _set_topics(record, tmp_path, with_topics.source_id, "violence")
    assert not verify(record).ok
    record.close()


def test_a_topic_that_left_the_list_keeps_its_key(tmp_path: Path) -> None:
    record = new_record(tmp_path)
    added = put_in_public(record, topics=("leaving",))
    _set_topics(record, tmp_path, added.source_id, "weather")
    kept = record.source(added.source_id)
    assert kept is not None and kept.description.topics == ("weather",) and label("weather") == "weather"
    record.close()


def test_the_record_takes_no_topic_that_is_not_on_the_list(tmp_path: Path) -> None:
    record = new_record(tmp_path)
    with pytest.raises(ArchiveError, match="no topic"):
        put_in_public(record, topics=("weather",))
    record.close()


def test_the_order_given_is_not_kept() -> None:
    assert checked(("return", "leaving")) == ("leaving", "return")


def _set_topics(record: Record, folder: Path, source_id: str, topics_text: str) -> None:
    """As somebody with a database browser would."""
    (database,) = folder.rglob("*.db")
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE sources SET topics = ? WHERE id = ?", (topics_text, source_id))
    connection.close()
