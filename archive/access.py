"""The one gate: what may be shown to whom.

Pure functions of what was decided; index, pages, exports and suggestions all ask here, and nobody else
decides. Closed is the default: a thing is shown only when every condition below says so. Workflow, agreement
and access are three things: neither a review nor an agreement opens a source or a quote.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Protocol

from archive.accounts.roles import Role
from archive.model import Access, AccessStatus, Agreement, Form, Review, Source, SourceKind


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is looking."""

    role: Role | None = None
    """Of somebody who signed in; None for the public."""

    PUBLIC: ClassVar["Viewer"]
    ARCHIVIST: ClassVar["Viewer"]

    @property
    def reads_restricted(self) -> bool:
        """Whether restricted material may be shown."""
        return self.role is not None and self.role.may(Role.READER)

    @property
    def is_archivist(self) -> bool:
        """Whether everything but what was withdrawn may be shown, in the words of the source."""
        return self.role is not None and self.role.may(Role.ARCHIVIST)


Viewer.PUBLIC = Viewer()
Viewer.ARCHIVIST = Viewer(Role.ARCHIVIST)


class Guarded(Protocol):
    """What the gate asks of anything: who may see it."""

    @property
    def access(self) -> Access:
        """What was decided."""
        ...


class GuardedQuote(Guarded, Protocol):
    """What the gate asks of a quote besides."""

    @property
    def review(self) -> Review:
        """Whether an archivist accepted it."""
        ...

    @property
    def form(self) -> Form:
        """Whether it is a record at all."""
        ...


class Reason(StrEnum):
    """Why something may not be shown (or that it may)."""

    ALLOWED = "allowed"
    WITHDRAWN = "withdrawn"
    SOURCE_NOT_OPEN = "source-not-open"
    SOURCE_EMBARGOED = "source-embargoed"
    SOURCE_RESTRICTED = "source-restricted"
    QUOTE_NOT_OPEN = "quote-not-open"
    QUOTE_EMBARGOED = "quote-embargoed"
    QUOTE_RESTRICTED = "quote-restricted"
    NOT_ACCEPTED = "not-accepted"
    NOT_A_RECORD = "not-a-record"
    RIGHTS = "rights"
    """The whole text belongs to its publisher."""
    NOT_AGREED = "full-text-not-agreed"
    """Nobody wrote down that whoever gave it agreed to the whole text being read."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The gate's answer with its reason; true where the thing may be shown."""

    allowed: bool
    reason: Reason

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(True, Reason.ALLOWED)

FULL_TEXT_KINDS = frozenset({SourceKind.STATEMENT})
"""Kinds whose whole text the public may read by default. News belongs to its publisher: the quote with the
sentence around it is shown (quotation right). Interviews and letters wait until an agreement says more; so
does news, where its publisher agreed."""

_OF_SOURCE = {
    AccessStatus.RESTRICTED: Reason.SOURCE_RESTRICTED,
    AccessStatus.EMBARGOED: Reason.SOURCE_EMBARGOED,
}
_OF_QUOTE = {
    AccessStatus.RESTRICTED: Reason.QUOTE_RESTRICTED,
    AccessStatus.EMBARGOED: Reason.QUOTE_EMBARGOED,
}


def may_see(
    quote: GuardedQuote, source: Guarded, viewer: Viewer = Viewer.PUBLIC, today: date | None = None
) -> Decision:
    """Whether the viewer may be shown this quote; the first NO wins, and so does the narrower access.

    today: the day by which embargoes end; without it, none has ended.
    """
    if AccessStatus.WITHDRAWN in (source.access.status, quote.access.status):
        return Decision(False, Reason.WITHDRAWN)
    if viewer.is_archivist:
        return ALLOWED
    decision = may_see_source(source, viewer, today)
    if not decision:
        return decision
    if not _is_open(quote.access, viewer, today):
        return Decision(False, _OF_QUOTE.get(quote.access.status, Reason.QUOTE_NOT_OPEN))
    if quote.review is not Review.ACCEPTED:
        return Decision(False, Reason.NOT_ACCEPTED)
    if quote.form is not Form.FULL:
        return Decision(False, Reason.NOT_A_RECORD)
    return ALLOWED


def may_see_source(source: Guarded, viewer: Viewer = Viewer.PUBLIC, today: date | None = None) -> Decision:
    """Whether the viewer may be told that this source exists; ``today`` as for ``may_see``."""
    if source.access.status is AccessStatus.WITHDRAWN:
        return Decision(False, Reason.WITHDRAWN)
    if viewer.is_archivist or _is_open(source.access, viewer, today):
        return ALLOWED
    return Decision(False, _OF_SOURCE.get(source.access.status, Reason.SOURCE_NOT_OPEN))


def title_told(source: Source) -> str:
    """What archivists are told that a source is called; of a withdrawn one, that it is."""
    return source.description.title if may_see_source(source, Viewer.ARCHIVIST) else "a withdrawn source"


def may_read_in_full(
    source: Source,
    *,
    is_excerpt: bool,
    agreement: Agreement | None = None,
    viewer: Viewer = Viewer.PUBLIC,
    today: date | None = None,
) -> Decision:
    """Whether the viewer may read the whole text; an excerpt record is our own narrative and may be read.

    agreement: the one that holds for the source. It opens no source, and nothing that is withheld within one:
    it says how much of what may be seen at all may be read.
    """
    decision = may_see_source(source, viewer, today)
    if not decision or viewer.is_archivist or is_excerpt:
        return decision
    kind = source.description.kind
    if kind in FULL_TEXT_KINDS or (agreement is not None and agreement.covers_full_text):
        return ALLOWED
    return Decision(False, Reason.RIGHTS if kind is SourceKind.NEWS else Reason.NOT_AGREED)


def is_restricted(quote: Guarded, source: Guarded) -> bool:
    """Whether a quote that is shown is for those only who may read what is restricted."""
    return AccessStatus.RESTRICTED in (source.access.status, quote.access.status)


def left_out(decisions: Iterable[Decision]) -> Mapping[Reason, int]:
    """How many were left out for which reason, the most frequent first: what an export says of itself.

    Fragments are no records, so that none of them was left out.
    """
    reasons = (decision.reason for decision in decisions if not decision)
    counts = Counter(reason for reason in reasons if reason is not Reason.NOT_A_RECORD)
    return dict(sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])))


def _is_open(access: Access, viewer: Viewer, today: date | None) -> bool:
    match access.status:
        case AccessStatus.OPEN:
            return True
        case AccessStatus.RESTRICTED:
            return viewer.reads_restricted
        case AccessStatus.EMBARGOED:
            opens_on = access.opens_on
            return opens_on is not None and today is not None and opens_on <= today
        case _:
            return False
