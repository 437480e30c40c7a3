"""What the revisions tell, gathered in one pass, to compare the tables with: states, slugs, announcements."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from archive.model import Quote, Revision
from archive.record.changes.slugs import Noun, SlugRow
from archive.record.log.outbox import Announcement
from archive.record.mapping.states import canonical

_UNANNOUNCED = frozenset({"add", "publish"})
"""Actions on sources and speakers that change no quote already there."""


@dataclass(slots=True)
class Telling:
    """The revisions' account of the record; feed it each revision in order."""

    states: dict[str, str] = field(default_factory=dict)
    """By subject: the SHA-256 of its last state."""
    slugs: dict[tuple[str, str], SlugRow] = field(default_factory=dict)
    """By noun and slug: whose it is, and whether it still leads there."""
    _changed: dict[str, int] = field(default_factory=dict)
    """By subject: the last revision that its quotes had to be announced with."""

    def take(self, revision: Revision) -> Iterator[str]:
        """Take one revision in; complains where it does not start from the state the one before left."""
        before, known = revision.before, self.states.get(revision.subject)
        if known is None and before is not None:
            yield "it starts from a state that no revision tells of"
        elif known is not None and known not in (digest(before or ""), digest(_as_first_told(before))):
            yield "it does not start from the state that the revision before it left"
        self.states[revision.subject] = digest(revision.after or "")
        if revision.subject.startswith("quote:") or revision.action not in _UNANNOUNCED:
            self._changed[revision.subject] = revision.number
        self.follow_slug(revision)

    def unannounced(self, quote: Quote, announcement: Announcement | None) -> bool:
        """Whether the quote, its source or its speaker changed, and the outbox has not told of it."""
        subjects = (f"quote:{quote.id}", f"source:{quote.source_id}", f"speaker:{quote.speaker_id}")
        newest = max(self._changed.get(subject, 0) for subject in subjects)
        return newest > (announcement.revision if announcement else 0)

    def follow_slug(self, revision: Revision) -> None:
        """Take in what the revision tells of slugs alone."""
        noun, _, record_id = revision.subject.partition(":")
        slug = _fields(revision.after).get("slug") if noun in tuple(Noun) else None
        if not isinstance(slug, str):
            return
        if "retire" in revision.action.split("+"):
            for key, row in self.slugs.items():
                if (row.noun, row.record_id) == (noun, record_id) and row.slug not in (slug, record_id):
                    self.slugs[key] = SlugRow(noun=noun, slug=row.slug, record_id=record_id, retired=True)
        self.slugs[noun, slug] = SlugRow(noun=noun, slug=slug, record_id=record_id, retired=False)


def agrees(told: str | None, state: str) -> bool:
    """Whether a state is what a revision tells; a revision of an earlier version tells fewer fields."""
    fields = _fields(told)
    return told == state or (bool(fields) and canonical({**_fields(state), **fields}) == state)


def _as_first_told(state: str | None) -> str:
    """The state as the first version of the record told it: without the number of a source."""
    return canonical({name: value for name, value in _fields(state).items() if name != "number"})


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _fields(state: str | None) -> dict[str, Any]:
    try:
        fields = json.loads(state or "{}")
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}
