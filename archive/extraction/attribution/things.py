"""What ``it`` means where no body has spoken yet: the sign, letter or page brought in last."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.reading import Paragraph

_REACH = 40
"""Words looked at before the pronoun."""


def before(
    paragraph: Paragraph, position: int, previous: Paragraph | None, lexicon: Lexicon
) -> tuple[Paragraph, int, int] | None:
    """The article and noun of a thing that shows words, with their paragraph: ``a sign … it read``."""
    left = _REACH
    for place, end in ((paragraph, position), (previous, len(previous.tokens) if previous else 0)):
        if place is None:
            continue
        words = place.tokens
        for index in range(end - 1, max(0, end - left), -1):
            token = words[index]
            plain = token.text.islower() and token.folded in lexicon.organisation
            if plain and words[index - 1].folded in lexicon.determiners:
                return place, index - 1, index + 1
        left -= end
    return None
