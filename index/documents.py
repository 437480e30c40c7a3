"""What the index is told about a quote: flat, engine-neutral, and only what may be shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """One quote as the engines see it. Words and names are as written; engines analyse them alike."""

    id: str
    words: str
    """The quote's own words, parts joined by a paragraph break so that no phrase spans a gap."""
    speaker_id: str | None = None
    speaker_names: tuple[str, ...] = ()
    role: str | None = None
    place_ids: tuple[str, ...] = ()
    place_names: tuple[str, ...] = ()
    """As quoted, and every variant of the places they resolve to."""
    source_id: str = ""
    source_names: tuple[str, ...] = ()
    """Title and publisher."""
    kind: str = "testimony"
    language: str | None = None
    age: int | None = None
    age_band: str | None = None
    """``60-69`` and so on from the stated age, else the stated band (``elderly``)."""
    date_from: int | None = None
    """First day it may have been said, else published: YYYYMMDD."""
    date_to: int | None = None
    year: str | None = None
