"""The record written as the payload of a preservation bag: rows, texts, originals, and what explains them."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from archive.errors import IntegrityError
from archive.model import Chain, Source, SourceVersion
from archive.preservation import layout
from archive.preservation.explanation import bag_info, readme
from archive.preservation.layout import BagKind, Description, TableCount
from archive.preservation.sealing import seal
from archive.record.plain_rows.rows import PlainRow, in_order
from archive.record.schema.tables import SCHEMA
from archive.record.store import Record

Sheet = tuple[str, bytes]
"""A file of the payload: its path within the bag, and its bytes."""
Describe = Callable[[Source, tuple[SourceVersion, ...], tuple[Chain, ...]], Iterable[Sheet]]
"""What makes a source's files for people and other programs."""


def write(record: Record, folder: Path, describe: Describe) -> Iterator[int]:
    """Write everything the record holds, as of one moment, into an empty folder, and seal it.

    Yields the number of sources written so far. Raises IntegrityError where an original or a row is damaged.
    """
    with record.snapshot() as view:
        counts = tuple(TableCount(table=table, rows=_write_rows(view, folder, table)) for table in in_order())
        written = 0
        for number, source in enumerate(view.sources(), start=1):
            written += _write_source(view, folder, source, describe)
            yield number
        if written != next(one.rows for one in counts if one.table == "versions"):
            raise IntegrityError("a source or a version can't be read", remedy="Run testimony verify.")
        head = view.head()
    description = Description(
        format=layout.FORMAT,
        kind=BagKind.PRESERVATION,
        archive=record.archive_id,
        revision=head.number,
        revision_hash=head.hash,
        schema=SCHEMA,
        tables=counts,
    )
    close(folder, description)


def close(folder: Path, description: Description) -> None:
    """Write what a bag says of itself, and its manifests."""
    write_file(folder, layout.DESCRIPTION, description.as_json())
    write_file(folder, layout.README, readme(description.kind).encode())
    seal(folder, bag_info(description))


def write_file(folder: Path, path: str, content: bytes) -> None:
    """One file of a bag."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _write_rows(view: Record, folder: Path, table: str) -> int:
    target = folder / layout.rows_file(table)
    target.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with target.open("wb") as file:
        for row in view.rows(table):
            file.write(_line(row))
            count += 1
    return count


def _write_source(view: Record, folder: Path, source: Source, describe: Describe) -> int:
    """Write a source's files; returns how many versions it has."""
    versions = view.versions(source.id)
    for version in versions:
        write_file(folder, layout.text_file(version.id), version.text.encode())
        original = view.originals.read(version.original_sha256)
        write_file(folder, layout.original_file(version.original_sha256), original)
    chains = tuple(view.chains(view.quote_ids(source.id)).values())
    for path, content in describe(source, versions, chains):
        write_file(folder, path, content)
    return len(versions)


def _line(row: PlainRow) -> bytes:
    return (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
