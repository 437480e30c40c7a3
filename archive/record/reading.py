"""Reads: rows assembled into model values; every function works within one connection's view.

Functions that take ids need the same number of statements for one id as for thousands. What is there and
can't be read comes as the IntegrityError that says so: ``readable`` leaves it out, ``whole`` raises.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, select

from archive.errors import IntegrityError, UnknownId
from archive.model import Chain, Collection, Name, Place, Quote, Source, SourceVersion, Speaker
from archive.record import tables
from archive.record.questions import Question
from archive.record.quote_rows import quote_of
from archive.record.serialise import collection_of, name_of, place_of, source_of, speaker_of, version_of

Found = TypeVar("Found")
_Columns = TypeVar("_Columns", bound=Select[Any])

_SOURCES = Question(select(tables.sources).order_by(tables.sources.c.number), tables.sources.c.id)
_VERSIONS = Question(select(tables.versions), tables.versions.c.id)
_VERSIONS_OF = Question(
    select(tables.versions).order_by(tables.versions.c.number), tables.versions.c.source_id
)
_SPEAKERS = Question(select(tables.speakers).order_by(tables.speakers.c.slug), tables.speakers.c.id)
_PLACES = {
    name: Question(select(tables.places).order_by(tables.places.c.slug), tables.places.c[name])
    for name in ("id", "key")
}
_NAMES = {
    name: Question(
        select(tables.names, tables.names.c[name].label("owner"))
        .where(tables.names.c[name].is_not(None))
        .order_by(tables.names.c.position),
        tables.names.c[name],
    )
    for name in ("speaker_id", "place_id")
}
_COLLECTIONS = Question(
    select(tables.collections).order_by(tables.collections.c.key), tables.collections.c.id
)
_QUOTES = Question(select(tables.quotes), tables.quotes.c.id)
_SOURCE_OF_QUOTE = Question(select(tables.quotes.c.source_id), tables.quotes.c.id)
_PARTS = Question(select(tables.parts).order_by(tables.parts.c.position), tables.parts.c.quote_id)
_TAGS = Question(select(tables.tags).order_by(tables.tags.c.position), tables.tags.c.quote_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A source as one view of the record has it: what can't be read is left out."""

    source: Source
    versions: tuple[SourceVersion, ...]
    """In order."""
    quote_ids: tuple[str, ...]
    """Of every quote, those that can't be read among them, in the order of the source."""
    chains: Mapping[str, Chain]
    """By quote id, in the same order."""


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
    return {row["id"]: _tried(source_of, row) for row in _SOURCES.rows(connection, ids)}


def versions(connection: Connection, ids: Iterable[str]) -> dict[str, SourceVersion | IntegrityError]:
    """Source versions by id."""
    return {row["id"]: _tried(version_of, row) for row in _VERSIONS.rows(connection, ids)}


def versions_of(connection: Connection, source_id: str) -> dict[str, SourceVersion | IntegrityError]:
    """The versions of one source by their ids, in order."""
    rows = _VERSIONS_OF.rows(connection, (source_id,))
    return {row["id"]: _tried(version_of, row) for row in rows}


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


def speakers(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, Speaker | IntegrityError]:
    """Speakers by id, with all their names; all of them without ``ids``."""
    wanted = None if ids is None else tuple(ids)
    names = _names(connection, "speaker_id", wanted)
    rows = _SPEAKERS.rows(connection, wanted)
    return {row["id"]: _tried(_named(speaker_of, names), row) for row in rows}


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
    return {row["id"]: _tried(collection_of, row) for row in _COLLECTIONS.rows(connection, ids)}


def quote_ids(connection: Connection, condition: ColumnElement[bool] | None = None) -> tuple[str, ...]:
    """Ids of quotes that meet the condition (all without one): by source as they came, then by position."""
    query = _in_order(select(tables.quotes.c.id))
    return tuple(connection.execute(query if condition is None else query.where(condition)).scalars())


def source_of_quote(connection: Connection, quote_id: str) -> str | None:
    """The id of a quote's source, None where there is no such quote."""
    rows = _SOURCE_OF_QUOTE.rows(connection, (quote_id,))
    return next((str(row["source_id"]) for row in rows), None)


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
    parts = _grouped(_PARTS.rows(connection, wanted))
    tags = _grouped(_TAGS.rows(connection, wanted))
    rows = {row["id"]: row for row in _QUOTES.rows(connection, wanted)}
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
    found = readable(told).values()
    source_of_id = sources(connection, {quote.source_id for quote in found})
    return _chained(
        connection, told, source_of_id, versions(connection, {quote.version_id for quote in found})
    )


def shelf(connection: Connection, source_id: str) -> Shelf | None:
    """A source with its versions and all its quotes, None where there is none that can be read."""
    found = sources(connection, (source_id,))
    source = readable(found).get(source_id)
    if source is None:
        return None
    version_of_id = versions_of(connection, source_id)
    ids = quote_ids(connection, tables.quotes.c.source_id == source_id)
    chain_of_id = _chained(connection, quotes(connection, ids), found, version_of_id)
    return Shelf(
        source=source,
        versions=tuple(readable(version_of_id).values()),
        quote_ids=ids,
        chains=readable(chain_of_id),
    )


def _chained(
    connection: Connection,
    told: Mapping[str, Quote | IntegrityError],
    source_of_id: Mapping[str, Source | IntegrityError],
    version_of_id: Mapping[str, SourceVersion | IntegrityError],
) -> dict[str, Chain | IntegrityError]:
    """The chains of quotes whose sources and versions were read already."""
    found = readable(told).values()
    speaker_of_id = speakers(connection, {quote.speaker_id for quote in found if quote.speaker_id})
    keys = {tag.place_key for quote in found for tag in quote.tags if tag.place_key}
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
    rows = tuple(_PLACES[column].rows(connection, values))
    names = _names(connection, "place_id", [row["id"] for row in rows])
    return {row[column]: _tried(_named(place_of, names), row) for row in rows}


def _names(
    connection: Connection, owner: str, ids: Sequence[str] | None
) -> Mapping[str, Sequence[RowMapping]]:
    names: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for row in _NAMES[owner].rows(connection, ids):
        names[row["owner"]].append(row)
    return names


def _grouped(rows: Iterable[RowMapping]) -> defaultdict[str, list[RowMapping]]:
    grouped: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for row in rows:
        grouped[row["quote_id"]].append(row)
    return grouped
