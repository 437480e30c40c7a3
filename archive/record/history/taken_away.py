"""The names that were taken away from a speaker, as one connection sees them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from archive.model import Revision, Speaker
from archive.record.log import revisions
from archive.record.log.revisions import Damaged
from archive.record.reads import mergers
from archive.withholding.renaming import names_taken_away

_MOST = 10_000
"""Revisions of one speaker that are looked at."""


def taken_away(connection: Connection, speaker: Speaker) -> frozenset[str]:
    """Names that must not come back by a restoration. Raises IntegrityError."""
    return names_taken_away(_Journal(connection), speaker)


@dataclass(frozen=True, slots=True)
class _Journal:
    """The revisions as ``archive.withholding.renaming`` asks for them."""

    connection: Connection

    def revisions(self, subject: str | None = None, /) -> Iterator[Revision]:
        for entry in revisions.page(self.connection, after=0, subject=subject, limit=_MOST):
            if isinstance(entry, Damaged):
                raise entry.error
            yield entry

    def merged_into(self, speaker_id: str, /) -> tuple[str, ...]:
        return mergers.merged_ids(self.connection, speaker_id)
