"""One folded form for every way of writing the same word.

Case, accents, ligatures, width, Arabic marks and letter variants, Armenian ligatures and curly apostrophes
all fall together, for the index, the query and the highlighter alike. Folding works on one token at a time,
so that it may lengthen or shorten it (ß, ﬁ, և) without moving any offset into the text.
"""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘ʼ＇`´՚ʻ"
"""Characters that people type for the apostrophe inside a word; all fold to the first."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0640\u200e\u200f\u061c"
"""Soft hyphen, zero-width joiners and spaces, tatweel, direction marks: inside a word they say nothing."""

ARMENIAN_TONE = "\u055b\u055c\u055e"
"""Emphasis, exclamation and question marks: Armenian writes them over a vowel, within the word."""

MAX_FORM_LENGTH = 64
"""Letters of a token that count; longer ones (pasted data, no words) are compared by their beginning."""

_LETTERS = str.maketrans(
    {
        # Letters that Unicode does not decompose, as they are commonly typed without the right keyboard.
        "ı": "i",
        "ə": "e",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ħ": "h",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        # Arabic and Persian variants of one letter (the customary light normalisation of Arabic retrieval:
        # Larkey, Ballesteros and Connell 2002).
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ک": "ك",
        "ة": "ه",
        "ە": "ه",
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(INVISIBLE + ARMENIAN_TONE, None),
    }
)

# Marks that only help pronunciation, in scripts where a word is the same word without them. Vowel signs of
# Indic scripts and voicing marks of kana are letters in all but name and stay. The breve of й stays: it tells
# one letter from another, and the Russian stemmer needs it.
_MARKS = re.compile(
    "(?<!и)\u0306"
    "|[\u0300-\u0305\u0307-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
    "\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff]"
)


@lru_cache(maxsize=65_536)
def fold(token: str) -> str:
    """The form under which a token is compared; may be empty (a token of marks only)."""
    text = unicodedata.normalize("NFKD", token).casefold()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
    text = unicodedata.normalize("NFC", text)
    kept = "".join(character for character in text if _counts(character))
    return kept[:MAX_FORM_LENGTH].strip("'")


def _counts(character: str) -> bool:
    return character in "'⁄" or character.isalnum() or unicodedata.category(character).startswith("M")
