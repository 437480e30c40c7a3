"""How marks stand in their sentence, where it tells whether anybody speaks."""

from archive.extraction.language.folding import fold
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.mentions.tokens import Token

_TOLD_WORDS = 120
"""Words of a sentence before marks, at most, among which somebody is said to speak."""

_LEADS = frozenset(":՝՜—–-")
"""Signs before words that somebody says."""
_ENDS = frozenset(".!?…։,;:،؛؟—–-")
_SENTENCE = 60
"""Words to either side of the marks among which somebody is said to speak, at most."""
_NAMING = 3
"""Words between the noun for a thing and its name, and that noun, at most: ``статье Ады Пример «…»``."""
_SIGNS = ",.;:!?…"
_TITLE_WORDS = 8
"""Words of a title at most; more is somebody's speech."""


def is_alone(paragraph: Paragraph, position: int) -> bool:
    """Whether a quotation is a sentence of its own, or begins one that goes on behind a sign."""
    low, high = paragraph.sentence_of(position)
    return position == low and not (position + 1 < high and paragraph.tokens[position + 1].is_word)


def is_untold(paragraph: Paragraph, position: int, lexicon: Lexicon) -> bool:
    """Whether nothing in the sentence before the marks says that anybody speaks: ended in a “tie”."""
    if not lexicon.wording:
        return False
    low, _ = paragraph.sentence_of(position)
    telling = either(lexicon.verbs, lexicon.speech_nouns, lexicon.documents, lexicon.wording)
    before = paragraph.tokens[max(low, position - _TOLD_WORDS) : position]
    return len(before) < _TOLD_WORDS and not any(token.folded in telling for token in before)


def modifies(after: Token | None, lexicon: Lexicon) -> bool:
    """Whether an ordinary noun follows the marks, so that they set off its attribute: the “free” market."""
    if after is None or not after.is_word or not after.text.islower():
        return False
    small = either(lexicon.ordinary, lexicon.phrase_breaks)
    return after.folded not in small


def is_title(paragraph: Paragraph, position: int, content: str, lexicon: Lexicon) -> bool:
    """``песню «В синем тумане за рекой»``: a capital and no stop, beside a word that is none for speaking.

    For languages in which only names have capitals, and of words that no clause gives to anybody.
    """
    if lexicon.caseless or lexicon.measured:
        return False
    inside = fold(content).split()
    speaks = any(word.strip(_SIGNS) in either(lexicon.first, lexicon.second) for word in inside)
    if speaks or len(inside) > _TITLE_WORDS or is_set_as_speech(paragraph, position, lexicon):
        return False
    if not content[:1].isupper() or content.rstrip()[-1:] in ".!?…,։":
        return False
    words, (low, high) = paragraph.tokens, paragraph.sentence_of(position)
    beside = words[position - 1] if position > low else words[position + 1] if position + 1 < high else None
    if beside is None or not beside.is_word or beside.folded in lexicon.subordinators:
        return False
    near = words[max(low, position - _NAMING) : position] or words[position + 1 : position + 1 + _NAMING]
    return any(token.folded in lexicon.naming for token in near)


def is_set_as_speech(paragraph: Paragraph, position: int, lexicon: Lexicon) -> bool:
    """Whether a quotation stands alone, is presented by a sign, or beside a word for speaking."""
    words = paragraph.tokens
    low, high = paragraph.sentence_of(position)
    lead = position - 1
    if lead > low and words[lead].text == ",":
        lead -= 1
    if lead >= low and (words[position - 1].text in _LEADS or words[lead].folded in lexicon.subordinators):
        return True
    follows = words[position + 1] if position + 1 < high else None
    if position == low and (follows is None or follows.text in _ENDS or follows.quote >= 0):
        return True
    telling = either(lexicon.verbs, lexicon.speech_nouns, lexicon.documents)
    near = words[max(low, position - _SENTENCE) : min(high, position + _SENTENCE)]
    return any(token.folded in telling for token in near) or _accords(words, low, position, lexicon)


def _accords(words: list[Token], low: int, position: int, lexicon: Lexicon) -> bool:
    """Whether a sentence says after whom it tells: ``selon``, ``за словами``."""
    return any(
        tuple(token.folded for token in words[at : at + len(phrase)]) == phrase
        for at in range(max(low, position - _SENTENCE), position)
        for phrase in lexicon.according.get(words[at].folded, ())
    )


def is_called_out(words: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a verb of raising one's voice presents a quotation: ``chanting “Bread or Work”``."""
    lead = position - 1
    if lead > 0 and words[lead].text in ",:":
        lead -= 1
    if lead > 0 and words[lead].folded in lexicon.particles:
        lead -= 1  # blurted out
    return lead >= 0 and words[lead].folded in either(lexicon.voicing, lexicon.voiced)
