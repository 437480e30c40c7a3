"""Whether what follows a lone capital at a sentence's start tells of a person, so that it is a name."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.tokens import Token

_HAVE = frozenset({"has", "had"})
"""English auxiliaries before a participle: ``SMALL has said``."""


def leads_a_clause(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether what begins there tells of a person: ``SMALL wrote``, ``SMALL has said``, ``SMALL, who``."""
    first, *second = [token.folded for token in tokens[position : position + 2]] or [""]
    if first in _HAVE and lexicon.complementizers:
        return lexicon.strong_verbs.issuperset(second)
    if first in lexicon.complemented and lexicon.complementizers.issuperset(second):
        return True
    return first in lexicon.strong_verbs or (first == "," and set(second) <= lexicon.relative)


def leads_an_aside(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """``VELT, who runs the shelter, said``; not ``Teachers, who``: several are no name."""
    if position + 1 >= len(tokens) or tokens[position].text not in ",–—":
        return False
    pronoun, word = tokens[position + 1].folded, tokens[position - 1].folded
    told = pronoun in lexicon.relative & lexicon.subject_pronouns
    if lexicon.drops_subjects and pronoun in lexicon.subordinators:
        return False  # Total, que se fue
    nobody = word in lexicon.agents or word in lexicon.first or word in lexicon.second
    return told and not nobody and not word.endswith("s")
