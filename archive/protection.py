"""What archivists decided to protect people: access, agreements, and words left out of the public text."""

from dataclasses import dataclass
from datetime import date

from archive.spans import Span
from archive.terms import AccessStatus, Basis, Extent, IdentityMode, Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What was decided about showing one thing, and why."""

    status: AccessStatus = AccessStatus.CLOSED
    reason: str | None = None
    """Public reason category for a withdrawal; None otherwise."""
    until: str | None = None
    """Of an embargo: the first day on which it is open, ``2027-01-31``; None: it never opens by itself."""

    @property
    def opens_on(self) -> date | None:
        """The day on which an embargo ends by itself; None where it has none, or one that can't be read."""
        if self.status is not AccessStatus.EMBARGOED or self.until is None:
            return None
        try:
            return date.fromisoformat(self.until)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """On what basis the words of a source are here: independent of who may see them."""

    id: str
    basis: Basis
    date: str | None = None
    """A partial date: when it was made."""
    party: str | None = None
    """With whom; for the archivists alone."""
    restrictions: str | None = None
    """What it asks for; for the archivists alone."""
    paper: str | None = None
    """Where the paper or the recording of it lies; for the archivists alone."""
    extent: Extent | None = None
    """How much of the source it lets be read; None: nobody said so, and it is the quotes."""

    @property
    def covers_full_text(self) -> bool:
        """Whether the whole text may be read by whoever may see the source."""
        return self.extent is Extent.FULL_TEXT


@dataclass(frozen=True, slots=True, order=True)
class Redaction:
    """A stretch of a version's text that the public reads as a sign; the original stays as it is."""

    span: Span
    sign: Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenIdentity:
    """By what a document says that the public may know one of its speakers."""

    name: str
    """As the text has it."""
    mode: IdentityMode
    public_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """What a document says of the protection of those who speak in it, as it comes in."""

    agreement: Agreement | None = None
    """With an empty id: it gets one."""
    content_notes: tuple[str, ...] = ()
    identities: tuple[GivenIdentity, ...] = ()
    redacted: tuple[tuple[str, Sign], ...] = ()
    """Words that the public reads as signs, wherever they stand in the text."""


UNPROTECTED = Protection()
