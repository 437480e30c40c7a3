"""What holds the parts of a name together: particles, a nickname in marks, the words of a body's name."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions import capital_nouns
from archive.extraction.mentions.tokens import Token

_NICKNAME = 24
"""Characters of a nickname between the parts of a name, at most."""
_AFTER_NAME = frozenset(",.;:()—–-")


def is_joined(token: Token, lexicon: Lexicon) -> bool:
    """``al-Example``: a particle that a hyphen makes part of the name."""
    particle, _, name = token.text.partition("-")
    return name[:1].isupper() and particle in lexicon.name_particles


def is_nickname(tokens: list[Token], position: int) -> bool:
    """A short quotation between two parts of a name: ``Ada “Shorty” Example``."""
    token = tokens[position]
    if token.quote < 0 or token.end - token.start > _NICKNAME or position + 2 >= len(tokens):
        return False
    return tokens[position + 1].is_capital and tokens[position + 2].text in _AFTER_NAME


def abbreviated(token: Token, lexicon: Lexicon) -> bool:
    """Whether a full stop behind a word ends no sentence: ``Mr``, an initial."""
    return token.folded in lexicon.abbreviations or (len(token.text) == 1 and token.text.isupper())


def _seated(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether an article stands in the middle of a body's name: ``Velt Committee of the Red Lamp``."""
    if not lexicon.inverting or position == 0 or position + 2 >= len(tokens):
        return False
    head, word, article, last = tokens[position - 1 : position + 3]
    body = head.is_capital and head.folded in lexicon.organisation and word.folded in lexicon.offices_of
    return body and article.text in lexicon.definite and last.is_capital


def joins(tokens: list[Token], first: int, position: int, lexicon: Lexicon) -> bool:
    """Whether a word in lower case joins two capitals into one name."""
    if position + 1 >= len(tokens):
        return False
    word, following = tokens[position], tokens[position + 1]
    if following.start - word.end > 1 and following.text != "-":
        return False
    if word.folded in lexicon.name_particles:
        if lexicon.nouns_capital and not capital_nouns.joins(tokens, position, lexicon):
            return False
        if following.is_capital:
            return True
        return (
            following.folded in lexicon.name_particles
            and position + 2 < len(tokens)
            and tokens[position + 2].is_capital
        )
    if _seated(tokens, position, lexicon):
        return True
    if word.folded in lexicon.organisation_particles and following.is_capital:
        head = tokens[position - 1].folded
        if word.folded in lexicon.conjunctions:
            return any(tokens[i].folded in lexicon.prepositions for i in range(first + 1, position))
        return head in lexicon.organisation or head in lexicon.titles
    return False
