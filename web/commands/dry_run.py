"""What `testimony add --dry-run` prints: for each file what would be recorded, as a list for people.

Nothing is stored and no archive is opened; that the same bytes are there already is told when they are added.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from archive.errors import ArchiveError, visible
from archive.formats import registry
from archive.formats.turns.timecodes import shown
from archive.joints import on_one_line
from archive.model import Certainty, Document, Form, Proposal, TagField
from archive.preview import Preview, preview
from archive.transcripts import QUOTED

_WIDTH = 100
"""Characters shown of a quote."""
_UNTAGGED = "unknown"
_FIELDS = ("publisher", "author", "published", "url", "language")


def foretell(paths: Iterable[Path], describe: Callable[[Document], Document]) -> int:
    """Print what would become of each file; returns how many would be refused."""
    refused = 0
    for path in paths:
        try:
            for document in registry.parts(path):
                for line in _lines(path, preview(describe(document))):
                    click.echo(visible(line))
        except ArchiveError as problem:
            refused += 1
            click.echo(str(problem), err=True)
    return refused


def _lines(path: Path, seen: Preview) -> Iterator[str]:
    document, said = seen.document, seen.document.metadata
    yield f"{path}: would be recorded."
    yield f"  read as {document.media_type}, {len(document.text):,} characters; {said.access}, {said.kind}"
    yield f"  title: {said.title}"
    yield "  " + "; ".join(f"{name}: {getattr(said, name) or _UNTAGGED}" for name in _FIELDS)
    if document.furniture:
        size = len({place for span in document.furniture for place in range(span.start, span.end)})
        yield f"  furniture: {size:,} characters of it are no prose and not read for quotes"
    yield from (f"  voice: {voice}" for voice in _voices(document))
    yield from (f"  note: {remark}" for remark in document.remarks)
    fragments = len(seen.proposals) - len(seen.records)
    state = "accepted" if said.accepted_by else "proposed"
    yield f"  {_counted(len(seen.records), 'quote')} {state}, {_counted(fragments, 'fragment')} beside"
    for number, proposal in enumerate(seen.records, start=1):
        yield f"  {number:>4}  {_proposal(proposal, document.text)}"


def _voices(document: Document) -> Iterator[str]:
    """Who speaks in a transcript, and what became of each."""
    turns = Counter((turn.name or turn.speaker, turn.role, turn.role_certainty) for turn in document.turns)
    for (name, role, certainty), count in turns.items():
        state = "quoted" if role in QUOTED and name else "not quoted"
        guessed = " (inferred)" if name and certainty is not Certainty.STATED else ""
        yield f"{name or 'nobody is named'}, {role}{guessed}, {_counted(count, 'turn')}: {state}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _proposal(proposal: Proposal, text: str) -> str:
    words = on_one_line(proposal.parts, text)
    shortened = words if len(words) <= _WIDTH else f"{words[:_WIDTH].rstrip()}…"
    by = proposal.attribution
    speaker = f"{by.name} ({by.evidence.certainty})" if by else "speaker unknown"
    moment = f"{shown(proposal.start_seconds)} " if proposal.start_seconds is not None else ""
    return f"{moment}{speaker}, {proposal.kind}: {shortened}{_tags(proposal)}"


def _tags(proposal: Proposal) -> str:
    told = [
        f"{tag.place_role or tag.field}: {tag.value} ({tag.evidence.certainty})"
        for tag in proposal.tags
        if tag.field is not TagField.SAID_TO
    ]
    return f" [{'; '.join(told)}]" if told and proposal.form is Form.FULL else ""
