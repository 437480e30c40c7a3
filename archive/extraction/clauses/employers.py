"""A body of several words before a trade and a name: ``Road Board for the Welfare of Drivers driver ADA``."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.reading import Paragraph

_LONGEST = 9
"""Words between the noun of a body and the trade at most."""
_POST = 5
"""Words of a post between a body and whoever holds it at most."""


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


def holder(paragraph: Paragraph, run: NameRun, high: int, lexicon: Lexicon) -> NameRun | None:
    """Who holds the post that stands behind a body's name: ``said VMK chief of mission ADA EXAMPLE``.

    A post is a title or a trade without an article, with one "of" in it at most.
    """
    words = paragraph.tokens
    if not lexicon.inverting or run.possessive or run.titles:
        return None
    held = False
    for position in range(run.after, min(high, run.after + _POST + 1)):
        named = paragraph.starting.get(position)
        if named is not None:
            return named if held and len(named.words) > 1 and not named.possessive else None
        token = words[position]
        if not token.is_word or token.quote >= 0 or token.is_capital or token.is_possessive:
            return None
        if token.folded in lexicon.offices_of - lexicon.speaking_for and held:
            continue
        if token.folded in either(lexicon.phrase_breaks, lexicon.strong_verbs, lexicon.determiners):
            return None
        held = held or token.folded in either(lexicon.agents, lexicon.titles_all)
        # "country director": what says where or of what stands before the post itself.
    return None


def _is_body(run: NameRun, lexicon: Lexicon) -> bool:
    return not run.possessive and any(word in lexicon.organisation for word in run.folded)
