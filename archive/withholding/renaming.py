"""The names that were taken away from a speaker: no longer in the record but in its revisions."""

import json
from collections.abc import Iterator
from typing import Protocol

from archive.model import Revision, Speaker

RETIRE = "retire"
"""In the action of a revision: the old slug leads nowhere, because the old name is not to be shown."""


class Journal(Protocol):
    """What is needed of the record."""

    def merged_into(self, speaker_id: str, /) -> tuple[str, ...]:
        """The ids of the speakers who were merged into this one."""
        ...

    def revisions(self, subject: str | None = None, /) -> Iterator[Revision]:
        """Revisions of one subject in order; raises IntegrityError at one that can't be read."""
        ...


def names_taken_away(record: Journal, speaker: Speaker) -> frozenset[str]:
    """Every name that the speaker had before a renaming or merger that retired it. Raises IntegrityError."""
    names: set[str] = set()
    for speaker_id in (speaker.id, *record.merged_into(speaker.id)):
        for revision in record.revisions(f"speaker:{speaker_id}"):
            if revision.before is not None and RETIRE in revision.action:
                names.update(name["form"] for name in json.loads(revision.before)["names"])
    return frozenset(names - {name.form for name in speaker.names})
