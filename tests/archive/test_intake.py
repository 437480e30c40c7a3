"""Intake: documents are read for quotes and taken in, one by one, each wholly or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.companion_files import describe_collection
from archive.errors import DuplicateSource, Problems, UnreadableFile
from archive.formats.registry import read
from archive.intake import add, add_files
from archive.model import Review
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import WHO, new_record

ARTICLE = """The road had been closed for a week.

“We locked the door and took the key with us,” said Invented Narrator, 61, a beekeeper.
"""
EXCERPT = f"""---
title: “Nobody,” said the title, “reads this as a quotation of anybody”
record: excerpt
kind: news
access: open
accepted_by: {WHO}
---

{ARTICLE}"""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    yield made
    assert verify(made).ok
    made.close()


def written(tmp_path: Path, name: str, text: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_plain_text_gives_closed_proposals(record: Record, tmp_path: Path) -> None:
    added = add(record, read(written(tmp_path, "article.txt", ARTICLE)), who=WHO)
    assert (added.records, added.accepted) == (1, False)
    chain = record.chain(added.quote_ids[0])
    assert chain is not None and chain.speaker is not None
    assert chain.quote.review is Review.PROPOSED
    assert chain.speaker.label == "Invented Narrator"
    assert chain.quote.exact == ("We locked the door and took the key with us,",)


def test_an_excerpt_is_read_below_its_front_matter_only(record: Record, tmp_path: Path) -> None:
    added = add(record, read(written(tmp_path, "article.md", EXCERPT)), who=WHO)
    (quote,) = record.quotes_of_source(added.source_id)
    version = record.version(added.version_id)
    assert version is not None and version.text == EXCERPT and version.is_excerpt
    assert version.furniture[0].end <= quote.span.start
    assert quote.review is Review.ACCEPTED


def test_one_file_that_is_refused_does_not_keep_the_others_out(record: Record, tmp_path: Path) -> None:
    files = [
        written(tmp_path, "a.txt", ARTICLE),
        written(tmp_path, "b.txt", b""),
        written(tmp_path, "c.md", "---\ntitle: x\nkind: novel\n---\nwords"),
        written(tmp_path, "d.txt", ARTICLE),
        tmp_path / "absent.txt",
        written(tmp_path, "e.md", EXCERPT),
    ]
    outcomes = list(add_files(record, files, who=WHO))
    assert [outcome.path for outcome in outcomes] == files
    assert [bool(outcome.added) for outcome in outcomes] == [True, False, False, False, False, True]
    assert isinstance(outcomes[1].problem, UnreadableFile)
    assert isinstance(outcomes[2].problem, Problems)
    assert isinstance(outcomes[3].duplicate, DuplicateSource)
    assert isinstance(outcomes[4].problem, UnreadableFile)
    assert record.statistics().sources == 2


def test_a_refused_file_leaves_the_archive_as_it_was(record: Record, tmp_path: Path) -> None:
    add(record, read(written(tmp_path, "a.txt", ARTICLE)), who=WHO)
    before = (record.statistics(), record.head(), tuple(record.originals.digests()))
    list(add_files(record, [written(tmp_path, "b.txt", b"\xff\xfe\xff"), tmp_path / "a.txt"], who=WHO))
    assert (record.statistics(), record.head(), tuple(record.originals.digests())) == before


def test_a_collections_description_is_rendered_when_it_is_saved(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "invented-2024"
    folder.mkdir()
    path = written(folder, "collection.md", "---\ntitle: Invented\n---\n\nNobody *here* <b>exists</b>.\n")
    collection = describe_collection(record, path, who=WHO)
    assert (collection.slug, collection.title) == ("invented-2024", "Invented")
    assert collection.description_html == "<p>Nobody <em>here</em> &lt;b&gt;exists&lt;/b&gt;.</p>"


STRANGERS = """“I am tired,” a woman said.

Rain fell on the queue.

“I have slept all day,” a woman said.

“We were first in the line,” said Invented Narrator. Later the clerk called: “The next one,” and went in.
"""


def test_two_strangers_of_one_description_stay_two_speakers(record: Record, tmp_path: Path) -> None:
    added = add(record, read(written(tmp_path, "queue.txt", STRANGERS)), who=WHO)
    quotes = record.quotes_of_source(added.source_id)
    speakers = record.speakers([quote.speaker_id for quote in quotes if quote.speaker_id])
    labels = sorted(speaker.label for speaker in speakers.values())
    assert labels.count("a woman") == 2
    assert labels.count("Invented Narrator") == 1
