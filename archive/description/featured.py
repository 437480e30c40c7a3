"""Featured quotes: a few that an archivist sets before the others, each with the reason why."""

from dataclasses import dataclass

HOME = ""
"""The place of the front page; any other is the key of a collection."""
MOST = 12
"""Quotes in one place: a choice, not a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Featured:
    """One quote that was chosen, and why."""

    quote_id: str
    reason: str
    """In an archivist's words; for archivists, not shown to readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen for one place, in the order in which it is shown."""

    id: str
    place: str
    """``HOME``, or the key of a collection."""
    quotes: tuple[Featured, ...]
