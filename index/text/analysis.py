"""The one analyser: text to tokens, the same for every engine, for queries and for highlighting.

Decisions, each with its reason in ``docs/search.md``: a hyphen parts words (``70-year-old`` is three), an
apostrophe within a word does not (``don't`` is one), scripts written without spaces give one token for each
character, nothing is a stop word. Names are not stemmed: Goris is not Gori.
"""

import re
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer import stemmer as make_stemmer

from index.text.folding import APOSTROPHES, ARMENIAN_TONE, INVISIBLE, fold

POSITION_GAP = 1_000
"""Positions skipped between paragraphs, and between one name and the next, so that no phrase and no NEAR
(at most ``grammar.MAX_GAP`` words apart) spans them."""


class Token(NamedTuple):
    """One word of a text; a tuple, because a page of results makes some two thousand."""

    start: int
    end: int
    """Half-open offsets into the text as given."""
    position: int
    """Count of words before it, gaps included."""
    form: str
    """Folded: what exact search compares."""
    stem: str
    """What ordinary search compares."""


def _mark_class() -> str:
    """A character class of the combining marks of the basic plane, as ranges; ``\\w`` knows none of them."""
    marks = [code for code in range(0x300, 0xFFFF) if unicodedata.category(chr(code)) in ("Mn", "Mc")]
    ranges: list[list[int]] = []
    for code in marks:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


_MARK = _mark_class()
# Han, kana, Thai, Lao, Myanmar, Khmer, Tibetan: no spaces between words.
_UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6\u0f40-\u0f6c"
    "\u1000-\u102a\u1780-\u17b3\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003134f"
)
_QUIET = re.escape(INVISIBLE + ARMENIAN_TONE)
_DIVISION = re.compile(r"(?<=[^\W\d_])[-\u2010\xad][^\S\n\r]*(?:\r\n|\n|\r)[^\S\n\r]*(?=[^\W\d_A-Z])")
"""Where a page divides a word at the end of a line: what was set as one word is one word."""
_TOKEN = re.compile(
    rf"(?P<gap>\n[^\S\n]*\n)"
    rf"|[{_UNSPACED}][{_MARK}]*"
    rf"|(?:(?![{_UNSPACED}])[^\W_])"
    rf"(?:(?![{_UNSPACED}])[^\W_]|[{_MARK}{_QUIET}]|[{re.escape(APOSTROPHES)}](?=[^\W_])|{_DIVISION.pattern})*"
)
# French and Italian elision before a vowel or h: l'exil is found by exil.
_ELISION = re.compile(
    rf"(?:[cdjlmnst]|qu)[{re.escape(APOSTROPHES)}](?=[aeiouyhàâäéèêëîïôöûùü])", re.IGNORECASE
)

_LANGUAGES = (
    ("\u0400", "\u052f", "russian"),
    ("\u0530", "\u058f", "armenian"),
    ("\u0600", "\u06ff", "arabic"),
    ("a", "\u024f", "english"),
)
_stemmers = threading.local()


def analyse(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order; nothing in them was changed but the folded form and the stem."""
    return tuple(_tokens(text, position=0, stemmed=True))


def analyse_values(values: Iterable[str], *, stemmed: bool) -> tuple[Token, ...]:
    """The tokens of several texts (names), a gap of positions between them; offsets are into each alone."""
    found: list[Token] = []
    for value in values:
        start = found[-1].position + POSITION_GAP if found else 0
        found.extend(_tokens(value, position=start, stemmed=stemmed))
    return tuple(found)


def _tokens(text: str, *, position: int, stemmed: bool) -> Iterator[Token]:
    may_elide = any(apostrophe in text for apostrophe in APOSTROPHES)
    for match in _TOKEN.finditer(text):
        if match.lastgroup:
            position += POSITION_GAP
            continue
        start, end = match.span()
        elision = may_elide and _ELISION.match(text, start, end)
        for low, high in ((start, elision.end()), (elision.end(), end)) if elision else ((start, end),):
            form = form_of(text[low:high])
            if form:
                yield Token(low, high, position, form, stem(form) if stemmed else name_key(form))
                position += 1


@lru_cache(maxsize=131_072)
def form_of(word: str) -> str:
    """The folded form of a word as it stands in a text, divided at the end of a line or not."""
    return sys.intern(fold(_DIVISION.sub("", word)))


def name_key(form: str) -> str:
    """What names are compared by: the folded form less a possessive."""
    return form.removesuffix("'s") or form


@lru_cache(maxsize=131_072)
def stem(form: str) -> str:
    """The stem of a folded form, by the Snowball algorithm of its script; other scripts keep the form."""
    first = form[0]
    for low, high, language in _LANGUAGES:
        if low <= first <= high:
            return sys.intern(_stemmer(language)(form) or form)
    return form


def _stemmer(language: str) -> Callable[[str], str]:
    """This thread's stemmer: Snowball's objects keep the word they work on."""
    known: Callable[[str], str] | None = getattr(_stemmers, language, None)
    if known is None:
        known = make_stemmer(language).stemWord
        setattr(_stemmers, language, known)
    return known
