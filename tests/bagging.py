"""Bags for tests: archives made by random operations, exported, imported, compared."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from archive.description.essays import Essay
from archive.description.featured import HOME, Featured
from archive.description.notes import render
from archive.drift.sources import confirm, renew
from archive.errors import ArchiveError
from archive.folders import replacing
from archive.model import Access, AccessStatus, Agreement, IdentityMode, Redaction, Review, Span
from archive.preservation.checking import check_bag
from archive.preservation.layout import BAG
from archive.preservation.restoring import restore
from archive.preservation.writing import write
from archive.record.store import Record
from archive.relations import Related, RelationKind
from archive.terms import Basis, Extent, Sign
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
    # What the record refuses is no operation.
    with suppress(ArchiveError):
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
        record.describe_source(
            source.id, {"title": words or "A title", "note": words}, who=WHO, why="described"
        )


def _collect(record: Record, number: int, words: str) -> None:
    record.describe_collection(f"folder-{number % 3}", words or "Title", words, who=WHO, why="described")


def _merge(record: Record, number: int, words: str) -> None:
    ids = tuple(record.speakers())
    if len(ids) > 1:
        record.merge_speakers(ids[number % len(ids)], ids[(number + 1) % len(ids)], who=WHO, why="one person")


def _identify(record: Record, number: int, words: str) -> None:
    mode = tuple(IdentityMode)[number % 4]
    name = (words or "N.") if mode is IdentityMode.PSEUDONYM else None
    for speaker in _one(tuple(record.speakers().values()), number):
        record.identify(speaker.id, mode, name, who=WHO, why="asked for")


def _redact(record: Record, number: int, words: str) -> None:
    for source in _one(record.sources(), number):
        version = record.versions(source.id)[0]
        start = number % len(version.text)
        redaction = Redaction(Span(start, start + 1), tuple(Sign)[number % len(Sign)])
        record.redact(version.id, (redaction,), who=WHO, why="a house number")


def _agree(record: Record, number: int, words: str) -> None:
    for source in _one(record.sources(), number):
        extent = Extent.FULL_TEXT if number % 2 else None
        agreement = Agreement(id="", basis=tuple(Basis)[number % 3], party=words or None, extent=extent)
        record.agree((source.id,), agreement, who=WHO, why="agreed")
        record.note_content(source.id, ("violence",), who=WHO, why="to tell before")


def _relate(record: Record, number: int, words: str) -> None:
    ids = [source.id for source in record.sources()]
    if len(ids) > 1:
        one, other = ids[number % len(ids)], ids[(number + 1) % len(ids)]
        evidence = words or "the same by-line"
        record.relate(
            Related.SOURCE, RelationKind.REPRINT_OF, one, other, evidence=evidence, who=WHO, why="read"
        )


def _write(record: Record, number: int, words: str) -> None:
    essay = Essay(
        id="",
        slug=f"essay-{number % 3}",
        title=words or "An essay",
        author=WHO,
        written=None,
        language="en",
        collection=None,
        text=words,
        html=render(words),
        is_public=number % 2 == 0,
    )
    record.write_essay(essay, who=WHO, why="written")


def _choose(record: Record, number: int, words: str) -> None:
    for quote_id in _one(record.quote_ids(), number):
        record.feature(
            HOME, (Featured(quote_id=quote_id, reason=words or "clear"),), who=WHO, why="for the first page"
        )


def _one(found: tuple[Any, ...], number: int) -> tuple[Any, ...]:
    return (found[number % len(found)],) if found else ()


def _access(number: int) -> Access:
    status = STATUSES[number % len(STATUSES)]
    if status is AccessStatus.EMBARGOED and number % 2:
        return Access(status=status, until="2030-01-01")
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
    "merge": _merge,
    "identify": _identify,
    "redact": _redact,
    "agree": _agree,
    "relate": _relate,
    "choose": _choose,
    "write": _write,
}
