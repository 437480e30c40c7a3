"""Bags for tests: archives made by random operations, exported, imported, compared."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from archive.drift.sources import confirm, renew
from archive.folders import replacing
from archive.model import Access, AccessStatus, Review
from archive.preservation.checking import check_bag
from archive.preservation.layout import BAG
from archive.preservation.restoring import restore
from archive.preservation.writing import write
from archive.record.store import Record
from tests.accounts import WHO, document, put_in, put_in_public
from web.bags.preserved import Preserved

STATUSES = tuple(AccessStatus)
REVIEWS = tuple(Review)


def export(record: Record, folder: Path) -> Path:
    """A preservation bag of the record."""
    with replacing(folder, BAG) as fresh:
        for _ in write(record, fresh, Preserved(record.archive_id)):
            pass
    return folder


def bring_back(bag: Path, home: Path) -> Record:
    """The archive in a bag, restored."""
    home.mkdir()
    url, originals = f"sqlite:///{home / 'archive.db'}", home / "originals"
    restore(check_bag(bag), url, originals)
    return Record.open(url, originals)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


Step = tuple[str, int, str]


def take(record: Record, step: Step) -> None:
    """One random operation, on what there is; on nothing where there is nothing."""
    name, number, words = step
    OPERATIONS[name](record, number, words)


def _add(record: Record, number: int, words: str) -> None:
    put = put_in_public if number % 2 else put_in
    put(record, len(record.sources()) * 1_000 + number, title=words or "Untitled", note=words)


def _decide(record: Record, number: int, words: str) -> None:
    ids = record.quote_ids()
    if ids:
        access = _access(number // 7)
        review = REVIEWS[number % 3]
        record.decide(ids[number % len(ids)], review=review, access=access, who=WHO, why=words or "because")


def _admit(record: Record, number: int, words: str) -> None:
    for source in _one(record.sources(), number):
        record.set_source_access(source.id, _access(number // 7), who=WHO, why=words or "because")


def _accept(record: Record, number: int, words: str) -> None:
    for source in _one(record.sources(), number):
        record.accept_proposed(source.id, who=WHO, why=words or "because")


def _rename(record: Record, number: int, words: str) -> None:
    for speaker in _one(tuple(record.speakers().values()), number):
        keep = number % 2 == 0
        record.rename_speaker(speaker.id, words or "Another Name", keep_redirect=keep, who=WHO, why="renamed")


def _describe(record: Record, number: int, words: str) -> None:
    for source in _one(record.sources(), number):
        record.describe_source(source.id, title=words or "A title", note=words, who=WHO, why="described")


def _collect(record: Record, number: int, words: str) -> None:
    record.describe_collection(f"folder-{number % 3}", words or "Title", words, who=WHO, why="described")


def _one(found: tuple[Any, ...], number: int) -> tuple[Any, ...]:
    return (found[number % len(found)],) if found else ()


def _access(number: int) -> Access:
    status = STATUSES[number % 3]
    return Access(status=status, reason="safety" if status is AccessStatus.WITHDRAWN else None)


def _renew(record: Record, number: int, words: str) -> None:
    for source in _one(record.sources(), number):
        text = f"{words}\n{record.versions(source.id)[-1].text}\n{number}"
        found = renew(record, source.id, document(text), who=WHO, why="taken in again")
        if number % 2:
            confirm(record, found, who=WHO, why="compared")


OPERATIONS: dict[str, Callable[[Record, int, str], None]] = {
    "add": _add,
    "decide": _decide,
    "admit": _admit,
    "accept": _accept,
    "rename": _rename,
    "describe": _describe,
    "collect": _collect,
    "renew": _renew,
}
