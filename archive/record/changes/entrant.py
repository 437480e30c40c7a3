"""A document made ready to be taken in: everything that can fail, done before any lock is taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from archive.description.notes import render
from archive.model import Document, Form, Name, Proposal
from archive.record.schema.rules import check_document


class GazetteerPlace(Protocol):
    """What the record copies of a place."""

    @property
    def names(self) -> tuple[Name, ...]: ...  # noqa: D102
    @property
    def latitude(self) -> float | None: ...  # noqa: D102
    @property
    def longitude(self) -> float | None: ...  # noqa: D102
    @property
    def broader_key(self) -> str | None: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102


class PlaceDirectory(Protocol):
    """The part of a gazetteer that accession asks."""

    def place(self, key: str) -> GazetteerPlace:
        """The place under this key."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrant:
    """A document with all that is needed to take it in, made ready before any lock is taken."""

    document: Document
    original_sha256: str
    note_html: str | None
    proposals: tuple[Proposal, ...]
    """What will be kept, in the order of the text."""
    places: Mapping[str, GazetteerPlace]
    """By key: those the tags name, and those that hold them."""


def prepare(document: Document, proposals: Iterable[Proposal], gazetteer: PlaceDirectory) -> Entrant:
    """Make a document ready. Raises what ``rules.check_document`` raises, and UnknownId for a place."""
    proposed = tuple(proposals)
    check_document(document, proposed)
    kept = sorted((p for p in proposed if p.form is not Form.PHRASE), key=lambda p: p.span)
    note = document.metadata.note
    return Entrant(
        document=document,
        original_sha256=sha256(document.original).hexdigest(),
        note_html=None if note is None else render(note),
        proposals=tuple(kept),
        places=with_broader({tag.place_key for p in kept for tag in p.tags if tag.place_key}, gazetteer),
    )


def with_broader(keys: Iterable[str], gazetteer: PlaceDirectory) -> dict[str, GazetteerPlace]:
    """The places with these keys, and those that hold them, by key. Raises UnknownId."""
    entries: dict[str, GazetteerPlace] = {}
    waiting = set(keys)
    while waiting:
        key = waiting.pop()
        entries[key] = gazetteer.place(key)
        broader = entries[key].broader_key
        if broader is not None and broader not in entries:
            waiting.add(broader)
    return entries
