"""Bits of words by their letters: what a word means to the patterns that need it or a part of it."""

from collections.abc import Iterable

from archive.extraction.language.needed_words import folded


class WordBits:
    """Bits by words, beginnings, endings and inner parts of words, as ``needed_words`` gives them."""

    def __init__(self) -> None:
        self._whole: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._endings: dict[str, int] = {}
        self._inside: dict[str, int] = {}
        self._longest = 0

    def add(self, words: Iterable[str], bits: int) -> None:
        """Gives these words the bits; a space at an end stands for the edge of a word, as in `` school``."""
        for word in words:
            first, last = word.startswith(" "), word.endswith(" ")
            beginning = self._whole if last else self._beginnings
            table = beginning if first else self._endings if last else self._inside
            letters = word.strip(" ")
            self._longest = max(self._longest, len(letters))
            table[letters] = table.get(letters, 0) | bits

    def of(self, word: str) -> int:
        """The bits of a word as it stands in a text."""
        word = folded(word)
        bits = self._whole.get(word, 0)
        for length in range(1, min(len(word), self._longest) + 1):
            bits |= self._beginnings.get(word[:length], 0) | self._endings.get(word[-length:], 0)
        for letters, more in self._inside.items():
            if letters in word:
                bits |= more
        return bits
