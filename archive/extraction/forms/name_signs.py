"""Signs around marks that only hold a name, where every noun has a capital."""

from archive.extraction.decisions import Decision
from archive.extraction.language import verb_second_words
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.tokens import Token

FEW = 4
"""Words at most of what may be a name."""
_APPOSED = 6
"""Words between the word for a thing and the comma before its name at most."""
_ANNOUNCED = 20
"""Words between the word for a name and the colon before that name at most."""
_TITLES = frozenset({"titel", "namen"})
_FIELD = 12
"""Words between marks and the end of the clause that they stand in, at most."""
_LIST = 8
"""Quotations in a list of names at most."""
_LEAD = 5
"""Words between a preposition and the marks that belong to it, at most."""
_OWNERS = frozenset({"der", "des", "vom"})
_BEARING = frozenset({"heißt", "hieß", "heißen", "nennt", "wird", "wurde", "ist", "war"})
_NEAR = 5
"""Words on either side in which somebody's own name for themselves is told."""
_NAMING = ("nenn", "nannt", "genannt")
_KNOWN = ("bekannt", "genannt")


def set_apart(tokens: list[Token], position: int, words: list[str]) -> bool:
    """A heading, a short form, a name in brackets, the first part of a noun."""
    if _is_abbreviated(tokens, position) or _is_compounded(tokens, position):
        return True
    return len(words) <= FEW and (_is_label(tokens, position) or _is_bracketed(tokens, position))


