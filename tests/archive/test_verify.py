"""The audit finds whatever was changed behind the archive's back, and nothing where all is well."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.comparison import Match, compare
from archive.decisions import withdraw
from archive.errors import UnknownId
from archive.formats.registry import read
from archive.model import Review
from archive.record.history.telling import agrees
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import ATLAS, TEXT, WHO, document, new_record, proposals, put_in, put_in_public

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


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
        "4 quotes, 2 versions with their originals and 20 revisions checked: no problems."
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
    "a word of a quote, in another case": "UPDATE parts SET exact = upper(exact)",
    "a form that is none": "UPDATE quotes SET form = 'long'",
    "a certainty that is none": "UPDATE tags SET certainty = 'sure'",
    "a span that is no number": "UPDATE parts SET start = 'x'",
    "a text that is bytes": "UPDATE versions SET text = x'ff00ff'",
    "a text that is no UTF-8": "UPDATE versions SET text = cast(x'ffff61' AS text)",
    "a title that is no UTF-8": "UPDATE sources SET title = cast(x'ff' AS text)",
    "a name that is bytes": "UPDATE names SET form = x'00' WHERE speaker_id IS NOT NULL",
    "the moment of a revision": "UPDATE revisions SET at = 'yesterday' WHERE number = 5",
    "a moment in another zone": "UPDATE revisions SET at = replace(at, 'Z', '+00:00') WHERE number = 5",
    "the subject of a revision": "UPDATE revisions SET subject = x'00' WHERE number = 5",
    "the hash of a revision": "UPDATE revisions SET hash = 7 WHERE number = 5",
    "a state that is no JSON": "UPDATE revisions SET after = '{' WHERE number = 5",
    "which archive it is": "UPDATE archive SET id = '0000000000000000'",
    "when the archive was made": "UPDATE archive SET made_at = '2020-01-01T00:00:00.000000Z'",
    "the order of arrival": "UPDATE sources SET number = number + 10",
    "a change that nobody was told of": "DELETE FROM outbox WHERE number = 1",
    "the last change that nobody was told of": "DELETE FROM outbox WHERE number = "
    "(SELECT max(number) FROM outbox)",
    "a change told of another quote": "UPDATE outbox SET quote_id = (SELECT quote_id FROM outbox "
    "WHERE number = 1) WHERE number = 2",
    "all announcements": "DELETE FROM outbox",
    "the end of the outbox": "UPDATE archive SET outbox_head = 1",
    "an old address repointed": "UPDATE slugs SET record_id = (SELECT max(id) FROM speakers) "
    "WHERE noun = 'speaker'",
    "a current address retired": "UPDATE slugs SET retired = 1 WHERE noun = 'source'",
    "an address removed": "DELETE FROM slugs",
    "an address taken": "UPDATE slugs SET record_id = '0000000000000000' WHERE noun = 'speaker'",
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_behind_the_archives_back_is_found(record: Record, tmp_path: Path, what: str) -> None:
    change(tmp_path, CHANGES[what])
    report = verify(record)
    assert not report.ok
    assert all(finding.subject and finding.what and finding.remedy for finding in report.findings)
    assert len(set(report.findings)) == len(report.findings)
    assert not any(words in str(report.findings) for words in ("back road", "looked round"))


def test_a_withdrawal_that_the_index_was_not_told_of_is_found(record: Record, tmp_path: Path) -> None:
    quote_id = record.quote_ids()[0]
    withdraw(record, quote_id, reason="safety", who=WHO, why="asked for")
    assert verify(record).ok
    change(tmp_path, "DELETE FROM outbox WHERE number = (SELECT max(number) FROM outbox)")
    change(tmp_path, "UPDATE archive SET outbox_head = outbox_head - 1")
    (finding,) = verify(record).problems
    assert finding.subject == f"quote:{quote_id}"
    assert "not told" in finding.what


@pytest.mark.parametrize("noun", ["source", "speaker"])
def test_a_change_of_all_their_quotes_that_the_index_was_not_told_of_is_found(
    record: Record, tmp_path: Path, noun: str
) -> None:
    chain = record.chains(record.quote_ids())[record.quote_ids()[2]]
    assert chain.speaker is not None
    head = record.outbox_head()
    if noun == "source":
        withdraw(record, chain.source.id, reason="safety", who=WHO, why="asked for")
    else:
        record.rename_speaker(chain.speaker.id, "Another", keep_redirect=True, who=WHO, why="a slip")
    change(tmp_path, f"DELETE FROM outbox WHERE number > {head}")
    change(tmp_path, f"UPDATE archive SET outbox_head = {head}")
    assert f"quote:{chain.quote.id}" in {finding.subject for finding in verify(record).problems}


def test_a_change_covered_by_a_later_decision_is_found_all_the_same(record: Record, tmp_path: Path) -> None:
    quote_id = record.quote_ids()[2]
    change(tmp_path, f"UPDATE quotes SET review = 'proposed' WHERE id = '{quote_id}'")
    record.decide(quote_id, review=Review.ACCEPTED, who=WHO, why="once more")
    assert any("does not start from" in finding.what for finding in verify(record).problems)


def test_a_head_written_down_is_held_against_the_chain(record: Record, tmp_path: Path) -> None:
    head = record.head()
    put_in(record, 3)
    assert verify(record, head=(head.number, head.hash)).ok
    (finding,) = verify(record, head=(head.number, "0" * 64)).problems
    assert finding.subject == f"revision:{head.number}"
    (finding,) = verify(record, head=(10_000, head.hash)).problems
    assert "written down" in finding.what


def test_a_revision_of_an_earlier_version_tells_fewer_fields() -> None:
    assert agrees('{"a":1}', '{"a":1,"number":2}')
    assert not agrees('{"a":2}', '{"a":1,"number":2}')
    assert not agrees("{", '{"a":1}')
    assert not agrees(None, '{"a":1}')


def test_an_audit_goes_on_past_what_cannot_be_read(record: Record, tmp_path: Path) -> None:
    change(tmp_path, "UPDATE revisions SET at = 'yesterday' WHERE number = 3")
    change(tmp_path, "UPDATE versions SET text = x'ff' WHERE id = (SELECT min(id) FROM versions)")
    change(tmp_path, "UPDATE places SET latitude = 0")
    subjects = {finding.subject.split(":")[0] for finding in verify(record).problems}
    assert subjects >= {"revision", "version", "quote", "place"}


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

    folder = Path(__file__).parents[2] / "corpus" / "collections" / "karabakh-2023"
    files = sorted(path for path in folder.glob("*.md") if path.name != "collection.md")
    record = new_record(tmp_path)
    assert all(outcome.added for outcome in add_files(record, files, who=WHO))
    compared = {compare(record, read(path).text) for path in sorted(SEEDS.glob("*.txt"))}
    assert {comparison.source_id for comparison in compared} == {source.id for source in record.sources()}
    assert all(comparison.ok for comparison in compared), [comparison.lines for comparison in compared]
    assert verify(record).ok
    record.close()
