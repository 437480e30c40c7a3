"""The stretch of a text that is most like some words that do not stand in it as they were."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable

from archive.model import Span

_WORD = re.compile(r"\w+")
_LONGEST_RUN = 3
"""Words in a row by which a likeness is found; fewer for a stretch of few words."""
_MOST_PLACES = 12
"""Places of one run: runs found oftener are phrases of everybody, and count where there are no others."""
LEAST_LIKENESS = 0.5
"""Share of the words that must be in a stretch for it to be the same words, changed."""


class Nearest:
    """Looks for the likes of some stretches in one text; made once for all of them, linear in the text."""

    def __init__(self, text: str, stretches: Iterable[str]) -> None:
        self._text = text
        self._places = [Span(*match.span()) for match in _WORD.finditer(text)]
        self._words = [place.of(text).casefold() for place in self._places]
        wanted = {run for stretch in stretches for run in _runs(_folded(stretch))}
        self._runs: dict[tuple[str, ...], list[int]] = {run: [] for run in wanted}
        for length in {len(run) for run in wanted}:
            for start in range(len(self._words) - length + 1):
                known = self._runs.get(tuple(self._words[start : start + length]))
                if known is not None and len(known) < _MOST_PLACES:
                    known.append(start)

    def stretch(self, words: str, expected: int) -> Span | None:
        """The stretch most like these words, of several the one nearest to ``expected``; None for none."""
        folded = _folded(words)
        best = self._best_start(folded, expected)
        if best is None:
            return None
        start, end = max(0, best), min(len(self._words), best + len(folded))
        end = self._grown(folded, end)
        common = Counter(folded) & Counter(self._words[start:end])
        if common.total() < LEAST_LIKENESS * len(folded):
            return None
        return self._with_marks(words, Span(self._places[start].start, self._places[end - 1].end))

    def _best_start(self, folded: list[str], expected: int) -> int | None:
        """Where most runs of the words say that they begin, give and take what was put in or left out."""
        width = max(4, len(folded) // 4)
        places = [(position, self._runs[run]) for position, run in enumerate(_runs(folded))]
        telling = [one for one in places if len(one[1]) < _MOST_PLACES] or places
        votes: dict[int, list[int]] = defaultdict(list)
        for position, known in telling:
            for place in known:
                votes[(place - position) // width].append(place - position)
        if not votes:
            return None
        near = bisect_left(self._places, Span(expected, expected))
        bucket = max(
            votes, key=lambda one: (len(votes[one]) + len(votes.get(one + 1, ())), -abs(one * width - near))
        )
        return min(votes[bucket])

    def _grown(self, folded: list[str], end: int) -> int:
        """The end of the stretch: at the last of the words, where what was put in moved it on."""
        limit = min(len(self._words), end + max(4, len(folded) // 2))
        return next((at + 1 for at in range(end - 1, limit) if self._words[at] == folded[-1]), end)

    def _with_marks(self, words: str, span: Span) -> Span:
        """The stretch with the marks that stand before the first word and after the last, as they did."""
        edges = [match.span() for match in _WORD.finditer(words)]
        before, after = words[: edges[0][0]], words[edges[-1][1] :]
        start = span.start - len(before) if self._text.endswith(before, 0, span.start) else span.start
        return Span(start, span.end + len(after) if self._text.startswith(after, span.end) else span.end)


def _folded(text: str) -> list[str]:
    return [match.group().casefold() for match in _WORD.finditer(text)]


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    length = min(_LONGEST_RUN, -(-len(words) // _LONGEST_RUN))
    return (
        [tuple(words[start : start + length]) for start in range(len(words) - length + 1)] if length else []
    )
