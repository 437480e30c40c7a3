"""Who and where: speakers and places, each with every form of its name; and what changed, by whom."""

from dataclasses import dataclass
from datetime import datetime

from archive.terms import IdentityMode, SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One form of a name."""

    form: str
    language: str | None = None
    script: str | None = None
    primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person (named, pseudonymous or unnamed), an official or an organisation."""

    id: str
    slug: str
    kind: SpeakerKind
    names: tuple[Name, ...]
    """The primary first; for an unnamed speaker the description in the source."""
    named: bool
    merged_into: str | None = None
    """The id of the speaker who turned out to be the same one: whoever asks for this one is led there."""
    identity: IdentityMode | None = None
    """What an archivist decided; None where nobody did."""
    public_name: str | None = None
    """The pseudonym, or the description that stands for a name."""
    is_minor: bool = False
    """Whether any of their words are tagged as those of a minor, or of somebody who may be one."""

    @property
    def label(self) -> str:
        """What the speaker is called on a page."""
        return self.names[0].form

    @property
    def known_as(self) -> IdentityMode:
        """By what the public knows the speaker: a minor by an initial, until somebody decides otherwise."""
        if self.identity is not None:
            return self.identity
        by_name = not (self.is_minor and self.named and self.kind is SpeakerKind.PERSON)
        return IdentityMode.NAMED if by_name else IdentityMode.INITIAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with every name it is known by; none is called the right one."""

    id: str
    slug: str
    key: str
    """The gazetteer's key: ``karabakh:askeran``, ``geonames:616062``, ``country:AM``."""
    names: tuple[Name, ...]
    latitude: float | None
    longitude: float | None
    broader_key: str | None
    country: str | None
    """ISO 3166 alpha-2 of the state it is recognised in, where there is one."""

    @property
    def label(self) -> str:
        """The first name, for lists; pages show the others beside it."""
        return self.names[0].form


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One change of one record (PREMIS Event), linked to the one before by its hash."""

    number: int
    subject: str
    """``quote:ID``, ``source:ID``, …"""
    action: str
    who: str
    why: str
    at: datetime
    before: str | None
    """Canonical JSON of the record before; None when it was made."""
    after: str | None
    previous_hash: str
    hash: str
