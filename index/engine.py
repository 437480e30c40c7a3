"""The protocol every search engine stands behind, and what it answers with.

An engine returns ids, scores and counts: never words. Text, highlighting and the gate stay outside, so that
they are the same on every engine.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from archive.errors import ArchiveError
from archive.terms import PlaceRole
from index.documents import SearchDocument
from index.querying.query import Query


class Facet(StrEnum):
    """What the counts are kept for."""

    SPEAKER = "speaker"
    PLACE = "place"
    AGE_BAND = "age_band"
    SOURCE = "source"
    YEAR = "year"
    ROLE = "role"
    KIND = "kind"
    LANGUAGE = "language"
    PUBLISHER = "publisher"
    MONTH = "month"
    CERTAINTY = "certainty"
    COLLECTION = "collection"
    PLACE_FROM = "place_from"
    PLACE_LEFT = "place_left"
    PLACE_SPOKE_AT = "place_spoke_at"
    PLACE_NOW_LIVING = "place_now_living"
    PLACE_MENTIONED = "place_mentioned"
    EVIDENCE = "evidence"
    DAY = "day"
    TOPIC = "topic"


class Sort(StrEnum):
    """Orders of the hits; missing values last, ties in the order of the record, then by id.

    A speaker's words stand by date.
    """

    RELEVANCE = "relevance"
    DATE = "date"
    AGE = "age"
    SPEAKER = "speaker"


PLACE_ROLES = {
    Facet.PLACE_FROM: PlaceRole.FROM,
    Facet.PLACE_LEFT: PlaceRole.LEFT,
    Facet.PLACE_SPOKE_AT: PlaceRole.SPOKE_AT,
    Facet.PLACE_NOW_LIVING: PlaceRole.NOW_LIVING,
    Facet.PLACE_MENTIONED: PlaceRole.MENTIONED,
}
"""Places by what they are to the speaker or the utterance; PLACE counts them whatever they are."""


class SearchUnavailable(ArchiveError):
    """The index can't be read now: missing, damaged, being rebuilt, or elsewhere and not answering.

    Also where a part of it does not answer: a count of the rest would be taken for the whole.
    """


class IndexDamaged(SearchUnavailable):
    """The index holds what it can't have been given: only building it anew helps."""


class SearchTimeout(ArchiveError):
    """The query was stopped at its time limit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One found quote."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the found quotes carry this value (an id for speakers, places and sources)."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class FiledSpeaker:
    """One who speaks, by id, what their name is filed by (folded), and how many quotes are theirs."""

    id: str
    filed_by: str
    count: int


@dataclass(frozen=True, slots=True)
class WordCount:
    """A folded word of the quotes themselves, and how many of them have it."""

    form: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """One page of hits, the exact total, and the facets over all hits (most frequent first, then value).

    A facet's counts may be put in order only when they are looked at: there can be tens of thousands.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[Facet, Sequence[FacetCount]]


class Filed(Protocol):
    """Those who speak in some quotes, in the order of their names: there can be tens of thousands."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def beginnings(self) -> Mapping[str, int]:
        """By the first character of what they are filed by, in order: how many there are."""
        ...

    def stretch(self, beginnings: Iterable[str], offset: int, limit: int) -> Sequence[FiledSpeaker]:
        """Some of those that are filed under these first characters, those of the first one first."""
        ...


class Batch(Protocol):
    """Changes that become visible together; the last change of an id wins."""

    def put(self, document: SearchDocument) -> None:
        """Add the document, or replace the one with its id."""
        ...

    def delete(self, document_id: str) -> None:
        """Remove the document; no error where there is none."""
        ...


class Finder(Protocol):
    """What answers searches."""

    def search(
        self,
        query: Query,
        *,
        filters: Mapping[Facet, Sequence[str]] | None = None,
        sort: Sort = Sort.RELEVANCE,
        offset: int = 0,
        limit: int = 20,
        facets: Sequence[Facet] = (),
    ) -> Results:
        """Search; ``filters`` keeps documents with any of the values, for every facet named.

        Raises SearchTimeout and SearchUnavailable.
        """
        ...


class Searcher(Finder, Protocol):
    """What can be asked of one index; nothing here changes it."""

    def held(self) -> AbstractContextManager[Finder]:
        """One state of the index, for searches that belong together: it changes for none of them.

        Raises SearchUnavailable.
        """
        ...

    def filed(self, filters: Mapping[Facet, Sequence[str]] | None = None) -> Filed:
        """Those who speak in what these keep, as in ``search``."""
        ...

    def words(self, beginning: str, *, limit: int) -> Sequence[WordCount]:
        """The most frequent folded words of quotes that begin so (folded), with how many quotes have each."""
        ...

    def ids(self, query: Query) -> Iterator[str]:
        """Every matching id, in no promised order."""
        ...

    def ids_after(self, document_id: str, query: Query, *, limit: int) -> Sequence[str]:
        """The matching ids that come after this one in ascending order, the first again after the last."""
        ...

    def holds(self, document_id: str) -> bool:
        """Whether the index holds this document: the same work for one that it does as for any other."""
        ...

    def count(self) -> int:
        """How many documents the index holds."""
        ...

    def close(self) -> None:
        """Give back files and memory."""
        ...


class Engine(Searcher, Protocol):
    """A search engine over one index, as whoever feeds it has it."""

    def batch(self) -> AbstractContextManager[Batch]:
        """A batch, committed durably when the block ends, dropped when it raises.

        Every searcher, in whatever process, sees all of it in its next search: an engine that takes its time
        to show what it took in waits for that here.
        """
        ...

    def is_purged(self) -> bool:
        """Whether nothing that was removed or replaced is in the index's files any more."""
        ...

    def purge(self) -> None:
        """Take what was removed or replaced out of the index's files too, not only out of its answers.

        No work where nothing is left to remove; else it can take many times as long as a batch.
        """
        ...
