"""What the API answers with, besides the nouns themselves."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from archive.model import Certainty
from archive.relations import RelationKind
from index.engine import Facet
from web.records.nouns import (
    Language,
    OmissionRecord,
    PlaceReference,
    QuoteRecord,
    SourceReference,
    SpeakerReference,
    VersionRecord,
)

Count = Annotated[int, Meta(ge=0, description="Of quotes in this archive, never a share of a population.")]
Address = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Where an answer stands among the pages of a list; the header ``Link`` says the same."""

    number: Annotated[int, Meta(ge=1)]
    last: Annotated[int, Meta(ge=1, description="The last that can be reached.")]
    first: Address
    previous: Address | None
    next: Address | None
    is_cut: Annotated[bool, Meta(description="Whether there is more than the last page that can be reached.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLink:
    """Everything that was found, in one form."""

    name: str
    address: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWay:
    """Another way to ask that finds something."""

    label: str
    address: Address
    total: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """One page of a search."""

    query: str
    meaning: Annotated[str, Meta(description="The query as it was understood, in words.")]
    notes: Annotated[
        tuple[str, ...],
        Meta(description="What of the query could not be read, and filters whose values nothing here has."),
    ]
    total: Count
    testimonies: Count
    statements: Count
    quotes: Annotated[
        tuple[QuoteRecord, ...],
        Meta(
            description="By relevance testimonies stand before statements; without a query, source by source."
        ),
    ]
    pages: Pages
    facets: Annotated[Address, Meta(description="The counts to narrow this search by.")]
    page: Annotated[Address, Meta(description="The same search for people.")]
    files: Annotated[tuple[FileLink, ...], Meta(description="Empty where nothing or too much was found.")]
    other_ways: Annotated[tuple[OtherWay, ...], Meta(description="Where nothing was found.")]
    left_out: Annotated[Address, Meta(description="What no search finds, and why: of the whole archive.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value that quotes found carry."""

    value: Annotated[str, Meta(description="What the parameter of this facet takes.")]
    label: str
    count: Count
    is_set: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCounts:
    """The values of one facet, the most frequent first."""

    facet: Facet
    label: str
    values: tuple[FacetValue, ...]
    unlisted: Annotated[int, Meta(ge=0, description="How many values there are besides.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetsAnswer:
    """What a search can be narrowed by; the counts of a facet that is set are those without it."""

    query: str
    meaning: str
    total: Count
    facets: tuple[FacetCounts, ...]
    search: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionCount:
    """A set of sources with a description of its own."""

    key: str
    title: str
    quotes: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsAnswer:
    """How much of what can be shown this archive holds."""

    caveat: str
    quotes: Count
    testimonies: Count
    statements: Count
    speakers: Annotated[int, Meta(ge=0)]
    places: Annotated[int, Meta(ge=0, description="With the regions and countries that hold them.")]
    sources: Annotated[int, Meta(ge=0)]
    collections: tuple[CollectionCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutAnswer:
    """What no answer and no file has, and why."""

    scope: Annotated[str, Meta(description="Of what it is counted: never of a search.")]
    quotes: Annotated[int, Meta(ge=0, description="All of them.")]
    reasons: Annotated[tuple[OmissionRecord, ...], Meta(description="The most frequent first.")]
    page: Annotated[Address, Meta(description="The same for people.")]
    withdrawals: Annotated[Address, Meta(description="What was public and was withdrawn.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRecord:
    """One form of a name."""

    form: str
    language: Language | None
    script: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCount:
    """A speaker in a list."""

    speaker: SpeakerReference
    quotes: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersAnswer:
    """One page of those who speak, by surname."""

    total: Annotated[int, Meta(ge=0)]
    speakers: tuple[SpeakerCount, ...]
    pages: Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRecord:
    """One speaker with their words; what sources say of them stands with the quotes, as tags."""

    speaker: SpeakerReference
    names: tuple[NameRecord, ...]
    total: Count
    quotes: Annotated[tuple[QuoteRecord, ...], Meta(description="The first hundred, by date.")]
    search: Annotated[Address, Meta(description="All of them.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCount:
    """A place in a list."""

    place: PlaceReference
    quotes: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesAnswer:
    """One page of the places, by their English names."""

    total: Annotated[int, Meta(ge=0)]
    places: tuple[PlaceCount, ...]
    pages: Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """One place with every name it is known by, and the words that belong to it."""

    place: PlaceReference
    names: tuple[NameRecord, ...]
    key: Annotated[str, Meta(description="The gazetteer’s: karabakh:askeran, geonames:616062.")]
    latitude: float | None
    longitude: float | None
    total: Count
    quotes: Annotated[tuple[QuoteRecord, ...], Meta(description="The first hundred, by date.")]
    search: Annotated[Address, Meta(description="All of them.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """A source in a list."""

    source: SourceReference
    quotes: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesAnswer:
    """One page of the sources, the latest first."""

    total: Annotated[int, Meta(ge=0)]
    sources: tuple[SourceCount, ...]
    pages: Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRecord:
    """A claim that joins two sources or two quotes, and who makes it."""

    kind: Annotated[RelationKind, Meta(description="What the first is to the second.")]
    is_first: Annotated[bool, Meta(description="Whether what was asked for is the first: the translation.")]
    certainty: Certainty
    method: Annotated[str, Meta(description="Who says so: archivist:NAME.")]
    evidence: Annotated[str, Meta(description="What it rests on, in an archivist’s words.")]
    translator: Annotated[str | None, Meta(description="Of a translation; null where not known.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRelation:
    """A related source."""

    relation: RelationRecord
    source: SourceReference
    beside: Annotated[Address, Meta(description="Both beside each other, for people.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRelation:
    """A related quote."""

    relation: RelationRecord
    quote: QuoteRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAnswer(QuoteRecord):
    """One quote, what it is to others, and where its words stand again."""

    relations: Annotated[
        tuple[QuoteRelation, ...], Meta(description="Translations and the same words, as archivists say.")
    ]
    source_relations: Annotated[
        tuple[SourceRelation, ...], Meta(description="What its source is to other sources.")
    ]
    attestations: Annotated[
        tuple[QuoteRecord, ...],
        Meta(description="The same words in other sources, compared or joined; translations are not found."),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One source with its versions and its quotes, in the order of its text."""

    source: SourceReference
    versions: tuple[VersionRecord, ...]
    relations: Annotated[
        tuple[SourceRelation, ...], Meta(description="Translations, copies, accounts of the same interview.")
    ]
    total: Count
    quotes: tuple[QuoteRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why there is no answer, and what to do (RFC 9457)."""

    type: Annotated[str, Meta(description="Where this kind of problem is explained.")]
    title: str
    status: int
    detail: str
    where: Annotated[str | None, Meta(description="The parameter or the part of the address it lies in.")]
    remedy: str | None
