"""What stands between a subject and its verb: ``Ada Example, for whom Bea once worked, privately said``."""

from archive.extraction.language.given_names import given_names
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import MentionKind

_LONGEST = 30
"""Words of such an aside at most."""
_OWNED = 5
"""Words from ``whose`` to a name in apposition to what it owns, at most."""
_LEAD = 8
"""Words from the beginning of a sentence in which its subject stands."""


def past(words: list[Token], position: int, end: int, lexicon: Lexicon) -> int:
    """The verb behind an aside that begins at a comma, before ``end``; else ``position``."""
    if not lexicon.past_endings or position >= end or words[position].text != ",":
        return position
    for index in range(position + 1, min(end - 1, position + _LONGEST)):
        if words[index].quote >= 0 or words[index].text in ";:":
            return position
        if words[index].text == "," and _is_finite(words, index + 1, end, lexicon):
            return index + 1
    return position


def is_within(words: list[Token], carrier: Carrier, low: int, lexicon: Lexicon) -> bool:
    """Whether a phrase is part of another: ``Ada, whose village, GORIS, is``; ``and HARSHER PARTY line``."""
    first = carrier.first
    if first - 2 <= low:
        return False
    before = words[first - 1]
    if before.text == ",":
        return any(token.folded == "whose" for token in words[max(low, first - _OWNED) : first - 1])
    joined = before.folded in lexicon.conjunctions and carrier.kind is MentionKind.EPITHET
    bare = words[first].folded not in lexicon.determiners and not carrier.head.endswith("s")
    return joined and bare and carrier.head in lexicon.organisation


def is_governed(words: list[Token], name: int, low: int, lexicon: Lexicon) -> bool:
    """Whether a name is apposed within a relative clause: ``Velt, who left with her son, CEM, said``."""
    if not lexicon.past_endings or words[name - 1].text != ",":
        return False
    governed = False
    for index in range(name - 2, max(low, name - _LONGEST), -1):
        folded = words[index].folded
        if words[index].quote >= 0 or (words[index].text == "," and not governed):
            return False
        governed = governed or folded in lexicon.prepositions
        if folded in lexicon.relative and words[index - 1].text == ",":
            return governed
    return False


def _is_finite(words: list[Token], position: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a finite verb begins there, adverbs before it skipped."""
    while position < end and (
        words[position].folded in lexicon.skip or words[position].folded.endswith("ly")
    ):
        if words[position].folded in lexicon.passive:
            return True
        position += 1
    if position >= end or not words[position].text.islower():
        return False
    word = words[position].folded
    return word.endswith(lexicon.past_endings) or word in lexicon.passive or word in lexicon.strong_verbs


def leading(paragraph: Paragraph, last: int, low: int) -> Carrier | None:
    """``Ada Example her şeyi hatırlıyor``: what is right before a verb that comes last is its object."""
    for position in range(low, min(last, low + _LEAD)):
        if paragraph.tokens[position].quote >= 0:
            return None
        run = paragraph.starting.get(position)
        bare = run is not None and paragraph.tokens[run.after - 1].text.endswith(run.words[-1])
        if run is not None and bare and (len(run.words) > 1 or run.folded[0] in given_names()):
            return Carrier(run.first, run.after, MentionKind.NAME, run)
    return None
