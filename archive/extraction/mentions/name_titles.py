"""Titles before a name, and what they govern: ``Minister of Justice Ada Example``."""

from archive.extraction.language.given_names import given_names
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions.tokens import Token

_TWO = 2
"""Words of a first name and a surname."""
_ARTICLES = frozenset({"al", "el"})
"""Particles that belong to the name behind them."""


def past_titles(words: list[Token], lexicon: Lexicon) -> int:
    """Where the name proper begins: past its titles and what they govern."""
    core = 0
    for index, token in enumerate(words[:-1]):
        title = token.folded in lexicon.titles_all or token.folded in lexicon.official
        title = title or (index == 0 and _describes(words, lexicon))
        if title and (index == 0 or len(words) - index - 1 <= 4):
            core = index + 1
            if (
                core + 1 < len(words) - 1
                and words[core].folded in lexicon.organisation_particles
                and words[core + 1].is_capital
            ):
                core += 2
            elif (
                core < len(words) - 1
                and words[core].text.isupper()
                and words[core].folded in lexicon.organisation
            ):
                core += 1
    return core


def _describes(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether a noun leads to the name: ``Refugee Ada Example``; ``Baker Example`` is a name like another."""
    noun, name = words[0].folded, words[1].folded
    if noun not in lexicon.person:
        return False
    return lexicon.inflects or (noun not in given_names() and (len(words) > _TWO or name in given_names()))


def past_particles(words: list[Token], core: int, lexicon: Lexicon) -> int:
    """Behind the small words that a title leaves before the name; one word stays."""
    if core >= len(words) - 1:
        return core
    particles = either(lexicon.organisation_particles, without(lexicon.name_particles, _ARTICLES))
    while core < len(words) - 1 and words[core].text.islower() and words[core].folded in particles:
        core += 1
    return core
