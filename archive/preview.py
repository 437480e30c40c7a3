"""A preview: exactly what would be recorded of a document, before anything is.

Intake takes in what is read here and nothing else, so that what an archivist saw is what the record gets.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from archive import transcripts
from archive.extraction import paragraphs
from archive.model import Document, Form, Proposal, Span
from archive.record.store import Record


class Likeness(StrEnum):
    """How far a source that is here already is the same account."""

    SAME_BYTES = "same-bytes"
    """Byte for byte: it can't come in a second time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookalike:
    """A source of the archive that holds the same account as a document at the door."""

    source_id: str
    title: str
    likeness: Likeness

    @property
    def keeps_out(self) -> bool:
        """Whether the document can't be taken in because of it."""
        return self.likeness is Likeness.SAME_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would be recorded of a document."""

    document: Document
    """With everything that was not read for quotes among its furniture."""
    proposals: tuple[Proposal, ...]
    """What would be kept, in the order of the text: full quotes and fragments."""

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The text by paragraphs, as it was read."""
        return paragraphs.split(self.document.text)

    @property
    def records(self) -> tuple[Proposal, ...]:
        """The proposals that would count as testimonies or statements, fragments left out."""
        return tuple(proposal for proposal in self.proposals if proposal.form is Form.FULL)

    @property
    def fingerprint(self) -> str:
        """A digest of all that would be recorded of the text: what was looked at is what is taken in."""
        document = self.document
        whole = (document.text, document.furniture, document.is_excerpt, self.proposals)
        return sha256(repr(whole).encode("utf-8", "backslashreplace")).hexdigest()


def preview(document: Document) -> Preview:
    """Read a document for quotes, and record nothing. Pure and deterministic.

    What the file itself proposes, else what a transcript's turns give, else what is found in the text.
    """
    if document.proposals:
        return Preview(document=document, proposals=document.proposals)
    if document.turns:
        return Preview(document=document, proposals=transcripts.propose(document))
    # Its word lists take a quarter of the time in which a server starts, which adds nothing on most days.
    from archive.extraction.pipeline import extract

    extraction = extract(
        document.text,
        published=document.metadata.published,
        language=document.metadata.language,
        furniture=document.furniture,
    )
    furniture = tuple(sorted({*document.furniture, *extraction.furniture}))
    kept = (proposal for proposal in extraction.quotes if proposal.form is not Form.PHRASE)
    return Preview(
        document=replace(document, furniture=furniture),
        proposals=tuple(sorted(kept, key=lambda proposal: proposal.span)),
    )


def lookalikes(record: Record, seen: Preview) -> tuple[Lookalike, ...]:
    """The sources of the archive that hold the same account, the most alike first."""
    digest = sha256(seen.document.original).hexdigest()
    same = record.source_of_bytes(digest)
    if same is None:
        return ()
    found = Lookalike(source_id=same.id, title=same.description.title, likeness=Likeness.SAME_BYTES)
    return (found,)
