"""Those who speak, in the order of their names: a stretch of a long list, the others counted only."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from index.engine import Facet, FiledSpeaker
from index.matching.facets import Numbers
from index.matching.facts import MISSING, LiveFacts

_NO_NAME = np.iinfo(np.int64).max
_AFTER_ALL = chr(0x10FFFF)


class SpeakersInOrder:
    """``engine.Filed`` of the embedded engines: places in arrays, a name looked at only where it is shown."""

    def __init__(self, facts: LiveFacts, found: Numbers) -> None:
        """``found`` are the numbers of the documents."""
        self._ids, self._names = facts.facet(Facet.SPEAKER).values, facts.table.speakers.values
        whose, filed = facts.speakers[found], facts.speaker_ranks[found]
        known = (whose != MISSING) & (filed != MISSING)
        ranks = np.full(len(self._ids), _NO_NAME, np.int64)
        # One name each, even while a speaker's words are being taken in anew under another.
        np.minimum.at(ranks, whose[known], filed[known])
        speakers = np.flatnonzero(ranks < _NO_NAME)
        self._order = speakers[np.argsort(ranks[speakers], kind="stable")]
        self._ranks = ranks[self._order]
        self._counts = np.bincount(whose[known], minlength=len(self._ids))

    def __len__(self) -> int:
        return len(self._order)

    @cached_property
    def _stretches(self) -> Mapping[str, range]:
        """By the first character of a name, in order: where in the list."""
        stretches, start = {}, 0
        while start < len(self._order):
            first = self._names[self._ranks[start]][:1]
            end = bisect_left(self._names, first + _AFTER_ALL)
            stop = int(np.searchsorted(self._ranks, end))
            stretches[first] = range(start, stop)
            start = stop
        return stretches

    def beginnings(self) -> Mapping[str, int]:
        """By the first character of what they are filed by, in order: how many there are."""
        return {first: len(stretch) for first, stretch in self._stretches.items()}

    def stretch(self, beginnings: Iterable[str], offset: int, limit: int) -> Sequence[FiledSpeaker]:
        """Some of those whose names have these first characters, those of the first one first."""
        asked = [self._stretches[first] for first in beginnings if first in self._stretches]
        return tuple(self._some(asked, offset, limit))

    def _some(self, stretches: Iterable[range], offset: int, limit: int) -> Iterator[FiledSpeaker]:
        for stretch in stretches:
            for place in stretch[offset : offset + limit]:
                speaker = self._order[place]
                filed_by = self._names[self._ranks[place]].rpartition(" ")[0]
                yield FiledSpeaker(self._ids[speaker], filed_by, int(self._counts[speaker]))
                limit -= 1
            offset = max(0, offset - len(stretch))
