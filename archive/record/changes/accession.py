"""Accession: a document and its proposals become a source, a version, quotes, speakers and places.

Works within one writing transaction of the caller; the original bytes are on disk by then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, func, insert, select

from archive.ids import derived_id, new_id
from archive.likeness.beside import prefix_of, suffix_of
from archive.model import (
    Access,
    AccessStatus,
    Attribution,
    Form,
    Proposal,
    Quote,
    Review,
    Source,
    SourceVersion,
    Speaker,
    SpeakerKind,
)
from archive.record.changes import titles, version_entry
from archive.record.changes.entrant import Entrant
from archive.record.changes.newcomers import added, enter_places, enter_speakers, new_speaker
from archive.record.changes.publication import publish
from archive.record.changes.slugs import Noun, claim
from archive.record.log.outbox import announce
from archive.record.log.revisions import Change, Journal
from archive.record.mapping.quote_rows import part_rows, quote_row, tag_rows
from archive.record.mapping.serialise import source_row
from archive.record.mapping.states import state_of, subject_of
from archive.record.reads import mergers, withheld
from archive.record.schema import tables
from archive.record.schema.rules import checked, described_access, refuse_duplicate

_ACCEPTED_IN_FILE = "accepted in the document's own front matter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What an accession made."""

    source_id: str
    version_id: str
    quote_ids: tuple[str, ...]
    """Of everything kept, in the order of the text."""
    records: int
    """How many of them are full quotes."""
    fragments: int
    accepted: bool
    """Whether an archivist answers for them already; else they are proposed."""
    withheld: int = 0
    """How many came in closed and proposed all the same: their words are withheld elsewhere."""
    by_minors: int = 0
    """How many stay proposed while others are accepted: their speakers may be under age."""
    waiting: int = 0
    """How many of the full quotes stay proposed where others are accepted, for either reason."""


