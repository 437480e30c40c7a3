"""Ages told beside a mention that are somebody else's: ``Ada Velt, who was holding her grandson, 7``.

A child's age taken for its mother's hides her as a minor, and gives the archive a false age. Whose it is, the
noun beside the number says: a relative or a child that is the object of something, not the speaker's word.
"""

import re

from archive.extraction.language.attribute_rules import Vocabulary
from archive.extraction.language.cautions import cautions
from archive.extraction.people import Mention, MentionKind
from archive.extraction.tags.surroundings import Surroundings
from archive.model import Span

_NAME, _AGE = "·", "#"
"""Stand for a name and for the number in what a language's ``others_age`` reads; a description stands there
itself, and before it the word that leads to it and "|": ``whose|son, #``; a pronoun, to which nothing stands
in apposition, as it is: ``elle, sur la natte, sa petite-fille de #``."""
_AFTER = 60
"""Code points behind a number in which it is told whose age it is, or that it is none."""

_STOP = re.compile(r"[.!?։؟\n]")


def is_anothers(around: Surroundings, words: Vocabulary, mention: Mention, years: Span) -> bool:
    """Whether the number at a mention tells the age of somebody else, or of something."""
    near = around.near(mention)
    text, who = around.masked, mention.span
    last = max(years.end, who.end)
    stop = _STOP.search(text, last, last + _AFTER)
    end = stop.start() if stop else last + _AFTER
    if mention.kind is MentionKind.EPITHET or who.start <= years.start < who.end:
        start = min(near.lead.start if years.start < who.start else who.start, years.start)
        told = f"{around.word_before(start)}|{text[start : years.start]}{_AGE}{text[years.end : end]}"
    elif years.start < who.start:
        between = text[years.end : who.start]
        told = f"{text[near.lead.start : years.start]}{_AGE}{between}{_NAME}{text[who.end : end]}"
    else:
        name = who.of(text) if mention.kind is MentionKind.PRONOUN else _NAME
        told = f"{name}{text[who.end : years.start]}{_AGE}{text[years.end : end]}"
    return cautions(words.language).others_age.search(told) is not None
