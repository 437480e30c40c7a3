"""Words compared as words: case, accents' encoding, marks and line ends do not count."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def holds(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    """Whether these words stand one after another among the others; no words stand nowhere."""
    length = len(run)
    return bool(run) and any(words[i : i + length] == run for i in range(len(words) - length + 1))
