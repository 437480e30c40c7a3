"""Names among nouns that all have a capital (German): which words of a run of capitals name somebody."""

from functools import lru_cache

from archive.extraction.language import verb_second_words
from archive.extraction.language.given_names import given_names
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.tokens import Token

_NOBILITY = frozenset({"von", "zu", "zur"})
"""Particles of names that are prepositions much more often."""
_ADVERBIAL = ("lich", "isch", "weise")
_NUMBER = 3
"""Digits of a number that counts a thing, and is no year: ``Zimmer 12``."""
_ENDING_WORD = 7
"""Letters of a word from which its ending tells that it is a common noun."""


def is_common(token: Token, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is an ordinary noun."""
    return _is_common(token.text, token.folded, lexicon)


@lru_cache(maxsize=1 << 15)
def _is_common(text: str, folded: str, lexicon: Lexicon) -> bool:
    """The same of a word: words come again and again, so that each is looked up once."""
    if text.isupper() and len(text) > 1:
        return False
    own = verb_second_words.load(lexicon.code)
    if folded in own.common or folded in own.claims or folded in own.opinions or folded in lexicon.documents:
        return True
    return len(folded) >= _ENDING_WORD and folded.endswith(own.common_endings)


def name_start(words: list[Token], core: int, lexicon: Lexicon) -> int:
    """Where the name in a run of capitals begins, past the nouns before it; the length where none is left."""
    last = words[-1]
    if len(words) - core > 1 and words[core].folded in given_names():
        return core
    if len(words) - core == 1 and core and last.folded in lexicon.organisation and not last.text.isupper():
        return len(words)
    if any(token.folded in lexicon.organisation for token in words[core:]):
        return core
    if len(words) - core > 1 and _is_surname(words[-2], last, lexicon):
        return _past_nouns(words, core, lexicon)
    if len(words) == 1 and _may_be_surname(last, lexicon):
        return core
    if is_common(last, lexicon) or last.folded in lexicon.person or last.folded in lexicon.official:
        return core if len(words) - core > 1 and _is_adjective(words[core], lexicon) else len(words)
    if len(words) - core == 1 and last.folded in lexicon.abbreviations:
        return len(words)
    return _past_nouns(words, core, lexicon)


def _past_nouns(words: list[Token], core: int, lexicon: Lexicon) -> int:
    for index in range(core, len(words) - 1):
        if is_common(words[index], lexicon) or words[index].folded in lexicon.agents:
            core = index + 1
    return core


def _is_surname(before: Token, last: Token, lexicon: Lexicon) -> bool:
    """``Renate Richter``, ``Arno Stein``: after a first name, and not after another noun or an adjective."""
    adjectives = verb_second_words.load(lexicon.code).adjectives
    if not _may_be_surname(last, lexicon) or before.text.isupper() or before.folded in adjectives:
        return False
    return not (is_common(before, lexicon) or before.folded in lexicon.agents or "-" in before.text)


def _is_adjective(token: Token, lexicon: Lexicon) -> bool:
    """``Deutsche Welle``: an adjective with a capital makes a proper name of a common noun."""
    return token.folded.endswith(("sche", "schen", "scher", "sches")) and not is_common(token, lexicon)


def joins(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a particle between capitals is part of a name: ``Ada von Example``, not ``Bericht von Ada``."""
    word, before, after = tokens[position], tokens[position - 1], tokens[position + 1]
    if word.folded in lexicon.determiners:
        return position > 1 and tokens[position - 1].folded in lexicon.name_particles
    if word.folded not in _NOBILITY:
        return True
    if before.folded.split("-")[0] in given_names():
        return True
    ordinary = is_common(before, lexicon) or before.folded in lexicon.agents or before.text.isupper()
    return not ordinary and after.folded not in lexicon.agents and not is_common(after, lexicon)


def owns(tokens: list[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a name in the genitive ends there, before what its bearer has: ``Ada Examples Stimme``."""
    token = tokens[last]
    if not token.folded.endswith("s") or token.folded in given_names() or last + 1 >= len(tokens):
        return False
    named = tokens[last - 1].folded if last > first else token.folded.removesuffix("s")
    noun = tokens[last + 1]
    owned = noun.is_capital and (is_common(noun, lexicon) or noun.folded in lexicon.agents)
    return owned and named in given_names() and not is_common(token, lexicon)


def opens_sentence(token: Token, lexicon: Lexicon) -> bool:
    """``Ähnlich äußerte sich``: whether a capital at a sentence's start stands on an adverb."""
    own = verb_second_words.load(lexicon.code)
    return token.folded in own.common_firsts or token.folded.endswith(_ADVERBIAL)


def is_no_name(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a capital is only a noun's: after a determiner, or where it says what somebody is."""
    token = tokens[position]
    if token.text.isupper():
        return False
    if token.folded in lexicon.agents and not _may_be_surname(token, lexicon):
        return True
    before = position - 1
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is not None and following.text.isdigit() and len(following.text) <= _NUMBER:
        return True  # Zimmer 12
    if before >= 0 and tokens[before].folded in verb_second_words.load(lexicon.code).contracted:
        return True  # im Flur
    if before > 0 and tokens[before].text == "." and tokens[before - 1].text.isdigit():
        return True  # ihren 77. Geburtstag
    while (
        before >= 0
        and position - before <= 2
        and (tokens[before].text.islower() or tokens[before].text.isdigit())
    ):
        if tokens[before].folded in lexicon.determiners:
            return True
        before -= 1
    return before >= 0 and tokens[before].folded in lexicon.determiners


def _may_be_surname(token: Token, lexicon: Lexicon) -> bool:
    return token.folded in verb_second_words.load(lexicon.code).surnames
