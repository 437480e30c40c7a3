"""What an engine keeps of a quote beside its words, and the same as arrays for filters, facets and orders."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.documents import SearchDocument
from index.engine import PLACE_ROLES, Facet
from index.matching.facets import INSERTED, FacetColumn, Mask
from index.matching.groups import WEIGHTS, Group

MISSING = -1
"""In number columns: not known. Matches no range."""

Numbers = NDArray[np.int64]


class Facts(NamedTuple):
    """What is kept of a document for filters, facets and sorting; a plain tuple on disk."""

    id: str
    speaker_id: str | None
    place_ids: Sequence[str]
    source_id: str
    role: str | None
    kind: str
    language: str | None
    age: int | None
    age_band: str | None
    date_from: int | None
    date_to: int | None
    year: str | None
    month: str | None
    day: str | None
    publisher: str | None
    certainty: str | None
    collection: str | None
    topics: Sequence[str]
    place_roles: Sequence[tuple[str, str]]
    evidence: str | None
    speaker_order: str | None
    place_in_record: int
    lengths: Sequence[int]
    """Words in each group, in the order of ``Group``."""

    @classmethod
    def of(cls, document: SearchDocument, lengths: Sequence[int]) -> "Facts":
        """The facts of a document."""
        return cls(
            id=document.id,
            speaker_id=document.speaker_id,
            place_ids=document.place_ids,
            source_id=document.source_id,
            role=document.role,
            kind=document.kind,
            language=document.language,
            age=document.age,
            age_band=document.age_band,
            date_from=document.date_from,
            date_to=document.date_to,
            year=document.year,
            month=document.month,
            day=document.day,
            publisher=document.publisher,
            certainty=document.certainty,
            collection=document.collection,
            topics=document.topics,
            place_roles=document.place_roles,
            evidence=document.evidence,
            speaker_order=document.speaker_order,
            place_in_record=document.place_in_record,
            lengths=tuple(lengths),
        )


_SINGLE = {
    Facet.SPEAKER: "speaker_id",
    Facet.AGE_BAND: "age_band",
    Facet.SOURCE: "source_id",
    Facet.YEAR: "year",
    Facet.ROLE: "role",
    Facet.KIND: "kind",
    Facet.LANGUAGE: "language",
    Facet.PUBLISHER: "publisher",
    Facet.MONTH: "month",
    Facet.CERTAINTY: "certainty",
    Facet.COLLECTION: "collection",
    Facet.EVIDENCE: "evidence",
    Facet.DAY: "day",
}
"""Where a facet has one value at most."""


@dataclass(frozen=True, slots=True)
class FactTable:
    """The facts of some documents as arrays; they never change, so they are kept from commit to commit."""

    ids: tuple[str, ...]
    by_id: Numbers
    """The documents in ascending order of their ids."""
    ages: Numbers
    first_days: Numbers
    last_days: Numbers
    lengths: Numbers
    """One row for each document, one column for each group."""
    facets: Mapping[Facet, FacetColumn]
    speakers: FacetColumn
    """What results by speaker are put in order by."""
    places_in_record: Numbers

    @classmethod
    def of(cls, facts: Sequence[Facts]) -> "FactTable":
        """From the facts of documents 0, 1, 2, …"""

        def numbers(values: Sequence[int | None]) -> Numbers:
            return np.array([MISSING if value is None else value for value in values], np.int64)

        def single(name: str) -> FacetColumn:
            place = Facts._fields.index(name)
            return FacetColumn.of_single([fact[place] for fact in facts])  # type: ignore[misc]

        ids = tuple(fact.id for fact in facts)
        return cls(
            ids=ids,
            by_id=_in_order(ids),
            ages=numbers([fact.age for fact in facts]),
            first_days=numbers([_either(fact.date_from, fact.date_to) for fact in facts]),
            last_days=numbers([_either(fact.date_to, fact.date_from) for fact in facts]),
            lengths=np.array([fact.lengths for fact in facts], np.int64).reshape(len(facts), len(Group)),
            facets={
                Facet.PLACE: FacetColumn.of(fact.place_ids for fact in facts),
                Facet.TOPIC: FacetColumn.of(fact.topics for fact in facts),
                **{facet: single(name) for facet, name in _SINGLE.items()},
                **{facet: FacetColumn.of(_places_as(role, facts)) for facet, role in PLACE_ROLES.items()},
            },
            speakers=single("speaker_order"),
            places_in_record=numbers([fact.place_in_record for fact in facts]),
        )

    @classmethod
    def joined(cls, tables: Sequence["FactTable"]) -> "FactTable":
        """Several tables as one, the documents of each after those of the one before."""
        return reduce(cls.followed_by, tables) if tables else cls.of(())

    def followed_by(self, other: "FactTable") -> "FactTable":
        """The documents of another table after those of this one."""
        return FactTable(
            ids=self.ids + other.ids,
            by_id=self._by_id_with(other),
            ages=np.concatenate([self.ages, other.ages]),
            first_days=np.concatenate([self.first_days, other.first_days]),
            last_days=np.concatenate([self.last_days, other.last_days]),
            lengths=np.concatenate([self.lengths, other.lengths]),
            facets={facet: self.facets[facet].followed_by(other.facets[facet]) for facet in Facet},
            speakers=self.speakers.followed_by(other.speakers),
            places_in_record=np.concatenate([self.places_in_record, other.places_in_record]),
        )

    def _by_id_with(self, other: "FactTable") -> Numbers:
        if len(other.ids) > INSERTED:
            return _in_order(self.ids + other.ids)
        places = [bisect_right(self.by_id, other.ids[n], key=self.ids.__getitem__) for n in other.by_id]
        return np.insert(self.by_id, np.array(places, np.int64), other.by_id + len(self.ids))


class LiveFacts:
    """The facts of one state of an index: those of every document number, and which of them are there."""

    def __init__(self, table: FactTable, live: Mask) -> None:
        self.table = table
        self.live = live
        self.dates = table.first_days, table.last_days
        self.ages = table.ages
        self.ids = table.ids

    @cached_property
    def live_numbers(self) -> Numbers:
        """The numbers of the documents that are there."""
        return np.flatnonzero(self.live)

    def holds(self, document_id: str) -> bool:
        """Whether this document is there: the same work for one that is as for one that is gone."""
        first = bisect_left(self.table.by_id, document_id, key=self.ids.__getitem__)
        last = self.place_after(document_id)
        return bool(self.live[self.table.by_id[first:last]].any())

    def place_after(self, document_id: str) -> int:
        """How many ids are not after this one."""
        return bisect_right(self.table.by_id, document_id, key=self.ids.__getitem__)

    @cached_property
    def id_ranks(self) -> Numbers:
        """The place of each document's id among all ids in ascending order."""
        ranks = np.empty(len(self.ids), np.int64)
        ranks[self.table.by_id] = np.arange(len(self.ids))
        return ranks

    @cached_property
    def record_ranks(self) -> Numbers:
        """The place of each document among all in the order of the record, then of ids."""
        ranks = np.empty(len(self.ids), np.int64)
        ranks[np.lexsort((self.id_ranks, self.table.places_in_record))] = np.arange(len(self.ids))
        return ranks

    @cached_property
    def discounts(self) -> Mapping[Group, NDArray[np.float64]]:
        """What a match in each group is divided by, by document number: longer texts match by chance."""
        return {group: self._discount(column, group) for column, group in enumerate(Group)}

    def _discount(self, column: int, group: Group) -> NDArray[np.float64]:
        lengths = self.table.lengths[:, column]
        mean = lengths[self.live].mean() if len(self.live_numbers) else 0.0
        share = WEIGHTS[group].length
        discounts: NDArray[np.float64] = 1 - share + share * lengths / (mean or 1.0)
        return discounts

    @cached_property
    def speaker_ranks(self) -> Numbers:
        """The place of each document's speaker among all in the order of names; MISSING where unknown."""
        return _only(self.table.speakers)

    @cached_property
    def speakers(self) -> Numbers:
        """The code of each document's speaker; MISSING where unknown."""
        return _only(self.facet(Facet.SPEAKER))

    def facet(self, facet: Facet) -> FacetColumn:
        """The values of a facet."""
        return self.table.facets[facet]


def _in_order(ids: Sequence[str]) -> Numbers:
    return np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)


def _only(column: FacetColumn) -> Numbers:
    """The code of each document in a column where none has several."""
    codes = np.full(len(column.starts) - 1, MISSING, np.int64)
    codes[np.diff(column.starts) > 0] = column.codes
    return codes


def _places_as(role: str, facts: Sequence[Facts]) -> Iterator[tuple[str, ...]]:
    """The places of each document that are this to it."""
    for fact in facts:
        yield tuple(place_id for told, place_id in fact.place_roles if told == role)


def _either(day: int | None, other: int | None) -> int | None:
    return other if day is None else day