class Accession:
    """One document on its way in: collects the rows, then writes them."""

    def __init__(self, connection: Connection, entrant: Entrant, *, who: str, why: str) -> None:
        """Take the writers' lock."""
        self._connection = connection
        self._entrant = entrant
        self._document = entrant.document
        self._journal = Journal(connection, who=who, why=why)
        self._changes: list[Change] = []
        self._said: list[tuple[str, ...]] = []
        self._newcomers: list[Speaker] = []
        self._speakers: dict[tuple[SpeakerKind, bool, str, int | None], str] = {}

    def add(self) -> Added:
        """Write everything; the caller commits. Raises DuplicateSource."""
        refuse_duplicate(self._connection, self._document, self._entrant.original_sha256)
        source = self._add_source()
        version = self._add_version(source)
        self._changes += enter_places(self._connection, self._entrant.places)
        quotes = [
            self._quote(proposal, number, source, version)
            for number, proposal in enumerate(self._entrant.proposals, start=1)
        ]
        enter_speakers(self._connection, self._newcomers)
        twins = withheld.twins(self._connection, quotes)
        self._add_quotes(quotes, twins)
        self._journal.append(self._changes)
        closed = [quote for quote in quotes if quote.id in twins]
        if closed:
            titles.withhold(self._connection, self._journal, source, closed)
        touched = [quote.id for quote in quotes]
        publish(self._connection, self._journal, touched)
        announce(self._connection, touched)
        return Added(
            source_id=source.id,
            version_id=version.id,
            quote_ids=tuple(quote.id for quote in quotes),
            records=sum(quote.form is Form.FULL for quote in quotes),
            fragments=sum(quote.form is Form.FRAGMENT for quote in quotes),
            accepted=source.description.accepted_by is not None,
            withheld=len(twins),
            by_minors=sum(self._is_held(quote) and quote.id not in twins for quote in quotes),
            waiting=sum(
                quote.form is Form.FULL and (quote.id in twins or self._is_held(quote)) for quote in quotes
            ),
        )

    def _add_source(self) -> Source:
        description = self._document.metadata
        source_id = self._document.record_id or new_id()
        where = self._document.original_name
        last = self._connection.execute(select(func.max(tables.sources.c.number))).scalar() or 0
        source = Source(
            id=source_id,
            slug=claim(self._connection, Noun.SOURCE, source_id, source_id),
            description=description,
            note_html=self._entrant.note_html,
            access=checked(described_access(description), where),
            added_by=self._journal.who,
            added_at=self._journal.at,
            number=last + 1,
        )
        self._insert(tables.sources, [source_row(source)])
        self._changes.append(added(source))
        return source

    def _add_version(self, source: Source) -> SourceVersion:
        version = version_entry.enter(
            self._connection,
            self._document,
            source_id=source.id,
            number=1,
            who=source.added_by,
            at=source.added_at,
        )
        self._changes.append(added(version))
        return version

    def _quote_id(self, source: Source, exact: tuple[str, ...]) -> str:
        """Fresh; in a record that brings its own id, the same for the same words in every archive."""
        if self._document.record_id is None:
            return new_id()
        nth = self._said.count(exact)
        self._said.append(exact)
        return derived_id(source.id, str(nth), *exact)

    def _quote(self, proposal: Proposal, number: int, source: Source, version: SourceVersion) -> Quote:
        text, span = version.text, proposal.span
        exact = tuple(part.of(text) for part in proposal.parts)
        return Quote(
            id=self._quote_id(source, exact),
            source_id=source.id,
            version_id=version.id,
            number=number,
            parts=proposal.parts,
            exact=exact,
            prefix=prefix_of(text, span),
            suffix=suffix_of(text, span),
            form=proposal.form,
            kind=proposal.kind,
            language=source.description.language,
            speaker_id=self._speaker_id(proposal),
            attribution=proposal.attribution,
            tags=proposal.tags,
            review=Review.PROPOSED,
            # No restriction of its own: the source's access and the review decide.
            access=Access(status=AccessStatus.OPEN),
            nested=proposal.nested,
            start_seconds=proposal.start_seconds,
            end_seconds=proposal.end_seconds,
        )

    def _add_quotes(self, quotes: Sequence[Quote], twins: Mapping[str, str]) -> None:
        stored = [self._settled(quote, twins) for quote in quotes]
        self._insert(tables.quotes, [quote_row(quote) for quote in stored])
        self._insert(tables.parts, [row for quote in stored for row in part_rows(quote)])
        self._insert(tables.tags, [row for quote in stored for row in tag_rows(quote)])

    def _settled(self, proposed: Quote, twins: Mapping[str, str]) -> Quote:
        """The quote as it comes in: as proposed, accepted in its file, or closed with its twin."""
        subject, accepted_by = subject_of(proposed), self._document.metadata.accepted_by
        if proposed.id in twins:
            closed = replace(proposed, access=Access(status=AccessStatus.CLOSED))
            why = f"{withheld.REPEATS} quote:{twins[proposed.id]}"
            self._changes.append(Change(subject, "propose+close", None, state_of(closed), why=why))
            return closed
        before = state_of(proposed)
        self._changes.append(Change(subject, "propose", None, before))
        if accepted_by is None or self._is_held(proposed):
            return proposed
        accepted = replace(proposed, review=Review.ACCEPTED)
        self._changes.append(
            Change(subject, "accept", before, state_of(accepted), who=accepted_by, why=_ACCEPTED_IN_FILE)
        )
        return accepted

    def _is_held(self, proposed: Quote) -> bool:
        """Whether a minor's words wait for a decision of their own; not where the file itself states one."""
        document = self._document
        is_bulk = document.metadata.accepted_by is not None and "accepted_by" not in document.stated
        return is_bulk and proposed.by_minor

    def _speaker_id(self, proposal: Proposal) -> str | None:
        attribution = proposal.attribution
        if attribution is None:
            return None
        # One name in one document is one person; a description may fit several.
        stranger = None if attribution.named else proposal.person
        key = (attribution.speaker_kind, attribution.named, attribution.name, stranger)
        if key not in self._speakers:
            self._speakers[key] = self._joined_speaker(attribution) or self._add_speaker(attribution)
        return self._speakers[key]

    def _joined_speaker(self, attribution: Attribution) -> str | None:
        # Two persons may share a name; an office or an organisation of one full name is the same one.
        if attribution.speaker_kind is SpeakerKind.PERSON or not attribution.named:
            return None
        query = (
            select(tables.speakers.c.id)
            .join(tables.names, tables.names.c.speaker_id == tables.speakers.c.id)
            .where(
                tables.names.c.form == attribution.name,
                tables.names.c.is_primary,
                tables.speakers.c.kind == attribution.speaker_kind.value,
                tables.speakers.c.named,
            )
        )
        found: str | None = self._connection.execute(query.limit(1)).scalar()
        return None if found is None else mergers.standing_id(self._connection, found)

    def _add_speaker(self, attribution: Attribution) -> str:
        speaker = new_speaker(attribution.name, attribution.speaker_kind, named=attribution.named)
        self._newcomers.append(speaker)
        self._changes.append(added(speaker))
        return speaker.id

    def _insert(self, table: Any, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)
