"""Turns in running text: ``NAME: …`` again and again at the beginning of lines, from whatever format.

A text becomes a transcript only where labels carry most of it; an article with an interview in it is read as prose.
Above the turns such files say who is asked and who asks (``INTERVIEWEE: …``); between them stand timecodes and
notes of the recording. These are furniture, the former with what they tell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.formats import timecodes, turn_roles
from archive.formats.interview_heads import Head, heads
from archive.formats.spoken_labels import is_label
from archive.formats.transcript import Participant, folded
from archive.model import Cue, Document, SourceKind, Span, Turn, TurnRole

FEWEST_TURNS = 4
"""Turns of a transcript at least."""
MOST_OF_IT = 0.5
"""Share of the text, furniture and heads aside, that turns must carry."""
_LINE = re.compile(r"[^\r\n]+")
_LABEL = re.compile(r"[\s\ufeff]*(?P<label>[^\W\d_][^:\t\n<>«“\"?!]{0,48}?)[ \u00a0]*(?::(?=\s|\Z)|\t)\s*")
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
    cues: list[tuple[int, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found line by line."""

    turns: tuple[Turn, ...]
    participants: tuple[Participant, ...]
    furniture: tuple[Span, ...]
    restarts: bool
    """Whether timecodes begin again, as with each tape: they tell no moment of the whole recording."""


def with_turns(document: Document) -> Document:
    """The document with its turns, where its text is a transcript; else as it was."""
    if document.is_excerpt or document.turns:
        return document
    text = document.text
    lines = [line for line in _lines(text, document.furniture)]
    found_heads = heads(text, lines)
    found = _read(text, lines, found_heads)
    if not _carries(text, found, document.furniture):
        return document
    described = document.metadata
    if "kind" not in document.stated:
        described = replace(described, kind=SourceKind.INTERVIEW)
    remarks = (_RESTARTS,) if found.restarts else ()
    return replace(
        document,
        metadata=described,
        turns=turn_roles.decide(text, found.turns, found.participants, described.language),
        furniture=tuple(sorted({*document.furniture, *found.furniture})),
        remarks=(*document.remarks, *remarks),
    )


_RESTARTS = "Its timecodes begin again (with each tape, perhaps): they are left out, and no quote has a moment."


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


def _read(text: str, lines: Sequence[Span], above: Sequence[Head]) -> _Found:
    speaking = _speaking(text, lines, above)
    head_lines = {line for head in above for line in head.lines}
    furniture = sorted(head_lines)
    done: list[_Open] = []
    moments: list[float] = []
    waiting: list[float] = []
    current: _Open | None = None
    for line in lines:
        match = _LABEL.match(text, line.start, line.end)
        if line in head_lines:
            current = None
        elif moment := _TIMECODE.fullmatch(text, line.start, line.end):
            seconds = timecodes.seconds(moment[1])
            furniture.append(line)
            if seconds is not None:
                moments.append(seconds)
                waiting = [seconds]
        elif _NOTE.fullmatch(text, line.start, line.end):
            furniture.append(line)
            current = None
        elif match is not None and folded(match["label"]) in speaking:
            current = _Open(Span(*match.span("label")), match.end(), max(line.end, match.end()))
            done.append(current)
        elif current is not None:
            current.end = line.end
        if waiting and current is not None and line not in furniture[-1:]:
            current.cues.append((max(line.start, current.start), waiting.pop()))
    restarts = any(after < before for before, after in zip(moments, moments[1:], strict=False))
    turns = tuple(turn for one in done if (turn := _turn(text, one, not restarts)) is not None)
    participants = tuple(Participant(name=n.of(text), role=h.role, at=n) for h in above if h.role for n in h.names)
    return _Found(turns, participants, tuple(sorted(furniture)), restarts)


def _speaking(text: str, lines: Sequence[Span], above: Sequence[Head]) -> frozenset[str]:
    """The labels of speakers: those that come again, and those that stand for somebody who is known."""
    head_lines = {line for head in above for line in head.lines}
    counts: Counter[str] = Counter()
    for line in lines:
        match = _LABEL.match(text, line.start, line.end)
        if match is not None and line not in head_lines and is_label(match["label"]):
            counts[folded(match["label"])] += 1
    names = [folded(name.of(text)) for head in above for name in head.names]
    repeated = {label for label, count in counts.items() if count > 1}
    return frozenset(
        label
        for label in counts
        if label in repeated or any(turn_roles.means(other, label) for other in (*repeated, *names))
        or any(turn_roles.means(label, name) for name in names)
    )


def _turn(text: str, one: _Open, timed: bool) -> Turn | None:
    raw = text[one.start : one.end]
    start = one.start + len(raw) - len(raw.lstrip(_EMPTY))
    end = one.start + len(raw.rstrip(_EMPTY))
    if start >= end:
        return None
    words = Span(start, end)
    cues = tuple(_cues(one.cues, words)) if timed else ()
    return Turn(
        words=words,
        speaker=one.label.of(text),
        label=one.label,
        start=cues[0].start if cues and cues[0].words.start == start else None,
        cues=cues,
    )


def _cues(moments: Sequence[tuple[int, float]], words: Span) -> Iterator[Cue]:
    ends = [place for place, _ in moments[1:]] + [words.end]
    for (place, moment), end in zip(moments, ends, strict=True):
        if max(place, words.start) < end:
            yield Cue(words=Span(max(place, words.start), end), start=moment)


def _carries(text: str, found: _Found, given: Sequence[Span]) -> bool:
    """Whether the turns are what the text is made of."""
    voices = {folded(turn.speaker or "") for turn in found.turns}
    if len(voices) < 2 or len(found.turns) < FEWEST_TURNS:
        return False
    aside = sum(span.end - span.start for span in {*found.furniture, *given})
    carried = sum(turn.words.end - turn.words.start for turn in found.turns)
    return carried >= MOST_OF_IT * (len(text) - aside)
