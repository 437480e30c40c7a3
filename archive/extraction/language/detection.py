"""Which language a text is in: by its script where that decides alone, else by py3langid.

Why this library, and how well it does: docs/decisions/0006-language-detection.md.
"""

from functools import cache
from typing import TYPE_CHECKING

from archive.extraction.language import lexicon, vocabulary_files

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 2000
"""Characters that are enough to tell."""
_ALONE = (("\u0531", "\u0587", "hy"), ("\u10a0", "\u10ff", "ka"))
"""Scripts that one language with a file writes."""
_LATIN = "\u024f"
"""The last letter of the Latin blocks that our languages use."""
_SURE = 0.6
"""Below this share of likelihood a Latin text (a name, a dateline) is read as the fallback language."""


def guess(text: str) -> str:
    """The two-letter code of the language, of those with a vocabulary file; English where nothing tells."""
    sample = text[:_SAMPLE]
    letters = [character for character in sample if character.isalpha()]
    if not letters:
        return lexicon.FALLBACK
    for low, high, code in _ALONE:
        if code in vocabulary_files.codes() and _share(letters, low, high) > 0.5:
            return code
    code, likelihood = _identifier().classify(sample)
    if likelihood < _SURE and _share(letters, "A", _LATIN) > 0.5:
        return lexicon.FALLBACK
    return str(code)


def _share(letters: list[str], low: str, high: str) -> float:
    return sum(low <= letter <= high for letter in letters) / len(letters)


@cache
def _identifier() -> "LanguageIdentifier":
    """The library's own model, narrowed to our languages; loaded on first use, since that takes a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(set(vocabulary_files.codes()) & set(identifier.labels))
    return identifier
