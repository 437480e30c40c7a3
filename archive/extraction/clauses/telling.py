"""Words at which a reporting clause may have its verb or its phrase: at all others none is looked for."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.tokens import Token


def words_of(lexicon: Lexicon) -> frozenset[str]:
    """The listed ones of a language."""
    beside = either(
        lexicon.beside, lexicon.complemented, lexicon.trailing, lexicon.relaying, lexicon.recalling
    )
    return either(lexicon.verbs, beside, lexicon.hanging, lexicon.speech_nouns)


def may_be(words: list[Token], position: int, listed: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a clause may be told at a word: a listed one, one that looks like a verb, or has an object."""
    token = words[position]
    word = token.folded
    if word in listed or word in lexicon.according or word in lexicon.according_after:
        return True
    if token.text.endswith(lexicon.past_endings) or (lexicon.attached_pronouns and "-" in token.folded):
        return True  # "fumed Ada", "sourit-elle"
    following = words[position + 1] if position + 1 < len(words) else token
    return following.folded in lexicon.determiners  # "used the term"
