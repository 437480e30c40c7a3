"""Forms that report speech only beside a quotation: ``“Why?” Ada went on.``"""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.mentions.tokens import Token

_BEFORE, _AFTER = 4, 6
"""Words on either side in which the quotation stands."""


def touches_quote(words: list[Token], position: int, low: int, high: int) -> bool:
    """Whether a quotation stands near a verb: in its sentence, or right before one that the verb opens."""
    leads = not any(token.is_word for token in words[low:position])
    first = low - 2 if leads else low
    near = words[max(0, first, position - _BEFORE) : min(high, position + _AFTER)]
    return any(token.quote >= 0 for token in near)


def stands_alone(paragraph: Paragraph, position: int, low: int, high: int, lexicon: Lexicon) -> bool:
    """``“Why?” Ada went on, as if …``: all of a sentence after a quotation, without an object."""
    words = paragraph.tokens
    if low == 0 or words[low - 1].quote < 0 or not lexicon.complementizers:
        return False
    run = paragraph.ending.get(position)
    subject = run is not None and run.first == low
    if not subject and not (position == low + 1 and words[low].folded in lexicon.subject_pronouns):
        return False
    after = position + 1
    if after < high and words[after].folded in lexicon.prepositions:
        after += 1
    return after < high and words[after].text in ",."