def borne(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether marks hold the name that somebody or something bears, and not what somebody calls it."""
    first = first_of_list(tokens, position, lexicon)
    if first < position and tokens[first - 1].folded == "genannt":
        return True  # genannt „die Müllerin“ oder auch „…“
    return _names_itself(tokens, position) or _so_called(tokens, position)


def apposed(tokens: list[Token], position: int, lexicon: Lexicon, *, titled: bool) -> bool:
    """``das Album der Gruppe, „…“, das``, ``Motto: „…“``: the name of a thing after a comma or a colon."""
    if tokens[position - 1].text == ":":
        own = verb_second_words.load(lexicon.code)
        before = tokens[position - 2].folded if position > 1 else ""
        if _is_announced(tokens, position):
            return True
        return before in own.entitling or (titled and before in lexicon.naming)
    closes = position + 1 < len(tokens) and tokens[position + 1].text in ",."
    near = tokens[max(0, position - _APPOSED) : position - 1]
    return titled and closes and any(token.is_capital and token.folded in lexicon.naming for token in near)


def _is_announced(tokens: list[Token], position: int) -> bool:
    """``Den Titel der Sendung gab das Haus bekannt: „…“``: the sentence begins with the word for a name."""
    for index in range(position - 2, max(0, position - _ANNOUNCED), -1):
        if tokens[index].text in ".!?":
            return False
        if tokens[index].folded in _TITLES:
            return tokens[index - 1].text == "Den"
    return False


def called(
    tokens: list[Token],
    position: int,
    words: list[str],
    decision: Decision | None,
    lexicon: Lexicon,
    *,
    titled: bool,
) -> bool:
    """Whether a word before the marks says what they name, or where and to whom somebody speaks."""
    if words[0][0].isupper() and _is_called(tokens, position, lexicon):
        return True
    if _is_entitled(tokens, position, words, lexicon) or (titled and _is_outlet(tokens, position, lexicon)):
        return True
    return decision is not None and len(words) <= FEW and _is_around(tokens, position, decision, lexicon)


def _is_abbreviated(tokens: list[Token], position: int) -> bool:
    """``„Bund der Beispiele“, kurz „BdB“``."""
    after = [token.folded for token in tokens[position + 1 : position + 3]]
    before = tokens[position - 1].folded if position else ""
    return before == "kurz" or after == [",", "kurz"]


def _names_itself(tokens: list[Token], position: int) -> bool:
    """``die sich selbst „Rat des Tals“ nennt``: a name that somebody bears."""
    before = [token.folded for token in tokens[max(0, position - _NEAR) : position]]
    after = [token.folded for token in tokens[position + 1 : position + _NEAR + 3]]
    if after[:1] == ["("] and ")" in after:
        after = after[after.index(")") + 1 :]  # „Rat des Tals“ (RdT) nennt
    if before[-1:] == ["genannt"] and before[-2:-1] == [","]:
        return True  # Ada Example, genannt „die Müllerin“
    if "sich" in before[-3:] and after and after[0].startswith(_NAMING):
        return True
    if "sich" in before and any(word.startswith(_NAMING) for word in before):
        return True  # dann nennt sich das Haus „Talblick“
    named = "sich" in after and any(word.startswith(_NAMING) for word in after)
    return after[:2] == [",", "wie"] and named  # „Rat des Tals“, wie die Gruppe sich selbst nennt


def _so_called(tokens: list[Token], position: int) -> bool:
    """``„Talblick“, so heißt das Haus``; ``galt sie als „Talblick“, so wurde sie``."""
    after = [token.folded for token in tokens[position + 1 : position + 4]]
    return len(after) == 3 and after[:2] == [",", "so"] and after[2] in _BEARING


def _is_compounded(tokens: list[Token], position: int) -> bool:
    """``„Talpost“-Bericht``: marks around the first part of a noun."""
    if position + 2 >= len(tokens) or tokens[position + 1].text != "-":
        return False
    hyphen, noun = tokens[position + 1], tokens[position + 2]
    return noun.is_capital and noun.start == hyphen.end and hyphen.start - tokens[position].end <= 1


def _is_label(tokens: list[Token], position: int) -> bool:
    """``'Brücke': Sie wird gebaut``: a heading or the name of a speaker, set off by marks."""
    following = tokens[position + 1].text if position + 1 < len(tokens) else ""
    return position == 0 and following == ":"


def _is_bracketed(tokens: list[Token], position: int) -> bool:
    """``(kurz „BdB“)``, ``(„gens du lac“)``: another name or a translation in brackets."""
    if position + 1 >= len(tokens) or tokens[position + 1].text != ")":
        return False
    return any(token.text == "(" for token in tokens[max(0, position - 3) : position])


def _is_called(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """``das Buch „…“``, ``Filme wie „…“ und „…“``, ``Sprecher der „…“``: what the thing is stands before."""
    position = first_of_list(tokens, position, lexicon)
    before = position - 1
    if before > 0 and tokens[before].folded == "wie":
        before -= 1
    if before < 0:
        return False
    if before and tokens[before].folded in ("der", "des") and tokens[before - 1].is_capital:
        return tokens[before - 1].folded in lexicon.agents
    return tokens[before].is_capital and tokens[before].folded in lexicon.naming


def first_of_list(tokens: list[Token], position: int, lexicon: Lexicon) -> int:
    """The first quotation of a list: ``die Modelle „…“, „…“ und „…“``."""
    for _ in range(_LIST):
        if position > 2 and tokens[position - 1].folded == "auch" and tokens[position - 3].quote >= 0:
            position -= 1  # „…“ oder auch „…“
        between = tokens[position - 1] if position > 1 else None
        if between is None or tokens[position - 2].quote < 0:
            break
        if between.folded not in lexicon.pairing and between.text not in (",", "oder"):
            break
        position -= 2
    return position


def _is_entitled(tokens: list[Token], position: int, words: list[str], lexicon: Lexicon) -> bool:
    """``mit dem Titel „…“``, ``des „Gesetzes über …“``: the word for it stands before or opens the name."""
    own = verb_second_words.load(lexicon.code)
    before = tokens[position - 1].folded
    if before in own.entitling:
        return True
    if before in own.entitled and position > 1:
        near = tokens[max(0, position - _APPOSED) : position - 1]
        return any(token.folded in own.entitling for token in near)
    rest = words[1].lower() if len(words) > 1 else ""
    if position + 1 < len(tokens) and tokens[position + 1].folded.startswith(_KNOWN):
        return before == "als"
    opens = words[0].lower() in lexicon.naming and rest in lexicon.ordinary
    return opens and before in lexicon.determiners


def _is_outlet(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """``gegenüber dem „Talboten“``, ``laut „Talbote“``, ``zitiert die „Talwoche“``: where it was said."""
    own = verb_second_words.load(lexicon.code)
    first = position - 1
    if tokens[first].folded in lexicon.determiners and first:
        first -= 1
    lead = tokens[first].folded
    if lead in own.firm_prepositions or lead in own.facing:
        return True
    inner = tokens[position - 1].folded
    told = lead in own.telling and inner in ("der", "dem") and first < position - 1
    aired = inner == "im" and tokens[first - 1].folded in own.telling
    return told or aired or (first < position - 1 and lead in own.relaying)


def _is_around(tokens: list[Token], position: int, decision: Decision, lexicon: Lexicon) -> bool:
    """``Ein Sprecher der „Talpartei“ sagte``, ``im Streit um die „Talsteuer“ sagte``: said by nobody."""
    if decision.clause is None:
        return False
    token, clause = tokens[position], decision.clause
    verb = next(
        (i for i in range(position + 1, min(len(tokens), position + _FIELD)) if tokens[i].end >= clause.end),
        None,
    )
    if clause.start < token.start and verb is not None and token.end < clause.end:
        owned = verb == position + 1 and tokens[position - 1].folded in _OWNERS
        apposed = tokens[verb - 1].text == "," and tokens[position - 1].folded in lexicon.determiners
        return owned or (apposed and verb - position <= _APPOSED)
    if clause.start < token.end:
        return False
    between = [t for t in tokens[position + 1 : position + _FIELD] if t.end <= clause.start]
    if any(not t.is_word for t in between):
        return False
    occasions = verb_second_words.load(lexicon.code).occasions
    return any(token.folded in occasions for token in tokens[max(0, position - _LEAD) : position])
