"""Marks that set off the name of a thing, where every noun has a capital, so that capitals tell little."""

import re

from archive.extraction import decisions as rules, verb_second_words
from archive.extraction.decisions import Decision
from archive.extraction.lexicon import Lexicon
from archive.extraction.tokens import Token
from archive.model import Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ADDRESS = re.compile(r"[\w.-]+\.[a-z]{2,4}")
_FEW = 4
"""Words at most of what may be a name."""
_APPOSED = 6
"""Words between the word for a thing and the comma before its name at most."""
_FOREIGN = frozenset(
    (
        "the",
        "of",
        "and",
        "for",
        "to",
        "de",
        "du",
        "la",
        "le",
        "les",
        "del",
        "di",
        "da",
        "dei",
        "et",
        "y",
        "el",
        "at",
        "in",
        "on",
        "with",
        "from",
        "a",
        "an",
        "by",
        "our",
        "my",
        "your",
        "is",
        "della",
        "los",
        "las",
        "en",
    )
)
"""Small words inside foreign names."""
_OWNERS = frozenset({"der", "des", "vom"})
_FIELD = 12
"""Words between marks and the end of the clause that they stand in, at most."""
_LEAD = 5
"""Words between a preposition and the marks that belong to it, at most."""
_KNOWN = ("bekannt", "genannt")
_COPULAS = frozenset({"sei", "ist", "war", "wäre", "seien", "sind", "waren", "wären", "bleibe", "werde"})
_CONTRACTED = frozenset({"im", "am", "beim", "vom", "zum", "zur", "ins", "ans"})


def is_told(decision: Decision | None) -> bool:
    """Whether a reporting clause or the mood of the sentence says that somebody speaks here."""
    return decision is not None and (
        decision.has_clause or decision.rule in (rules.REPORTED_MOOD, rules.LABEL)
    )


def is_name(
    tokens: list[Token], position: int, content: str, decision: Decision | None, lexicon: Lexicon
) -> bool:
    """Whether the quotation at ``position`` only names something."""
    token = tokens[position]
    before = tokens[position - 1] if position else None
    words = _WORD.findall(content)
    if decision is not None and _covers(decision.mention, token):
        return True
    if _ADDRESS.fullmatch(content):
        return before is not None and before.text not in ":,"
    if _is_abbreviated(tokens, position) or _is_label(tokens, position, words):
        return True
    if _is_compounded(tokens, position) or (len(words) <= _FEW and _is_bracketed(tokens, position)):
        return True
    small = lexicon.ordinary | _FOREIGN
    titled = words[0][0].isupper() and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in small for word in words
    )
    if before is not None and before.text == ":" and position > 1:
        if tokens[position - 2].folded in verb_second_words.load(lexicon.code).entitling:
            return True
    if before is None or before.text in ":,":
        return before is not None and titled and _is_apposed(tokens, position, lexicon)
    if words[0][0].isupper() and _is_called(tokens, position, decision, lexicon):
        return True
    if _is_entitled(tokens, position, words, lexicon) or (titled and _is_outlet(tokens, position, lexicon)):
        return True
    if decision is not None and len(words) <= _FEW and _is_around(tokens, position, decision, lexicon):
        return True
    told = is_told(decision)
    if told and is_predicate(tokens, position):
        return False
    if not told and len(words) <= _FEW:
        return True
    determined = before.folded in lexicon.determiners or before.folded in _CONTRACTED
    if not told and (titled or (determined and words[0][0].isupper())):
        return True
    if (
        told
        and decision is not None
        and not decision.is_adjacent
        and titled
        and 1 < len(words) <= 3
        and before.folded in lexicon.definite
    ):
        return True
    foreign = any(word in _FOREIGN - lexicon.ordinary for word in words)
    return titled and foreign


def _is_label(tokens: list[Token], position: int, words: list[str]) -> bool:
    """``'Brücke': Sie wird gebaut``: a heading or the name of a speaker, set off by marks."""
    following = tokens[position + 1].text if position + 1 < len(tokens) else ""
    return position == 0 and following == ":" and len(words) <= _FEW


