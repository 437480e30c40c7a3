"""Sketches: a few hashes of each version's words, by which near-duplicates are found.

Derived from the texts and no part of the record: no revision tells of them, no bag carries them. Whatever
version has none yet is sketched when somebody asks, so that no way in can forget it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy import Connection, func, insert, select

from archive.likeness.duplicates import Candidates, fingerprints, prose_words
from archive.record.reads import reading
from archive.record.reads.questions import IDS_AT_ONCE
from archive.record.schema import tables
from archive.record.schema.companion_tables import fingerprints as marks_table, sketched

_Value = TypeVar("_Value")
VERSIONS_AT_ONCE = 200
COMMONPLACE = 20
COMMONPLACE_SHARE = 50
"""A hash that over 20 versions and over a fiftieth of all have is a phrase of an agency or a site."""
MOSTLY = 0.3
"""Where so much of a text is commonplace, it is a wire story that many printed."""


def unsketched(connection: Connection) -> tuple[str, ...]:
    """The ids of versions that have no sketch yet."""
    versions = tables.versions
    query = (
        select(versions.c.id)
        .outerjoin(sketched, sketched.c.version_id == versions.c.id)
        .where(sketched.c.version_id.is_(None))
    )
    return tuple(connection.execute(query).scalars())


def sketch(connection: Connection, version_ids: Iterable[str]) -> None:
    """Sketch these versions; one that can't be read is passed over, and tried again the next time."""
    for some in _batches(version_ids, VERSIONS_AT_ONCE):
        found = reading.readable(reading.versions(connection, some))
        rows = [
            {"hash": mark, "version_id": version.id}
            for version in found.values()
            for mark in fingerprints(prose_words(version.text, version.furniture))
        ]
        if rows:
            connection.execute(insert(marks_table), rows)
        if found:
            connection.execute(insert(sketched), [{"version_id": version_id} for version_id in found])


def like(connection: Connection, marks: Iterable[int], limit: int) -> Candidates:
    """The versions that have the most of these hashes, at most ``limit``; none by commonplaces alone."""
    wanted = tuple(sorted(marks))
    known = _known(connection, wanted)
    most = _most_that_tell(connection)
    commonplace = frozenset(mark for mark, versions in known.items() if versions > most)
    if len(commonplace) >= MOSTLY * len(wanted):
        commonplace = frozenset()
    shared: Counter[str] = Counter()
    table = marks_table
    for some in _batches(known.keys() - commonplace, IDS_AT_ONCE):
        query = select(table.c.version_id).where(table.c.hash.in_(some))
        shared.update(connection.execute(query).scalars())
    ranked = sorted(shared.items(), key=lambda entry: (-entry[1], entry[0]))
    return Candidates(
        version_ids=tuple(version_id for version_id, _ in ranked[:limit]), commonplace=commonplace
    )


def _known(connection: Connection, marks: Iterable[int]) -> dict[int, int]:
    """Of these hashes, those that are there, each with how many versions have it."""
    mark = marks_table.c.hash
    found: dict[int, int] = {}
    for some in _batches(marks, IDS_AT_ONCE):
        query = select(mark, func.count()).where(mark.in_(some)).group_by(mark)
        found |= {row[0]: row[1] for row in connection.execute(query)}
    return found


def _most_that_tell(connection: Connection) -> int:
    """How many versions may have a hash that tells something."""
    versions = connection.execute(select(func.count()).select_from(sketched)).scalar() or 0
    return max(COMMONPLACE, versions // COMMONPLACE_SHARE)


def _batches(values: Iterable[_Value], size: int) -> Iterator[tuple[_Value, ...]]:
    whole = tuple(values)
    for start in range(0, len(whole), size):
        yield whole[start : start + size]
