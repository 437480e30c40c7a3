"""Sentences about somebody's people, which keep in mind whose they are: ``Her son Cem was there.``"""

from archive.extraction.language.attribute_rules import vocabulary
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind


def is_relative(carrier: Carrier, lexicon: Lexicon) -> bool:
    """``Her elder son stayed.``: told of somebody's people by who speaks before and after."""
    return carrier.kind is MentionKind.EPITHET and carrier.head in vocabulary(lexicon.code).relatives


def owner(paragraph: Paragraph, carrier: Carrier, lexicon: Lexicon) -> Carrier | None:
    """The possessive before a relative, as the words that mean the owner; None where there is none."""
    named = carrier.kind is MentionKind.NAME
    noun, first = carrier.first - 1, carrier.first - (2 if named else 0)
    if first < 0 or not (named or is_relative(carrier, lexicon)):
        return None
    words = paragraph.tokens
    related = not named or words[noun].folded in vocabulary(lexicon.code).relatives
    if not related or words[first].folded not in lexicon.possessive or first not in paragraph.persons:
        return None
    return Carrier(first, first + 1, MentionKind.PRONOUN)
