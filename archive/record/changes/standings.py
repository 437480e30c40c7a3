"""Standings: that the words of a quote stand in a later version of their source, too, as an archivist said.

The quote itself stays in the version where it was found; nothing about it is changed.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from sqlalchemy import Column, Connection, ForeignKey, Table, Text, UniqueConstraint, insert, select, update

from archive.errors import ArchiveError, IntegrityError
from archive.ids import derived_id
from archive.likeness.standing import Standing
from archive.model import Quote, SourceVersion, Span
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import reading
from archive.record.reads.questions import Question
from archive.record.reads.reading import whole
from archive.record.schema import tables
from archive.record.schema.columns import Row, sound, spans_of, spans_text

standings = Table(
    "standings",
    tables.metadata,
    Column("id", tables.Id, primary_key=True),
    Column("quote_id", tables.Id, ForeignKey("quotes.id"), nullable=False),
    Column("version_id", tables.Id, ForeignKey("versions.id"), nullable=False, index=True),
    Column("parts", Text, nullable=False),
    UniqueConstraint("quote_id", "version_id"),
)

_BY_ID = Question(select(standings).order_by(standings.c.id), standings.c.id)
_OF_QUOTE = Question(
    select(standings).order_by(standings.c.quote_id, standings.c.version_id), standings.c.quote_id
)


def by_id(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Standing | IntegrityError]:
    """Standings by id; all of them without ``ids``."""
    return {row["id"]: _tried(row) for row in _BY_ID.rows(connection, ids)}


def of_quotes(connection: Connection, quote_ids: Iterable[str]) -> tuple[Standing, ...]:
    """The standings of these quotes that hold and can be read, by quote and then by version."""
    found = (_tried(row) for row in _OF_QUOTE.rows(connection, quote_ids))
    return tuple(one for one in found if isinstance(one, Standing) and one.parts)


def confirm(
    connection: Connection, quote_id: str, version_id: str, parts: tuple[Span, ...], *, who: str, why: str
) -> Standing:
    """Say where a quote's words stand in another version of its source.

    Raises UnknownId, and ArchiveError where the words at these places are not the quote's, letter by letter.
    """
    journal = Journal(connection, who=who, why=why)
    quote = whole(reading.quotes(connection, (quote_id,))).get(quote_id)
    version = whole(reading.versions(connection, (version_id,))).get(version_id)
    if quote is None:
        raise reading.unknown("quote", quote_id)
    if version is None:
        raise reading.unknown("version", version_id)
    stated = Standing(
        id=derived_id(quote_id, version_id), quote_id=quote_id, version_id=version_id, parts=parts
    )
    if complaint := disagreement(stated, quote, version):
        raise ArchiveError(complaint, where=subject_of(quote), remedy="Run `testimony drift` again.")
    known = whole(by_id(connection, (stated.id,))).get(stated.id)
    if known is not None and known.parts:
        return known
    if known is None:
        connection.execute(insert(standings).values(_row(stated)))
    else:
        connection.execute(update(standings).where(standings.c.id == stated.id).values(_row(stated)))
    before = state_of(known) if known else None
    journal.append([Change(subject_of(stated), "confirm", before, state_of(stated))])
    return stated


def lapse(connection: Connection, journal: Journal, quote: Quote) -> None:
    """Note that a quote's standings hold no longer: it has other words, which nobody looked for there."""
    for stated in of_quotes(connection, (quote.id,)):
        lapsed = replace(stated, parts=())
        connection.execute(update(standings).where(standings.c.id == stated.id).values(_row(lapsed)))
        journal.append([Change(subject_of(stated), "lapse", state_of(stated), state_of(lapsed))])


def disagreement(stated: Standing, quote: Quote, version: SourceVersion) -> str | None:
    """What is wrong with a standing; None where the words are the quote's, in order, in its own source."""
    if version.source_id != quote.source_id or version.id == quote.version_id:
        return "the version is no other one of the quote's source"
    if tuple(span.of(version.text) for span in stated.parts) != quote.exact:
        return "the words there are not those of the quote"
    if any(before.end > after.start for before, after in pairwise(stated.parts)):
        return "the parts are out of order"
    return None


def standing_of(row: Row) -> Standing:
    """A standing from its row."""
    where = f"standing:{row['id']}"
    sound(row, standings, where)
    return Standing(
        id=row["id"],
        quote_id=row["quote_id"],
        version_id=row["version_id"],
        parts=spans_of(row["parts"], where),
    )


def _tried(row: Row) -> Standing | IntegrityError:
    try:
        return standing_of(row)
    except IntegrityError as error:
        return error


def _row(stated: Standing) -> dict[str, str]:
    return {
        "id": stated.id,
        "quote_id": stated.quote_id,
        "version_id": stated.version_id,
        "parts": spans_text(stated.parts),
    }
