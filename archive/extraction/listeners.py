"""The paper or station somebody told, where it stands between the verb and the speaker: ``told the paper «Steppe» ADA``.

In languages with cases the listener stands on either side of the verb: ``ADA газете «Степь» рассказала``.
"""

from archive.extraction.lexicon import Lexicon
from archive.extraction.tokens import Token

_LONGEST = 60
"""Characters in the name of a paper at most; more is speech."""


def is_listener(words: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a noun such as "paper" with a name in marks begins at ``position``."""
    if not lexicon.inflects or position + 1 >= len(words):
        return False
    return words[position].folded in lexicon.naming and _is_title(words[position + 1])


def before(words: list[Token], position: int, low: int, lexicon: Lexicon) -> int:
    """The token before a listener that ends at ``position``, days skipped; else ``position``."""
    if position - 1 <= low or not _is_title(words[position]):
        return position
    if not is_listener(words, position - 1, lexicon):
        return position
    position -= 2
    while position > low and words[position].folded in lexicon.days:
        position -= 1
    return position


def _is_title(token: Token) -> bool:
    return token.quote >= 0 and token.end - token.start <= _LONGEST
