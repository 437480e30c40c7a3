"""Transcripts of every format become one text with turns.

A format gives what the file has, stretch after stretch (a cue, a row, a line); here they become paragraphs,
turns and timecodes. The text is the file's words with its labels before them (``NAME: …``) and, above them,
what the file says of the interview; white space within a stretch is one space.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.model import Cue, Span, Turn, TurnRole

FULL_PARAGRAPH = 500
"""Characters from which a paragraph made of captions ends with the sentence."""
LONGEST_PARAGRAPH = 1_500
"""Characters at which it ends although no sentence does: automatic captions have no full stops."""
PAUSE = 2.0
"""Seconds of silence after a sentence that end its paragraph."""
RUN_ON = 300
"""Characters without a label that may finish the sentence of the one before who is named."""
CARRIED = 120.0
"""Most seconds between two timecodes from which words between them take the earlier one: a mark a minute is
usual, and the words are not before it. Further apart it would mislead."""
_ENDS = ".!?…։؟。:;—–-"
_CLOSERS = "\"”’»')]"
BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One stretch of words as a file has it."""

    words: str
    label: str | None = None
    """Who speaks, as it stands; empty where the file says that somebody else does and not who; None where
    it says nothing."""
    start: float | None = None
    """Seconds from the beginning of the recording."""
    end: float | None = None
    is_paragraph: bool = False
    """Whether the file begins a paragraph here."""
    goes_on: bool = False
    """Whether it is in one paragraph with the stretch before: a further line, words after a timecode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody whom the file names as taking part."""

    name: str
    role: TurnRole
    at: Span | None = None
    """Where the text has the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A transcript as text, with its turns; roles are not decided yet."""

    text: str
    turns: tuple[Turn, ...]
    participants: tuple[Participant, ...]
    furniture: tuple[Span, ...]
    """What stands above the first turn."""
    day: Span | None = None
    """Where it says on which day the interview was held."""


def compose(
    said: Iterable[Said],
    participants: Sequence[Participant] = (),
    *,
    day: str | None = None,
) -> Composed:
    """The text and its turns; ``day`` is the partial date on which the interview was held."""
    writing = _Writing()
    named = [writing.line(one.role.value.capitalize(), one.name) for one in participants]
    held = writing.line("Date", day) if day else None
    head = writing.end_of_head()
    for stretch in said:
        writing.take(replace(stretch, words=" ".join(stretch.words.split())))
    return Composed(
        text="".join(writing.pieces),
        turns=tuple(_timed(writing.turns())),
        participants=tuple(replace(one, at=at) for one, at in zip(participants, named, strict=True)),
        furniture=head,
        day=held,
    )


class _Writing:
    """The text while it grows."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._size = 0
        self._turns: list[Turn] = []
        self._cues: list[Cue] = []
        self._paragraph = 0
        self._unlabelled = 0
        self._last: Said | None = None

    def line(self, name: str, value: str) -> Span:
        """A line above the turns; returns where the value stands."""
        words = " ".join(value.split())
        self._write(f"{name}: ")
        span = self._write(words)
        self._write("\n")
        return span

    def end_of_head(self) -> tuple[Span, ...]:
        if not self._size:
            return ()
        head = Span(0, self._size)
        self._write("\n")
        return (head,)

    def take(self, said: Said) -> None:
        """Add a stretch: to the turn that is going on, or as the beginning of another."""
        if not said.words:
            return
        label = None if said.label is None else shown(said.label)
        if self._goes_on(said, label):
            self._write(BETWEEN if self._breaks(said) else " ")
        else:
            self._begin(label)
        if self.pieces and self.pieces[-1] == BETWEEN:
            self._paragraph = self._size
        span = self._write(said.words)
        if label is None:
            self._unlabelled += len(said.words)
        if said.start is not None:
            end = said.end if said.end is not None and said.end > said.start else None
            self._cues.append(Cue(words=span, start=said.start, end=end))
        elif self._cues:
            # Words without a moment of their own go on with the one before.
            begun = self._cues[-1]
            self._cues[-1] = replace(begun, words=Span(begun.words.start, span.end))
        self._turns[-1] = replace(self._turns[-1], words=Span(self._turns[-1].words.start, span.end))
        self._last = said

    def turns(self) -> tuple[Turn, ...]:
        self._close()
        return tuple(self._turns)

    def _goes_on(self, said: Said, label: str | None) -> bool:
        if not self._turns or self._last is None:
            return False
        turn = self._turns[-1]
        if label is not None:
            return bool(label) and not turn.is_inherited and folded(label) == folded(turn.speaker or "")
        if said.goes_on:
            return True
        if turn.is_inherited or turn.speaker is None:
            return True
        return not (
            said.is_paragraph
            or _ends_sentence(self._last.words)
            or _pause(self._last, said) >= PAUSE
            or self._unlabelled + len(said.words) > RUN_ON
        )

    def _breaks(self, said: Said) -> bool:
        """Whether a new paragraph begins within the turn."""
        length = self._size - self._paragraph
        if said.goes_on:
            return False
        if said.is_paragraph or length >= LONGEST_PARAGRAPH or self._last is None:
            return True
        return _ends_sentence(self._last.words) and (
            length >= FULL_PARAGRAPH or _pause(self._last, said) >= PAUSE
        )

    def _begin(self, label: str | None) -> None:
        before = self._turns[-1] if self._turns else None
        self._close()
        if self._turns:
            self._write(BETWEEN)
        if label:
            where = self._write(label)
            self._write(": ")
            turn = Turn(words=Span(self._size, self._size), speaker=label, label=where)
        elif label is None and before is not None and before.speaker is not None:
            turn = Turn(
                words=Span(self._size, self._size),
                speaker=before.speaker,
                label=before.label,
                is_inherited=True,
            )
        else:
            turn = Turn(words=Span(self._size, self._size))
        self._turns.append(turn)
        self._paragraph = self._size
        self._unlabelled = 0

    def _close(self) -> None:
        if self._turns:
            self._turns[-1] = replace(self._turns[-1], cues=tuple(self._cues))
        self._cues = []

    def _write(self, words: str) -> Span:
        self.pieces.append(words)
        self._size += len(words)
        return Span(self._size - len(words), self._size)


def shown(label: str) -> str:
    """A label without the colon that ends it."""
    return " ".join(label.split()).rstrip(": ").lstrip()


def folded(label: str) -> str:
    """A label as it is compared: small letters, no stops."""
    return " ".join(label.casefold().replace(".", " ").split())


def _ends_sentence(words: str) -> bool:
    return words.rstrip(_CLOSERS)[-1:] in tuple(_ENDS)


def _pause(before: Said, after: Said) -> float:
    if before.end is None or after.start is None:
        return 0.0
    return after.start - before.end


def _timed(turns: Sequence[Turn]) -> Iterator[Turn]:
    """The turns with their beginning and end: their own cues', else the moment last told before them."""
    following = _next_starts(turns)
    last: float | None = None
    for turn, after in zip(turns, following, strict=True):
        cues = turn.cues
        start = cues[0].start if cues and cues[0].words.start == turn.words.start else None
        if start is None and last is not None:
            known = cues[0].start if cues else after
            start = last if known is not None and 0 <= known - last <= CARRIED else None
        yield replace(turn, start=start, end=cues[-1].end if cues else None)
        last = cues[-1].start if cues else last


def _next_starts(turns: Sequence[Turn]) -> list[float | None]:
    """The first moment told after each turn."""
    following: list[float | None] = []
    known: float | None = None
    for turn in reversed(turns):
        following.append(known)
        known = turn.cues[0].start if turn.cues else known
    return following[::-1]
