"""Paragraphs that sign the words before them, and are no line of dialogue."""

import re

from archive.extraction.language import folding
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.model import Span

_LONGEST_LINE, _MOST_WORDS = 120, 16
"""Characters of a line that signs, at most, where it has no stop; words where it has one."""
_FIRST = 4
"""Its first words, among which the noun for a person stands."""
_OPENERS = frozenset('«“„"')
_CLOSERS = frozenset('»”“"')
_DASHES = "-‐‑–—― \u00a0\u202f"
_NAMED = re.compile(
    r"[A-ZÀ-ÖØ-ÞĞİŞ][\w’'-]+(?:\s(?:[a-z’']{1,3}\s)?[A-ZÀ-ÖØ-ÞĞİŞ][\w’'-]+){1,3}(?:(?:,|\s\()[^.!?…:;«»“”]{1,90})?\.?\s*"
)
"""A whole name, and what is set behind it: age, trade, place."""
_STOPS = " .!?…։\u06d4"
_SENTENCE_ENDS = frozenset('.!?…:;,»”"՞։؟')
_WORD = re.compile(r"\w[\w\u064b-\u0652\u200c]*")


def is_signature(text: str, paragraphs: tuple[Span, ...], number: int, lexicon: Lexicon) -> bool:
    """Whether a paragraph that opens with a dash signs the one before, and is no line of dialogue.

    It is a whole name with what is set behind it, under somebody's words; or it follows a paragraph that is
    nothing but words in marks, and asks nothing: then it has no full stop, or begins with a noun for a person
    and has no verb.
    """
    if number == 0:
        return False
    before, line = paragraphs[number - 1].of(text).strip(), paragraphs[number].of(text).strip()
    if before[-1:] in _CLOSERS and _NAMED.fullmatch(line.lstrip(_DASHES)):
        return True
    whole = before[:1] in _OPENERS and before.rstrip(_STOPS)[-1:] in _CLOSERS
    if not whole or set("?!؟") & set(line):
        return False
    if len(line) <= _LONGEST_LINE and line[-1] not in _SENTENCE_ENDS:
        return True
    words = [folding.fold(word) for word in _WORD.findall(line)]
    spoken = either(lexicon.verbs, lexicon.first, lexicon.second)
    described = any(word in lexicon.describing for word in words[:_FIRST])
    return described and 1 < len(words) <= _MOST_WORDS and not any(word in spoken for word in words)
