"""Speakers and places that come into the record with the first quote that names them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert

from archive.ids import new_id
from archive.model import Name, Place, Speaker, SpeakerKind
from archive.record.changes import slugs
from archive.record.changes.entrant import GazetteerPlace
from archive.record.changes.slugs import Noun
from archive.record.log.revisions import Change
from archive.record.mapping.serialise import name_row
from archive.record.mapping.states import Subject, state_of, subject_of
from archive.record.reads import reading
from archive.record.schema import tables

_SPEAKER_COLUMNS = ("id", "slug", "kind", "named", "identity", "public_name")
_PLACE_COLUMNS = ("id", "slug", "key", "latitude", "longitude", "broader_key", "country")


def new_speaker(label: str, kind: SpeakerKind, *, named: bool) -> Speaker:
    """A speaker with an id of their own, who is not in the record yet."""
    speaker_id = new_id()
    return Speaker(
        id=speaker_id, slug=speaker_id, kind=kind, names=(Name(form=label, primary=True),), named=named
    )


def added(subject: Subject) -> Change:
    """The change that a newcomer is: the caller's to append to the journal."""
    return Change(subject_of(subject), "add", None, state_of(subject))


def enter_speakers(connection: Connection, speakers: Sequence[Speaker]) -> None:
    """Write new speakers."""
    _enter(connection, Noun.SPEAKER, tables.speakers, speakers, _SPEAKER_COLUMNS)


def enter_places(connection: Connection, entries: Mapping[str, GazetteerPlace]) -> Sequence[Change]:
    """Write those of these places that the record does not have yet; the changes are to be appended."""
    known = reading.places_by_key(connection, entries)
    places = [_new_place(key, entries[key]) for key in sorted(entries.keys() - known.keys())]
    _enter(connection, Noun.PLACE, tables.places, places, _PLACE_COLUMNS)
    return [added(place) for place in places]


def write_names(connection: Connection, owner: Speaker | Place) -> None:
    """Write the names of a speaker or place, in the place of those that stand there."""
    column = _owned_by(owner)
    connection.execute(delete(tables.names).where(tables.names.c[column] == owner.id))
    connection.execute(insert(tables.names), _name_rows(owner))


def _enter(
    connection: Connection,
    noun: Noun,
    table: Table,
    owners: Sequence[Speaker | Place],
    columns: Sequence[str],
) -> None:
    if not owners:
        return
    slugs.enter(connection, noun, [owner.id for owner in owners])
    connection.execute(insert(table), [{name: getattr(one, name) for name in columns} for one in owners])
    connection.execute(insert(tables.names), [row for owner in owners for row in _name_rows(owner)])


def _new_place(key: str, entry: GazetteerPlace) -> Place:
    place_id = new_id()
    return Place(
        id=place_id,
        slug=place_id,
        key=key,
        names=entry.names,
        latitude=entry.latitude,
        longitude=entry.longitude,
        broader_key=entry.broader_key,
        country=entry.country,
    )


def _name_rows(owner: Speaker | Place) -> list[dict[str, Any]]:
    column = _owned_by(owner)
    return [{**name_row(name, position), column: owner.id} for position, name in enumerate(owner.names)]


def _owned_by(owner: Speaker | Place) -> str:
    return "speaker_id" if isinstance(owner, Speaker) else "place_id"
