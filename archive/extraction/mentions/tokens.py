"""Words and sentences of a paragraph, with each quotation folded into one token."""

import re
from functools import lru_cache
from typing import NamedTuple

from archive.extraction.language import folding
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.quotations.marks import Quotation
from archive.model import Span

_WORD = r"\w[\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200c]*"
_JOIN = r"['’՚\-‑.](?:(?<!\.)|(?=[a-z0-9]))"
"""What joins two words into one; a full stop only before a small letter or a digit."""
_JOINED = rf"{_WORD}(?:{_JOIN}{_WORD}(?:{_JOIN}{_WORD})*|)"
_INITIALS = r"[A-Z](?:-[A-Z])?\.(?:[A-Z]\.)+(?:-(?:[A-Z]\.)+)?"
_ARTICLE = r"[Ll](?<!\w[Ll])['’](?=[a-zà-ÿœ])"
"""A French article before a vowel is a word of its own: ``l’éleveur``; before a name it is left with it."""
_TOKEN = re.compile(rf"{_INITIALS}|{_ARTICLE}|{_JOINED}|[^\w\s](?:(?<=[@#]){_JOINED}|)")
"""Each branch begins with one character, by which most are passed over at once."""
_TERMINAL = frozenset(".!?…։۔؟。")
_QUOTE_TERMINAL = _TERMINAL | {"―"}
_DASHES = frozenset("—–-")
_ORDINAL = 2
"""Digits of a number that a full stop makes an ordinal (German): ``am 3. Mai``."""
_POSSESSIVE = ("'s", "’s")


class Token(NamedTuple):
    """A word, a sign or a whole quotation."""

    start: int
    end: int
    text: str
    folded: str
    """Lower case, without the possessive ending."""
    is_word: bool
    """Whether it begins with a letter or a digit."""
    is_capital: bool
    """Whether it begins with a capital letter, or with one behind the Arabic article: ``el-Hadi``."""
    is_possessive: bool
    """Whether it ends in a possessive 's."""
    quote: int = -1
    """Index of the quotation this token stands for; -1 for words and signs."""


def tokenise(
    text: str, paragraph: Span, quotations: list[tuple[int, Quotation]], presenting: bool = False
) -> list[Token]:
    """The tokens of one paragraph; ``quotations`` are those in it with their index, in order.

    ``presenting``: a full stop right before one reads as the colon that presents it, unless the sentence
    goes on behind it: ``. «Բանալի» թերթը``.
    """
    tokens: list[Token] = []
    at = paragraph.start
    for index, quotation in quotations:
        _words(text, at, quotation.outer.start, tokens)
        outer = quotation.outer
        goes_on = text[outer.end : outer.end + 2].lstrip()[:1].isalpha()
        if presenting and tokens and tokens[-1].text == "." and not goes_on:
            tokens[-1] = tokens[-1]._replace(text=":", folded=":")
        tokens.append(Token(outer.start, outer.end, "“”", "“”", False, False, False, index))
        at = outer.end
    _words(text, at, paragraph.end, tokens)
    return tokens


def _words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    place, add = text.index, tokens.append
    for word in _TOKEN.findall(text, start, end):
        start = place(word, start)  # nothing but white space stands before it
        bounds = start, start + len(word)
        add(_made(Token, bounds + _form(word)))
        start = bounds[1]


_made = tuple.__new__
"""Makes a token of its parts; the class does the same less quickly."""


@lru_cache(maxsize=1 << 15)
def _form(word: str) -> tuple[str, str, bool, bool, bool, int]:
    """What a token says of its word: words come again and again, so that each is looked at once."""
    folded = folding.fold(word)
    if len(folded) > 2 and folded.endswith(_POSSESSIVE):
        folded = folded[:-2]
    first = word[3:4] if word.startswith(("al-", "el-")) else word[0]
    return word, folded, word[0].isalnum(), first.isupper(), word.endswith(_POSSESSIVE), -1


def signs(tokens: list[Token]) -> list[int]:
    """Positions of what is no word: signs and quotations, which part the words."""
    return [position for position, token in enumerate(tokens) if not token.is_word]


def sentences(
    text: str, tokens: list[Token], parting: list[int], quotations: list[Quotation], lexicon: Lexicon
) -> list[tuple[int, int]]:
    """Token ranges of the sentences, parted at signs; a quotation that ends in a full stop may end one."""
    ranges: list[tuple[int, int]] = []
    begin = 0
    last = len(tokens) - 1
    for position in parting:
        token = tokens[position]
        may_end = position < last and (token.text in _TERMINAL or token.quote >= 0)
        if may_end and _ends(text, tokens, position, quotations, lexicon):
            ranges.append((begin, position + 1))
            begin = position + 1
    ranges.append((begin, last + 1))
    return ranges


def _ends(
    text: str, tokens: list[Token], position: int, quotations: list[Quotation], lexicon: Lexicon
) -> bool:
    token, following = tokens[position], tokens[position + 1]
    if token.quote >= 0:
        if following.text in _DASHES and _goes_on(tokens, position + 2, lexicon):
            return False
        content = quotations[token.quote].content
        last = text[content.start : content.end].rstrip()[-1:]
        return last in _QUOTE_TERMINAL and (following.quote >= 0 or _begins(following, lexicon))
    if following.quote < 0 and not _begins(following, lexicon):
        return False
    if token.text == "." and position and tokens[position - 1].end == token.start:
        before = tokens[position - 1]
        if lexicon.nouns_capital and before.text.isdigit() and len(before.text) <= _ORDINAL:
            return following.quote >= 0 or _opens(following, lexicon)
        if before.folded in lexicon.abbreviations or (len(before.text) == 1 and before.text.isupper()):
            return following.quote >= 0 and len(before.text) > 1
    return True


def _goes_on(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a sentence goes on behind a quotation and a dash: ``«…?» — спрашивает Ада``."""
    if position >= len(tokens):
        return False
    return lexicon.dialogue_dash or tokens[position].text.islower()


def _opens(token: Token, lexicon: Lexicon) -> bool:
    """Whether a small word has a capital, so that ``ist 72. Sie`` holds no ordinal."""
    small = either(lexicon.determiners, lexicon.prepositions, lexicon.subject_pronouns, lexicon.not_names)
    return token.is_capital and token.folded in small


def _begins(token: Token, lexicon: Lexicon) -> bool:
    first = token.text[0]
    if lexicon.caseless:
        return token.is_word
    return first.isupper() or first.isdigit() or first in "([¿¡—–"
