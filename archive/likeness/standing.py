"""Standing: a quote's words in another version of its source than the one where they were found."""

from dataclasses import dataclass

from archive.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """That the words also stand there, letter by letter; an archivist said so, and the audit proves it."""

    id: str
    """Derived from the quote and the version: there is one standing of a quote in a version."""
    quote_id: str
    version_id: str
    parts: tuple[Span, ...]
    """Where, in the text of that version; nowhere any more since the quote was given other words."""
