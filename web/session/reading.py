"""The line over public pages that tells somebody who is signed in what they see there, and others don't."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import g

from archive.access import Viewer, may_see
from archive.model import Chain
from web.holdings import today
from web.session.signing import known_session


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderLine:
    """What ``desk/_reading.html`` shows."""

    name: str
    is_restricted: bool
    """Whether something on the page is not for everybody."""
    beyond: int
    """Restricted quotes that the page has no room for."""


def note(chains: Iterable[Chain], beyond: int = 0) -> None:
    """Note what a page shows, and what it has no room for, so that the line can say what is not public."""
    g.restricted_beyond = beyond
    g.shows_restricted = any(not may_see(c.quote, c.source, Viewer.PUBLIC, today()) for c in chains)


def reader_line() -> ReaderLine | None:
    """The line for whoever asks; None for who is not signed in."""
    session = known_session()
    if session is None:
        return None
    return ReaderLine(
        name=session.account.name,
        is_restricted=g.get("shows_restricted", False),
        beyond=g.get("restricted_beyond", 0),
    )
