"""The audit: every word, file, revision and decision of the record against its proof.

``verify`` answers with findings, never by raising: one damaged record must not hide the others.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TypeVar

from archive.comparison import Comparison, Match, against, compare
from archive.days_of_speaking import late_days
from archive.errors import ArchiveError, IntegrityError, RecordUnavailable
from archive.findings import Finding
from archive.formats.registry import is_text_of
from archive.likeness.beside import prefix_of, suffix_of
from archive.likeness.standing import Standing
from archive.model import Access, AccessStatus, Chain, Quote, Revision, Source, SourceVersion, spans_of
from archive.record.changes.standings import disagreement
from archive.record.history.telling import Telling, agrees, digest
from archive.record.log.outbox import Announcement
from archive.record.log.revisions import Damaged, flaws
from archive.record.mapping.states import Subject, state_of
from archive.record.store import Record

__all__ = ["Comparison", "Finding", "Match", "Report", "against", "compare", "verify"]

Found = TypeVar("Found")
_AT_ONCE = 500
_RESTORE = "Restore it from a copy, and find out who or what changed it."
_REPORT = "Do not cite it; report it with this line."
_REBUILD = "Rebuild the search index, and find out who or what changed the database."


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The audit's outcome."""

    findings: tuple[Finding, ...]
    checked: str
    """What was looked at, in words."""

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that need somebody."""
        return tuple(finding for finding in self.findings if finding.is_problem)

    @property
    def ok(self) -> bool:
        """Whether nothing needs somebody."""
        return not self.problems

    @property
    def summary(self) -> str:
        """One line for people."""
        count = len(self.problems)
        found = "no problems" if not count else f"{count:,} problem{'' if count == 1 else 's'}"
        return f"{self.checked}: {found}."


def verify(record: Record, *, head: tuple[int, str] | None = None) -> Report:
    """Audit the whole record; others may read and write meanwhile.

    head: number and hash of a revision, written down elsewhere (from ``Record.head``): it must be there.
    """
    audit = _Audit(record, head)
    findings = tuple(dict.fromkeys(audit.findings()))
    return Report(findings=findings, checked=audit.checked)


class _Audit:
    """One pass over everything."""

    def __init__(self, record: Record, head: tuple[int, str] | None) -> None:
        self._record = record
        self._written_down = head
        self._telling = Telling()
        self._announced: dict[str, Announcement] = {}
        self._originals: set[str] = set()
        self._counts = {"quotes": 0, "versions": 0, "revisions": 0}

    @property
    def checked(self) -> str:
        counts = self._counts
        return (
            f"{counts['quotes']:,} quotes, {counts['versions']:,} versions with their originals "
            f"and {counts['revisions']:,} revisions checked"
        )

    def findings(self) -> Iterator[Finding]:
        stages = (self._file, self._chain, self._head, self._outbox, self._subjects, self._slugs)
        for stage in (*stages, self._words, self._orphans):
            try:
                yield from stage()
            except RecordUnavailable as error:
                yield Finding(subject="database", what=error.what, remedy=_RESTORE)

    def _file(self) -> Iterator[Finding]:
        for complaint in self._record.complaints():
            yield Finding(subject="database", what=complaint, remedy=_RESTORE)

    def _chain(self) -> Iterator[Finding]:
        complaints: list[Finding] = []
        for flaw in flaws(self._revisions_seen(complaints), self._record.head):
            yield Finding(subject=f"revision:{flaw.number}", what=flaw.what, remedy=_RESTORE)
        yield from complaints

    def _revisions_seen(self, complaints: list[Finding]) -> Iterator[Revision | Damaged]:
        for revision in self._record.journal():
            self._counts["revisions"] += 1
            if isinstance(revision, Revision):
                for complaint in self._telling.take(revision):
                    subject = f"revision:{revision.number}"
                    complaints.append(Finding(subject=subject, what=complaint, remedy=_RESTORE))
            yield revision

    def _head(self) -> Iterator[Finding]:
        if self._written_down is None:
            return
        number, written = self._written_down
        if self._record.revision_hash(number) != written:
            what = "the revision is not there with the hash that was written down"
            yield Finding(subject=f"revision:{number}", what=what, remedy=_RESTORE)

    def _outbox(self) -> Iterator[Finding]:
        for gap in self._record.outbox_gaps():
            yield Finding(subject="outbox", what=gap, remedy=_REBUILD)
        self._announced = {one.quote_id: one for one in self._record.announcements()}

    def _subjects(self) -> Iterator[Finding]:
        names = tuple(dict.fromkeys((*self._telling.states, *self._record.subjects())))
        for name, subject in _each(names, self._record.named):
            if isinstance(subject, IntegrityError):
                yield _unreadable(name, subject)
                continue
            yield from self._as_told(name, subject)
            if isinstance(subject, SourceVersion):
                yield from self._fixity(subject)
            if isinstance(subject, Standing):
                yield from self._standing(name, subject)
            if isinstance(subject, Source | Quote):
                yield from _decided(name, subject.access)
            if isinstance(subject, Quote) and self._telling.unannounced(
                subject, self._announced.get(subject.id)
            ):
                yield Finding(subject=name, what="the index was not told of its last change", remedy=_REBUILD)

    def _as_told(self, name: str, subject: Subject | None) -> Iterator[Finding]:
        if subject is not None and self._telling.states.get(name) == digest(state_of(subject)):
            return
        # Somebody may have changed it since its revisions were read: look again, at both.
        current = self._record.named((name,)).get(name)
        told = [entry.after for entry in self._record.journal(name) if isinstance(entry, Revision)]
        if current is None:
            yield Finding(subject=name, what="revisions tell of it, and it is gone", remedy=_RESTORE)
        elif not told:
            yield Finding(subject=name, what="no revision tells how it came here", remedy=_RESTORE)
        elif isinstance(current, IntegrityError) or not agrees(told[-1], state_of(current)):
            yield Finding(subject=name, what="it is not what its last revision says", remedy=_RESTORE)

    def _fixity(self, version: SourceVersion) -> Iterator[Finding]:
        name = f"version:{version.id}"
        self._counts["versions"] += 1
        self._originals.add(version.original_sha256)
        if digest(version.text) != version.text_sha256:
            yield Finding(subject=name, what="its text no longer has its SHA-256", remedy=_RESTORE)
        try:
            original = self._record.originals.read(version.original_sha256)
            agrees_with_it = is_text_of(version.text, original, version.media_type, where=name)
        except (ArchiveError, ValueError) as error:
            what = error.what if isinstance(error, ArchiveError) else "its original can't be read"
            yield Finding(subject=name, what=what, remedy=_RESTORE)
            return
        if not agrees_with_it:
            yield Finding(subject=name, what="its text is not what its original says", remedy=_RESTORE)
        yield from self._turns(version)

    def _turns(self, version: SourceVersion) -> Iterator[Finding]:
        name = f"version:{version.id}"
        try:
            transcript = self._record.transcript(version.id)
        except IntegrityError as error:
            yield _unreadable(name, error)
            return
        spans = [turn.words for turn in transcript.turns] if transcript else []
        if any(not 0 <= span.start <= span.end <= len(version.text) for span in spans):
            yield Finding(subject=name, what="its turns lie outside the text", remedy=_RESTORE)

    def _standing(self, name: str, stated: Standing) -> Iterator[Finding]:
        if not stated.parts:
            # It has lapsed: it says nothing that could be wrong.
            return
        quote, version = self._record.quote(stated.quote_id), self._record.version(stated.version_id)
        complaint = (
            disagreement(stated, quote, version) if quote and version else "what it names is not there"
        )
        if complaint:
            yield Finding(subject=name, what=complaint, remedy=_REPORT)

    def _slugs(self) -> Iterator[Finding]:
        told = self._telling.slugs
        kept = {(row.noun, row.slug): row for row in self._record.slugs()}
        for key in sorted(told.keys() | kept.keys()):
            row = told.get(key) or kept[key]
            name = f"{row.noun}:{row.record_id}"
            if told.get(key) != kept.get(key) and not self._leads_as_told(name, key):
                what = "one of its addresses does not lead where the revisions tell"
                yield Finding(subject=name, what=what, remedy=_RESTORE)

    def _leads_as_told(self, name: str, key: tuple[str, str]) -> bool:
        # Somebody may have been given it since the revisions were read: look again, at both.
        telling = Telling()
        for entry in self._record.journal(name):
            if isinstance(entry, Revision):
                telling.follow_slug(entry)
        return telling.slugs.get(key) in [row for row in self._record.slugs() if (row.noun, row.slug) == key]

    def _words(self) -> Iterator[Finding]:
        for quote_id, chain in _each(self._record.quote_ids(), self._record.examined):
            self._counts["quotes"] += 1
            if isinstance(chain, IntegrityError):
                yield _unreadable(f"quote:{quote_id}", chain)
            elif chain is not None:
                for complaint in _complaints(chain):
                    yield Finding(subject=f"quote:{quote_id}", what=complaint, remedy=_REPORT)
                yield from late_days(chain)

    def _orphans(self) -> Iterator[Finding]:
        for sha256 in self._record.originals.digests():
            if sha256 not in self._originals:
                yield Finding(
                    subject=f"original:{sha256}",
                    what="no record names these bytes; an addition was interrupted",
                    remedy="Add the document again, or let them lie.",
                    is_problem=False,
                )


def _complaints(chain: Chain) -> Iterator[str]:
    quote, text = chain.quote, chain.version.text
    if chain.version.source_id != quote.source_id:
        yield "its version belongs to another source"
    if any(earlier.end > later.start for earlier, later in pairwise(quote.parts)):
        yield "its parts are out of order"
    if (quote.prefix, quote.suffix) != (prefix_of(text, quote.span), suffix_of(text, quote.span)):
        yield "the words around it are not those of the source"
    if any(not 0 <= span.start < span.end <= len(text) for span in spans_of(quote)):
        yield "its evidence lies outside the text"


def _decided(name: str, access: Access) -> Iterator[Finding]:
    if (access.status is AccessStatus.WITHDRAWN) != bool(access.reason):
        yield Finding(
            subject=name,
            what="a withdrawal and its reason do not stand together",
            remedy="Decide its access again.",
        )


def _each(
    names: Sequence[str], read: Callable[[Sequence[str]], Mapping[str, Found]]
) -> Iterator[tuple[str, Found | None]]:
    """Each name with what was read for it."""
    remaining = iter(names)
    while some := tuple(islice(remaining, _AT_ONCE)):
        found = read(some)
        yield from ((name, found.get(name)) for name in some)


def _unreadable(name: str, error: IntegrityError) -> Finding:
    return Finding(subject=error.where or name, what=error.what, remedy=error.remedy or _RESTORE)
