"""Names behind an office and what it is of, all in capitals: ``the governor of California ADA EXAMPLE``."""

from archive.extraction.language.given_names import given_names, of_states_too
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.tokens import Token
from archive.places.gazetteer import Gazetteer

_TWO = 2
"""Words of a first name and a surname."""
_LONGEST = 4
"""Words of a name behind an office, at most."""
_NUMBERED = 3
"""Words before the last of such a place: in, Camp, 4."""
_HOLDER = 5
"""Words from what an office is for to the name of its holder, at most."""


def office(tokens: list[Token], first: int, lexicon: Lexicon) -> int | None:
    """Where the words for an office begin that lead to the capitals at ``first``, its article included.

    ``the ambassador to the``, ``le président des``; None where there is none.
    """
    at = first - 1
    if at > 0 and is_elided(tokens[at]):
        at -= 1
    if at > 0 and tokens[at].folded in lexicon.determiners and tokens[at].folded not in lexicon.offices_of:
        at -= 1
    if at <= 0 or tokens[at].folded not in lexicon.offices_of:
        return None
    near = [place for place in (at - 1, at - 2) if place >= 0 and is_office(tokens[place], lexicon)]
    if not near or not all(token.is_word for token in tokens[near[0] : at]):
        return None
    begin = near[-1]
    return begin - 1 if begin > 0 and tokens[begin - 1].folded in lexicon.determiners else begin


def is_matter(tokens: list[Token], run_first: int, after: int, lexicon: Lexicon) -> bool:
    """Whether a lone capital says what the office before it is for, and its holder's name follows.

    ``El consejero de VIVIENDA, Ada Ejemplo,``; before the office in languages without prepositions for
    it: ``ԲՆԱԿԱՐԱՆԱՅԻՆ քաղաքականության նախարար Ադա Օրինակյան``. Nobody is called so.
    """
    if after != run_first + 1 or tokens[run_first].folded in given_names():
        return False
    following = tokens[after : after + _HOLDER]
    if len(following) < 2:
        return False
    if lexicon.governs and following[0].text == "," and following[1].is_capital:
        named = following[1].folded in given_names() or (len(following) > _TWO and following[2].is_capital)
        return named and office(tokens, run_first, lexicon) is not None
    if not lexicon.definite_endings:
        return False
    for place, token in enumerate(following[:-1]):
        if not token.is_word or token.is_capital or token.quote >= 0:
            return False
        if token.folded in lexicon.official:
            return place > 0 and following[place + 1].is_capital
    return False


def is_numbered(tokens: list[Token], first: int, after: int, lexicon: Lexicon) -> bool:
    """Whether a lone capital ends a place that has a number: ``in Camp 4 EXTENSION,``."""
    if after != first + 1 or first < _NUMBERED or after >= len(tokens):
        return False
    preposition, place, number = tokens[first - _NUMBERED : first]
    led = preposition.folded in lexicon.prepositions and place.is_capital and number.text.isdigit()
    known = tokens[first].folded in given_names() or place.folded in lexicon.days
    ends = not tokens[after].is_word or tokens[after].folded in lexicon.prepositions
    return led and not known and ends


def is_elided(token: Token) -> bool:
    """Whether an article has lost its vowel to a capital: ``l’Arménie``."""
    article, mark, name = token.text.partition("’" if "’" in token.text else "'")
    return bool(mark) and article.islower() and name[:1].isupper()


def is_office(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is the noun of an office, or a title."""
    return token.folded in lexicon.official or token.folded in lexicon.titles_all


def name_start(words: list[Token], core: int, before: Token, lexicon: Lexicon) -> int:
    """Where the name, titles included, begins in capitals whose others say what an office is of; else 0.

    ``core`` is where the name proper begins as far as titles tell. A form of address parts the two (Mr), a
    country or a region, a given name, or the noun of a body before two words: ``the Road Board ADA EXAMPLE``.
    Behind ``for`` (``before``, the word right before the capitals) nothing does where the first is a given
    name as often: ``a spokesman for Jordan Michael Example``.
    Whoever speaks for the holder of another office is not named: ``a spokesman for the Mayor Ada Example``.
    """
    if core:
        addressed = either(lexicon.titles_male, lexicon.titles_female)
        found = next((at for at in range(1, core) if words[at].folded in addressed), 0)
        return 0 if any(is_office(token, lexicon) for token in words[:found]) else found
    if before.folded in lexicon.speaking_for and words[0].folded in of_states_too():
        return 0
    for start in range(len(words) - _TWO, max(0, len(words) - _LONGEST - 1), -1):
        if not _names_bodies(words[start:], lexicon) and is_state(words[:start]):
            return start
    if words[0].folded in given_names():
        return 0
    given = [at for at in range(1, len(words) - 1) if words[at].folded in given_names()]
    if not given and len(words) > _TWO and words[-_TWO - 1].folded in lexicon.organisation:
        given = [len(words) - _TWO]
    if not given or len(words) - given[0] > _LONGEST or _names_bodies(words[given[0] :], lexicon):
        return 0
    return 0 if any(is_office(token, lexicon) for token in words[: given[0]]) else given[0]


def _names_bodies(words: list[Token], lexicon: Lexicon) -> bool:
    """``United States Agency``, ``Agency for Development``: what follows names no person."""
    return not words[0].is_capital or any(
        token.folded in lexicon.organisation or token.folded in lexicon.titles_all for token in words
    )


def is_state(words: list[Token]) -> bool:
    """Whether words are the name of a country or a region, in whatever case."""
    gazetteer, name = Gazetteer.load(), " ".join(token.text for token in words)
    key = gazetteer.find(name)
    return bool(gazetteer.regions(name)) or (
        key is not None and gazetteer.place(key).kind in ("country", "region")
    )
