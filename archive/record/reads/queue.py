"""The queue: what waits for an archivist, in order of arrival, narrowed and counted.

Counts of each filter are of what the other filters leave, as those of a search's facets are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, FromClause, case, func, select

from archive.model import AccessStatus, Review, TagField
from archive.record.schema import tables

MOST_VALUES = 50
"""Sources and speakers counted: the most frequent; a longer list is no choice."""
NOBODY = "none"
"""The certainty, and the speaker, of a quote that nobody is named for."""
MINOR, OF_AGE = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; None leaves it open."""

    review: Review = Review.PROPOSED
    source: str | None = None
    language: str | None = None
    certainty: str | None = None
    """Of the attribution; ``none`` where there is no speaker."""
    kind: str | None = None
    form: str | None = None
    speaker: str | None = None
    minors: str | None = None
    """``yes``: those by speakers who are, or may be, under age; ``no``: the others."""
    collection: str | None = None


Counts = Mapping[str, tuple[tuple[str, int], ...]]
"""By the name of a filter: values with their number, the most frequent first; ids for records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """One page of what waits."""

    quote_ids: tuple[str, ...]
    total: int
    counts: Counts


_SHORT = ("language", "certainty", "kind", "form", "minors", "collection")
"""Filters of few values, which one statement counts together."""
_LONG = ("source", "speaker")


def queue(connection: Connection, filters: Filters, *, offset: int, limit: int) -> Queue:
    """The quotes that wait, from ``offset`` on, at most ``limit``, with the counts of every filter."""
    total, short = _short_counts(connection, filters)
    return Queue(
        quote_ids=_page(connection, filters, offset, limit),
        total=total,
        counts={**short, **_long_counts(connection, filters)},
    )


def _columns() -> Mapping[str, ColumnElement[str]]:
    quotes, sources = tables.quotes, tables.sources
    minors = select(tables.tags.c.quote_id).where(tables.tags.c.field == TagField.MINOR.value)
    return {
        "source": quotes.c.source_id,
        "language": func.coalesce(quotes.c.language, sources.c.language, ""),
        "certainty": func.coalesce(quotes.c.attribution_certainty, NOBODY),
        "kind": quotes.c.kind,
        "form": quotes.c.form,
        "speaker": func.coalesce(quotes.c.speaker_id, NOBODY),
        "minors": case((quotes.c.id.in_(minors), MINOR), else_=OF_AGE),
        "collection": func.coalesce(sources.c.collection, ""),
    }


def _from() -> FromClause:
    quotes, sources = tables.quotes, tables.sources
    return quotes.join(sources, sources.c.id == quotes.c.source_id)


def _conditions(filters: Filters, *, but: Collection[str] = ()) -> Iterator[ColumnElement[bool]]:
    """What a quote must meet; ``but``: the filters that are not asked."""
    yield tables.quotes.c.review == filters.review.value
    # What is withdrawn waits for nobody: its words are shown to nobody.
    yield tables.quotes.c.access != AccessStatus.WITHDRAWN.value
    yield tables.sources.c.access != AccessStatus.WITHDRAWN.value
    for name, column in _columns().items():
        value = getattr(filters, name)
        if value is not None and name not in but:
            yield column == value


def _page(connection: Connection, filters: Filters, offset: int, limit: int) -> tuple[str, ...]:
    quotes, sources, versions = tables.quotes, tables.sources, tables.versions
    query = (
        select(quotes.c.id)
        .select_from(_from().join(versions, versions.c.id == quotes.c.version_id))
        .where(*_conditions(filters))
        .order_by(sources.c.number, versions.c.number, quotes.c.number)
    )
    return tuple(connection.execute(query.offset(offset).limit(limit)).scalars())


def _short_counts(connection: Connection, filters: Filters) -> tuple[int, Counts]:
    """How many meet every filter, and the counts of those of few values."""
    columns = _columns()
    grouped = [columns[name].label(name) for name in _SHORT]
    query = select(*grouped, func.count().label("many")).select_from(_from())
    rows = connection.execute(query.where(*_conditions(filters, but=_SHORT)).group_by(*grouped)).mappings()
    total, counters = 0, {name: Counter[str]() for name in _SHORT}
    for row in rows:
        missed = [name for name in _SHORT if getattr(filters, name) not in (None, row[name])]
        total += 0 if missed else row["many"]
        for name in _SHORT:
            if not missed or missed == [name]:
                counters[name][row[name]] += row["many"]
    return total, {name: _most_first(counter.items()) for name, counter in counters.items()}


def _long_counts(connection: Connection, filters: Filters) -> Counts:
    counts = {}
    for name in _LONG:
        column = _columns()[name].label("value")
        query = (
            select(column, func.count().label("many"))
            .select_from(_from())
            .where(*_conditions(filters, but=(name,)))
        )
        most = query.group_by(column).order_by(func.count().desc(), column).limit(MOST_VALUES)
        counts[name] = tuple((row.value, row.many) for row in connection.execute(most))
    return counts


def _most_first(counted: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted, key=lambda one: (-one[1], one[0])))
