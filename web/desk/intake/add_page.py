"""The page on which an archivist brings an account: pasted, as files, or as an address."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.record.drafts import DraftTitle
from web import desk_addresses as addresses
from web.language import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A draft in the list of those that wait."""

    id: str
    title: str
    saved: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPage:
    """What ``desk/add.html`` shows."""

    title: str = "Add an account"
    draft_id: str
    text: str
    url: str
    fetches: bool
    """Whether this archive opens addresses."""
    endings: str
    """Of the files that can be read, as the form's file field takes them."""
    longest: int
    """Characters of a text that can be looked at here."""
    begun: tuple[Begun, ...]
    problems: tuple[str, ...] = ()


def begun(drafts: Iterable[DraftTitle]) -> tuple[Begun, ...]:
    """The drafts of a person, as a list."""
    return tuple(
        Begun(
            id=draft.id,
            title=draft.fields.get("title") or draft.fields.get("url") or draft.name,
            saved=f"{wording.day(draft.saved_at)}, {draft.saved_at:%H:%M} UTC",
            href=addresses.draft(draft.id),
        )
        for draft in drafts
    )
