"""When some words of a transcript are said, by the timecodes of its turns."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.spans import Span
from archive.turns import Turn

Moments = tuple[float | None, float | None]
"""Seconds from the beginning of the recording to the first word, and to the last."""


def moments_in(turn: Turn, words: Span) -> Moments:
    """Of a stretch of a turn: by the cues that it overlaps, else from the beginning of the turn."""
    cues = turn.cues
    first = bisect_right(cues, words.start, key=lambda cue: cue.words.start) - 1
    last = bisect_left(cues, words.end, key=lambda cue: cue.words.start) - 1
    start = turn.start if words.start == turn.words.start or first < 0 else cues[first].start
    return start, cues[last].end if last >= 0 and cues[last].words.end > words.start else None


def moments_of(turns: Sequence[Turn], words: Span) -> Moments:
    """Of a stretch that begins in any of these turns; of what stands outside them nothing is known."""
    place = bisect_right(turns, words.start, key=lambda turn: turn.words.start) - 1
    if place < 0 or words.start not in turns[place].words:
        return None, None
    ending = bisect_left(turns, words.end, key=lambda turn: turn.words.start) - 1
    start, _ = moments_in(turns[place], words)
    return start, moments_in(turns[max(place, ending)], words)[1]
