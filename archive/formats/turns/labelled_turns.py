"""Turns in running text: ``NAME: …`` again and again at the beginning of lines, from whatever format.

A label that is known may stand within a line too, behind the end of a sentence. A text becomes a transcript
only where labels carry most of it; an article with an interview in it is read as prose. Above the turns such
files say who is asked and who asks (``INTERVIEWEE: …``); between them stand timecodes and notes of the
recording. These are furniture, the former with what they tell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from archive.extraction.interviews import inner_labels
from archive.formats.turns import known_labels, timecodes, turn_roles
from archive.formats.turns.interview_heads import Head, block, heads
from archive.formats.turns.spoken_labels import ROLES
from archive.formats.turns.transcript import Participant, folded
from archive.model import Cue, Document, SourceKind, Span, Turn, TurnRole

FEWEST_TURNS = 4
"""Turns of a transcript at least, where its labels neither stand in capitals nor say a role."""
FEWEST_IN_CAPITALS = 2
MOST_OF_IT = 0.5
"""Share of the text that turns carry in a transcript: labels, headings and cover pages take up the rest."""
_LINE = re.compile(r"[^\r\n]+")
_TIMECODE = re.compile(r"[\s\ufeff]*[\[(]?(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?\s*")
_NOTE = re.compile(
    r"[\s\ufeff]*[\[(](?=[^\])]*\b(?:end|begin|start|tape|side|audio|file|record\w*|part|session|break|pause|interview)"
    r"\b)[^\])]*[\])]\s*",
    re.IGNORECASE,
)
_EMPTY = " \t\r\n\u00a0\ufeff"


@dataclass(slots=True)
class _Open:
    """A turn while its lines are read."""

    label: Span
    start: int
    end: int
    moments: list[tuple[int, float]] = field(default_factory=list)
    """Where timecodes stood, and the seconds that they told."""


def with_turns(document: Document, *, share: float = MOST_OF_IT) -> Document:
    """The document with its turns, where its text is a transcript; else as it was.

    share: of the text, furniture aside, that turns must carry; and ``MOST_OF_IT`` of what follows the first.
    Where the text itself says who is asked and who asks, neither is required.
    """
    if document.is_excerpt or document.turns:
        return document
    text, described = document.text, document.metadata
    lines = tuple(_lines(text, document.furniture))
    above = heads(text, lines)
    reading = _Reading(text, lines, above)
    found = reading.turns()
    furniture = tuple(sorted({*document.furniture, *reading.furniture}))
    participants = _participants(text, above)
    if not (_are_enough(found) and (participants or _carry(text, found, furniture, share))):
        return _with_heads_marked(document, lines)
    sole = _sole(participants)
    turns = tuple(
        _named(turn, sole) for turn in turn_roles.decide(text, found, participants, described.language)
    )
    if any(turn.role is TurnRole.NARRATOR and turn.name is None and _is_letter(turn) for turn in turns):
        # Who “A” is stands in the prose above, and that is not read here.
        return _with_heads_marked(document, lines)
    kind = described.kind if "kind" in document.stated else SourceKind.INTERVIEW
    return replace(
        document,
        metadata=replace(described, kind=kind),
        turns=turns,
        furniture=furniture,
        remarks=(*document.remarks, *((_RESTARTS,) if reading.restarts else ())),
    )


def _with_heads_marked(document: Document, lines: Sequence[Span]) -> Document:
    """A document read as prose, in which the block above an interview is nobody's words."""
    marked = {line for head in block(document.text, lines) for line in head.lines}
    return replace(document, furniture=tuple(sorted({*document.furniture, *marked}))) if marked else document


def _lines(text: str, furniture: Sequence[Span]) -> Iterator[Span]:
    """The lines that are no furniture, blank ones left out."""
    marked = sorted(furniture)
    current = 0
    for match in _LINE.finditer(text):
        while current < len(marked) and marked[current].end <= match.start():
            current += 1
        is_marked = current < len(marked) and marked[current].start < match.end()
        if not is_marked and match.group().strip(_EMPTY):
            yield Span(*match.span())


