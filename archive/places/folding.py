"""Names of places as they are looked up: no case, accents or apostrophes, hyphens as spaces."""

import re
import unicodedata
from collections.abc import Iterable

APOSTROPHES = re.compile(r"['’ʻʼ`´‘]")
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0640\u200c\u200d]")
_LETTERS_WITHOUT_DECOMPOSITION = tuple(zip("əıłøđƏŁØĐ\u2010\u2011", "eilodELOD--", strict=True))


def fold(name: str) -> str:
    """One name as it is looked up."""
    return " ".join(_plain(name).split())


def fold_all(names: Iterable[str]) -> list[str]:
    """The same for many names at once, none of which holds a line break: much the quicker way."""
    return [" ".join(name.split()) for name in _plain("\n".join(names)).split("\n")]


def _plain(text: str) -> str:
    text = APOSTROPHES.sub("", text)
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
        for letter, base in _LETTERS_WITHOUT_DECOMPOSITION:
            text = text.replace(letter, base)
    return text.casefold().replace("-", " ")
