"""A preview: exactly what would be recorded of a document, before anything is.

Intake takes in what is read here and nothing else, so that what an archivist saw is what the record gets.
"""

from dataclasses import dataclass, replace
from hashlib import sha256

from archive import corrections, transcripts
from archive.access import Viewer, may_see_source
from archive.extraction.quotations import paragraphs
from archive.likeness.duplicates import Lookalike, find
from archive.model import Document, Form, Proposal, Source, Span
from archive.record.store import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A source of the archive that holds the same account as a document at the door, or a part of it."""

    source_id: str
    title: str
    """Empty where nobody is told of the source."""
    like: Lookalike | None
    """By its words; None for the same bytes, which can't come in a second time."""

    @property
    def keeps_out(self) -> bool:
        """Whether the document can't be taken in because of it."""
        return self.like is None


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
    corrected = corrections.remarks(document.text, paragraphs.split(document.text))
    return Preview(
        document=replace(document, furniture=furniture, remarks=(*document.remarks, *corrected)),
        proposals=tuple(sorted(kept, key=lambda proposal: proposal.span)),
    )


def known(record: Record, seen: Preview) -> tuple[Known, ...]:
    """The sources of the archive that hold the same account: byte for byte first, then the most alike."""
    same = record.source_of_bytes(sha256(seen.document.original).hexdigest())
    like = find(
        record, seen.document.text, furniture=seen.document.furniture, besides=same.id if same else None
    )
    sources = {source.id: source for source in record.sources([one.source_id for one in like])}
    near = (
        Known(source_id=one.source_id, title=_title(sources[one.source_id]), like=one)
        for one in like
        if one.source_id in sources
    )
    return (*((Known(source_id=same.id, title=_title(same), like=None),) if same else ()), *near)


def _title(source: Source) -> str:
    return source.description.title if may_see_source(source, Viewer.ARCHIVIST) else ""
