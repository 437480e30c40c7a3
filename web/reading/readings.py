"""What a reading room hands out: a page of a search, a source with its quotes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archive.access import Decision
from archive.model import Chain, PlaceRole, Review, Source, SourceVersion, Span, Speaker
from index.engine import Results
from web.reading.passages import VisibleText


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
class Voice:
    """Words that are somebody's, and whose."""

    span: Span
    speaker_id: str | None


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
    voices: Mapping[str, tuple[Voice, ...]] = field(default_factory=dict)
    """By version id: whose words are which, readable or not. Never told: they decide who isn't named."""


def voices(chains: Iterable[Chain]) -> Mapping[str, tuple[Voice, ...]]:
    """Whose words are which in each version, by its id; what was rejected says nothing of that."""
    found: defaultdict[str, list[Voice]] = defaultdict(list)
    for chain in chains:
        quote = chain.quote
        if quote.review is not Review.REJECTED:
            found[chain.version.id] += (Voice(span=one, speaker_id=quote.speaker_id) for one in quote.parts)
    return {version_id: tuple(of_one) for version_id, of_one in found.items()}
