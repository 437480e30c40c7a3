"""The nouns of the archive, as frozen values.

Offsets are Python string positions (code points), half-open, into the text of one source version.
The words of a quote are never stored apart from that text's own slices: ``Span.of(text)`` is the only
way to them. Field names follow schema.org (Quotation, CreativeWork), W3C Web Annotation selectors and
the Oral History Association's vocabulary; ``docs/data-model.md`` maps them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from archive.entities import Name as Name, Place as Place, Revision as Revision, Speaker as Speaker
from archive.finding_aid import Collection as Collection
from archive.protection import (
    UNPROTECTED as UNPROTECTED,
    Access as Access,
    Agreement as Agreement,
    Protection as Protection,
    Redaction as Redaction,
)
from archive.relations import StatedRelation
from archive.spans import Span as Span
from archive.terms import (
    AccessStatus as AccessStatus,
    Basis as Basis,
    Certainty as Certainty,
    Extent as Extent,
    Form as Form,
    IdentityMode as IdentityMode,
    Kind as Kind,
    PlaceRole as PlaceRole,
    RejectionReason as RejectionReason,
    Review as Review,
    Sign as Sign,
    SourceKind as SourceKind,
    SpeakerKind as SpeakerKind,
    TagField as TagField,
    WithdrawalReason as WithdrawalReason,
)
from archive.turns import (
    Cue as Cue,
    IndexPoint as IndexPoint,
    Transcript as Transcript,
    Turn as Turn,
    TurnRole as TurnRole,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that support a claim, how firmly they do, and who or what says so."""

    spans: tuple[Span, ...]
    certainty: Certainty
    method: str
    """A rule with its version (``age.years-old@1``) or ``archivist:NAME``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A claim about a quote or its speaker, with its evidence."""

    field: TagField
    value: str
    """As text: ``70``, ``retired teacher``, ``Goris``, ``2023-09-26``; as quoted for names of places."""
    evidence: Evidence
    place_role: PlaceRole | None = None
    place_key: str | None = None
    """For places: the gazetteer's key of the place the words resolve to, None where unresolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whose words they are, as far as the text tells."""

    name: str
    """The fullest name in the document, or a short description for the unnamed."""
    mention: Span
    """The mention nearest to the quote that carries the attribution: a name, an epithet, a pronoun."""
    evidence: Evidence
    speaker_kind: SpeakerKind = SpeakerKind.PERSON
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One person's words in one text, as the machine reads them: a claim until an archivist decides."""

    parts: tuple[Span, ...]
    """Content between the marks, in order; one part for each uninterrupted stretch."""
    form: Form
    kind: Kind
    attribution: Attribution | None
    tags: tuple[Tag, ...] = ()
    nested: tuple[Span, ...] = ()
    """Quotations inside this one."""
    person: int | None = None
    """Who speaks, by index in the document's own table; tells two strangers of one description apart."""
    start_seconds: float | None = None
    """From the beginning of the recording to the first word; None where there is none, or no timecode."""
    end_seconds: float | None = None

    @property
    def span(self) -> Span:
        """From the first word to the last, attribution in between included."""
        return Span(self.parts[0].start, self.parts[-1].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text on its way into the archive, with what its format told about it."""

    text: str
    metadata: "Description"
    original: bytes
    """Exactly the bytes received."""
    original_name: str
    """The name it came under: data, never a path."""
    media_type: str
    record_id: str | None = None
    """The id its file gives it, so that citations of it hold in every archive; None for a fresh one."""
    furniture: tuple[Span, ...] = ()
    """Stretches known not to be prose (front matter, navigation); never read for quotes, never deleted."""
    is_excerpt: bool = False
    """An excerpt record: the archivist's narrative around the speakers' own words."""
    protection: Protection = UNPROTECTED
    stated: frozenset[str] = frozenset()
    """The fields of the description that the file itself gives: what is said elsewhere gives way."""
    unconfirmed: frozenset[str] = frozenset()
    """The fields of the description that a program wrote into the file, which often are of another one."""
    proposed: frozenset[str] = frozenset()
    """The fields of the description that lines above its words propose: nobody has looked at them."""
    turns: tuple[Turn, ...] = ()
    """Of a transcript, in order of the text; where there are any, quotes are made from them alone."""
    points: tuple[IndexPoint, ...] = ()
    """How an archivist divided and described the recording."""
    media_url: str | None = None
    """Where the recording lies, as the file says."""
    spoken_on: Span | None = None
    """Where the text has the day of the interview, as a partial date."""
    proposals: tuple[Proposal, ...] = ()
    """Where the file itself says what is quoted (a quote sheet): then nothing else is."""
    relations: tuple[StatedRelation, ...] = ()
    remarks: tuple[str, ...] = ()
    """For the archivist: what reading it took for granted or left out, in sentences. Not recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is known of a source, after DACS; a field that is not known is None and shown as unknown."""

    title: str
    kind: SourceKind = SourceKind.NEWS
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    """An EDTF-like partial date: ``2023``, ``2023-09`` or ``2023-09-27``."""
    published_note: str | None = None
    """How the date is known, where the source does not state it."""
    url: str | None = None
    archived_url: str | None = None
    retrieved: str | None = None
    language: str | None = None
    """BCP 47."""
    rights: str | None = None
    note: str | None = None
    """An archivist's note, in Markdown."""
    collection: str | None = None
    topics: tuple[str, ...] = ()
    """What it tells of, by the keys of the controlled list (``archive.description.topics``), in its order."""
    access: AccessStatus = AccessStatus.CLOSED
    access_reason: str | None = None
    """Public reason category, where the source came in withdrawn; None otherwise."""
    access_until: str | None = None
    """The day on which an embargo ends, where the source came in under one; None otherwise."""
    accepted_by: str | None = None
    """The archivist who answers for the quotes in this file; None leaves them proposed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that holds testimony, as the record keeps it."""

    id: str
    slug: str
    description: Description
    note_html: str | None
    """The archivist's note, rendered and sanitised when it was saved."""
    access: Access
    added_by: str
    added_at: datetime
    number: int = 0
    """Order of arrival, from 1."""
    agreement_id: str | None = None
    content_notes: tuple[str, ...] = ()
    """What a reader is told before the words, by the keys of ``archive.description.content_notes``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVersion:
    """One fetched state of a source: bytes, text, fixity."""

    id: str
    source_id: str
    number: int
    """From 1, in the order in which they came."""
    text: str
    text_sha256: str
    """Of the UTF-8 bytes of ``text``."""
    original_sha256: str
    original_name: str
    media_type: str
    is_excerpt: bool
    furniture: tuple[Span, ...]
    added_by: str
    added_at: datetime
    media_url: str | None = None
    """Where the recording lies, as the file said; never fetched."""
    transcript_sha256: str | None = None
    """Of its turns and index points as the record keeps them; None where it has none."""
    redactions: tuple[Redaction, ...] = ()
    """In the order of the text; the text itself stays whole."""
    signs: tuple[Span, ...] = ()
    """Of the public rendering: where the text has signs in the place of words; () in the record itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One person's words in one version of a source, as the record keeps them."""

    id: str
    source_id: str
    version_id: str
    number: int
    """Position in the source, from 1."""
    parts: tuple[Span, ...]
    exact: tuple[str, ...]
    """The words of each part as they stood when recorded; ``verify`` compares them with the slices."""
    prefix: str
    """Up to 32 characters before the first part (W3C TextQuoteSelector)."""
    suffix: str
    form: Form
    kind: Kind
    language: str | None
    speaker_id: str | None
    attribution: Attribution | None
    tags: tuple[Tag, ...]
    review: Review
    access: Access
    nested: tuple[Span, ...] = ()
    start_seconds: float | None = None
    """From the beginning of the recording to the first word; None where there is none, or no timecode."""
    end_seconds: float | None = None
    content_notes: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """From the first word to the last, attribution in between included."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def by_minor(self) -> bool:
        """Whether the speaker is, or may be, under age: nobody accepts such a quote along with others."""
        return bool(self.tagged(TagField.MINOR))

    def tagged(self, field: TagField) -> tuple[Tag, ...]:
        """The tags of one field, in the order of the source."""
        return tuple(tag for tag in self.tags if tag.field is field)


def spans_of(claim: Proposal | Quote) -> Iterator[Span]:
    """Every stretch of the text that a claim points at: its words, what lies in them, and all evidence."""
    yield from (*claim.parts, *claim.nested)
    if claim.attribution:
        yield from (claim.attribution.mention, *claim.attribution.evidence.spans)
    for tag in claim.tags:
        yield from tag.evidence.spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Everything that must stand beside a quote wherever it is shown: invariant 2."""

    quote: Quote
    source: Source
    version: SourceVersion
    speaker: Speaker | None
    places: dict[str, Place] = field(default_factory=dict)
    """By gazetteer key, for the place tags of the quote."""
    agreement: Agreement | None = None
    """On what basis the source is here; None where nobody wrote it down."""
    accepted_by: str | None = None
    """Who accepted the quote last; None where nobody did."""
    people: tuple[Speaker, ...] = ()
    """Everybody who speaks in the source, where the public does not know one of them by name."""
