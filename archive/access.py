"""The one gate: what may be shown to whom.

Pure functions of what was decided; index, pages, exports and suggestions all ask here, and nobody else
decides. Closed is the default: a thing is shown only when every condition below says so.
"""

from dataclasses import dataclass
from enum import StrEnum

from archive.model import Access, AccessStatus, Form, Quote, Review, Source, SourceKind


class Viewer(StrEnum):
    """Who is looking."""

    PUBLIC = "public"
    ARCHIVIST = "archivist"


class Reason(StrEnum):
    """Why something may not be shown (or that it may)."""

    ALLOWED = "allowed"
    SOURCE_NOT_OPEN = "source-not-open"
    QUOTE_NOT_OPEN = "quote-not-open"
    WITHDRAWN = "withdrawn"
    NOT_ACCEPTED = "not-accepted"
    NOT_A_RECORD = "not-a-record"
    RIGHTS = "rights"


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
sentence around it is shown (quotation right). Interviews and letters wait until an agreement says more."""


def may_see(quote: Quote, source: Source, viewer: Viewer = Viewer.PUBLIC) -> Decision:
    """Whether the viewer may be shown this quote; the first NO wins."""
    if AccessStatus.WITHDRAWN in (source.access.status, quote.access.status):
        return Decision(False, Reason.WITHDRAWN)
    if viewer is Viewer.ARCHIVIST:
        return ALLOWED
    decision = may_see_source(source, viewer)
    if not decision:
        return decision
    if not _is_open(quote.access):
        return Decision(False, Reason.QUOTE_NOT_OPEN)
    if quote.review is not Review.ACCEPTED:
        return Decision(False, Reason.NOT_ACCEPTED)
    if quote.form is not Form.FULL:
        return Decision(False, Reason.NOT_A_RECORD)
    return ALLOWED


def may_see_source(source: Source, viewer: Viewer = Viewer.PUBLIC) -> Decision:
    """Whether the viewer may be told that this source exists."""
    if source.access.status is AccessStatus.WITHDRAWN:
        return Decision(False, Reason.WITHDRAWN)
    if viewer is Viewer.ARCHIVIST or _is_open(source.access):
        return ALLOWED
    return Decision(False, Reason.SOURCE_NOT_OPEN)


def may_read_in_full(source: Source, *, is_excerpt: bool, viewer: Viewer = Viewer.PUBLIC) -> Decision:
    """Whether the viewer may read the whole text; an excerpt record is our own narrative and may be read."""
    decision = may_see_source(source, viewer)
    if not decision or viewer is Viewer.ARCHIVIST or is_excerpt:
        return decision
    if source.description.kind in FULL_TEXT_KINDS:
        return ALLOWED
    return Decision(False, Reason.RIGHTS)


def _is_open(access: Access) -> bool:
    return access.status is AccessStatus.OPEN
