"""What stands between a subject and its verb: ``Ada Example, for whom Bea once worked, privately said``."""

from archive.extraction.lexicon import Lexicon
from archive.extraction.tokens import Token

_LONGEST = 30
"""Words of such an aside at most."""


def past(words: list[Token], position: int, end: int, lexicon: Lexicon) -> int:
    """The verb behind an aside that begins at a comma, before ``end``; else ``position``."""
    if not lexicon.past_endings or position >= end or words[position].text != ",":
        return position
    for index in range(position + 1, min(end - 1, position + _LONGEST)):
        if words[index].quote >= 0 or words[index].text in ";:":
            return position
        if words[index].text == "," and _is_finite(words, index + 1, end, lexicon):
            return index + 1
    return position


def _is_finite(words: list[Token], position: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a finite verb begins there, adverbs before it skipped."""
    while position < end and (
        words[position].folded in lexicon.skip or words[position].folded.endswith("ly")
    ):
        if words[position].folded in lexicon.passive:
            return True
        position += 1
    if position >= end or not words[position].text.islower():
        return False
    word = words[position].folded
    return word.endswith(lexicon.past_endings) or word in lexicon.passive or word in lexicon.strong_verbs
