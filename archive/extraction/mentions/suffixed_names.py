"""Names whose case an apostrophe sets off (Turkish): ``Ada’dan``, and what a sentence sets before a name.

The apostrophe before the ending of a proper noun is the rule of the Türk Dil Kurumu's spelling guide.
"""

import re

from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.given_names import given_names
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.tokens import Token
from archive.places.gazetteer import Gazetteer

_OBLIQUE = re.compile(r"['’](?:n?[dt][ae]n?(?:ki)?|[yn]?[ıiuüae])\Z")
"""In, from, to somebody, or what is done to them; an owner may speak: ``Ada’nın sözleri``."""
_LOCATIVE = re.compile(r"['’]n?[dt][ae](?:ki)?\Z")
"""Where something is: people are not spoken of so."""
_MOVING = ("yerleş", "taşın", "göç", "sığın", "geldi", "gitti", "döndü", "kaç", "ayrıl", "ulaş")
_LEAVING = ("terk", "sürül", "tahliye", "çık", "kovul", "bırak", "doğ")
"""How words begin that tell what becomes of a town, or who was driven out of it."""
"""How verbs begin that tell where somebody goes."""
_VOWELS = ("ı", "i", "u", "ü")
"""How the accusative ends."""
_ACCORDING = "göre"
"""``Ada’ya göre``: by her account."""
_NAME = 2
"""Words of a listed given name and its surname."""
_NATIVE = re.compile(r"\w{4,}l[ıiuü]\Z")
"""``Halepli ADA EXAMPLE``: who comes from Aleppo."""
_OF_SEVERAL = re.compile(r"\w{3,}l[ae]r(?:[ıi]n)?d[ae]n\Z")
"""``Köylülerden ADA EXAMPLE``: one of the villagers."""


def closes(token: Token, lexicon: Lexicon) -> bool:
    """Whether an ending ends a run of capitals: ``Halep’ten Bursa’ya`` is two names."""
    return lexicon.apostrophe_suffix and _is_suffixed(token)


def parted(tokens: list[Token], first: int, last: int, lexicon: Lexicon) -> int:
    """One past the name in ``ADA EXAMPLE Halep’ten geldi``, where no comma parts it from the place."""
    place = last - first >= _NAME and is_oblique(tokens, last, lexicon)
    sure = tokens[first].folded in given_names() or _LOCATIVE.search(tokens[last].text.lower()) is not None
    return first + _NAME if place and (sure or _moves(tokens, last + 1)) else last + 1


def _moves(tokens: list[Token], position: int) -> bool:
    """Whether somebody goes or settles there: ``ADA EXAMPLE İzmir’e yerleşti``."""
    return position < len(tokens) and tokens[position].folded.startswith((*_MOVING, *_LEAVING))


def bare(token: Token, lexicon: Lexicon) -> str:
    """A word of a name as it stands in the nominative."""
    if lexicon.apostrophe_suffix:
        return re.split("['’]", token.text)[0]
    return token.text[:-2] if token.is_possessive else token.text


def is_oblique(tokens: list[Token], last: int, lexicon: Lexicon) -> bool:
    """Whether the case of a name that ends here makes it nobody who acts or speaks."""
    if not lexicon.apostrophe_suffix or _OBLIQUE.search(tokens[last].text.lower()) is None:
        return False
    return last + 1 >= len(tokens) or tokens[last + 1].folded != _ACCORDING


def is_place(tokens: list[Token], words: tuple[str, ...], after: int, lexicon: Lexicon) -> bool:
    """``TAŞLITEPE mahallesinden``: the noun behind a lone capital says that it names a place."""
    if not lexicon.apostrophe_suffix or len(words) > 1 or after >= len(tokens):
        return False
    return tokens[after].folded in lexicon.places and words[0].lower() not in given_names()


def leads(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a capital before a name is a trade or a home: ``Çiftçi ADA EXAMPLE``, ``Halepli ADA``."""
    if not lexicon.apostrophe_suffix or position + 1 >= len(tokens) or not tokens[position + 1].is_capital:
        return False
    word, following = tokens[position].folded, tokens[position + 1]
    if word in given_names() or following.folded in lexicon.agents | lexicon.titles_all:
        return False
    if word in lexicon.person or word in vocabulary(lexicon.code).occupations:
        return True
    told = _NATIVE.fullmatch(word) or _OF_SEVERAL.fullmatch(word)
    return told is not None and _goes_on(tokens, position + 1)


def is_native(tokens: list[Token], words: tuple[str, ...], after: int, lexicon: Lexicon) -> bool:
    """``Halepli bir kadın``, ``63 yaşında ve Halepli.``: a lone capital that tells where somebody is from."""
    word = words[0].lower()
    if (
        not lexicon.apostrophe_suffix
        or len(words) > 1
        or _NATIVE.fullmatch(word) is None
        or word in given_names()
    ):
        return False
    following = tokens[after].folded if after < len(tokens) else "."
    if following[0].isdigit() or following in lexicon.determiners | lexicon.person:
        return True
    told = following in either(lexicon.verbs, lexicon.beside, lexicon.skip)
    return not told and is_of_place(words[0])


def tells_home(token: Token, before: int, lexicon: Lexicon) -> bool:
    """``ADA EXAMPLE Halepli``: behind a whole name such a word is no part of it."""
    return lexicon.apostrophe_suffix and before >= 1 and is_of_place(token.text)


def is_of_place(word: str) -> bool:
    """Whether a place that the gazetteer knows stands before the ending: ``Halepli``."""
    return _NATIVE.fullmatch(word.lower()) is not None and Gazetteer.load().find(word[:-2]) is not None


def is_object(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun may stand in the accusative: ``her şeyi``."""
    return lexicon.apostrophe_suffix and token.folded.endswith(_VOWELS)


def is_verb(token: Token, lexicon: Lexicon) -> bool:
    """Whether a capital that opens a sentence is a verb alone: ``Güldü, sonra sustu.``"""
    folded = token.folded
    ends = bool(lexicon.finite_endings) and folded.endswith(lexicon.finite_endings)
    listed = folded in lexicon.verbs or folded in lexicon.beside
    return lexicon.apostrophe_suffix and folded not in given_names() and (ends or listed)


def _goes_on(tokens: list[Token], position: int) -> bool:
    """Whether a name of two words begins here, or a given name stands here."""
    if tokens[position].folded in given_names():
        return True
    return (
        position + 1 < len(tokens) and tokens[position + 1].is_capital and not _is_suffixed(tokens[position])
    )


def _is_suffixed(token: Token) -> bool:
    return "'" in token.text or "’" in token.text
