"""A bag somebody brings, looked through to the end before anything is restored from it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.preservation import layout
from archive.preservation.layout import BadBag, BagKind, Description, read_description
from archive.preservation.sealing import check
from archive.record.log.revisions import Head
from archive.record.plain_rows.chain_rows import flaws_of
from archive.record.plain_rows.rows import PlainRow, columns, key
from archive.record.schema.tables import SCHEMA

_RETAKE = "Nothing was restored. Take another copy of the bag."


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedBag:
    """A bag that holds what it says, ready to be restored."""

    folder: Path
    description: Description
    originals: tuple[str, ...]
    """The SHA-256 of each."""

    def rows(self, table: str) -> Iterator[PlainRow]:
        """The rows of a table as they stand in the bag; versions with their texts."""
        for row in _lines(self.folder, table):
            if table == "versions":
                path = self.folder / layout.text_file(str(row["id"]))
                row["text"] = path.read_bytes().decode()
            yield row


def check_bag(folder: Path) -> CheckedBag:
    """Look through a bag: its manifests, its form, its rows, its chain of revisions. Raises BadBag."""
    description = read_description(folder)
    _check_form(folder, description)
    files = check(folder)
    payload = {path for path in files if path.startswith("data/")}
    for path in sorted(payload):
        if not layout.is_payload(path):
            raise BadBag("no bag of an archive has such a file", where=str(folder / path), remedy=_RETAKE)
    for strange in sorted(files - payload - set(layout.TAG_FILES)):
        if not strange.startswith("tagmanifest-"):
            raise BadBag("no bag of an archive has such a file", where=str(folder / strange), remedy=_RETAKE)
    _check_rows(folder, description, payload)
    _check_chain(folder, description)
    prefix = layout.original_file("")
    originals = tuple(sorted(path.removeprefix(prefix) for path in payload if path.startswith(prefix)))
    return CheckedBag(folder=folder, description=description, originals=originals)


def _check_form(folder: Path, description: Description) -> None:
    where = str(folder / layout.DESCRIPTION)
    if description.kind is not BagKind.PRESERVATION:
        raise BadBag(
            "this is a public bag: no archive can be restored from what everybody may see",
            where=where,
            remedy="Take a preservation bag (`testimony export bag` without --public).",
        )
    if description.format != layout.FORMAT or description.schema > SCHEMA:
        raise BadBag(
            f"the bag was written by a newer version of this software (form {description.format}, "
            f"tables {description.schema})",
            where=where,
            remedy="Use that version or a later one.",
        )


def _check_rows(folder: Path, description: Description, payload: set[str]) -> None:
    named = [one.table for one in description.tables]
    files = {path for path in payload if path.endswith(".jsonl")}
    if len(set(named)) != len(named) or files != {layout.rows_file(table) for table in named}:
        raise BadBag("the tables that it names are not those in it", where=str(folder), remedy=_RETAKE)
    needed: set[str] = set()
    for one in description.tables:
        count = 0
        previous: tuple[Any, ...] = ()
        for count, row in enumerate(_lines(folder, one.table), start=1):
            where = f"{folder / layout.rows_file(one.table)}:{count}"
            if description.schema == SCHEMA:
                previous = _next_key(row, one.table, previous, where)
            if one.table == "versions":
                needed |= {
                    layout.text_file(str(row.get("id"))),
                    layout.original_file(str(row.get("original_sha256"))),
                }
        if count != one.rows:
            what = f"there are {count:,} rows of {one.table}, and the bag says {one.rows:,}"
            raise BadBag(what, where=str(folder), remedy=_RETAKE)
    held = {path for path in payload if path.startswith(("data/text/", "data/originals/"))}
    if needed != held:
        odd = sorted(needed ^ held)[0]
        what = "the texts and originals in it are not those that its versions name"
        raise BadBag(what, where=str(folder / odd), remedy=_RETAKE)


def _next_key(row: PlainRow, table: str, previous: tuple[Any, ...], where: str) -> tuple[Any, ...]:
    """The row's key, which follows on the one before: what comes twice, or in another order, is no bag."""
    if row.keys() != set(columns(table)):
        raise BadBag(f"a row of {table} has other columns than that table", where=where, remedy=_RETAKE)
    own = tuple(row[name] for name in key(table))
    try:
        follows = not previous or own > previous
    except TypeError:
        follows = False
    if not follows:
        what = f"a row of {table} comes twice, or not in the order of its key"
        raise BadBag(what, where=where, remedy=_RETAKE)
    return own


def _check_chain(folder: Path, description: Description) -> None:
    head = Head(description.revision, description.revision_hash)
    for flaw in flaws_of(_lines(folder, "revisions"), head):
        raise BadBag(
            f"the chain of revisions is broken at revision {flaw.number}: {flaw.what}",
            where=str(folder / layout.rows_file("revisions")),
            remedy=_RETAKE,
        )


def _lines(folder: Path, table: str) -> Iterator[PlainRow]:
    path = folder / layout.rows_file(table)
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise BadBag("a line is no JSON", where=f"{path}:{number}", remedy=_RETAKE) from error
            if not isinstance(row, dict):
                raise BadBag("a line is no record", where=f"{path}:{number}", remedy=_RETAKE)
            yield row
