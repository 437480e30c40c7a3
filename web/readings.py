"""What a reading room hands out: a page of a search, a source with its quotes."""

from collections.abc import Mapping
from dataclasses import dataclass

from archive.access import Decision
from archive.model import Chain, PlaceRole, Source, SourceVersion, Speaker
from index.engine import Results
from web.passages import VisibleText


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of a search: the chains that may be shown, the exact total and the counts."""

    chains: tuple[Chain, ...]
    results: Results
    beyond: int = 0
    """Restricted quotes that there are besides, for readers with the right; for the public always 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleShelf:
    """The first quotes to which a place is one thing, and how many there are."""

    quote_ids: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAtPlace(Found):
    """What is found at one place: the chains are those of all shelves, and restricted ones after them."""

    shelves: Mapping[PlaceRole, RoleShelf]
    """Of what is public; without roles that nothing has."""
    speakers: Mapping[str, Speaker]
    """By id, those with the most words there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReading:
    """A source as a reader may see it."""

    source: Source
    versions: tuple[SourceVersion, ...]
    records: tuple[Chain, ...]
    """In the order of the source."""
    fragments: tuple[Chain, ...]
    """Fewer words inside reported speech: context, never counted."""
    texts: Mapping[str, VisibleText]
    """By version id."""
    in_full: Mapping[str, Decision]
    """By version id: whether all of the text may be read, but for what is withheld in it."""
