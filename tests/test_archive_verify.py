"""The audit finds whatever was changed behind the archive's back, and nothing where all is well."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.comparison import Match, compare
from archive.errors import UnknownId
from archive.formats.registry import read
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import ATLAS, TEXT, WHO, document, new_record, proposals, put_in, put_in_public

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = new_record(tmp_path)
    put_in(made, 1)
    put_in_public(made, 2)
    yield made
    made.close()


def change(tmp_path: Path, statement: str) -> None:
    with sqlite3.connect(tmp_path / "archive.db") as database:
        changed = database.execute(statement).rowcount
    database.close()
    assert changed, statement


def test_an_archive_that_nobody_touched_passes(record: Record) -> None:
    report = verify(record)
    assert report.ok
    assert report.findings == ()
    assert report.summary == (
        "4 quotes, 2 versions with their originals and 15 revisions checked: no problems."
    )


CHANGES = {
    "a word of a quote": "UPDATE parts SET exact = replace(exact, 'back', 'main') WHERE position = 0",
    "a span of a quote": "UPDATE parts SET start = start + 1 WHERE position = 0",
    "the text": "UPDATE versions SET text = replace(text, 'road', 'path')",
    "the text with its hash": "UPDATE versions SET text = 'x', text_sha256 = '" + "2d" * 32 + "'",
    "the hash of the original": "UPDATE versions SET original_sha256 = '" + "ab" * 32 + "' "
    "WHERE id = (SELECT min(id) FROM versions)",
    "a hash that is none": "UPDATE versions SET original_sha256 = '../x' "
    "WHERE id = (SELECT min(id) FROM versions)",
    "the context": "UPDATE quotes SET prefix = 'x'",
    "who speaks": "UPDATE quotes SET speaker_id = (SELECT max(id) FROM speakers) "
    "WHERE speaker_id = (SELECT min(id) FROM speakers)",
    "a name": "UPDATE names SET form = 'Somebody Else' WHERE speaker_id IS NOT NULL",
    "a tag": "UPDATE tags SET value = '16' WHERE field = 'age'",
    "evidence": "UPDATE tags SET spans = '1:2'",
    "evidence outside": "UPDATE tags SET spans = '100000:100001'",
    "evidence that is none": "UPDATE tags SET spans = 'here'",
    "a term that is none": "UPDATE quotes SET kind = 'gossip'",
    "a closed source opened": "UPDATE sources SET access = 'open' WHERE access = 'closed'",
    "access misspelt": "UPDATE sources SET access = 'Open' WHERE access = 'open'",
    "a proposal accepted": "UPDATE quotes SET review = 'accepted' WHERE review = 'proposed'",
    "a withdrawal without reason": "UPDATE quotes SET access = 'withdrawn'",
    "the publisher": "UPDATE sources SET publisher = 'Another Gazette'",
    "the place": "UPDATE places SET latitude = 0",
    "a quote removed": "DELETE FROM parts",
    "an unheld reference": "UPDATE quotes SET source_id = '0000000000000000'",
    "tags removed": "DELETE FROM tags",
    "an address removed": "DELETE FROM slugs",
    "an address taken": "UPDATE slugs SET record_id = '0000000000000000' WHERE noun = 'speaker'",
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_behind_the_archives_back_is_found(record: Record, tmp_path: Path, what: str) -> None:
    change(tmp_path, CHANGES[what])
    report = verify(record)
    assert not report.ok
    assert all(finding.subject and finding.what and finding.remedy for finding in report.findings)


def test_a_damaged_original_is_found(record: Record) -> None:
    digest = next(record.originals.digests())
    path = record.originals.path(digest)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"road", b"rope"))
    (finding,) = verify(record).problems
    assert "SHA-256" in finding.what


def test_a_missing_original_is_found(record: Record) -> None:
    record.originals.path(next(record.originals.digests())).unlink()
    (finding,) = verify(record).problems
    assert "missing" in finding.what


def test_bytes_that_no_record_names_are_noted_and_are_no_problem(record: Record) -> None:
    record.originals.put(b"an addition that was interrupted")
    report = verify(record)
    assert report.ok
    assert [finding.is_problem for finding in report.findings] == [False]


def test_one_damaged_quote_does_not_hide_another(record: Record, tmp_path: Path) -> None:
    change(tmp_path, "UPDATE quotes SET kind = 'gossip' WHERE id = (SELECT min(id) FROM quotes)")
    change(tmp_path, "UPDATE parts SET exact = 'x' WHERE quote_id = (SELECT max(id) FROM quotes)")
    subjects = {finding.subject for finding in verify(record).problems}
    assert len(subjects) == 2


def test_findings_do_not_repeat_what_people_said(record: Record, tmp_path: Path) -> None:
    change(tmp_path, "UPDATE parts SET exact = replace(exact, 'back', 'main')")
    assert all("road" not in str(finding) for finding in verify(record).findings)


def test_an_excerpt_agrees_with_the_original_it_was_made_from(record: Record) -> None:
    comparison = compare(record, f"Headline\n\n{TEXT}\n\nMore news", "an-invented-article")
    assert comparison.ok
    assert [match for _, match in comparison.matches] == [Match.EXACT] * 3


def test_other_quotation_marks_and_spaces_are_told_apart_from_other_words(tmp_path: Path) -> None:
    record = new_record(tmp_path)
    added = record.add(document(), proposals(), ATLAS, who=WHO, why="test")
    original = "“We\u00a0left by the\nback road,” … “Nobody looked around.” It was “a calm day”."
    comparison = compare(record, original, added.source_id)
    assert [match for _, match in comparison.matches] == [Match.FOLDED, Match.MISSING, Match.EXACT]
    assert not comparison.ok
    assert comparison.summary.startswith("3 quoted parts: 1 word for word, 1 the same but for")
    record.close()


def test_comparing_with_nothing_is_not_agreement(record: Record) -> None:
    with pytest.raises(UnknownId):
        compare(record, TEXT)
    with pytest.raises(UnknownId):
        compare(record, TEXT, "no-such-source")
    bare = record.add(document("Nobody is quoted here."), (), ATLAS, who=WHO, why="test")
    assert not compare(record, "Nobody is quoted here.", bare.source_id).ok


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")
def test_the_shipped_records_agree_with_the_articles_word_for_word(tmp_path: Path) -> None:
    from archive.intake import add_files

    folder = Path(__file__).parents[1] / "corpus" / "collections" / "karabakh-2023"
    files = sorted(path for path in folder.glob("*.md") if path.name != "collection.md")
    record = new_record(tmp_path)
    assert all(outcome.added for outcome in add_files(record, files, who=WHO))
    compared = {compare(record, read(path).text) for path in sorted(SEEDS.glob("*.txt"))}
    assert {comparison.source_id for comparison in compared} == {source.id for source in record.sources()}
    assert all(comparison.ok for comparison in compared), [comparison.lines for comparison in compared]
    assert verify(record).ok
    record.close()
