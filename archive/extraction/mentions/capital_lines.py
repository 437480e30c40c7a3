"""Words in capitals that open a paragraph and are nobody's name: datelines and headings."""

from archive.extraction.language.given_names import given_names
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.tokens import Token

_SHORTEST = 3
"""Letters of a place in a dateline at least."""
_REACH = 9
"""Words behind it in which the dash stands."""
_DASHES = frozenset("—–-")


def is_one(tokens: list[Token], first: int, after: int, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the run of capitals from ``first`` to ``after`` is a dateline or a heading, and no name."""
    if first or not words[0].isupper():
        return False
    return _is_dateline(tokens, after, words) or _is_heading(tokens, after, words, lexicon)


def is_agency(tokens: list[Token], first: int, after: int) -> bool:
    """Whether capitals stand in the brackets of a dateline: ``Goris (VPA) -``."""
    if first == 0 or first > _REACH or after + 1 >= len(tokens):
        return False
    dashed = tokens[after + 1].text in _DASHES or tokens[after + 1].text == "."
    return tokens[first - 1].text == "(" and tokens[after].text == ")" and dashed and tokens[0].is_capital


def _is_dateline(tokens: list[Token], after: int, words: tuple[str, ...]) -> bool:
    """``GORIS, Armenia —``: a place in capitals with a dash opens a report."""
    return len(words[0]) >= _SHORTEST and any(token.text in "—–-" for token in tokens[after : after + _REACH])


def _is_heading(tokens: list[Token], after: int, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """``FULL TEXT`` as a paragraph of its own; one with a title or a given name is somebody's name."""
    alone = all(not token.is_word and token.quote < 0 for token in tokens[after:])
    if not alone or len(words) < 2 or len(words) < after or not lexicon.complementizers:
        return False
    return "".join(words).isupper() and not any(word.lower() in given_names() for word in words)
