"""One entry of the log of changes, as a value."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One change of one record (PREMIS Event), linked to the one before by its hash."""

    number: int
    subject: str
    """``quote:ID``, ``source:ID``, …"""
    action: str
    who: str
    why: str
    at: datetime
    before: str | None
    """Canonical JSON of the record before; None when it was made."""
    after: str | None
    previous_hash: str
    hash: str
