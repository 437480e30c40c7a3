"""Marks that set off the name of a thing, where every noun has a capital, so that capitals tell little."""

import re

from archive.extraction import decisions as rules
from archive.extraction.decisions import Decision
from archive.extraction.lexicon import Lexicon
from archive.extraction.tokens import Token
from archive.model import Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ADDRESS = re.compile(r"[\w.-]+\.[a-z]{2,4}")
_FEW = 4
"""Words at most of what may be a name."""
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
    )
)
"""Small words inside foreign names."""
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
    if _is_abbreviated(tokens, position):
        return True
    if before is None or before.text in ":,":
        return False
    told = is_told(decision)
    if not told and len(words) <= _FEW:
        return True
    small = lexicon.ordinary | _FOREIGN
    titled = words[0][0].isupper() and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in small for word in words
    )
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


def _covers(mention: Span, token: Token) -> bool:
    """Whether the marks are part of the speaker's own name: ``die „Ortszeitung“ schreibt``."""
    return mention.start <= token.start and token.end <= mention.end


def _is_abbreviated(tokens: list[Token], position: int) -> bool:
    """``„Bund der Beispiele“, kurz „BdB“``."""
    after = [token.folded for token in tokens[position + 1 : position + 3]]
    before = tokens[position - 1].folded if position else ""
    return before == "kurz" or after == [",", "kurz"]
