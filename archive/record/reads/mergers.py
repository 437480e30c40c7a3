"""Mergers of speakers, followed: who stands for whom. One who was merged keeps id, names and slug."""

from sqlalchemy import Connection, func, select

from archive.record.schema import tables


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


def shared_names(connection: Connection, limit: int) -> tuple[tuple[str, int], ...]:
    """What several speakers are called who were not merged, and how many are; the most frequent first."""
    names, speakers, many = tables.names, tables.speakers, func.count()
    query = (
        select(names.c.form, many)
        .join(speakers, speakers.c.id == names.c.speaker_id)
        .where(names.c.is_primary, speakers.c.merged_into.is_(None), speakers.c.named)
        .group_by(names.c.form)
        .having(many > 1)
        .order_by(many.desc(), names.c.form)
    )
    return tuple((form, count) for form, count in connection.execute(query.limit(limit)))
