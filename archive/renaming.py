"""The names that were taken away from a speaker: no longer in the record but in its revisions."""

import json
from collections.abc import Iterator
from typing import Protocol

from archive.model import Revision, Speaker

RETIRE = "retire"
"""In the action of a revision: the old slug leads nowhere, because the old name is not to be shown."""


class Journal(Protocol):
    """What is needed of the record."""

    def revisions(self, subject: str | None = None, /) -> Iterator[Revision]:
        """Revisions of one subject in order; raises IntegrityError at one that can't be read."""
        ...


def names_taken_away(record: Journal, speaker: Speaker) -> frozenset[str]:
    """Every name that the speaker had before a renaming that retired it. Raises IntegrityError."""
    names: set[str] = set()
    for revision in record.revisions(f"speaker:{speaker.id}"):
        if revision.before is not None and RETIRE in revision.action:
            names.update(name["form"] for name in json.loads(revision.before)["names"])
    return frozenset(names - {name.form for name in speaker.names})
