"""Drafts: accounts an archivist has begun to add, kept until they are taken in or thrown away.

They belong to one person and are seen by nobody else. They are no record: no revision, not in any export, and
gone when they are thrown away. Of one that was taken in, nothing is left but which source it became.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from archive.errors import ArchiveError, UnknownId
from archive.formats.reading.text import MAX_BYTES, too_large
from archive.ids import is_id
from archive.record.schema.columns import moment_of, moment_text
from archive.record.schema.draft_tables import drafts
from archive.record.schema.rules import check_text
from archive.record.storage.database import Database

MOST_OF_ONE_PERSON = 200
"""A folder of files dropped at once, and no more: each may be ten megabytes."""
_TAKEN = ""
"""The name of what is left of a draft that was taken in; no draft is called so."""
_BECAME = "source"
LONGEST_FIELDS = 20_000
"""Characters of everything that is said of one account."""


class DraftTaken(UnknownId):
    """A draft that is none any more: it was taken in."""

    def __init__(self, draft_id: str, source_id: str) -> None:
        self.source_id = source_id
        """What became of it."""
        super().__init__("this draft was taken in", where=draft_id, remedy="Go on with its source.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTitle:
    """A draft in a list, without its bytes."""

    id: str
    name: str
    fields: Mapping[str, str]
    """What was said of it so far, by field of the description."""
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(DraftTitle):
    """An account that was begun: the bytes as they came, and what was said of them."""

    original: bytes
    """Empty where only an address, or a description, was given so far."""


class Drafts:
    """The drafts of everybody; each call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(
        self, draft_id: str, *, person: str, name: str, original: bytes, fields: Mapping[str, str]
    ) -> None:
        """Keep a draft under this id, in place of what was kept under it.

        Sent twice, it is kept once. Raises UnknownId where the id is no id or another person's, DraftTaken,
        and ArchiveError for what is too large or too many, or has no name.
        """
        row = _row(draft_id, person, name, original, fields)
        with self._database.writing() as connection:
            kept = connection.execute(select(drafts).where(drafts.c.id == draft_id)).first()
            if kept is None:
                _refuse_too_many(connection, person)
                connection.execute(insert(drafts).values(row))
                return
            title = _own(kept, draft_id, person)
            connection.execute(update(drafts).where(drafts.c.id == title.id).values(row))

    def find(self, draft_id: str, *, person: str) -> Draft:
        """A person's draft. Raises UnknownId, also for another's, and DraftTaken."""
        with self._database.reading() as connection:
            row = connection.execute(select(drafts).where(drafts.c.id == draft_id)).first()
        title = _own(row, draft_id, person)
        return Draft(
            id=title.id,
            name=title.name,
            fields=title.fields,
            saved_at=title.saved_at,
            original=bytes(row.original) if row else b"",
        )

    def of(self, person: str) -> tuple[DraftTitle, ...]:
        """A person's drafts, the last saved first."""
        columns = (drafts.c.id, drafts.c.name, drafts.c.fields, drafts.c.saved_at)
        query = select(*columns).where(*_kept_of(person))
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(drafts.c.saved_at.desc(), drafts.c.id)).all()
        return tuple(_title(row) for row in rows)

    def discard(self, draft_id: str, *, person: str) -> None:
        """Throw a draft away; one that is gone already, or was taken in, is no matter."""
        with self._database.writing() as connection:
            connection.execute(delete(drafts).where(drafts.c.id == draft_id, *_kept_of(person)))

    def take(self, draft_id: str, source_id: str, *, person: str) -> None:
        """Let go of a draft that became a source; who comes back to it is told so. None is made."""
        became = {"name": _TAKEN, "original": b"", "fields": json.dumps({_BECAME: source_id})}
        with self._database.writing() as connection:
            connection.execute(
                update(drafts).where(drafts.c.id == draft_id, *_kept_of(person)).values(became)
            )


def _row(
    draft_id: str, person: str, name: str, original: bytes, fields: Mapping[str, str]
) -> dict[str, object]:
    if not is_id(draft_id):
        raise _unknown(draft_id)
    if name == _TAKEN:
        raise ArchiveError("a draft without a name", where=draft_id, remedy="Give it that of its file.")
    if len(original) > MAX_BYTES:
        raise too_large(len(original), name)
    for key, value in (("name", name), *fields.items()):
        check_text(value, f"“{key}”", "the description")
    written = json.dumps(dict(fields), ensure_ascii=False)
    if len(written) + len(name) > LONGEST_FIELDS:
        what = f"the description has more than {LONGEST_FIELDS:,} characters"
        raise ArchiveError(what, remedy="Shorten it; long texts belong into the account.")
    return {
        "id": draft_id,
        "person": person,
        "name": name,
        "original": original,
        "fields": written,
        "saved_at": moment_text(datetime.now(UTC)),
    }


def _refuse_too_many(connection: Connection, person: str) -> None:
    count = connection.execute(select(func.count()).select_from(drafts).where(*_kept_of(person))).scalar_one()
    if count >= MOST_OF_ONE_PERSON:
        raise ArchiveError(
            f"you have {count} drafts, and more are not kept",
            remedy="Take some in, or throw some away.",
        )


def _kept_of(person: str) -> tuple[ColumnElement[bool], ...]:
    """Which drafts a person has and did not take in."""
    return drafts.c.person == person, drafts.c.name != _TAKEN


def _own(row: Any, draft_id: str, person: str) -> DraftTitle:
    """A person's draft. Raises UnknownId, DraftTaken."""
    if row is None or row.person != person:
        raise _unknown(draft_id)
    title = _title(row)
    if title.name == _TAKEN:
        raise DraftTaken(draft_id, title.fields[_BECAME])
    return title


def _title(row: Any) -> DraftTitle:
    return DraftTitle(
        id=row.id,
        name=row.name,
        fields=json.loads(row.fields),
        saved_at=moment_of(row.saved_at, f"draft:{row.id}"),
    )


def _unknown(draft_id: str) -> UnknownId:
    return UnknownId("there is no such draft", where=draft_id, remedy="It may have been taken in already.")
