"""Nouns that report speech: ``Ada's claim that the bridge was “safe”`` gives Ada's words."""

from archive.extraction.clauses.clause import Clause
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_ADJECTIVES = 3
"""Words between the owner and the noun at most."""
_PHRASE = 7
"""Words of a phrase between the noun and its words at most."""


def at(position: int, low: int, high: int, paragraph: Paragraph, lexicon: Lexicon) -> Clause | None:
    """The clause that a noun of speech at ``position`` makes with its owner, where its words follow."""
    words = paragraph.tokens
    if words[position].folded not in lexicon.speech_nouns or position + 1 >= high:
        return None
    if position - 2 >= low and words[position - 1].quote >= 0:
        owner = _owner(position - 2, low, paragraph, lexicon)
        if owner is not None and owner.after == position - 1:
            return Clause(position, position + 1, owner)
    following = words[position + 1]
    opens = following.folded in either(lexicon.complementizers, lexicon.passive, lexicon.links)
    if not (opens or following.quote >= 0 or following.text == ":") and not _resumed(
        position + 1, high, paragraph, lexicon
    ):
        return None
    owner = _owner(position - 1, low, paragraph, lexicon)
    return Clause(position, position + 1, owner) if owner is not None else None


def _resumed(first: int, high: int, paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """``her claim during the talks that “…”``: a phrase of time or place stands before the words."""
    words = paragraph.tokens
    if words[first].folded not in lexicon.prepositions:
        return False
    for index in range(first + 1, min(high - 1, first + _PHRASE)):
        if words[index].folded in lexicon.complementizers:
            return words[index + 1].quote >= 0
        if not words[index].is_word or words[index].quote >= 0:
            return False
    return False


def _owner(last: int, low: int, paragraph: Paragraph, lexicon: Lexicon) -> Carrier | None:
    words = paragraph.tokens
    for index in range(last, max(low, last - _ADJECTIVES) - 1, -1):
        token = words[index]
        run = paragraph.ending.get(index + 1)
        if run is not None and run.possessive:
            return Carrier(run.first, run.after, MentionKind.NAME, run)
        if token.folded in lexicon.possessive and index in paragraph.persons:
            return Carrier(index, index + 1, MentionKind.PRONOUN)
        if (
            not token.is_word
            or token.quote >= 0
            or token.folded in either(lexicon.prepositions, lexicon.verbs)
        ):
            return None
    return None
