"""Reads: rows assembled into model values; every function works within one connection's view.

Functions that take ids need the same number of statements for one id as for thousands. What is there and
can't be read comes as the IntegrityError that says so: ``readable`` leaves it out, ``whole`` raises.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from archive.errors import IntegrityError, UnknownId
from archive.model import Chain, Collection, Name, Place, Quote, Source, SourceVersion, Speaker
from archive.record import tables
from archive.record.quote_rows import quote_of
from archive.record.rules import is_storable
from archive.record.serialise import collection_of, name_of, place_of, source_of, speaker_of, version_of

Found = TypeVar("Found")
_Columns = TypeVar("_Columns", bound=Select[Any])
IDS_AT_ONCE = 10_000
"""Most ids in one statement; databases limit the parameters (SQLite: 32,766)."""


def unknown(noun: str, name: str) -> UnknownId:
    """The error for an id, slug or key that leads to nothing."""
    return UnknownId(f"no {noun} of this name", where=f"{noun}:{name}", remedy="Check it, or search for it.")


def readable(found: Mapping[str, Found | IntegrityError]) -> dict[str, Found]:
    """What could be read, without the rest."""
    return {key: one for key, one in found.items() if not isinstance(one, IntegrityError)}


def whole(found: Mapping[str, Found | IntegrityError]) -> dict[str, Found]:
    """What was found. Raises the first IntegrityError in it."""
    for one in found.values():
        if isinstance(one, IntegrityError):
            raise one
    return readable(found)


def sources(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Source | IntegrityError]:
    """Sources by id, in the order in which they came; all of them without ``ids``."""
    table = tables.sources
    rows = _rows(connection, select(table).order_by(table.c.number), table.c.id, ids)
    return {row["id"]: _tried(source_of, row) for row in rows}


def versions(connection: Connection, ids: Iterable[str]) -> dict[str, SourceVersion | IntegrityError]:
    """Source versions by id."""
    table = tables.versions
    rows = _rows(connection, select(table), table.c.id, ids)
    return {row["id"]: _tried(version_of, row) for row in rows}


def version_ids(connection: Connection, source_id: str) -> tuple[str, ...]:
    """The ids of the versions of one source, in order."""
    table = tables.versions
    query = select(table.c.id).where(table.c.source_id == source_id).order_by(table.c.number)
    return tuple(connection.execute(query).scalars())


def source_of_bytes(connection: Connection, original_sha256: str) -> str | None:
    """The id of the source with a version of exactly these bytes, None where there is none."""
    table = tables.versions
    query = select(table.c.source_id).where(table.c.original_sha256 == original_sha256)
    found: str | None = connection.execute(query).scalar()
    return found


def original_names(connection: Connection, collection: str) -> frozenset[str]:
    """The names under which the files of a collection came."""
    query = (
        select(tables.versions.c.original_name)
        .join(tables.sources, tables.sources.c.id == tables.versions.c.source_id)
        .where(tables.sources.c.collection == collection)
    )
    return frozenset(connection.execute(query).scalars())


def quotes_by_speaker(connection: Connection) -> dict[str, int]:
    """How many quotes each speaker has, by id."""
    column = tables.quotes.c.speaker_id
    query = select(column, func.count()).where(column.is_not(None)).group_by(column)
    return {row[0]: row[1] for row in connection.execute(query)}


def speakers(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Speaker | IntegrityError]:
    """Speakers by id, with all their names; all of them without ``ids``."""
    wanted = None if ids is None else tuple(ids)
    table = tables.speakers
    names = _names(connection, tables.names.c.speaker_id, wanted)
    rows = _rows(connection, select(table).order_by(table.c.slug), table.c.id, wanted)
    return {row["id"]: _tried(_named(speaker_of, names), row) for row in rows}


def standing_id(connection: Connection, speaker_id: str) -> str:
    """The id of the speaker that this one was merged into, one into the next; their own where they stand."""
    table, passed = tables.speakers, {speaker_id}
    while True:
        query = select(table.c.merged_into).where(table.c.id == speaker_id)
        merged_into = connection.execute(query).scalar()
        if merged_into is None or merged_into in passed:
            return speaker_id
        speaker_id = merged_into
        passed.add(speaker_id)


def merged_ids(connection: Connection, speaker_id: str) -> tuple[str, ...]:
    """The ids of the speakers who were merged into this one, directly or one into the next."""
    table, found, waiting = tables.speakers, [speaker_id], [speaker_id]
    while waiting:
        query = select(table.c.id).where(table.c.merged_into.in_(waiting), table.c.id.not_in(found))
        waiting = list(connection.execute(query).scalars())
        found += waiting
    return tuple(found[1:])


def places(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Place | IntegrityError]:
    """Places by id, with all their names; all of them without ``ids``."""
    return _places(connection, "id", ids)


def places_by_key(connection: Connection, keys: Iterable[str]) -> dict[str, Place | IntegrityError]:
    """Places by their gazetteer key, with all their names."""
    return _places(connection, "key", keys)


def collections(
    connection: Connection, ids: Iterable[str] | None = None
) -> dict[str, Collection | IntegrityError]:
    """Described collections by id, in the order of their keys; all of them without ``ids``."""
    table = tables.collections
    rows = _rows(connection, select(table).order_by(table.c.key), table.c.id, ids)
    return {row["id"]: _tried(collection_of, row) for row in rows}


def quote_ids(connection: Connection, condition: ColumnElement[bool] | None = None) -> tuple[str, ...]:
    """Ids of quotes that meet the condition (all without one): by source as they came, then by position."""
    query = _in_order(select(tables.quotes.c.id))
    return tuple(connection.execute(query if condition is None else query.where(condition)).scalars())


def filed(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Every quote's id with its source's, in the order of ``quote_ids``."""
    query = _in_order(select(tables.quotes.c.id, tables.quotes.c.source_id))
    return tuple((quote_id, source_id) for quote_id, source_id in connection.execute(query))


