"""A capital that names many: ``many Democrats``, ``Lindauers say``, ``Doctors``. None of them is "she"."""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.tokens import Token
from archive.places.gazetteer import Gazetteer

_PLURAL = "s"


def means_many(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun stands for several persons: ``беженцы``, ``vecinos``."""
    if noun in lexicon.many:
        return True
    # "Los vecinos": the lists hold the singular only, in languages whose plurals end in -s.
    one = noun.removesuffix(_PLURAL)
    return bool(lexicon.counting) and one != noun and noun not in lexicon.agents and one in lexicon.agents


def is_one(tokens: list[Token], run: NameRun, lexicon: Lexicon) -> bool:
    """Whether a name stands for people of a country, a party or a trade; mostly where plurals end in -s.

    The words around it tell, or the gazetteer, which knows the people of countries one by one: ``Armenian``.
    """
    word = run.words[0]
    if len(run.words) == 1 and not run.titles and means_many(word.lower(), lexicon):
        return True
    if not lexicon.counting or len(run.words) > 1 or run.titles or not word.endswith(_PLURAL):
        return False
    if Gazetteer.load().find_people(word.removesuffix(_PLURAL)):
        return True
    following = tokens[run.after].folded if run.after < len(tokens) else ""
    if following in lexicon.agreeing_plural:
        return True
    # "many Roberts supporters" are his.
    leads_on = following.endswith(_PLURAL) and following not in lexicon.verbs | lexicon.copulas
    return not leads_on and _counted(tokens, run.first, lexicon)


def _counted(tokens: list[Token], first: int, lexicon: Lexicon) -> bool:
    """``many Democrats``, ``dozens of Democrats``."""
    before = [token.folded for token in tokens[max(first - 2, 0) : first]]
    if before[-1:] and before[-1] in lexicon.links:
        before.pop()
    return before[-1:] != [] and before[-1] in lexicon.counting
