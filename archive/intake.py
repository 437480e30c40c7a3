"""Intake: a document is read for quotes and taken into the record."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.errors import ArchiveError, DuplicateSource
from archive.formats import registry
from archive.likeness.duplicates import Lookalike, find
from archive.model import Document
from archive.places.gazetteer import Gazetteer
from archive.preview import preview
from archive.record.store import Added, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file: taken in, there already, or refused; never two of these."""

    path: Path
    added: Added | None = None
    duplicate: DuplicateSource | None = None
    problem: ArchiveError | None = None
    like: tuple[Lookalike, ...] = ()
    """What was in the record already and is near the same, where it was taken in."""
    remarks: tuple[str, ...] = ()
    """What reading it took for granted or left out, where it was taken in."""


def add(record: Record, document: Document, *, who: str, why: str = "added") -> Added:
    """Read the document for quotes and take it in. Raises DuplicateSource, and what ``Record.add`` raises."""
    seen = preview(document)
    return record.add(seen.document, seen.proposals, Gazetteer.load(), who=who, why=why)


def add_files(
    record: Record,
    paths: Iterable[Path],
    *,
    who: str,
    why: str = "added",
    describe: Callable[[Document], Document] = lambda document: document,
) -> Iterator[Outcome]:
    """Take the files in one after another; a file that is refused does not keep the others out.

    ``describe`` may say more of a document than its file does. A sheet of several sources has an outcome for
    each.
    """
    for path in paths:
        try:
            documents = registry.parts(path)
        except ArchiveError as problem:
            yield Outcome(path=path, problem=problem)
            continue
        for document in documents:
            yield _outcome(record, path, document, who=who, why=why, describe=describe)


def _outcome(
    record: Record,
    path: Path,
    document: Document,
    *,
    who: str,
    why: str,
    describe: Callable[[Document], Document],
) -> Outcome:
    try:
        whole = describe(document)
        like = find(record, whole.text, furniture=whole.furniture)
        added = add(record, whole, who=who, why=why)
        return Outcome(path=path, added=added, like=like, remarks=whole.remarks)
    except DuplicateSource as known:
        # The record knows the document by its name; who asked knows the file by its path.
        duplicate = DuplicateSource(where=str(path), source_id=known.source_id, added_at=known.added_at)
        return Outcome(path=path, duplicate=duplicate)
    except ArchiveError as problem:
        return Outcome(path=path, problem=problem)