def _in_order(query: _Columns) -> _Columns:
    return (
        query.join(tables.sources, tables.sources.c.id == tables.quotes.c.source_id)
        .join(tables.versions, tables.versions.c.id == tables.quotes.c.version_id)
        .order_by(tables.sources.c.number, tables.versions.c.number, tables.quotes.c.number)
    )


def quotes(connection: Connection, ids: Iterable[str]) -> dict[str, Quote | IntegrityError]:
    """Quotes by id, in the order of ``ids``; those that are not there are left out."""
    wanted = tuple(dict.fromkeys(ids))
    parts = _grouped(connection, tables.parts, wanted)
    tags = _grouped(connection, tables.tags, wanted)
    table = tables.quotes
    rows = {row["id"]: row for row in _rows(connection, select(table), table.c.id, wanted)}
    return {
        quote_id: _tried(lambda row: quote_of(row, parts[row["id"]], tags[row["id"]]), rows[quote_id])
        for quote_id in wanted
        if quote_id in rows
    }


def chains(connection: Connection, ids: Iterable[str]) -> dict[str, Chain | IntegrityError]:
    """Each quote with everything that must stand beside it, in the order of ``ids``.

    A quote whose words are not those of its source is as one that can't be read.
    """
    told = quotes(connection, ids)
    found = readable(told)
    source_of_id = sources(connection, {quote.source_id for quote in found.values()})
    version_of_id = versions(connection, {quote.version_id for quote in found.values()})
    speaker_of_id = speakers(connection, {quote.speaker_id for quote in found.values() if quote.speaker_id})
    keys = {tag.place_key for quote in found.values() for tag in quote.tags if tag.place_key}
    place_of_key = places_by_key(connection, keys)

    def chain_of(quote: Quote) -> Chain:
        version = _there(version_of_id, quote.version_id, quote.id)
        if tuple(part.of(version.text) for part in quote.parts) != quote.exact:
            raise IntegrityError(
                "its words are not those of the source",
                where=f"quote:{quote.id}",
                remedy="Do not cite it; restore the database from a copy.",
            )
        return Chain(
            quote=quote,
            source=_there(source_of_id, quote.source_id, quote.id),
            version=version,
            speaker=_there(speaker_of_id, quote.speaker_id, quote.id) if quote.speaker_id else None,
            places={
                tag.place_key: _there(place_of_key, tag.place_key, quote.id)
                for tag in quote.tags
                if tag.place_key
            },
        )

    return {
        quote_id: one if isinstance(one, IntegrityError) else _tried(chain_of, one)
        for quote_id, one in told.items()
    }


_Read = TypeVar("_Read")


def _tried(read: Callable[[_Read], Found], told: _Read) -> Found | IntegrityError:
    try:
        return read(told)
    except IntegrityError as error:
        return error


def _there(found: Mapping[str, Found | IntegrityError], key: str, quote_id: str) -> Found:
    one = found.get(key)
    if one is None or isinstance(one, IntegrityError):
        raise IntegrityError(
            "a quote refers to a record that is not there or can't be read",
            where=f"quote:{quote_id}",
            remedy="Run testimony verify, then restore the database from a copy.",
        )
    return one


def _named(
    read: Callable[[RowMapping, Sequence[Name]], Found], names: Mapping[str, Sequence[RowMapping]]
) -> Callable[[RowMapping], Found]:
    return lambda row: read(row, [name_of(name) for name in names.get(row["id"], ())])


def _places(
    connection: Connection, column: str, values: Iterable[str] | None
) -> dict[str, Place | IntegrityError]:
    table = tables.places
    rows = tuple(_rows(connection, select(table).order_by(table.c.slug), table.c[column], values))
    names = _names(connection, tables.names.c.place_id, [row["id"] for row in rows])
    return {row[column]: _tried(_named(place_of, names), row) for row in rows}


def _names(
    connection: Connection, owner: ColumnElement[Any], ids: Sequence[str] | None
) -> Mapping[str, Sequence[RowMapping]]:
    names: defaultdict[str, list[RowMapping]] = defaultdict(list)
    query = select(tables.names, owner.label("owner")).where(owner.is_not(None))
    for row in _rows(connection, query.order_by(tables.names.c.position), owner, ids):
        names[row["owner"]].append(row)
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
    # What no database stores as text names no record; a driver would refuse the whole question.
    wanted = tuple(value for value in values if is_storable(value))
    # An empty IN is asked all the same: the number of statements must not depend on the answer.
    for start in range(0, max(len(wanted), 1), IDS_AT_ONCE):
        yield from connection.execute(query.where(column.in_(wanted[start : start + IDS_AT_ONCE]))).mappings()
