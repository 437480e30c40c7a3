"""Verbs that report by their object, a word or a clause: ``coined the phrase “…”``, ``charged that``."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import without
from archive.extraction.mentions.tokens import Token

_TITLED = 2
"""Adjectives between the article and the noun at most."""
_SUBJECT = 6
"""Words of the subject of a comparison at most."""


def is_used(words: list[Token], position: int, high: int, lexicon: Lexicon) -> bool:
    """Whether the word at ``position`` is a verb whose object is a word or phrase between marks."""
    token = words[position]
    finite = token.text.islower() and not token.text.endswith("ing")
    if position + 3 >= high or not finite or token.folded in lexicon.phrase_breaks:
        return False
    if words[position + 1].folded not in lexicon.determiners:
        return False
    nouns = without(lexicon.wording, lexicon.prepositions)
    for index in range(position + 2, min(high - 1, position + 3 + _TITLED)):
        if words[index].folded in nouns:
            after = index + 2 if words[index + 1].text == "," else index + 1
            return after < high and words[after].quote >= 0
        if not words[index].is_word:
            return False
    return False


def is_put(words: list[Token], position: int, low: int, high: int, lexicon: Lexicon) -> bool:
    """``as the Valley Post PUT it in a long article``: a comparison says whose words they are."""
    if position + 1 >= high or words[position].folded not in lexicon.beside:
        return False
    if words[position + 1].folded not in lexicon.neuter_pronouns:
        return False
    comparing = lexicon.wording & lexicon.subordinators
    return any(token.folded in comparing for token in words[max(low, position - _SUBJECT) : position])


def is_complemented(words: list[Token], position: int, high: int, lexicon: Lexicon) -> bool:
    """``charged THAT the board was “corrupt”``: a verb that reports where a clause is its object."""
    governs = position + 1 < high and words[position + 1].folded in lexicon.complementizers
    return governs and words[position].folded in lexicon.complemented and words[position].text.islower()
