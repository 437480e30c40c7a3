"""Nouns that are known as the last part of a compound too, in languages that write compounds as one word."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Self

_SHORTEST = 6
"""Letters of a noun from which it is looked for inside longer words: shorter ones end too many names."""
_LEAD = 3
"""Letters before it at least."""
_LONGEST = 60
"""Letters of a compound at most; what is longer is no word."""
_ENDINGS = ("", "n", "s", "es", "e", "en", "er", "ern", "nen")
"""What case and number add to a noun; the dative's too."""


class Compounds(frozenset[str]):
    """Nouns that hold their forms and compounds too: ``sprecher`` holds ``WWF-Sprechern``, folded.

    ``but`` are compounds that mean something else: a ``chorleiter`` holds no office as a ``leiter`` does.
    """

    __slots__ = ("_known", "but")
    but: frozenset[str]
    _known: Callable[[object], bool]
    """``_holds`` of this list: words come again and again."""

    def __new__(cls, nouns: Iterable[str] = (), but: frozenset[str] = frozenset()) -> Self:
        """The nouns, folded, and what only looks like their compounds."""
        made = super().__new__(cls, nouns)
        made.but = but
        made._known = lru_cache(maxsize=1 << 16)(made._holds)
        return made

    def __contains__(self, word: object) -> bool:
        return self._known(word)

    def __hash__(self) -> int:
        return id(self)

    def plain(self, word: str) -> bool:
        """Whether the word itself is listed."""
        return super().__contains__(word)

    def _holds(self, word: object) -> bool:
        return isinstance(word, str) and word not in self.but and self._ends_in_one(word)

    def _ends_in_one(self, word: str) -> bool:
        if self.plain(word):
            return True
        if len(word) > _LONGEST:
            return False
        if "-" in word:
            return self._ends_in_one(word.rpartition("-")[2])
        for ending in _ENDINGS:
            stem = word.removesuffix(ending) if ending else word
            if ending and (stem == word or len(stem) < _LEAD):
                continue
            if self.plain(stem):
                return True
            if any(self.plain(stem[at:]) for at in range(_LEAD, len(stem) - _SHORTEST + 1)):
                return True
        return False
