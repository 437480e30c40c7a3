"""Transcripts: whose turn it is to speak, in which words, at which moment of a recording.

Spans point into the text of the document or version that holds the transcript; moments are seconds from the
beginning of the recording. The vocabulary is that of the Oral History Association (narrator, interviewer) and
of OHMS (index point).
"""

from dataclasses import dataclass
from enum import StrEnum

from archive.spans import Span
from archive.terms import Certainty


class TurnRole(StrEnum):
    """What a speaker is to the interview."""

    NARRATOR = "narrator"
    """Tells what they lived: their turns are testimony."""
    INTERVIEWER = "interviewer"
    """Asks: never testimony, but the one to whom things are said."""
    OFFICIAL = "official"
    """Speaks for an office or a body, as in a parliament: a statement, never testimony."""
    OTHER = "other"
    """Anybody else, and any turn of which the file does not tell who speaks: never testimony."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A stretch of a turn with a moment of its own: what a player follows."""

    words: Span
    start: float
    end: float | None = None
    """None where the file does not say when it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says until another does, or until the file stops naming who speaks."""

    words: Span
    """Without the label; paragraphs within it stand apart by an empty line."""
    speaker: str | None = None
    """The label as it stands; of an inherited turn, that of the turn before; None where nobody is named."""
    label: Span | None = None
    """Where the text has that label; None where it has none."""
    is_inherited: bool = False
    """Whether the turn has no label of its own: that the one before speaks on is inferred."""
    name: str | None = None
    """The full name of the one whom the label stands for, where the file gives it elsewhere."""
    name_at: Span | None = None
    """Where the text has that full name."""
    role: TurnRole = TurnRole.OTHER
    role_certainty: Certainty = Certainty.INFERRED
    """``stated`` where the file says who is asked and who asks; else inferred from who asks questions."""
    is_named: bool = True
    """Whether the label is a name; ``A`` and ``Speaker 2`` are none."""
    start: float | None = None
    end: float | None = None
    cues: tuple[Cue, ...] = ()
    """In order of the text; of an untimed turn none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPoint:
    """A segment of a recording as an archivist describes it: a way in, never testimony (OHMS index)."""

    start: float
    title: str
    synopsis: str | None = None
    keywords: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What is kept of a version beside its text: whose turn each stretch is, and the index."""

    turns: tuple[Turn, ...]
    points: tuple[IndexPoint, ...] = ()
