"""What speakers are filed by: the order of every list of them, and of results by speaker."""

import re
import unicodedata
from functools import lru_cache

from archive.model import Speaker
from archive.terms import SpeakerKind

_ARTICLE = re.compile(r"\A(?:an?|the)\s+(?=\S)", re.IGNORECASE)
SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
"""What may stand after a surname and is none."""
REMEMBERED = 1 << 14
"""Names: a list from A to Z asks for that of every speaker, page after page."""


def filed_by(speaker: Speaker) -> str:
    """The last word of a person's name in Latin letters first, else the name as it is."""
    return filed_name(speaker.label, personal=speaker.named and speaker.kind is not SpeakerKind.ORGANISATION)


@lru_cache(REMEMBERED)
def filed_name(name: str, *, personal: bool) -> str:
    """The same of a name alone; articles before a description or a body's name don't count."""
    if not personal:
        return _ARTICLE.sub("", name)
    words = name.split()
    if len(words) < 2 or not all(map(_is_latin, words)):
        return name
    last = len(words) - (2 if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else 1)
    return " ".join((*words[last:], *words[:last]))


def _is_latin(word: str) -> bool:
    return word.isascii() or all(unicodedata.name(c, "").startswith("LATIN") for c in word if c.isalpha())
