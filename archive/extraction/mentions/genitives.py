"""Slavic names in the case of an owner: in ``вдова ИВАНА ПЕТРОВА`` the widow speaks, and he may be dead.

The endings are those of the languages' own grammars; what they mean is certain only for given names that the
language's file lists (``nominatives``) and for surnames that no woman has so.
"""

from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions import inflected_names, nominatives
from archive.extraction.mentions.names import NameRun
from archive.extraction.mentions.tokens import Token

_OWNED = ("а", "я")
"""How men's names end in the genitive."""
_HERS = ("ова", "ева", "єва", "ёва", "іна", "їна", "ина", "ына", "ая", "яя", "ька")
"""How women's surnames end in the nominative."""
_FATHERS = ("вна", "вич", "ична")
"""How patronymics end in the nominative."""
_WOMANS = "ы"
"""How women's given names end in the genitive, and no name in the nominative."""


def owned(before: list[Token], run: NameRun, lexicon: Lexicon) -> str:
    """The noun before a name in the genitive that is its owner's; empty where there is none."""
    if not lexicon.inflects:
        return ""
    nouns = either(lexicon.agents, lexicon.kin)
    noun = next((token.folded for token in before if token.folded in nouns), "")
    if noun and len(run.words) == 1 and before[-1].folded in lexicon.places:
        return noun  # жительница села Велт
    return noun if noun and _owns(noun, lexicon) and _is_genitive(run, noun, lexicon) else ""


def _owns(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun can have an owner behind it: ``водителя`` is in one case with the name behind it."""
    base = noun[:-1]
    in_a_case = noun.endswith(_OWNED) and not lexicon.agents.isdisjoint((base, f"{base}ь", f"{base}й"))
    # За словами міського голови Андрія: the head himself, in the case that the phrase asks for.
    in_a_case = in_a_case or (
        noun not in lexicon.official and inflected_names.office(noun, lexicon) is not None
    )
    return noun in lexicon.kin or not in_a_case


def _is_genitive(run: NameRun, noun: str, lexicon: Lexicon) -> bool:
    """Whether a name stands in the case of whoever the noun before it belongs to.

    ``noun``: the noun; behind one for a relative, a form that may be either case is the owner's, since
    ``мать Анна`` is written with a comma, or with what she is the mother of.
    """
    known = nominatives.load(lexicon.code)
    if not known.given_cases:
        return False
    given, surname = run.words[0], run.words[-1].lower()
    if noun in lexicon.kin - lexicon.agents:
        return True  # по словам вдовы Ивана Петрова
    if any(word.endswith(_FATHERS) for word in run.words):
        return False
    if known.gender(given.lower()) is not None:
        return noun in lexicon.kin and known.may_be_his(given) and surname.endswith(_OWNED)
    if known.name(run.words) != run.words:
        return True
    if given.endswith(_WOMANS):
        return True
    is_his = len(run.words) > 1 and given.endswith(_OWNED) and surname.endswith(_OWNED)
    return is_his and (noun in lexicon.kin or not surname.endswith(_HERS))
