"""Reads: rows assembled into model values; every function works within one connection's view.

Functions that take ids need the same number of statements for one id as for thousands.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, select

from archive.errors import IntegrityError, UnknownId
from archive.model import Chain, Collection, Name, Place, Quote, Source, SourceVersion, Speaker
from archive.record import tables
from archive.record.quote_rows import quote_of
from archive.record.serialise import collection_of, name_of, place_of, source_of, speaker_of, version_of

Found = TypeVar("Found")
IDS_AT_ONCE = 10_000
"""Most ids in one statement; databases limit the parameters (SQLite: 32,766)."""


def unknown(noun: str, name: str) -> UnknownId:
    """The error for an id, slug or key that leads to nothing."""
    return UnknownId(f"no {noun} of this name", where=f"{noun}:{name}", remedy="Check it, or search for it.")


def sources(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Source]:
    """Sources by id, in the order in which they came; all of them without ``ids``."""
    table = tables.sources
    rows = _rows(connection, select(table).order_by(table.c.number), table.c.id, ids)
    return {row["id"]: source_of(row) for row in rows}


def versions(connection: Connection, ids: Iterable[str]) -> dict[str, SourceVersion]:
    """Source versions by id."""
    table = tables.versions
    return {row["id"]: version_of(row) for row in _rows(connection, select(table), table.c.id, ids)}


def versions_of_source(connection: Connection, source_id: str) -> tuple[SourceVersion, ...]:
    """The versions of one source, in order."""
    table = tables.versions
    query = select(table).where(table.c.source_id == source_id).order_by(table.c.number)
    return tuple(version_of(row) for row in connection.execute(query).mappings())


def speakers(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Speaker]:
    """Speakers by id, with all their names; all of them without ``ids``."""
    wanted = None if ids is None else tuple(ids)
    table = tables.speakers
    names = _names(connection, tables.names.c.speaker_id, wanted)
    rows = _rows(connection, select(table).order_by(table.c.slug), table.c.id, wanted)
    return {row["id"]: speaker_of(row, names[row["id"]]) for row in rows}


def places(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Place]:
    """Places by id, with all their names; all of them without ``ids``."""
    return {place.id: place for place in _places(connection, tables.places.c.id, ids)}


def places_by_key(connection: Connection, keys: Iterable[str]) -> dict[str, Place]:
    """Places by their gazetteer key, with all their names."""
    return {place.key: place for place in _places(connection, tables.places.c.key, keys)}


def collections(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Collection]:
    """Described collections by id, in the order of their keys; all of them without ``ids``."""
    table = tables.collections
    rows = _rows(connection, select(table).order_by(table.c.key), table.c.id, ids)
    return {row["id"]: collection_of(row) for row in rows}


def quote_ids(connection: Connection, condition: ColumnElement[bool] | None = None) -> tuple[str, ...]:
    """Ids of quotes that meet the condition (all without one): by source as they came, then by position."""
    query = (
        select(tables.quotes.c.id)
        .join(tables.sources)
        .join(tables.versions)
        .order_by(tables.sources.c.number, tables.versions.c.number, tables.quotes.c.number)
    )
    return tuple(connection.execute(query if condition is None else query.where(condition)).scalars())


def quotes(connection: Connection, ids: Iterable[str]) -> dict[str, Quote]:
    """Quotes by id, in the order of ``ids``; those that are not there are left out."""
    wanted = tuple(dict.fromkeys(ids))
    parts = _grouped(connection, tables.parts, wanted)
    tags = _grouped(connection, tables.tags, wanted)
    table = tables.quotes
    rows = {row["id"]: row for row in _rows(connection, select(table), table.c.id, wanted)}
    return {
        quote_id: quote_of(rows[quote_id], parts[quote_id], tags[quote_id])
        for quote_id in wanted
        if quote_id in rows
    }


def quotes_where(connection: Connection, condition: ColumnElement[bool]) -> tuple[Quote, ...]:
    """Quotes that meet the condition, in the order of ``quote_ids``."""
    return tuple(quotes(connection, quote_ids(connection, condition)).values())


def chains(connection: Connection, ids: Iterable[str]) -> dict[str, Chain]:
    """Each quote with everything that must stand beside it, in the order of ``ids``."""
    found = quotes(connection, ids)
    source_of_id = sources(connection, {quote.source_id for quote in found.values()})
    version_of_id = versions(connection, {quote.version_id for quote in found.values()})
    speaker_of_id = speakers(connection, {quote.speaker_id for quote in found.values() if quote.speaker_id})
    keys = {tag.place_key for quote in found.values() for tag in quote.tags if tag.place_key}
    place_of_key = places_by_key(connection, keys)
    return {
        quote.id: Chain(
            quote=quote,
            source=_there(source_of_id, quote.source_id, quote.id),
            version=_there(version_of_id, quote.version_id, quote.id),
            speaker=_there(speaker_of_id, quote.speaker_id, quote.id) if quote.speaker_id else None,
            places={
                tag.place_key: _there(place_of_key, tag.place_key, quote.id)
                for tag in quote.tags
                if tag.place_key
            },
        )
        for quote in found.values()
    }


def _there(found: Mapping[str, Found], key: str, quote_id: str) -> Found:
    if key not in found:
        raise IntegrityError(
            "a quote refers to a record that is not there",
            where=f"quote:{quote_id}",
            remedy="Run testimony verify, then restore the database from a copy.",
        )
    return found[key]


def _places(
    connection: Connection, column: ColumnElement[Any], values: Iterable[str] | None
) -> tuple[Place, ...]:
    query = select(tables.places).order_by(tables.places.c.slug)
    rows = tuple(_rows(connection, query, column, values))
    names = _names(connection, tables.names.c.place_id, [row["id"] for row in rows])
    return tuple(place_of(row, names[row["id"]]) for row in rows)


def _names(
    connection: Connection, owner: ColumnElement[Any], ids: Sequence[str] | None
) -> defaultdict[str, list[Name]]:
    names: defaultdict[str, list[Name]] = defaultdict(list)
    query = select(tables.names, owner.label("owner")).where(owner.is_not(None))
    for row in _rows(connection, query.order_by(tables.names.c.position), owner, ids):
        names[row["owner"]].append(name_of(row))
    return names


def _grouped(
    connection: Connection, table: Any, quote_ids: Sequence[str]
) -> defaultdict[str, list[RowMapping]]:
    rows: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for row in _rows(connection, select(table).order_by(table.c.position), table.c.quote_id, quote_ids):
        rows[row["quote_id"]].append(row)
    return rows


def _rows(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[str] | None
) -> Iterator[RowMapping]:
    if values is None:
        yield from connection.execute(query).mappings()
        return
    wanted = tuple(values)
    # An empty IN is asked all the same: the number of statements must not depend on the answer.
    for start in range(0, max(len(wanted), 1), IDS_AT_ONCE):
        yield from connection.execute(query.where(column.in_(wanted[start : start + IDS_AT_ONCE]))).mappings()
