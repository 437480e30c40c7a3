"""A source that changed since: each quote is told exact, moved, changed or missing, and stays where it was."""

import json
import os
import random
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings, strategies as st

from archive.drift.differences import Change, as_text, differences
from archive.drift.occurrences import MOST, occurrences
from archive.drift.quotes import Stand, drifts
from archive.drift.sources import confirm, drifted, renew
from archive.errors import ArchiveError, DuplicateSource, UnknownId
from archive.model import Access, AccessStatus, Document, Quote, Span
from archive.record.store import Record
from archive.review import edit_parts, propose_by_hand
from archive.verify import verify
from tests import invented
from tests.accounts import ATLAS, TEXT, WHO, document, new_record, proposals, put_in_public
from web import cli

OLD = (
    "The bus came at noon. “We took the keys and the photographs of my mother,” she said, and sat down. "
    "Nobody in the hall spoke. “The bread was still warm on the table when we left the house.” "
    "“We will come back one day,” said her son."
)


def quote(*words: str, text: str = OLD) -> Quote:
    parts = tuple(Span(text.index(part), text.index(part) + len(part)) for part in words)
    return invented.quote(parts=parts, exact=words, attribution=None, tags=())


KEYS = quote("We took the keys and the photographs of my mother,")
BREAD = quote("The bread was still warm on the table when we left the house.")
BACK = quote("We will come back one day,")


def stands(new: str, *quotes: Quote) -> list[Stand]:
    return [one.stand for one in drifts(quotes, OLD, new)]


def test_an_unchanged_text_has_every_quote_exactly_where_it_was() -> None:
    found = drifts((KEYS, BREAD, BACK), OLD, OLD)
    assert [one.stand for one in found] == [Stand.EXACT] * 3
    assert [one.anchors for one in found] == [one.quote.parts for one in found]


def test_words_after_an_insertion_are_moved_letter_by_letter() -> None:
    new = "Updated at six. " + OLD
    (found,) = drifts((BREAD,), OLD, new)
    assert found.stand is Stand.MOVED
    assert [span.of(new) for span in found.anchors] == list(BREAD.exact)


def test_a_changed_word_is_shown_with_what_it_was() -> None:
    new = OLD.replace("still warm on the table", "still on the wooden table")
    (found,) = drifts((BREAD,), OLD, new)
    (part,) = found.parts
    assert found.stand is Stand.CHANGED and found.anchors == ()
    assert part.new is not None
    assert as_text(differences(part.old.of(OLD), part.new.of(new))) == (
        "The bread was still [-warm-] on the {+wooden+} table when we left the house."
    )


def test_other_marks_alone_are_a_change_too() -> None:
    old = OLD.replace("We will", "We’ll")
    (found,) = drifts((quote("We’ll come back one day,", text=old),), old, old.replace("We’ll", "We'll"))
    assert found.stand is Stand.CHANGED


def test_words_that_are_gone_are_missing() -> None:
    assert stands(OLD[: OLD.index("“The bread")], KEYS, BREAD, BACK) == [
        Stand.EXACT,
        Stand.MISSING,
        Stand.MISSING,
    ]


def test_a_quote_of_which_one_part_is_gone_is_changed() -> None:
    both = quote("We took the keys and the photographs of my mother,", "We will come back one day,")
    assert stands("x" + OLD[: OLD.index("“The bread")], both) == [Stand.CHANGED]


def test_words_that_stand_twice_are_told_apart_by_what_is_around_them() -> None:
    new = "“We will come back one day,” read a sign. " + OLD
    (found,) = drifts((BACK,), OLD, new)
    assert found.parts[0].places == 2
    assert found.anchors[0].start == new.rindex("We will come back")


def test_places_that_cannot_be_told_apart_are_no_anchor() -> None:
    alone = "We will come back one day,"
    (found,) = drifts((quote(alone, text=alone),), alone, f"x {alone} x {alone} x")
    assert found.stand is Stand.MOVED
    assert found.anchors == ()


def test_parts_in_another_order_are_no_anchor() -> None:
    both = quote("We took the keys and the photographs of my mother,", "We will come back one day,")
    new = f"{both.exact[1]} she said. {both.exact[0]}"
    (found,) = drifts((both,), OLD, new)
    assert found.stand is Stand.MOVED and found.anchors == ()


@given(st.text("ab ", max_size=60), st.lists(st.text("ab ", min_size=1, max_size=6), max_size=8))
def test_occurrences_are_every_place_where_the_words_stand(text: str, needles: list[str]) -> None:
    found = occurrences(text, needles)
    for needle in needles:
        expected = tuple(i for i in range(len(text)) if text.startswith(needle, i))
        if len(expected) < MOST:
            assert found[needle] == expected


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(0, 30), st.integers(0, 30))
def test_whatever_changes_around_them_words_that_stand_once_are_found(
    rng: random.Random, before: int, after: int
) -> None:
    filler = [rng.choice(["snow", "road", "lorry", "noon", "hall"]) for _ in range(before + after)]
    new = " ".join(filler[:before]) + " " + BREAD.exact[0] + " " + " ".join(filler[before:])
    (found,) = drifts((BREAD,), OLD, new)
    assert [span.of(new) for span in found.anchors] == list(BREAD.exact)


