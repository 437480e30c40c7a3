"""The chain of revisions: no row of it can be altered, taken out or moved unseen."""

import json
import random
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from archive.model import Access, AccessStatus, Revision
from archive.record.log.revisions import GENESIS, Head, flaws, seal
from archive.record.store import Record
from archive.verify import verify
from tests.accounts import WHO, new_record, put_in, put_in_public

TRIALS = 300
COLUMNS = ("subject", "action", "who", "why", "at", "before", "after", "previous_hash", "hash")


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Revision, ...], Head]:
    record = new_record(tmp_path_factory.mktemp("chain"))
    for number in range(3):
        put_in(record, number)
    added = put_in_public(record, 9)
    record.set_source_access(added.source_id, Access(status=AccessStatus.CLOSED), who=WHO, why="asked for")
    revisions, head = tuple(record.revisions()), record.head()
    record.close()
    return revisions, head


def altered(revision: Revision, chance: random.Random) -> Revision:
    column = chance.choice([name for name in COLUMNS if name != "at"])
    value = getattr(revision, column)
    if value is None:
        written: dict[str, Any] = {column: "{}"}
        return replace(revision, **written)
    position = chance.randrange(len(value))
    other = chance.choice("0123456789abcdefxyz")
    while other == value[position]:
        other = chance.choice("0123456789abcdefxyz")
    return replace(revision, **{column: value[:position] + other + value[position + 1 :]})


def alter(rows: list[Revision], chance: random.Random) -> None:
    number = chance.randrange(len(rows))
    rows[number] = altered(rows[number], chance)


def alter_and_reseal(rows: list[Revision], chance: random.Random) -> None:
    number = chance.randrange(len(rows))
    changed = replace(rows[number], why=rows[number].why + " ")
    rows[number] = replace(changed, hash=seal(changed))


def delete(rows: list[Revision], chance: random.Random) -> None:
    del rows[chance.randrange(len(rows))]


def reorder(rows: list[Revision], chance: random.Random) -> None:
    one, two = chance.sample(range(len(rows)), 2)
    first, second = rows[one], rows[two]
    rows[one], rows[two] = replace(second, number=first.number), replace(first, number=second.number)


def cut(rows: list[Revision], chance: random.Random) -> None:
    del rows[chance.randrange(len(rows)) :]


def test_an_untouched_chain_has_no_flaws(chain: tuple[tuple[Revision, ...], Head]) -> None:
    revisions, head = chain
    assert list(flaws(revisions, lambda: head)) == []
    assert revisions[0].previous_hash == GENESIS
    assert [revision.number for revision in revisions] == list(range(1, len(revisions) + 1))


@pytest.mark.parametrize("tamper", [alter, alter_and_reseal, delete, reorder, cut])
def test_every_single_change_of_the_chain_is_found(
    chain: tuple[tuple[Revision, ...], Head], tamper: Callable[[list[Revision], random.Random], None]
) -> None:
    revisions, head = chain
    chance = random.Random(7)
    for _ in range(TRIALS):
        rows = list(revisions)
        tamper(rows, chance)
        assert list(flaws(rows, lambda: head)), "a change went unseen"


def test_a_head_set_back_is_found(chain: tuple[tuple[Revision, ...], Head]) -> None:
    revisions, _ = chain
    earlier = Head(revisions[-3].number, revisions[-3].hash)
    assert list(flaws(revisions, lambda: earlier))


def test_revisions_written_during_the_audit_are_no_flaw(chain: tuple[tuple[Revision, ...], Head]) -> None:
    revisions, head = chain
    heads = iter([Head(revisions[4].number, revisions[4].hash), head])
    assert list(flaws(revisions, lambda: next(heads))) == []


def test_the_chain_of_an_empty_archive_tells_which_archive_it_is(tmp_path: Path) -> None:
    record = new_record(tmp_path)
    (only,) = record.revisions()
    assert (only.subject, only.previous_hash) == (f"archive:{record.archive_id}", GENESIS)
    assert record.head() == Head(1, only.hash)
    assert (record.revision_hash(1), record.revision_hash(0)) == (only.hash, GENESIS)
    assert verify(record).ok
    record.close()


@pytest.mark.of_sqlite
def test_rows_changed_in_the_database_are_found(tmp_path: Path) -> None:
    record = new_record(tmp_path)
    put_in(record)
    count = record.head().number
    record.close()
    chance = random.Random(11)
    for _ in range(25):
        column, number = chance.choice(COLUMNS), chance.randint(1, count)
        with sqlite3.connect(tmp_path / "archive.db") as database:
            ((old,),) = database.execute(f"SELECT {column} FROM revisions WHERE number = ?", (number,))
            new = "2020-01-01T00:00:00.000000Z" if column == "at" else f"{old}x"
            database.execute(f"UPDATE revisions SET {column} = ? WHERE number = ?", (new, number))
        reopened = Record.open(f"sqlite:///{tmp_path / 'archive.db'}", tmp_path / "originals")
        assert not verify(reopened).ok, (column, number)
        reopened.close()
        with database:
            database.execute(f"UPDATE revisions SET {column} = ? WHERE number = ?", (old, number))
        database.close()


@pytest.mark.of_sqlite
def test_order_is_by_number_and_not_by_the_clock(tmp_path: Path) -> None:
    record = new_record(tmp_path)
    put_in(record, 1)
    with sqlite3.connect(tmp_path / "archive.db") as database:
        numbers = [n for (n,) in database.execute("SELECT number FROM revisions ORDER BY number")]
    database.close()
    assert [revision.number for revision in record.revisions()] == numbers
    record.close()


@pytest.mark.of_sqlite
def test_a_revision_can_be_checked_by_hand(tmp_path: Path) -> None:
    record = new_record(tmp_path)
    put_in_public(record)
    record.close()
    database = sqlite3.connect(tmp_path / "archive.db")
    database.row_factory = sqlite3.Row
    for row in database.execute("SELECT * FROM revisions"):
        fields = {name: row[name] for name in row.keys() if name != "hash"}  # noqa: SIM118 (a Row iterates values)
        written = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert sha256(written.encode()).hexdigest() == row["hash"]
    database.close()


def test_the_log_of_changes_is_not_another_copy_of_what_people_said(tmp_path: Path) -> None:
    record = new_record(tmp_path)
    put_in_public(record)
    for revision in record.revisions():
        for state in (revision.before, revision.after):
            assert "back road" not in (state or "")
            assert "looked round" not in (state or "")
    record.close()
