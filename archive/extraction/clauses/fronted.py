"""A participle that opens the sentence has the subject behind it: ``After saying it was “ill,” ADA left.``"""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

_REACH = 40
"""Words of the participle's phrase at most."""


def subject(paragraph: Paragraph, position: int, low: int, high: int, lexicon: Lexicon) -> Carrier | None:
    """The subject behind the participle at ``position``; None where that opens no sentence."""
    words = paragraph.tokens
    led = words[low].folded in either(lexicon.prepositions, lexicon.subordinators)
    if not lexicon.complementizers or position != low + led:
        return None
    for index in range(position + 1, min(high - 1, position + _REACH)):
        if words[index].text != "," and words[index].quote < 0:
            continue
        following = words[index + 1].folded
        if following in without(lexicon.subject_pronouns, lexicon.relative):
            return Carrier(index + 1, index + 2, MentionKind.PRONOUN)
        run = paragraph.starting.get(index + 1)
        if run is not None and not run.possessive:
            return Carrier(run.first, run.after, MentionKind.NAME, run)
    return None