@given(st.lists(st.sampled_from("abcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30))
def test_differences_give_both_texts_back(old: list[str], new: list[str]) -> None:
    pieces = differences(" ".join(old), " ".join(new))
    kept = [p.words for p in pieces if p.change is not Change.ADDED]
    got = [p.words for p in pieces if p.change is not Change.REMOVED]
    assert " ".join(kept) == " ".join(old)
    assert " ".join(got) == " ".join(new)


def _big(sentences: int, seed: int) -> str:
    rng = random.Random(seed)
    words = ["road", "snow", "bread", "house", "key", "mother", "hill", "bus", "night", "border"]
    return " ".join(
        " ".join(rng.choice(words) for _ in range(11)) + f" {number}." for number in range(sentences)
    )


HOSTILE: dict[str, Callable[[int], tuple[str, str]]] = {
    "prose": lambda n: (_big(n, 1), _big(n, 2)),
    "one letter": lambda n: ("a" * 60 * n, "a" * 60 * n + "b"),
    "one word": lambda n: ("so " * 20 * n, "so " * 20 * n + "no"),
}


@pytest.mark.parametrize("sort", HOSTILE)
def test_the_time_grows_with_the_text_and_no_faster(sort: str) -> None:
    def spent(sentences: int) -> float:
        old, new = HOSTILE[sort](sentences)
        size = 60
        quotes = [
            invented.quote(parts=(Span(i, i + size),), exact=(old[i : i + size],), attribution=None, tags=())
            for i in range(0, len(old) - size, 4 * size)
        ]
        begun = process_time()
        drifts(quotes, old, new)
        return process_time() - begun

    def quickest(sentences: int) -> float:
        # Beside other tests the collector of garbage may take longer than all of it.
        return min(spent(sentences) for _ in range(3))

    spent(200)
    # Four times the text and four times the quotes: sixteen times the time would be quadratic.
    assert quickest(2_000) < 9 * quickest(500) + 0.2


def test_a_very_long_quote_is_compared_in_time() -> None:
    old = _big(8_000, 3)
    new = "x " + old.replace("mother", "father")
    begun = process_time()
    (found,) = drifts((quote(old, text=old),), old, new)
    assert found.stand is Stand.CHANGED and found.parts[0].new is not None
    differences(old, found.parts[0].new.of(new))
    assert process_time() - begun < 15


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return new_record(tmp_path)


def saved_again(text: str) -> Document:
    return replace(document(text), original_name="saved-again.txt")


def test_a_renewed_source_has_one_more_version_and_its_quotes_stay(record: Record) -> None:
    added = put_in_public(record)
    before = record.quotes_of_source(added.source_id)
    drift = renew(record, added.source_id, saved_again("Updated. " + TEXT), who=WHO, why="read again")
    assert [version.number for version in record.versions(added.source_id)] == [1, 2]
    assert record.quotes_of_source(added.source_id) == before
    assert drift.count(Stand.MOVED) == len(before)
    assert verify(record).ok


def test_the_same_bytes_are_no_new_version(record: Record) -> None:
    added = put_in_public(record, 1)
    with pytest.raises(DuplicateSource):
        renew(record, added.source_id, document(f"{TEXT}\n1"), who=WHO, why="read again")
    assert len(record.versions(added.source_id)) == 1


def test_an_unknown_source_is_told_before_anything_is_kept(record: Record) -> None:
    with pytest.raises(UnknownId):
        renew(record, "0" * 16, document(), who=WHO, why="read again")
    assert list(record.originals.digests()) == []


def test_a_confirmed_standing_is_a_revision_and_is_audited(record: Record) -> None:
    added = put_in_public(record)
    drift = renew(record, added.source_id, saved_again("Updated. " + TEXT), who=WHO, why="read again")
    assert confirm(record, drift, who=WHO, why="compared") == len(drift.quotes)
    (again,) = drifted(record)
    assert all(one.is_confirmed for one in again.quotes)
    assert confirm(record, again, who=WHO, why="compared") == 0
    stated = record.standings([again.quotes[0].drift.quote.id])
    assert [revision.action for revision in record.revisions(f"standing:{stated[0].id}")] == ["confirm"]
    assert verify(record).ok


def test_a_version_that_was_only_taken_in_again_gets_no_quotes_by_hand(record: Record) -> None:
    added = put_in_public(record)
    renew(record, added.source_id, saved_again("Updated. " + TEXT), who=WHO, why="read again")
    first, second = record.versions(added.source_id)
    with pytest.raises(ArchiveError, match="another version"):
        propose_by_hand(record, second.id, [Span(0, 8)], who=WHO, why="missed")
    assert propose_by_hand(record, first.id, [Span(30, 40)], who=WHO, why="missed").number == 3


def test_a_standing_lapses_when_the_quote_is_given_other_words(record: Record) -> None:
    added = put_in_public(record)
    drift = renew(record, added.source_id, saved_again("Updated. " + TEXT), who=WHO, why="read again")
    confirm(record, drift, who=WHO, why="compared")
    quote = drift.quotes[0].drift.quote
    (stated,) = record.standings([quote.id])
    edit_parts(record, quote.id, quote.parts[:1], who=WHO, why="only the first part is hers")
    assert record.standings([quote.id]) == ()
    (again,) = drifted(record)
    assert confirm(record, again, who=WHO, why="compared anew") == 1
    actions = [revision.action for revision in record.revisions(f"standing:{stated.id}")]
    assert actions == ["confirm", "lapse", "confirm"]
    assert verify(record).ok


def test_words_that_are_not_the_quotes_cannot_be_confirmed(record: Record) -> None:
    added = put_in_public(record)
    drift = renew(record, added.source_id, saved_again("Updated. " + TEXT), who=WHO, why="read again")
    first = drift.quotes[0].drift
    wrong = tuple(Span(span.start + 1, span.end + 1) for span in first.anchors)
    for parts in (wrong, ()):
        with pytest.raises(ArchiveError, match="not those of the quote"):
            record.confirm_standing(first.quote.id, drift.newest.id, parts, who=WHO, why="compared")
    with pytest.raises(ArchiveError, match="no other one"):
        record.confirm_standing(first.quote.id, first.quote.version_id, first.quote.parts, who=WHO, why="x")
    with pytest.raises(UnknownId):
        record.confirm_standing("0" * 16, drift.newest.id, first.anchors, who=WHO, why="x")


@pytest.mark.of_sqlite
def test_a_standing_that_was_tampered_with_is_found(record: Record, tmp_path: Path) -> None:
    added = put_in_public(record)
    drift = renew(record, added.source_id, saved_again("Updated. " + TEXT), who=WHO, why="read again")
    confirm(record, drift, who=WHO, why="compared")
    with sqlite3.connect(tmp_path / "archive.db") as database:
        database.execute("UPDATE standings SET parts = '0:4'")
    database.close()
    found = [finding.what for finding in verify(record).problems if finding.subject.startswith("standing:")]
    assert "the words there are not those of the quote" in found
    assert "it is not what its last revision says" in found


def run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli.testimony, arguments, env=os.environ | {"TESTIMONY_HOME": str(home)})


def test_the_commands_renew_report_and_confirm(record: Record, tmp_path: Path) -> None:
    added = put_in_public(record)
    file = tmp_path / "saved-again.txt"
    file.write_text(TEXT.replace("Nobody looked round.", "Nobody looked back."), encoding="utf-8")
    done = run(tmp_path, "renew", added.source_id, str(file))
    assert done.exit_code == 0 and "1 moved, 1 changed" in done.stdout
    assert "Nobody looked [-round.-] {+back.+}" in done.stdout
    told = run(tmp_path, "drift", "--json")
    assert told.exit_code == 1
    quotes = json.loads(told.stdout)["quotes"]
    assert {one["stand"] for one in quotes} == {"moved", "changed"}
    done = run(tmp_path, "drift", added.source_id, "--accept", "--why", "compared")
    assert "1 confirmed in version 2" in done.stderr and "(confirmed)" in done.stdout
    assert run(tmp_path, "drift", "--accept").exit_code == 2
    assert verify(record).ok


def test_proposals_are_not_made_by_renewing(record: Record) -> None:
    added = record.add(document(), proposals(), ATLAS, who=WHO, why="added")
    renew(record, added.source_id, document("Updated. " + TEXT), who=WHO, why="read again")
    assert set(record.quote_ids()) == set(added.quote_ids)


def test_withdrawn_words_are_not_told_to_archivists_either(record: Record, tmp_path: Path) -> None:
    added = put_in_public(record)
    quote_id = added.quote_ids[0]
    withdrawn = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    words = record.quotes_of_source(added.source_id)[0].exact[0]
    record.decide(quote_id, access=withdrawn, who=WHO, why="asked for")
    changed = TEXT.replace("back road", "main road")
    renew(record, added.source_id, saved_again(changed), who=WHO, why="read again")
    for arguments in (("drift",), ("drift", "--json")):
        told = run(tmp_path, *arguments).stdout
        assert quote_id in told and words not in told and "main road" not in told
