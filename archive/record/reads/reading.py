"""Reads: rows assembled into model values; every function works within one connection's view.

Functions that take ids need the same number of statements for one id as for thousands. What is there and
can't be read comes as the IntegrityError that says so: ``readable`` leaves it out, ``whole`` raises.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, select

from archive.errors import IntegrityError, UnknownId
from archive.model import (
    Agreement,
    Collection,
    Name,
    Place,
    Quote,
    Source,
    SourceVersion,
    Speaker,
    TagField,
)
from archive.record.mapping.quote_rows import quote_of
from archive.record.mapping.serialise import (
    agreement_of,
    collection_of,
    name_of,
    place_of,
    source_of,
    speaker_of,
    version_of,
)
from archive.record.reads.questions import Question
from archive.record.schema import tables
from archive.record.schema.columns import Row

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
_AGREEMENTS = Question(select(tables.agreements).order_by(tables.agreements.c.id), tables.agreements.c.id)
_MINORS = Question(
    select(tables.quotes.c.speaker_id)
    .join(tables.tags, tables.tags.c.quote_id == tables.quotes.c.id)
    .where((tables.tags.c.field == TagField.MINOR.value) & tables.quotes.c.speaker_id.is_not(None))
    .distinct(),
    tables.quotes.c.speaker_id,
)
_QUOTES = Question(select(tables.quotes), tables.quotes.c.id)
_SOURCE_OF_QUOTE = Question(select(tables.quotes.c.source_id), tables.quotes.c.id)
_PARTS = Question(select(tables.parts).order_by(tables.parts.c.position), tables.parts.c.quote_id)
_TAGS = Question(select(tables.tags).order_by(tables.tags.c.position), tables.tags.c.quote_id)


def _in_order(query: _Columns) -> _Columns:
    return (
        query.join(tables.sources, tables.sources.c.id == tables.quotes.c.source_id)
        .join(tables.versions, tables.versions.c.id == tables.quotes.c.version_id)
        .order_by(tables.sources.c.number, tables.versions.c.number, tables.quotes.c.number)
    )


_IDS_IN_ORDER = _in_order(select(tables.quotes.c.id))
_IDS_OF_SOURCE = Question(_IDS_IN_ORDER, tables.quotes.c.source_id)


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
    return {row["id"]: tried(source_of, row) for row in _SOURCES.rows(connection, ids)}


def versions(connection: Connection, ids: Iterable[str]) -> dict[str, SourceVersion | IntegrityError]:
    """Source versions by id."""
    return {row["id"]: tried(version_of, row) for row in _VERSIONS.rows(connection, ids)}


def versions_of(connection: Connection, source_id: str) -> dict[str, SourceVersion | IntegrityError]:
    """The versions of one source by their ids, in order."""
    rows = _VERSIONS_OF.rows(connection, (source_id,))
    return {row["id"]: tried(version_of, row) for row in rows}


def original_digests(connection: Connection) -> tuple[str, ...]:
    """The SHA-256 of every original that a version names, as far as they can be read."""
    found = connection.execute(select(tables.versions.c.original_sha256)).scalars()
    return tuple(digest for digest in found if isinstance(digest, str))


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
    # Whatever was decided on the words: who may be under age is so in all of them.
    minors = {row["speaker_id"] for row in _MINORS.rows(connection, wanted)}

    def read(row: Row) -> Speaker:
        told = [name_of(name) for name in names.get(row["id"], ())]
        return speaker_of(row, told, is_minor=row["id"] in minors)

    return {row["id"]: tried(read, row) for row in _SPEAKERS.rows(connection, wanted)}


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
    return {row["id"]: tried(collection_of, row) for row in _COLLECTIONS.rows(connection, ids)}


def agreements(
    connection: Connection, ids: Iterable[str] | None = None
) -> dict[str, Agreement | IntegrityError]:
    """Agreements by id; all of them without ``ids``."""
    return {row["id"]: tried(agreement_of, row) for row in _AGREEMENTS.rows(connection, ids)}


def quote_ids(connection: Connection, condition: ColumnElement[bool] | None = None) -> tuple[str, ...]:
    """Ids of quotes that meet the condition (all without one): by source as they came, then by position."""
    query = _IDS_IN_ORDER if condition is None else _IDS_IN_ORDER.where(condition)
    return tuple(connection.execute(query).scalars())


def quote_ids_of(connection: Connection, source_id: str) -> tuple[str, ...]:
    """Ids of the quotes of one source, as ``quote_ids`` has them."""
    return tuple(row["id"] for row in _IDS_OF_SOURCE.rows(connection, (source_id,)))


def source_of_quote(connection: Connection, quote_id: str) -> str | None:
    """The id of a quote's source, None where there is no such quote."""
    rows = _SOURCE_OF_QUOTE.rows(connection, (quote_id,))
    return next((str(row["source_id"]) for row in rows), None)


def filed(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Every quote's id with its source's, in the order of ``quote_ids``."""
    query = _in_order(select(tables.quotes.c.id, tables.quotes.c.source_id))
    return tuple((quote_id, source_id) for quote_id, source_id in connection.execute(query))


def quotes(connection: Connection, ids: Iterable[str]) -> dict[str, Quote | IntegrityError]:
    """Quotes by id, in the order of ``ids``; those that are not there are left out."""
    wanted = tuple(dict.fromkeys(ids))
    parts = _grouped(_PARTS.rows(connection, wanted))
    tags = _grouped(_TAGS.rows(connection, wanted))
    rows = {row["id"]: row for row in _QUOTES.rows(connection, wanted)}
    return {
        quote_id: tried(lambda row: quote_of(row, parts[row["id"]], tags[row["id"]]), rows[quote_id])
        for quote_id in wanted
        if quote_id in rows
    }


_Read = TypeVar("_Read")


def tried(read: Callable[[_Read], Found], told: _Read) -> Found | IntegrityError:
    """What reading it gives, or why it can't be read."""
    try:
        return read(told)
    except IntegrityError as error:
        return error


def _named(
    read: Callable[[Row, Sequence[Name]], Found], names: Mapping[str, Sequence[Row]]
) -> Callable[[Row], Found]:
    return lambda row: read(row, [name_of(name) for name in names.get(row["id"], ())])


def _places(
    connection: Connection, column: str, values: Iterable[str] | None
) -> dict[str, Place | IntegrityError]:
    rows = tuple(_PLACES[column].rows(connection, values))
    names = _names(connection, "place_id", [row["id"] for row in rows])
    return {row[column]: tried(_named(place_of, names), row) for row in rows}


def _names(connection: Connection, owner: str, ids: Sequence[str] | None) -> Mapping[str, Sequence[Row]]:
    names: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _NAMES[owner].rows(connection, ids):
        names[row["owner"]].append(row)
    return names


def _grouped(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["quote_id"]].append(row)
    return grouped
