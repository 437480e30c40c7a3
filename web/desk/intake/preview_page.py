"""The page on which an archivist sees what would be recorded, before anything is."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from archive.attesting import share
from archive.describing import WrongField
from archive.errors import ArchiveError, Problems
from archive.formats.markdown import title_of
from archive.joints import on_one_line
from archive.likeness.duplicates import Likeness, Lookalike
from archive.model import Collection, Document, Form, Proposal
from archive.preview import Known, Preview
from archive.record.drafts import Draft
from web import desk_addresses as addresses
from web.desk.description_form import Field, fields
from web.desk.marks.claims import Line, line, marks_of, speaker_line
from web.desk.marks.marking import Layer, Mark, Piece, marked
from web.language import wording
from web.pages.parts import Written, shortened

ATTESTATION = "attestation_of"
"""The field that names the source of which a draft is another attestation."""
SHORT = 90
"""Characters of a quote in the list beside the text, which has it whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A quote that would be proposed."""

    key: str
    words: str
    """Its first words, where it is long."""
    whole: str
    """All of them; empty where they are those above."""
    kind: str
    is_fragment: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """A source of the archive with the same account."""

    id: str
    title: str
    href: str
    keeps_out: bool
    told: str
    """What the one is to the other, as the end of a sentence."""
    is_joined: bool
    """Whether the archivist said that it is another attestation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """What ``desk/preview.html`` shows."""

    title: str
    draft_id: str
    name: str
    sha256: str
    is_pasted: bool
    fields: tuple[Field, ...]
    problems: tuple[str, ...]
    """What keeps it from being taken in, beside wrong fields."""
    notice: str
    summary: str
    remarks: tuple[str, ...]
    """What reading the file took for granted or left out."""
    found: tuple[Found, ...]
    text: tuple[tuple[Piece, ...], ...]
    written: Written
    same: tuple[Same, ...]
    fingerprint: str
    """Of what is shown, so that nothing else is taken in."""
    can_be_taken: bool

    @property
    def near(self) -> tuple[Same, ...]:
        """The sources that it may be another attestation of."""
        return tuple(one for one in self.same if not one.keeps_out)

    @property
    def is_joined(self) -> bool:
        """Whether it is to be another attestation of one of them."""
        return any(one.is_joined for one in self.near)

    @property
    def has_more(self) -> bool:
        """Whether the fields that are folded away hold something, or something wrong."""
        return any((one.value or one.problem) and not one.is_asked for one in self.fields)


def preview_page(
    draft: Draft,
    seen: Preview | None,
    *,
    problem: ArchiveError | None,
    same: Iterable[Known],
    collections: Iterable[Collection],
    notice: str = "",
    is_pasted: bool,
    confirmed: Container[str] = frozenset(),
) -> PreviewPage:
    """The page for a draft; ``seen`` is None where its bytes can't be read, which ``problem`` says."""
    document = seen.document if seen else None
    wrong, others = by_field(problem)
    alike = tuple(_same(each, draft.fields.get(ATTESTATION, "")) for each in same)
    return PreviewPage(
        title=draft.fields.get("title") or _untitled(draft, document, is_pasted=is_pasted),
        draft_id=draft.id,
        name=draft.name,
        sha256=sha256(draft.original).hexdigest(),
        is_pasted=is_pasted,
        fields=fields(document, draft.fields, collections, wrong, confirmed, is_pasted=is_pasted),
        problems=others,
        notice=notice,
        summary=_summary(seen) if seen else "",
        remarks=document.remarks if document else (),
        found=_found(seen) if seen else (),
        text=text_of(seen) if seen else (),
        written=Written(document.metadata.language if document else None),
        same=alike,
        fingerprint=seen.fingerprint if seen else "",
        can_be_taken=seen is not None and not any(each.keeps_out for each in alike),
    )


def _untitled(draft: Draft, document: Document | None, *, is_pasted: bool) -> str:
    if is_pasted and document is not None and document.metadata.title == title_of(draft.name):
        return "A pasted text"
    return document.metadata.title if document is not None else draft.name


def text_of(seen: Preview) -> tuple[tuple[Piece, ...], ...]:
    """The whole text with what would be proposed marked in place."""
    marks = [mark for n, proposal in enumerate(seen.proposals, 1) for mark in marks_of(proposal, str(n))]
    aside = [Mark(span=span, layer=Layer.ASIDE) for span in seen.document.furniture if span.start < span.end]
    return marked(seen.document.text, [*marks, *aside], seen.paragraphs)


def by_field(problem: ArchiveError | None) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """What is wrong with the fields, by name, and what else is wrong."""
    each = problem.problems if isinstance(problem, Problems) else (problem,) if problem else ()
    fields_wrong = [one for one in each if isinstance(one, WrongField)]
    return (
        {one.where or "": f"This {one.what.partition('” ')[2]}." for one in fields_wrong},
        tuple(str(one) for one in each if one not in fields_wrong),
    )


def _summary(seen: Preview) -> str:
    records = len(seen.records)
    fragments = len(seen.proposals) - records
    parts = [f"{wording.quotes(records)} would be proposed"]
    if fragments:
        parts.append(f"{wording.count(fragments, 'fragment')} kept with their speakers")
    return f"{', '.join(parts)}. Nothing is recorded yet, and nothing will be public until somebody decides."


def _found(seen: Preview) -> tuple[Found, ...]:
    text = seen.document.text
    return tuple(_one(proposal, str(n), text) for n, proposal in enumerate(seen.proposals, 1))


def _one(proposal: Proposal, key: str, text: str) -> Found:
    words = on_one_line(proposal.parts, text)
    first = shortened(words, SHORT)
    spoken = (speaker_line(proposal.attribution),) if proposal.attribution else ()
    return Found(
        key=key,
        words=first,
        whole="" if first == words else words,
        kind=wording.KIND[proposal.kind],
        is_fragment=proposal.form is Form.FRAGMENT,
        lines=(*spoken, *map(line, proposal.tags)),
    )


def _same(known: Known, joined: str) -> Same:
    return Same(
        id=known.source_id,
        title=known.title or "a withdrawn source",
        href=addresses.source(known.source_id),
        keeps_out=known.keeps_out,
        told=_told(known.like) if known.like else "",
        is_joined=known.source_id == joined,
    )


def _told(like: Lookalike) -> str:
    match like.likeness:
        case Likeness.SAME:
            return f"has the same text ({share(like)} of these words)"
        case Likeness.COPY:
            return f"has a copy of it ({share(like)} of these words)"
        case _:
            return f"shares a passage of {like.overlap.longest} words with it"
