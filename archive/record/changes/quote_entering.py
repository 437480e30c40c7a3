"""New quotes of a version that is there, entered by an archivist within one writing transaction."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, insert, select

from archive.errors import ArchiveError
from archive.model import Access, AccessStatus, Quote
from archive.record.changes.quote_changes import (
    Edit,
    Setting,
    check_quote,
    enter_named,
    refuse_withdrawn,
    setting_of,
    settle_all,
    sliced,
    timed,
    twins_of,
    write_details,
)
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.quote_rows import quote_row
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import reading, withheld
from archive.record.schema import tables

Make = Callable[[int, Setting], Edit]
"""A quote by its number and what it may look at."""


def enter(
    connection: Connection, version_id: str, makes: Sequence[Make], *, who: str, why: str
) -> tuple[Quote, ...]:
    """Write new quotes of a version, in their order; they come in proposed.

    Closed, too, where one repeats words that are withheld. Raises UnknownId and ArchiveError.
    """
    journal = Journal(connection, who=who, why=why)
    setting = setting_of(connection, version_id)
    _refuse_unread_version(connection, setting)
    highest = select(func.max(tables.quotes.c.number)).where(tables.quotes.c.version_id == version_id)
    first = (connection.execute(highest).scalar() or 0) + 1
    edits = [make(number, setting) for number, make in enumerate(makes, start=first)]
    quotes = [_checked(edit.quote, setting) for edit in edits]
    twins = twins_of(connection, quotes, setting)
    entered = tuple(
        replace(quote, access=Access(status=AccessStatus.CLOSED)) if quote.id in twins else quote
        for quote in timed(connection, quotes, setting.version)
    )
    for edit, quote in zip(edits, entered, strict=True):
        enter_named(connection, journal, edit, setting.version)
        _write(connection, journal, quote, twins.get(quote.id))
    settle_all(connection, journal, entered, setting.source)
    return entered


def _checked(quote: Quote, setting: Setting) -> Quote:
    whole = sliced(quote, setting.version)
    refuse_withdrawn(whole, setting.source)
    check_quote(whole, setting)
    return whole


def _write(connection: Connection, journal: Journal, quote: Quote, twin: str | None) -> None:
    connection.execute(insert(tables.quotes).values(quote_row(quote)))
    write_details(connection, quote)
    why_closed = f"{journal.why} ({withheld.REPEATS} quote:{twin})" if twin else None
    action = "propose+close" if twin else "propose"
    journal.append([Change(subject_of(quote), action, None, state_of(quote), why=why_closed)])


def _refuse_unread_version(connection: Connection, setting: Setting) -> None:
    """Raise ArchiveError for a version without quotes where another one of the source has some.

    With its first quote the public would read in it, and nobody said what in it must not be read.
    """
    of_source = tables.quotes.c.source_id == setting.source.id
    in_version = tables.quotes.c.version_id == setting.version.id
    if reading.quote_ids(connection, of_source) and not reading.quote_ids(connection, in_version):
        raise ArchiveError(
            "the quotes of this source stand in another version of it",
            where=subject_of(setting.version),
            remedy="Select the words there.",
        )
