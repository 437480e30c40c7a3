"""Near-duplicates: texts that are another text again, a copy of it, or share a passage with it.

Candidates are found by winnowing (Schleimer, Wilkerson and Aiken, 2003): of every run of words a few hashes
are kept, chosen so that two texts which share twelve words in a row share at least one of them. What is found
is then compared word for word, so that what is said about it ("87 % of its words") is exact. Everything is
linear in the length of the texts. ``docs/decisions/0020`` tells why, the benchmark how well.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import Protocol

from archive.model import SourceVersion, Span
from archive.words import folded_words

SHINGLE = 4
"""Words in a row that count as shared: two changed words in ten leave some; fewer words are an idiom."""
WINDOW = 9
"""Shingles of which one hash is kept: a run of ``SHINGLE + WINDOW - 1`` shared words is always found."""
MOST_CANDIDATES = 12
"""Texts compared word for word, those with the most hashes in common."""
SAME = 0.9
"""Shared by both texts, so much is the same text again: another save of one page."""
COPY = 0.5
"""So much of both, or ``SAME`` of one and ``PART`` of the other, is a copy that was cut or edited."""
PART = 0.2
SHARED_RUN = SHINGLE + WINDOW - 1
"""Words in a row: with so many, two different texts are told to share a passage."""


class Likeness(StrEnum):
    """What one text is to another by its words."""

    SAME = "same"
    """The same text again."""
    COPY = "copy"
    """A copy: syndicated, with another headline, cut at the end, or lightly edited."""
    PASSAGE = "passage"
    """Another text that shares a passage: the same statement quoted twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two texts have in common; shares are of words that stand in a shared run of four and more."""

    of_this: float
    """How much of the first, from 0 to 1."""
    of_other: float
    words: int
    """Shared words of the first."""
    longest: int
    """The longest shared run of the first, in words."""

    @property
    def likeness(self) -> Likeness | None:
        """What the first is to the second; None for two texts."""
        less, more = sorted((self.of_this, self.of_other))
        if less >= SAME:
            return Likeness.SAME
        if less >= COPY or (more >= SAME and less >= PART):
            return Likeness.COPY
        return Likeness.PASSAGE if self.longest >= SHARED_RUN else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookalike:
    """A version in the archive that is like a text."""

    source_id: str
    version_id: str
    overlap: Overlap
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Versions that may be like a text."""

    version_ids: tuple[str, ...]
    """Those that share the most of its hashes first."""
    commonplace: frozenset[int] = frozenset()
    """Hashes that tell nothing: the phrases of an agency or a site."""


class Sketches(Protocol):
    """What is asked of the record."""

    def sketched_like(self, marks: Iterable[int], limit: int) -> "Candidates":
        """The versions that share the most of these hashes."""
        ...

    def version(self, version_id: str) -> SourceVersion | None:
        """The version with this id."""
        ...


def find(
    record: Sketches, text: str, *, furniture: Iterable[Span] = (), besides: str | None = None
) -> tuple[Lookalike, ...]:
    """The versions in the record that are like this text, the likest first; one a source.

    furniture: stretches that are no prose; besides: a source that is not looked at, the text's own.
    """
    words = prose_words(text, furniture)
    marks = fingerprints(words)
    candidates = record.sketched_like(marks, MOST_CANDIDATES)
    weights = {mark: -1 if mark in candidates.commonplace else 1 for mark in marks}
    found: dict[str, Lookalike] = {}
    for version_id in candidates.version_ids:
        version = record.version(version_id)
        if version is None or version.source_id == besides:
            continue
        overlap = compare(words, prose_words(version.text, version.furniture), weights)
        known = found.get(version.source_id)
        if overlap.likeness and (known is None or _rank(overlap) > _rank(known.overlap)):
            found[version.source_id] = Lookalike(
                source_id=version.source_id,
                version_id=version.id,
                overlap=overlap,
                likeness=overlap.likeness,
            )
    return tuple(sorted(found.values(), key=lambda one: _rank(one.overlap), reverse=True))


def prose_words(text: str, furniture: Iterable[Span] = ()) -> tuple[str, ...]:
    """The words of a text as they are compared, without front matter and navigation."""
    words: list[str] = []
    start = 0
    for span in sorted(furniture):
        words += folded_words(text[start : span.start])
        start = max(start, span.end)
    return (*words, *folded_words(text[start:]))


def fingerprints(words: Sequence[str]) -> frozenset[int]:
    """The hashes by which a text is found: the least of every ``WINDOW`` neighbouring shingles."""
    hashes = [_hash(shingle) for shingle in _shingles(words)]
    if len(hashes) <= WINDOW:
        return frozenset(hashes)
    kept: set[int] = set()
    rising: deque[int] = deque()
    for position, mark in enumerate(hashes):
        while rising and hashes[rising[-1]] >= mark:
            rising.pop()
        rising.append(position)
        if rising[0] <= position - WINDOW:
            rising.popleft()
        if position >= WINDOW - 1:
            kept.add(hashes[rising[0]])
    return frozenset(kept)


def compare(one: Sequence[str], other: Sequence[str], weights: Mapping[int, int] | None = None) -> Overlap:
    """What two texts, as words, have in common.

    weights: of the hashes of the first; a run whose hashes weigh nothing together is a commonplace, and not
    counted as the longest.
    """
    runs = tuple(_runs(one, frozenset(_shingles(other))))
    back = _runs(other, frozenset(_shingles(one)))
    return Overlap(
        of_this=sum(map(_length, runs)) / max(1, len(one)),
        of_other=sum(map(_length, back)) / max(1, len(other)),
        words=sum(map(_length, runs)),
        longest=max((_length(run) for run in runs if _tells(one, run, weights)), default=0),
    )


def _runs(words: Sequence[str], others: frozenset[tuple[str, ...]]) -> Iterator[Span]:
    """The stretches, in words, that stand in shingles which the other text has."""
    start = end = 0
    for position, shingle in enumerate(_shingles(words)):
        if shingle not in others:
            continue
        if position > end and end:
            yield Span(start, end)
        if position > end or not end:
            start = position
        end = position + SHINGLE
    if end:
        yield Span(start, end)


def _length(run: Span) -> int:
    return run.end - run.start


def _tells(words: Sequence[str], run: Span, weights: Mapping[int, int] | None) -> bool:
    if weights is None or _length(run) < SHARED_RUN:
        return True
    return sum(weights.get(_hash(shingle), 0) for shingle in _shingles(words[run.start : run.end])) > 0


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _hash(shingle: tuple[str, ...]) -> int:
    """63 bits, the same on every machine: a database keeps them as signed integers."""
    return int.from_bytes(blake2b(" ".join(shingle).encode(), digest_size=8).digest()) >> 1


def _rank(overlap: Overlap) -> tuple[float, float]:
    return max(overlap.of_this, overlap.of_other), min(overlap.of_this, overlap.of_other)
