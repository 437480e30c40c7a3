"""Sentences that do nothing but name somebody: ``Her name is ADA``, ``Elle s’appelle ADA``.

The words are data (``named_behind`` in the language's vocabulary).
"""

from functools import cache

from archive.extraction.language import vocabulary_files
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.tokens import Token

_DESCRIPTION = 4
"""Words between the noun for a person and such words, and that noun: ``طفلة صغيرة اسمها``."""


def is_introduced(words: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether such words stand right before the name that begins at a position."""
    if position == 0 or words[position - 1].folded not in _last_words(lexicon.code):
        return False
    for phrase in _phrases(lexicon.code):
        first = max(0, position - len(phrase))
        if _folded(words[first:position]) == phrase:
            return not lexicon.caseless or is_persons(words, first, lexicon)
    return False


def behind(words: list[Token], low: int, lexicon: Lexicon) -> int | None:
    """Where the name stands to which words lead that begin at ``low``; None where no such words do."""
    for phrase in _phrases(lexicon.code):
        if _folded(words[low : low + len(phrase)]) == phrase:
            return low + len(phrase)
    return None


def is_persons(words: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether "whose name is" at a position is said of a person: it opens its sentence, or follows the noun.

    A village has a name, too (``قرية اسمها``), and who does not give one has none (``لم يذكر اسمه``).
    """
    if position == 0 or not words[position - 1].is_word:
        return True
    people = either(lexicon.describing, lexicon.agents, lexicon.children)
    others = either(lexicon.prepositions, lexicon.conjunctions, lexicon.verbs)
    for place in range(position - 1, max(-1, position - 1 - _DESCRIPTION), -1):
        if words[place].folded in people:
            return True
        if words[place].folded in others or not words[place].is_word:
            return False
    return False


def _folded(words: list[Token]) -> tuple[str, ...]:
    return tuple([token.folded.replace("’", "'") for token in words])


@cache
def _last_words(code: str) -> frozenset[str]:
    """The words that such phrases end in; most words are none."""
    last = {phrase[-1] for phrase in _phrases(code)}
    return frozenset({*last, *(word.replace("'", "’") for word in last)})


@cache
def _phrases(code: str) -> tuple[tuple[str, ...], ...]:
    clauses = vocabulary_files.tables(code).get("clauses", {})
    return tuple(tuple(phrase.split()) for phrase in clauses.get("named_behind", []))
