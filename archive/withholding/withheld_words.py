"""What an archivist's own text must not tell: the words and names that are withheld from the public.

An essay, or the description of a collection, was written while everything in it could be read. When a quote
is withdrawn later, sentences that repeat it must go with it, whoever wrote them.
"""

from dataclasses import dataclass

from archive.words import folded_words

LEAST_WORDS = 4
"""So many words of a quote in a row are recognised, as in the titles of sources."""
SHORTEST = 3
"""Of a shorter quote, all of its words, but not two or one: they stand in every text."""
SHORTEST_NAME = 2
"""Words: one alone may be anybody's, or a word of the language."""


@dataclass(frozen=True, slots=True)
class WithheldWords:
    """Runs of words, folded, that may not be told."""

    runs: frozenset[tuple[str, ...]] = frozenset()

    def are_told_in(self, text: str) -> bool:
        """Whether the text has one of the runs; linear in its length."""
        words = folded_words(text)
        lengths = {len(run) for run in self.runs}
        return any(
            tuple(words[i : i + length]) in self.runs
            for length in lengths
            for i in range(len(words) - length + 1)
        )


def runs_of(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The runs by which somebody's words are recognised."""
    length = min(LEAST_WORDS, len(words))
    if length < SHORTEST:
        return frozenset()
    return frozenset(tuple(words[i : i + length]) for i in range(len(words) - length + 1))
