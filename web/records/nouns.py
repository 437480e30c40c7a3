"""What files and the API say of the archive's nouns, field by field; the API's description is made from this.

Unknown is ``null``, never left out. Addresses are absolute. Offsets count code points in the text of one
version, from 0, the end not included.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from msgspec import Meta

from archive.access import Reason
from archive.model import Certainty, Kind, PlaceRole, SourceKind, SpeakerKind, TagField

Page = Annotated[str, Meta(description="Its page on this site, under an address that lasts.")]
Record = Annotated[str, Meta(description="Itself in this API.")]
Id = Annotated[str, Meta(description="It never changes.", pattern="^[0-9a-z]{16}$")]
Slug = Annotated[str, Meta(description="What its page is called today; it may change, the id does not.")]
PartialDay = Annotated[str, Meta(description="As far as it is known: 2023, 2023-09 or 2023-09-27.")]
Language = Annotated[str, Meta(description="BCP 47.")]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceWords:
    """Some of the words that a claim rests on, as they stand in the version."""

    words: Annotated[str, Meta(description="[…] stands for words that may not be shown.")]
    start: Annotated[int | None, Meta(description="Null where some of the words may not be shown.")]
    end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord:
    """What a claim rests on, and how firmly."""

    certainty: Certainty
    method: Annotated[str, Meta(description="A rule with its version (age.years-old@1), or archivist:NAME.")]
    words: tuple[EvidenceWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceReference:
    """A place; none of its names is called the right one."""

    id: Id
    slug: Slug
    names: Annotated[tuple[str, ...], Meta(description="In English, in alphabetical order.")]
    page: Page
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerReference:
    """Somebody whose words are here."""

    id: Id
    slug: Slug
    name: Annotated[str, Meta(description="For somebody unnamed, the description in the source.")]
    is_named: bool
    kind: SpeakerKind
    page: Page
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionRecord:
    """Whose words they are, as the source tells it."""

    name: str
    evidence: EvidenceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRecord:
    """A claim about a quote or its speaker, with its evidence."""

    field: TagField
    value: Annotated[str, Meta(description="As text; the name of a place as quoted.")]
    place_role: Annotated[PlaceRole | None, Meta(description="What the place is to speaker or words.")]
    place: Annotated[PlaceReference | None, Meta(description="What the name resolves to; null where none.")]
    evidence: EvidenceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRecord:
    """One uninterrupted stretch of a quote, and where it stands in the version."""

    exact: str
    prefix: Annotated[str, Meta(description="Up to 32 characters before; empty where not to be shown.")]
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRecord:
    """One fetched state of a source."""

    number: int
    sha256: Annotated[Sha256, Meta(description="Of the original bytes, or of the derived text.")]
    text_sha256: Annotated[Sha256, Meta(description="Of the text, as UTF-8.")]
    media_type: str
    is_excerpt: Annotated[bool, Meta(description="The archive’s own summary around the speakers’ words.")]
    is_derived: Annotated[
        bool,
        Meta(description="Signs stand for some of the words; the original is kept, its digest withheld."),
    ]
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReference:
    """A document that holds testimony, as it is described."""

    id: Id
    slug: Slug
    title: Annotated[str, Meta(description="In brackets where the archive devised it.")]
    kind: SourceKind
    publisher: str | None
    author: str | None
    published: PartialDay | None
    published_note: Annotated[str | None, Meta(description="How the date is known, where inferred.")]
    url: str | None
    archived_url: str | None
    retrieved: PartialDay | None
    language: Language | None
    rights: str | None
    collection: str | None
    topics: Annotated[tuple[str, ...], Meta(description="What it tells of, by keys of the controlled list.")]
    added_by: str
    added_at: datetime
    page: Page
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One link of the attribution chain, in words."""

    label: str
    value: str
    known: bool
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRecord:
    """One person’s words in one version of one source, and everything that must stand beside them."""

    id: Id
    text: Annotated[str, Meta(description="On one line; […] where the source’s own words stand between.")]
    parts: Annotated[tuple[PartRecord, ...], Meta(description="The words verbatim.")]
    kind: Annotated[Kind, Meta(description="A person tells what they lived, or an office speaks.")]
    language: Language | None
    speaker: SpeakerReference | None
    attribution: AttributionRecord | None
    tags: tuple[TagRecord, ...]
    content_notes: Annotated[
        tuple[str, ...], Meta(description="What to expect of the words, by keys of the controlled list.")
    ]
    source: SourceReference
    version: VersionRecord
    start_seconds: Annotated[float | None, Meta(description="When it begins in the recording.")]
    end_seconds: float | None
    recording: Annotated[
        str | None,
        Meta(description="It at that moment (Media Fragment); null where any of it may not be heard."),
    ]
    chain: Annotated[tuple[ChainLink, ...], Meta(description="From the speaker to who added the source.")]
    citation: str
    page: Page
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class OmissionRecord:
    """How many quotes of the whole archive are shown nowhere, for one reason."""

    reason: Annotated[Reason, Meta(description="The gate’s.")]
    meaning: str
    quotes: Annotated[int, Meta(ge=1)]
