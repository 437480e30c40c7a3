"""One spelling for words: lower case, without Arabic vowel signs and the bar that stretches a word."""

import re

_SIGNS = re.compile("[\u0640\u064b-\u065f\u0670]")


def fold(word: str) -> str:
    """The word as the vocabulary lists it: ``ردّ`` is ``رد``."""
    lower = word.lower()
    return _SIGNS.sub("", lower) if "\u0600" <= lower[-1:] <= "\u06ff" or "\u0640" in lower else lower
