"""Counts of the whole record, for those who keep it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, func, select

from archive.model import Form, Kind, Review
from archive.record.schema import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """How many there are of each; closed and withdrawn ones included. ``quotes`` counts full quotes only."""

    sources: int
    quotes: int
    testimonies: int
    statements: int
    fragments: int
    proposed: int
    accepted: int
    rejected: int
    speakers: int
    places: int
    revisions: int


def count(connection: Connection) -> Statistics:
    """Count what the record holds."""

    def rows(table: Table, *conditions: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()

    quotes = tables.quotes
    full = quotes.c.form == Form.FULL.value
    return Statistics(
        sources=rows(tables.sources),
        quotes=rows(quotes, full),
        testimonies=rows(quotes, full, quotes.c.kind == Kind.TESTIMONY.value),
        statements=rows(quotes, full, quotes.c.kind == Kind.STATEMENT.value),
        fragments=rows(quotes, quotes.c.form == Form.FRAGMENT.value),
        proposed=rows(quotes, full, quotes.c.review == Review.PROPOSED.value),
        accepted=rows(quotes, full, quotes.c.review == Review.ACCEPTED.value),
        rejected=rows(quotes, full, quotes.c.review == Review.REJECTED.value),
        speakers=rows(tables.speakers),
        places=rows(tables.places),
        revisions=rows(tables.revisions),
    )


def quotes_by_speaker(connection: Connection) -> dict[str, int]:
    """How many quotes each speaker has, by id."""
    column = tables.quotes.c.speaker_id
    query = select(column, func.count()).where(column.is_not(None)).group_by(column)
    return {row[0]: row[1] for row in connection.execute(query)}