def _is_compounded(tokens: list[Token], position: int) -> bool:
    """``„Talpost“-Bericht``: marks around the first part of a noun."""
    if position + 2 >= len(tokens) or tokens[position + 1].text != "-":
        return False
    hyphen, noun = tokens[position + 1], tokens[position + 2]
    return noun.is_capital and noun.start == hyphen.end and hyphen.start - tokens[position].end <= 1


def _is_bracketed(tokens: list[Token], position: int) -> bool:
    """``(kurz „BdB“)``, ``(„gens du lac“)``: another name or a translation in brackets."""
    if position + 1 >= len(tokens) or tokens[position + 1].text != ")":
        return False
    return any(token.text == "(" for token in tokens[max(0, position - 3) : position])


def _is_called(tokens: list[Token], position: int, decision: Decision | None, lexicon: Lexicon) -> bool:
    """``das Buch „…“``, ``Filme wie „…“ und „…“``, ``Sprecher der „…“``: the word for the thing stands before."""
    while position > 1 and tokens[position - 2].quote >= 0 and _is_joint(tokens[position - 1], lexicon):
        position -= 2
    before = position - 1
    if before > 0 and tokens[before].folded == "wie":
        before -= 1
    if before < 0:
        return False
    if before and tokens[before].folded in ("der", "des") and tokens[before - 1].is_capital:
        return tokens[before - 1].folded in lexicon.agents
    return tokens[before].is_capital and tokens[before].folded in lexicon.naming


def _is_joint(between: Token, lexicon: Lexicon) -> bool:
    return between.folded in lexicon.pairing or between.text == ","


def _is_apposed(tokens: list[Token], position: int, lexicon: Lexicon) -> bool:
    """``das Album der Gruppe, „…“, das``, ``Motto: „…“``: the name of a thing after the word for it."""
    if tokens[position - 1].text == ":":
        return position > 1 and tokens[position - 2].folded in lexicon.naming
    closes = position + 1 < len(tokens) and tokens[position + 1].text in ",."
    near = tokens[max(0, position - _APPOSED) : position - 1]
    return closes and any(token.is_capital and token.folded in lexicon.naming for token in near)


def _is_entitled(tokens: list[Token], position: int, words: list[str], lexicon: Lexicon) -> bool:
    """``mit dem Titel „…“``, ``des „Gesetzes über …“``: the word for the thing stands before or opens the name."""
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
    """``Ein Sprecher der „Brunnenpartei“ sagte``, ``im Streit um die „Brunnensteuer“ sagte``: said by none."""
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
    first = position - 1
    while first > 0 and position - first < _LEAD and tokens[first].folded not in own_places(lexicon):
        first -= 1
    return tokens[first].folded in own_places(lexicon)


def own_places(lexicon: Lexicon) -> frozenset[str]:
    """Prepositions that say where, when and on what occasion somebody speaks."""
    return verb_second_words.load(lexicon.code).occasions


def is_predicate(tokens: list[Token], position: int) -> bool:
    """``dass der Brunnen „Eigentum der Stadt“ sei``: what is said of the noun before, and not its name."""
    if position + 1 >= len(tokens) or tokens[position + 1].folded not in _COPULAS:
        return False
    return position + 2 >= len(tokens) or not tokens[position + 2].is_word


def _covers(mention: Span, token: Token) -> bool:
    """Whether the marks are part of the speaker's own name: ``die „Ortszeitung“ schreibt``."""
    return mention.start <= token.start and token.end <= mention.end


def _is_abbreviated(tokens: list[Token], position: int) -> bool:
    """``„Bund der Beispiele“, kurz „BdB“``."""
    after = [token.folded for token in tokens[position + 1 : position + 3]]
    before = tokens[position - 1].folded if position else ""
    return before == "kurz" or after == [",", "kurz"]
