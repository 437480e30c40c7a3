"""Values as single columns hold them: enumerated terms, access, moments and spans.

What decides access and can't be read is closed; anything else that can't be read is an IntegrityError
with the id of its record: a wrong row is never shown as if it were right.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Table

from archive.errors import IntegrityError
from archive.model import Access, AccessStatus, Form, Redaction, Review, Sign, Span

Row = Mapping[Any, Any]
"""A row of the database by the names of its columns."""
Term = TypeVar("Term", bound=StrEnum)
Otherwise = TypeVar("Otherwise")


def sound(row: Row, table: Table, where: str) -> Row:
    """The row of a table, if each column holds a value of its type; SQLite itself checks none."""
    names, columns, known = _columns(table)
    # Most rows have the types of one that was looked at before.
    types_of_row = tuple([type(row[name]) for name in names])
    if types_of_row not in known:
        for name, types, is_optional in columns:
            value = row[name]
            if not (isinstance(value, types) or (is_optional and value is None)):
                raise unreadable(name, where)
        known.add(types_of_row)
    return row


@cache
def _columns(
    table: Table,
) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[type, ...], bool], ...], set[tuple[type, ...]]]:
    """The columns of a table by name, with the types their values may have; and the types of sound rows."""
    columns = tuple(
        (column.name, (python, int) if python is float else (python,), bool(column.nullable))
        for column in table.columns
        for python in (column.type.python_type,)
    )
    return tuple(name for name, _, _ in columns), columns, set()


def term(terms: type[Term], text: str, where: str) -> Term:
    """The member of an enumeration that the text spells."""
    member = spelt(terms, text, None)
    if member is None:
        raise unreadable(terms.__name__, where)
    return member


def spelt(terms: type[Term], text: object, otherwise: Otherwise) -> Term | Otherwise:
    """The member of an enumeration that the text spells exactly, else what shows or claims least."""
    members: Mapping[object, Term] = _members(terms)
    return members.get(text, otherwise)


@cache
def _members(terms: type[StrEnum]) -> Mapping[object, Any]:
    return {member.value: member for member in terms}


def keys_of(text: str | None) -> tuple[str, ...]:
    """The keys of a controlled list that a column holds, those included that have left the list since."""
    return tuple(filter(None, (key.strip() for key in (text or "").split(","))))


def access_of(row: Row) -> Access:
    """The access of a source or quote."""
    return Access(
        status=readable_access(row["access"]), reason=row["access_reason"], until=row["access_until"]
    )


def access_row(access: Access) -> dict[str, str | None]:
    """The columns of the access of a source or quote."""
    return {"access": access.status.value, "access_reason": access.reason, "access_until": access.until}


def readable_access(text: object) -> AccessStatus:
    """The status this text spells exactly, else CLOSED."""
    return spelt(AccessStatus, text, AccessStatus.CLOSED)


def readable_form(text: object) -> Form:
    """The form this text spells exactly, else PHRASE: how much of it is whose is not known."""
    return spelt(Form, text, Form.PHRASE)


def readable_review(text: object) -> Review:
    """The review this text spells exactly, else PROPOSED."""
    return spelt(Review, text, Review.PROPOSED)


def moment_text(moment: datetime) -> str:
    """A moment as the record writes it: UTC, microseconds, ``2023-09-27T08:00:00.000000Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str, where: str) -> datetime:
    """A moment from what ``moment_text`` wrote."""
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise unreadable("moment", where) from error


def spans_text(spans: Sequence[Span]) -> str:
    """Spans as the record writes them: ``3:17 20:25``."""
    return " ".join(f"{span.start}:{span.end}" for span in spans)


def spans_of(text: str, where: str) -> tuple[Span, ...]:
    """Spans from what ``spans_text`` wrote."""
    try:
        return tuple([Span(*map(int, pair.split(":", 1))) for pair in text.split()])
    except (AttributeError, TypeError, ValueError) as error:
        raise unreadable("spans", where) from error


def redactions_text(redactions: Sequence[Redaction]) -> str | None:
    """Redactions as the record writes them: ``3:17=name 20:25=place``; None where there are none."""
    return " ".join(f"{one.span.start}:{one.span.end}={one.sign}" for one in redactions) or None


def redactions_of(text: str | None, where: str) -> tuple[Redaction, ...]:
    """Redactions from what ``redactions_text`` wrote."""
    try:
        pairs = (pair.partition("=") for pair in (text or "").split())
        return tuple(Redaction(spans_of(spans, where)[0], Sign(sign)) for spans, _, sign in pairs)
    except (IndexError, ValueError) as error:
        raise unreadable("redactions", where) from error


def unreadable(what: str, where: str) -> IntegrityError:
    """The error for a column whose value makes no sense."""
    return IntegrityError(
        f"the record holds a value that can't be read ({what})",
        where=where,
        remedy="Run testimony verify, then restore the database from a copy.",
    )
