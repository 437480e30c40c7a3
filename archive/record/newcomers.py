"""Speakers and places that come into the record with the first quote that names them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert

from archive.ids import new_id
from archive.model import Name, Place, Speaker, SpeakerKind
from archive.record import reading, tables
from archive.record.entrant import GazetteerPlace
from archive.record.revisions import Change
from archive.record.serialise import name_row
from archive.record.slugs import Noun, claim
from archive.record.states import state_of, subject_of

_SPEAKER_COLUMNS = ("id", "slug", "kind", "named", "identity", "public_name")
_PLACE_COLUMNS = ("id", "slug", "key", "latitude", "longitude", "broader_key", "country")


def new_speaker(label: str, kind: SpeakerKind, *, named: bool) -> Speaker:
    """A speaker with an id of their own, who is not in the record yet."""
    speaker_id = new_id()
    return Speaker(
        id=speaker_id, slug=speaker_id, kind=kind, names=(Name(form=label, primary=True),), named=named
    )


def enter_speaker(connection: Connection, speaker: Speaker) -> Change:
    """Write a new speaker; the change is the caller's to append to the journal."""
    claim(connection, Noun.SPEAKER, speaker.id, speaker.id)
    row = {name: getattr(speaker, name) for name in _SPEAKER_COLUMNS}
    connection.execute(insert(tables.speakers).values(row))
    write_names(connection, speaker)
    return Change(subject_of(speaker), "add", None, state_of(speaker))


def write_names(connection: Connection, owner: Speaker | Place) -> None:
    """Write the names of a speaker or place, in the place of those that stand there."""
    column = "speaker_id" if isinstance(owner, Speaker) else "place_id"
    connection.execute(delete(tables.names).where(tables.names.c[column] == owner.id))
    rows = [{**name_row(name, position), column: owner.id} for position, name in enumerate(owner.names)]
    connection.execute(insert(tables.names), rows)


def enter_places(connection: Connection, entries: Mapping[str, GazetteerPlace]) -> Sequence[Change]:
    """Write those of these places that the record does not have yet; the changes are to be appended."""
    known = reading.places_by_key(connection, entries)
    changes = []
    for key in sorted(entries.keys() - known.keys()):
        entry, place_id = entries[key], new_id()
        place = Place(
            id=place_id,
            slug=claim(connection, Noun.PLACE, place_id, place_id),
            key=key,
            names=entry.names,
            latitude=entry.latitude,
            longitude=entry.longitude,
            broader_key=entry.broader_key,
            country=entry.country,
        )
        connection.execute(
            insert(tables.places).values({name: getattr(place, name) for name in _PLACE_COLUMNS})
        )
        write_names(connection, place)
        changes.append(Change(subject_of(place), "add", None, state_of(place)))
    return changes
