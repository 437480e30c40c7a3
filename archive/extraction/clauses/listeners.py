"""The paper somebody told, between the verb and the speaker: ``told the paper «Steppe» ADA``.

In languages with cases the listener stands on either side of the verb: ``ADA газете «Степь» рассказала``.
"""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.tokens import Token

_LONGEST = 60
"""Characters in the name of a paper at most; more is speech."""


def is_listener(words: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a noun such as "paper" with a name in marks, in either order, begins at ``position``."""
    if not lexicon.inflects or position < 0 or position + 1 >= len(words):
        return False
    first, second = words[position], words[position + 1]
    if first.folded in lexicon.naming:
        return _is_title(second)
    return _is_title(first) and second.folded in lexicon.naming


def before(words: list[Token], position: int, low: int, lexicon: Lexicon) -> int:
    """The token before a listener that ends at ``position``, days skipped; else ``position``."""
    if position - 1 <= low or not is_listener(words, position - 1, lexicon):
        return position
    position -= 2
    while position > low and words[position].folded in lexicon.days:
        position -= 1
    return position


def are_light(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether words between a quotation and its clause are a day, an adverb or the listener."""
    return all(
        token.folded in lexicon.light
        or is_listener(words, place, lexicon)
        or is_listener(words, place - 1, lexicon)
        for place, token in enumerate(words)
    )


def _is_title(token: Token) -> bool:
    return token.quote >= 0 and token.end - token.start <= _LONGEST
