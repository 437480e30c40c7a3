"""Which language a text is in: by script, then by its most frequent small words."""

import re
from collections import Counter

from archive.extraction import lexicon

_SAMPLE = 6000
"""Characters that are enough to tell."""
_WORD = re.compile(r"\w+")
_SCRIPTS = (("\u0530", "\u058f", ("hy",)), ("\u10a0", "\u10ff", ("ka",)), ("\u0600", "\u06ff", ("ar", "fa")))


def guess(text: str) -> str:
    """The two-letter code of the language, of those with a vocabulary file; English where nothing tells."""
    sample = text[:_SAMPLE].lower()
    known = lexicon.available()
    for low, high, codes in _SCRIPTS:
        if sum(low <= character <= high for character in sample) * 3 > len(sample):
            held = tuple(code for code in codes if code in known)
            if held:
                return _best(sample, held) or held[0]
    return _best(sample, known) or lexicon.FALLBACK


def _best(sample: str, codes: tuple[str, ...]) -> str | None:
    counts = Counter(_WORD.findall(sample))
    scores = {code: sum(counts[word] for word in lexicon.load(code).detect) for code in codes}
    best = max(codes, key=lambda code: (scores[code], code == lexicon.FALLBACK), default=None)
    return best if best is not None and scores[best] else None
