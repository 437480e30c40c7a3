"""Ages inside German noun phrases: ``die 77 Jahre alte Frau``, ``sagte der 70-jährige``."""

import re

from archive.extraction.mentions.tokens import Token

_YEARS = frozenset({"jahr", "jahre"})
_OLD = "alt"


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
