"""A body of several words before a trade and a name: ``Road Board for the Welfare of Drivers driver ADA``."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph

_LONGEST = 9
"""Words between the noun of a body and the trade at most."""


def begin(paragraph: Paragraph, first: int, run: NameRun, low: int, lexicon: Lexicon) -> int:
    """Where the name of the body begins that ends in the capitals at ``first``; else ``first``.

    A trade without an article stands between those and the name, so that the name is the subject.
    """
    words = paragraph.tokens
    if not lexicon.inverting or first >= run.first - 1 or not words[first].is_capital:
        return first
    trade = words[run.first - 1]
    if trade.text[:1].isupper() or trade.folded not in lexicon.agents:
        return first
    whole = paragraph.ending.get(run.first - 1)
    if whole is not None and low <= whole.first < first and _is_body(whole, lexicon):
        return whole.first
    for position in range(first - 1, max(low, first - _LONGEST), -1):
        token = words[position]
        if not token.is_word or token.quote >= 0:
            return first
        if token.is_capital:
            body = paragraph.ending.get(position + 1)
            if body is not None and low <= body.first and _is_body(body, lexicon):
                return body.first
        elif token.folded not in lexicon.prepositions and token.folded not in lexicon.determiners:
            return first
    return first


def _is_body(run: NameRun, lexicon: Lexicon) -> bool:
    return not run.possessive and any(word in lexicon.organisation for word in run.folded)
