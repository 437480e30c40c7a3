"""Which language a text is in: by its script where that decides alone, else by py3langid.

Why this library, and how well it does: docs/decisions/0006-language-detection.md.
"""

import re
from copy import copy
from functools import cache
from typing import TYPE_CHECKING

from archive.extraction.language import lexicons, vocabulary_files

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 2000
"""Characters that are enough to tell."""
_ALONE = (("\u0531", "\u0587", "hy"), ("\u10a0", "\u10ff", "ka"))
"""Scripts that one language with a file writes."""
_ALONE_LETTER = re.compile(f"[{''.join(f'{low}-{high}' for low, high, _ in _ALONE)}]")
_LATIN = "\u024f"
"""The last letter of the Latin blocks that our languages use."""
_SURE = 0.6
"""Below this share of likelihood a Latin text (a name, a dateline) is read as the fallback language."""


_CERTAIN = 0.9
"""From this likelihood on, of all that the library knows, a language is proposed for the record."""
_LEAST_LETTERS = 40
"""A title or a dateline is in no language that could be told from another."""


def detect(text: str) -> str | None:
    """The two-letter code of the language, of all there are; None where that is in doubt.

    What is recorded must be right: unlike ``guess`` it names languages that are not read for quotes, and no
    language where the words are few.
    """
    sample = text[:_SAMPLE]
    if len(_letters(sample)) < _LEAST_LETTERS:
        return None
    alone = _by_script(sample)
    if alone:
        return alone
    code, likelihood = _identifier_of_all().classify(sample)
    return str(code) if likelihood >= _CERTAIN else None


def read_as(text: str, tag: str | None) -> str:
    """The code of the language by whose words a text is read: that of its tag, or the nearest to it."""
    code = tag.split("-")[0].lower() if tag else ""
    return code if code in vocabulary_files.codes() else guess(text)


def guess(text: str) -> str:
    """The two-letter code of the language, of those with a vocabulary file; English where nothing tells."""
    sample = text[:_SAMPLE]
    if not any(map(str.isalpha, sample)):
        return lexicons.FALLBACK
    alone = _by_script(sample)
    if alone:
        return alone
    code, likelihood = _identifier().classify(sample)
    if likelihood < _SURE and _share(_letters(sample), "A", _LATIN) > 0.5:
        return lexicons.FALLBACK
    return str(code)


def _letters(sample: str) -> list[str]:
    return [character for character in sample if character.isalpha()]


def _by_script(sample: str) -> str | None:
    """The language that alone writes most of the letters; few texts hold any such letter."""
    if _ALONE_LETTER.search(sample) is None:
        return None
    letters = _letters(sample)
    return next(
        (
            code
            for low, high, code in _ALONE
            if code in vocabulary_files.codes() and _share(letters, low, high) > 0.5
        ),
        None,
    )


def _share(letters: list[str], low: str, high: str) -> float:
    return sum(low <= letter <= high for letter in letters) / len(letters)


@cache
def _identifier_of_all() -> "LanguageIdentifier":
    """The library's own model; loaded on first use, since that takes a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _identifier() -> "LanguageIdentifier":
    """The same model narrowed to our languages: a copy that shares its tables."""
    identifier = copy(_identifier_of_all())
    identifier.set_languages(set(vocabulary_files.codes()) & set(identifier.labels))
    return identifier
