"""Ages inside noun phrases: ``die 77 Jahre alte Frau``, ``the mother, 63-year-old Ada``."""

import re

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.tokens import Token

_YEARS = frozenset({"jahr", "jahre"})
_OLD = "alt"
_AGED = re.compile(r"\d{1,3}[-\u2010\u2011][^\W\d].*")


def is_one(word: str) -> bool:
    """Whether a word says how old somebody is: ``63-year-old``, ``63-jährige``, ``63-летняя``."""
    return _AGED.fullmatch(word) is not None


def measures(words: list[Token], position: int, high: int) -> bool:
    """``die 77 Jahre alte Frau``: whether a number and its noun measure the adjective behind them."""
    if position + 2 >= high or words[position + 1].folded not in _YEARS:
        return False
    return words[position + 2].folded.startswith(_OLD)


def alone(words: list[Token], position: int, high: int, aged: re.Pattern[str]) -> bool:
    """``sagte der 70-jährige.``: whether a noun was written like its adjective."""
    if not aged.fullmatch(words[position].folded):
        return False
    return position + 1 >= high or not words[position + 1].is_word


def before(words: list[Token], name: int, lexicon: Lexicon) -> int:
    """Where the age before a name begins (``the mother, 63-year-old Ada, said``), else ``name``."""
    first = name - 1
    if first < 0 or not is_one(words[first].folded):
        return name
    return first - (first > 0 and words[first - 1].folded in lexicon.determiners)


def past(words: list[Token], position: int, high: int, lexicon: Lexicon) -> int:
    """One past an age that stands before a name: ``says the mother, 63-year-old Ada``; else ``position``."""
    aged = position + (position < high and words[position].folded in lexicon.determiners)
    return aged + 1 if aged + 1 < high and is_one(words[aged].folded) else position
