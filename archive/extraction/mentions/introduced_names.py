"""Sentences that do nothing but name somebody: ``Her name is ADA``, ``Elle s’appelle ADA``.

The words are data (``named_behind`` in the language's vocabulary).
"""

from functools import cache

from archive.extraction.language import vocabulary_files
from archive.extraction.mentions.tokens import Token


def is_introduced(words: list[Token], position: int, code: str) -> bool:
    """Whether such words stand right before the name that begins at a position."""
    return any(
        _folded(words[max(0, position - len(phrase)) : position]) == phrase for phrase in _phrases(code)
    )


def behind(words: list[Token], low: int, code: str) -> int | None:
    """Where the name stands to which words lead that begin at ``low``; None where no such words do."""
    for phrase in _phrases(code):
        if _folded(words[low : low + len(phrase)]) == phrase:
            return low + len(phrase)
    return None


def _folded(words: list[Token]) -> tuple[str, ...]:
    return tuple([token.folded.replace("’", "'") for token in words])


@cache
def _phrases(code: str) -> tuple[tuple[str, ...], ...]:
    clauses = vocabulary_files.tables(code).get("clauses", {})
    return tuple(tuple(phrase.split()) for phrase in clauses.get("named_behind", []))