class _Reading:
    """One pass over the lines."""

    def __init__(self, text: str, lines: Sequence[Span], above: Sequence[Head]) -> None:
        self._text = text
        self._heads = {line for head in above for line in head.lines}
        self._written = known_labels.find(text, [line for line in lines if line not in self._heads], above)
        self._speaking = frozenset(map(folded, self._written))
        self._open: list[_Open] = []
        self._moments: list[float] = []
        self.furniture = sorted(self._heads)
        is_open = False
        for line in lines:
            for piece in self._pieces(line):
                is_open = self._read(piece, is_open)

    @property
    def restarts(self) -> bool:
        """Whether timecodes begin again, as with each tape: they tell no moment of the whole recording."""
        return any(after < before for before, after in pairwise(self._moments))

    def turns(self) -> tuple[Turn, ...]:
        """The turns that have words, in order."""
        timed = not self.restarts
        return tuple(turn for one in self._open if (turn := _turn(self._text, one, timed)) is not None)

    def _pieces(self, line: Span) -> Iterator[Span]:
        """The line, parted before the labels within it."""
        if line in self._heads or not self._speaking:
            yield line
        else:
            yield from inner_labels.divided(self._text, line, self._is_known)

    def _is_known(self, label: str) -> bool:
        # Within a line small letters are words: “the guide: …” is no turn of GUIDE.
        return label[:1].isupper() and label in self._written

    def _read(self, line: Span, is_open: bool) -> bool:
        """Take a line in; returns whether a turn goes on behind it."""
        if line in self._heads:
            return False
        if moment := _TIMECODE.fullmatch(self._text, line.start, line.end):
            self._take_moment(line, moment[1])
            return is_open
        if _NOTE.fullmatch(self._text, line.start, line.end):
            self.furniture.append(line)
            return False
        match = known_labels.LABEL.match(self._text, line.start, line.end)
        if match is not None and folded(match["label"]) in self._speaking:
            self._open.append(_Open(Span(*match.span("label")), match.end(), max(line.end, match.end())))
            if self._waiting is not None:
                self._open[-1].moments.append((match.end(), self._waiting))
        elif is_open:
            self._open[-1].end = line.end
            if self._waiting is not None:
                self._open[-1].moments.append((line.start, self._waiting))
        else:
            return False
        self._waiting = None
        return True

    _waiting: float | None = None
    """The timecode that stood last, until there are words for it."""

    def _take_moment(self, line: Span, written: str) -> None:
        self.furniture.append(line)
        seconds = timecodes.seconds(written)
        if seconds is not None:
            self._moments.append(seconds)
            self._waiting = seconds


def _participants(text: str, above: Sequence[Head]) -> tuple[Participant, ...]:
    named = {
        (folded(name.of(text)), head.role): Participant(name=name.of(text), role=head.role, at=name)
        for head in reversed(above)
        if head.role is not None
        for name in head.names
    }
    return tuple(reversed(named.values()))


def _sole(participants: Sequence[Participant]) -> Mapping[TurnRole, Participant]:
    """Who takes part in a role alone."""
    many = Counter(one.role for one in participants)
    return {one.role: one for one in participants if many[one.role] == 1}


def _named(turn: Turn, sole: Mapping[TurnRole, Participant]) -> Turn:
    """The turn with the name of the only one who can be meant by a label that says a role."""
    meant = sole.get(turn.role)
    if turn.name is not None or meant is None or not _is_role(turn):
        return turn
    return replace(turn, name=meant.name, name_at=meant.at)


def _is_role(turn: Turn) -> bool:
    return folded(turn.speaker or "") in ROLES


def _is_letter(turn: Turn) -> bool:
    return len(folded(turn.speaker or "")) == 1


def _turn(text: str, one: _Open, timed: bool) -> Turn | None:
    raw = text[one.start : one.end]
    start = one.start + len(raw) - len(raw.lstrip(_EMPTY))
    end = one.start + len(raw.rstrip(_EMPTY))
    if start >= end:
        return None
    words = Span(start, end)
    cues = tuple(_cues(one.moments, words)) if timed else ()
    return Turn(
        words=words,
        speaker=one.label.of(text),
        label=one.label,
        start=cues[0].start if cues and cues[0].words.start == start else None,
        cues=cues,
    )


def _cues(moments: Sequence[tuple[int, float]], words: Span) -> Iterator[Cue]:
    ends = [place for place, _ in moments[1:]] + [words.end]
    for (place, moment), end in zip(moments, ends, strict=False):
        if max(place, words.start) < end:
            yield Cue(words=Span(max(place, words.start), end), start=moment)


def _are_enough(turns: Sequence[Turn]) -> bool:
    """Whether two voices at least take turns often enough not to be chance."""
    labels = {turn.speaker or "" for turn in turns}
    are_sure = all(label.isupper() or turn_roles.says_a_role(label) for label in labels)
    fewest = FEWEST_IN_CAPITALS if are_sure else FEWEST_TURNS
    return len({folded(label) for label in labels}) > 1 and len(turns) >= fewest


def _carry(text: str, turns: Sequence[Turn], furniture: Sequence[Span], share: float) -> bool:
    """Whether the turns are what the text is made of."""
    carried = sum(turn.words.end - turn.words.start for turn in turns)

    def words_from(start: int) -> int:
        return len(text) - start - sum(span.end - span.start for span in furniture if span.start >= start)

    return carried >= share * words_from(0) and carried >= MOST_OF_IT * words_from(turns[0].words.start)


_RESTARTS = (
    "Its timecodes begin again (with each tape, perhaps): they are left out, and no quote has a moment."
)
