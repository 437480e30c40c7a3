"""Reporting clauses that open a sentence whose verb stands second: what they tell ends before that verb."""

from archive.extraction.clause import Clause, Shape
from archive.extraction.lexicon import Lexicon
from archive.extraction.tokens import Token

_FRONT = 4
"""Words between the beginning of a sentence and a clause that opens it at most."""


def clause(
    words: list[Token], low: int, high: int, told: list[Clause], after: Clause, lexicon: Lexicon
) -> Clause | None:
    """``Während Ada sagte, es sei „…“, sagte Bea, dass``: Ada's, though the next verb follows the marks.

    ``told`` are the clauses before the quotation, ``after`` is the one right behind it. A sentence that ends
    with that one is the ordinary ``„…“, sagte Bea``.
    """
    if words[low].folded not in lexicon.subordinators | lexicon.prepositions:
        return None
    if after.shape is not Shape.VERB or not after.inverted or after.end >= high - 1:
        return None
    opening = [one for one in told if one.first - low <= _FRONT]
    return opening[-1] if opening else None


def without_source(words: list[Token], told: list[Clause]) -> list[Clause]:
    """``sagte Ada einem Zeugen zufolge:``: whoever says so, and not through whom it is known."""
    if len(told) < 2 or told[-1].shape is not Shape.ACCORDING or words[told[-1].end].text != ":":
        return told
    direct = told[-2]
    return told[:-1] if direct.shape is Shape.VERB and direct.end == told[-1].first else told
