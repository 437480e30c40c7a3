"""Everything that has revisions, under the names that revisions use: ``quote:ID``, ``source:ID``, …"""

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Connection, Table, select

from archive.errors import IntegrityError
from archive.record.changes import standings
from archive.record.log.founding import foundings
from archive.record.mapping.states import Subject
from archive.record.reads import companion_reading, reading
from archive.record.schema import companion_tables, tables

_Reader = Callable[[Connection, Iterable[str]], Mapping[str, Subject | IntegrityError]]

_NOUNS: dict[str, tuple[Table, _Reader]] = {
    "archive": (tables.archive, foundings),
    "source": (tables.sources, reading.sources),
    "version": (tables.versions, reading.versions),
    "speaker": (tables.speakers, reading.speakers),
    "place": (tables.places, reading.places),
    "quote": (tables.quotes, reading.quotes),
    "collection": (tables.collections, reading.collections),
    "agreement": (tables.agreements, reading.agreements),
    "relation": (companion_tables.relations, companion_reading.relations),
    "essay": (companion_tables.essays, companion_reading.essays),
    "choice": (companion_tables.featured, companion_reading.choices),
    "standing": (standings.standings, standings.by_id),
}


def subjects(connection: Connection) -> tuple[str, ...]:
    """The name of every record there is; nothing of the record itself is read."""
    return tuple(
        f"{noun}:{record_id}"
        for noun, (table, _) in _NOUNS.items()
        for record_id in connection.execute(select(table.c.id).order_by(table.c.id)).scalars()
    )


def named(connection: Connection, names: Iterable[str]) -> dict[str, Subject | IntegrityError]:
    """Records by these names, without those not there; the reason for one that can't be read."""
    wanted: dict[str, list[str]] = {}
    for name in names:
        noun, _, record_id = name.partition(":")
        wanted.setdefault(noun, []).append(record_id)
    found: dict[str, Subject | IntegrityError] = {}
    for noun, ids in wanted.items():
        if noun in _NOUNS:
            read = _NOUNS[noun][1]
            found |= {f"{noun}:{record_id}": one for record_id, one in read(connection, ids).items()}
    return found
