"""Lines that sign the words before them with a description: ``«Words.»``, below it ``— a woman, 44``.

A dash opens a line of dialogue as well; a signature follows a paragraph that is nothing but words in marks,
and begins with a noun for a person.
"""

import re

from archive.extraction import folding
from archive.extraction.carrier import Carrier
from archive.extraction.lexicon import Lexicon
from archive.extraction.people import MentionKind
from archive.extraction.tokens import Token
from archive.model import Span

_DASHES = "-–—―"
_OPENING = '«„“"”'
_CLOSING = '»“”"'
_ENDS = " .!?…։\u06d4"
_WORD = re.compile(r"\w[\w\u064b-\u0652\u200c]*")
_LONGEST = 16
"""Words of such a line at most."""
_FIRST = 4
"""Its first words, among which the noun stands."""


def is_signature(text: str, paragraphs: tuple[Span, ...], number: int, lexicon: Lexicon) -> bool:
    """Whether a paragraph that opens with a dash signs the one before."""
    if number == 0:
        return False
    before, line = paragraphs[number - 1].of(text).strip(), paragraphs[number].of(text).strip()
    whole = before[:1] in _OPENING and before.rstrip(_ENDS)[-1:] in _CLOSING
    if not whole or line[:1] not in _DASHES or set("?!؟") & set(line):
        return False
    words = [folding.fold(word) for word in _WORD.findall(line)]
    spoken = lexicon.verbs | lexicon.first | lexicon.second
    described = any(word in lexicon.describing for word in words[:_FIRST])
    return described and 1 < len(words) <= _LONGEST and not any(word in spoken for word in words)


def carrier(words: list[Token], lexicon: Lexicon) -> Carrier | None:
    """The description with which such a line begins."""
    after, head = 1, ""
    while after < len(words) and after <= _FIRST and words[after].is_word:
        whence = bool(head and lexicon.place_endings) and words[after].folded.endswith(lexicon.place_endings)
        if whence or words[after].folded in lexicon.prepositions:
            break
        head = words[after].folded if words[after].folded in lexicon.describing else head
        after += 1
    return Carrier(1, after, MentionKind.EPITHET, head=head) if head else None
