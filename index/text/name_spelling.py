"""One key for a name however it is spelt in Latin, Armenian or Cyrillic letters.

Ordinary search compares names by it; phrases, beginnings and uncertain spellings compare what is written.
Armenian and Cyrillic letters become the Latin ones that news agencies write for them (BGN/PCGN 1981 and
1947, less what those mark by apostrophes). What is then still written in several ways falls together: y, i
and j within a name, and in surnames in -yan, -ian, -jan also the sounds that eastern and western Armenian,
Russian and Latin spellings exchange, so that Grigoryan and Krikorian are one. Any other name keeps them
apart: Goris is not Koris.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_TABLE = """
    ա a, բ b, գ g, դ d, ե e, զ z, է e, ը y, թ t, ժ zh, ի i, լ l, խ kh, ծ ts, կ k, հ h, ձ dz, ղ gh, ճ ch,
    մ m, յ y, ն n, շ sh, ո o, չ ch, պ p, ջ j, ռ r, ս s, վ v, տ t, ր r, ց ts, ւ v, փ p, ք k, օ o, ֆ f,
    а a, б b, в v, г g, д d, е e, ж zh, з z, и i, й y, к k, л l, м m, н n, о o, п p, р r, с s, т t, у u,
    ф f, х kh, ц ts, ч ch, ш sh, щ shch, ы y, э e, ю yu, я ya, і i, ї i, є e, ґ g, ў u,
    ь , ъ
"""
_LETTERS = {ord(pair[0]): pair[2:] for pair in map(str.strip, _TABLE.split(",")) if pair}

_SOUNDS = (
    # Two letters for one sound, before single letters are changed.
    (re.compile("ու"), "u"),
    (re.compile("дж"), "j"),
    # Armenian writes ye and vo at the beginning of a word with one letter, and so does Russian the first.
    (re.compile("^ո(?=[^ւ])"), "vo"),
)
_SEMIVOWELS = (
    (re.compile("[yj]"), "i"),
    (re.compile("^ie|(?<=[aeou])ie"), "e"),
    (re.compile("i{2,}"), "i"),
)
_SURNAME = re.compile(r"\w{4,}[yij]ants?|\w{4,}[yij]an")
_EXCHANGED = (
    (re.compile("tch|ch|dj|dzh|j(?!an)"), "c"),
    (re.compile("ts|tz|dz"), "z"),
    (re.compile("sh"), "s"),
    (re.compile("zh"), "s"),
    (re.compile("kh|gh|[gqx]"), "k"),
    (re.compile("th|d"), "t"),
    (re.compile("ph|b"), "p"),
    (re.compile("h"), ""),
    (re.compile("ou"), "u"),
    (re.compile("^vo"), "o"),
    (re.compile(r"(.)\1"), r"\1"),
)


@lru_cache(maxsize=65_536)
def spelling_key(form: str) -> str:
    """What a folded form of a name is compared by; other scripts keep the form."""
    latin = _latin(form)
    if not _SURNAME.fullmatch(latin):
        return _level(latin) or form
    return _level(_substituted(_EXCHANGED, latin)) or form


@lru_cache(maxsize=65_536)
def beginning_key(form: str) -> str:
    """What the beginning of a folded name is compared by: whether it is a surname is not known yet."""
    return _level(_latin(form)) or form


def _latin(form: str) -> str:
    return _substituted(_SOUNDS, form).translate(_LETTERS)


def _level(latin: str) -> str:
    return _substituted(_SEMIVOWELS, latin)


def _substituted(rules: Sequence[tuple[re.Pattern[str], str]], text: str) -> str:
    for pattern, letters in rules:
        text = pattern.sub(letters, text)
    return text
