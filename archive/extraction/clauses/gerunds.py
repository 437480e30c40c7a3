"""A gerund between a quotation and its verb: ``«…», — не піднімаючи очей, каже Ада Приклад``."""

from functools import cache

from archive.extraction.language import vocabulary_files
from archive.extraction.mentions.tokens import Token

_WORDS = 7
"""Words of such a phrase at most, signs included."""
_DASHES = frozenset("—–-")


def before(words: list[Token], position: int, low: int, code: str) -> int:
    """The token before the gerund's phrase where a comma at ``position`` ends one; else ``position``."""
    endings = _endings(code)
    if not endings or position < low or words[position].text != ",":
        return position
    gerund = False
    for index in range(position - 1, max(low, position - _WORDS) - 1, -1):
        token = words[index]
        if token.text in _DASHES:
            return index if gerund else position
        if not token.is_word or token.quote >= 0:
            return position
        gerund = gerund or (token.text.islower() and token.folded.endswith(endings))
    return position


@cache
def _endings(code: str) -> tuple[str, ...]:
    grammar = vocabulary_files.tables(code).get("grammar", {})
    return tuple(grammar.get("gerund_endings", "").split())
