"""The audit: every word, file, revision and decision of the record against its proof.

``verify`` answers with findings, never by raising: one damaged record must not hide the others.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import TypeVar

from archive.comparison import Comparison, Match, against, compare
from archive.errors import ArchiveError, IntegrityError
from archive.formats.registry import text_of
from archive.model import Access, AccessStatus, Chain, Quote, Revision, Source, SourceVersion, Span
from archive.record.accession import prefix_of, suffix_of
from archive.record.revisions import flaws
from archive.record.states import Subject, state_of
from archive.record.store import Record

__all__ = ["Comparison", "Finding", "Match", "Report", "against", "compare", "verify"]

Found = TypeVar("Found")
_AT_ONCE = 500
_RESTORE = "Restore it from a copy, and find out who or what changed it."
_REPORT = "Do not cite it; report it with this line."


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing the audit noticed: which record, what, and what to do."""

    subject: str
    what: str
    remedy: str
    is_problem: bool = True
    """False for what needs no repair, such as the bytes of an addition that was interrupted."""

    def __str__(self) -> str:
        return f"{'' if self.is_problem else 'note: '}{self.subject}: {self.what}. {self.remedy}"


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


def verify(record: Record) -> Report:
    """Audit the whole record; others may read and write meanwhile."""
    audit = _Audit(record)
    findings = tuple(audit.findings())
    return Report(findings=findings, checked=audit.checked)


class _Audit:
    """One pass over everything."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._told: dict[str, str] = {}
        """By subject: the SHA-256 of the state that its last revision tells."""
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
        for complaint in self._record.complaints():
            yield Finding(subject="database", what=complaint, remedy=_RESTORE)
        yield from self._chain()
        yield from self._subjects()
        yield from self._words()
        yield from self._orphans()

    def _chain(self) -> Iterator[Finding]:
        try:
            for flaw in flaws(self._revisions_seen(), self._record.head):
                yield Finding(subject=f"revision:{flaw.number}", what=flaw.what, remedy=_RESTORE)
        except IntegrityError as error:
            yield _unreadable(error)

    def _revisions_seen(self) -> Iterator[Revision]:
        for revision in self._record.revisions():
            self._counts["revisions"] += 1
            self._told[revision.subject] = _digest(revision.after or "")
            yield revision

    def _subjects(self) -> Iterator[Finding]:
        names = tuple(dict.fromkeys((*self._told, *self._record.subjects())))
        for name, subject in _each(names, self._record.named):
            if isinstance(subject, IntegrityError):
                yield _unreadable(subject)
                continue
            yield from self._as_told(name, subject)
            if isinstance(subject, SourceVersion):
                yield from self._fixity(subject)
            if isinstance(subject, Source | Quote):
                yield from _decided(name, subject.access)

    def _as_told(self, name: str, subject: Subject | None) -> Iterator[Finding]:
        if subject is not None and self._told.get(name) == _digest(state_of(subject)):
            return
        # Somebody may have changed it since its revisions were read: look again, at both.
        current = self._record.named((name,)).get(name)
        told = [revision.after for revision in self._record.revisions(name)]
        if current is None:
            yield Finding(subject=name, what="revisions tell of it, and it is gone", remedy=_RESTORE)
        elif not told:
            yield Finding(subject=name, what="no revision tells how it came here", remedy=_RESTORE)
        elif told[-1] != state_of(current):
            yield Finding(subject=name, what="it is not what its last revision says", remedy=_RESTORE)

    def _fixity(self, version: SourceVersion) -> Iterator[Finding]:
        name = f"version:{version.id}"
        self._counts["versions"] += 1
        self._originals.add(version.original_sha256)
        if _digest(version.text) != version.text_sha256:
            yield Finding(subject=name, what="its text no longer has its SHA-256", remedy=_RESTORE)
        try:
            original = self._record.originals.read(version.original_sha256)
            text = text_of(original, version.media_type, where=name)
        except (ArchiveError, ValueError) as error:
            what = error.what if isinstance(error, ArchiveError) else "its original has no SHA-256"
            yield Finding(subject=name, what=what, remedy=_RESTORE)
            return
        if text != version.text:
            yield Finding(subject=name, what="its text is not what its original says", remedy=_RESTORE)

    def _words(self) -> Iterator[Finding]:
        for quote_id, chain in _each(self._record.quote_ids(), self._record.chains):
            self._counts["quotes"] += 1
            if isinstance(chain, IntegrityError):
                yield _unreadable(chain)
            elif chain is not None:
                for complaint in _complaints(chain):
                    yield Finding(subject=f"quote:{quote_id}", what=complaint, remedy=_REPORT)

    def _orphans(self) -> Iterator[Finding]:
        for digest in self._record.originals.digests():
            if digest not in self._originals:
                yield Finding(
                    subject=f"original:{digest}",
                    what="no record names these bytes; an addition was interrupted",
                    remedy="Add the document again, or let them lie.",
                    is_problem=False,
                )


def _complaints(chain: Chain) -> Iterator[str]:
    quote, text = chain.quote, chain.version.text
    if chain.version.source_id != quote.source_id:
        yield "its version belongs to another source"
    if tuple(part.of(text) for part in quote.parts) != quote.exact:
        yield "its words are not those of the source"
    if any(earlier.end > later.start for earlier, later in pairwise(quote.parts)):
        yield "its parts are out of order"
    if (quote.prefix, quote.suffix) != (prefix_of(text, quote.span), suffix_of(text, quote.span)):
        yield "the words around it are not those of the source"
    if any(not 0 <= span.start < span.end <= len(text) for span in _spans(quote)):
        yield "its evidence lies outside the text"


def _spans(quote: Quote) -> Iterator[Span]:
    yield from (*quote.parts, *quote.nested)
    if quote.attribution:
        yield from (quote.attribution.mention, *quote.attribution.evidence.spans)
    for tag in quote.tags:
        yield from tag.evidence.spans


def _decided(name: str, access: Access) -> Iterator[Finding]:
    if (access.status is AccessStatus.WITHDRAWN) != bool(access.reason):
        yield Finding(
            subject=name,
            what="a withdrawal and its reason do not stand together",
            remedy="Decide its access again.",
        )


def _each(
    names: Sequence[str], read: Callable[[Sequence[str]], Mapping[str, Found]]
) -> Iterator[tuple[str, Found | IntegrityError | None]]:
    """Each name with what was read for it; where several can't be read together, one by one."""
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        try:
            found = read(some)
        except IntegrityError:
            for name in some:
                try:
                    yield name, read((name,)).get(name)
                except IntegrityError as error:
                    yield name, error
            continue
        yield from ((name, found.get(name)) for name in some)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _unreadable(error: IntegrityError) -> Finding:
    return Finding(subject=error.where or "record", what=error.what, remedy=_RESTORE)
