"""Marks that set off the name of a thing, where every noun has a capital, so that capitals tell little."""

import re
from itertools import pairwise

from archive.extraction import decisions as rules
from archive.extraction.decisions import Decision
from archive.extraction.forms import name_signs
from archive.extraction.language import verb_second_words
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.tokens import Token

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_BRACKET = 30
"""Words between a verb and its particle at most."""
_WORDS = frozenset({"bezeichnung", "begriff", "ausdruck", "formulierung", "vokabel"})
_PASSIVE = 8
"""Words from marks to the end of a passive at most."""
_ADDRESS = re.compile(r"[\w.-]+\.[a-z]{2,4}")
_COPULAS = frozenset({"sei", "ist", "war", "wäre", "seien", "sind", "waren", "wären", "bleibe", "werde"})
_GENITIVE = frozenset({"der", "des"})
_TO = frozenset({"zu", "zum", "zur"})


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
    if decision is not None and decision.mention.start <= token.start and token.end <= decision.mention.end:
        return True  # die „Ortszeitung“ schreibt
    if _ADDRESS.fullmatch(content):
        return before is not None and before.text not in ":,"
    if name_signs.set_apart(tokens, position, words):
        return True
    if before is None:
        return False
    own = verb_second_words.load(lexicon.code)
    foreign = own.foreign
    titled = _is_titled(words, lexicon.ordinary | foreign)
    if before.text in ":,":
        named = titled and not is_told(decision) and any(word in foreign for word in words)
        return named or name_signs.apposed(tokens, position, lexicon, titled=titled)
    if name_signs.called(tokens, position, words, decision, lexicon, titled=titled):
        return True
    if decision is None or not is_told(decision):
        if decision is None and words[0][0].isupper() and before.folded in lexicon.prepositions:
            return True  # die Aufführung von „Der Besuch …“
        determined = before.folded in lexicon.determiners or before.folded in own.contracted
        return len(words) <= name_signs.FEW or titled or (determined and words[0][0].isupper())
    if is_predicate(tokens, position) or not titled:
        return False
    if position > 1 and before.folded in _GENITIVE and tokens[position - 2].folded in lexicon.documents:
        return True  # laut einem Artikel der „Talpost“
    named = (
        decision.has_clause
        and not decision.is_adjacent
        and 1 < len(words) <= 3
        and before.folded in lexicon.definite
    )
    return named or any(word in foreign - lexicon.ordinary for word in words)


def _is_titled(words: list[str], small: frozenset[str]) -> bool:
    """Whether every word has a capital, the small ones of this and of other languages apart."""
    return words[0][0].isupper() and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in small for word in words
    )


def is_complement(tokens: list[Token], position: int, decision: Decision | None, lexicon: Lexicon) -> bool:
    """``verglich es mit „Methoden aus dem Tal“``: after a verb of speech and a bare preposition."""
    if decision is None or decision.rule != rules.CLAUSE_BEFORE or decision.clause is None:
        return False
    own = verb_second_words.load(lexicon.code)
    lead = next(
        (t for t in tokens[max(0, position - _BRACKET) : position] if t.start >= decision.clause.start), None
    )
    if (
        lead is None
        or lead.folded in own.source_prepositions
        or tokens[position - 1].folded in own.contracted
    ):
        return False
    return decision.clause.end < tokens[position - 1].start


def is_object(tokens: list[Token], position: int, decision: Decision | None, lexicon: Lexicon) -> bool:
    """``warf ihr „Untätigkeit“ vor``, ``rief zum „Großen Streik“ auf``: what its verb governs."""
    if decision is None or decision.clause is None or position + 1 >= len(tokens):
        return False
    particle = tokens[position + 1].folded
    separable = verb_second_words.load(lexicon.code).separable
    near = tokens[max(0, position - _BRACKET) : position]
    verbs = [t for t in near if decision.clause.start <= t.start and t.end <= decision.clause.end]
    if near and near[-1].folded in _TO and any("auf" in separable.get(token.folded, ()) for token in verbs):
        return any(token.folded == "auf" for token in tokens[position + 1 : position + _BRACKET])
    return any(particle in separable.get(token.folded, ()) for token in verbs)


def is_predicate(tokens: list[Token], position: int) -> bool:
    """``dass der Brunnen „Eigentum der Stadt“ sei``: what is said of the noun before, and not its name."""
    if position + 1 >= len(tokens) or tokens[position + 1].folded not in _COPULAS:
        return False
    return position + 2 >= len(tokens) or not tokens[position + 2].is_word


def is_word(tokens: list[Token], position: int, decision: Decision | None, lexicon: Lexicon) -> bool:
    """``verteidigte die Bezeichnung „Gesindel“``: somebody's word for somebody, where one speaks of it."""
    if not lexicon.nouns_capital or position < 2 or decision is None or not decision.has_clause:
        return False
    return tokens[position - 1].folded in _WORDS and tokens[position - 2].folded in lexicon.definite


def is_described(tokens: list[Token], position: int, content: str, lexicon: Lexicon) -> bool:
    """``die als „nebelartig“ beschrieben wurden``: words without a capital whose speaker is not told."""
    if not lexicon.nouns_capital or not content[:1].islower() or tokens[position - 1].folded != "als":
        return False
    auxiliaries = verb_second_words.load(lexicon.code).auxiliaries
    near = tokens[position + 1 : position + _PASSIVE]
    return any(one.folded in lexicon.verbs and two.folded in auxiliaries for one, two in pairwise(near))
