"""Reporting clauses that open a sentence whose verb stands second: what they tell ends before that verb."""

from archive.extraction.clauses.clause import Clause, Shape
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.tokens import Token

_FRONT = 4
"""Words between the beginning of a sentence and a clause that opens it at most."""


def clause(
    words: list[Token], low: int, high: int, told: list[Clause], after: Clause, lexicon: Lexicon
) -> Clause | None:
    """``Während Ada sagte, es sei „…“, sagte Bea, dass``: Ada's, though the next verb follows the marks.

    So does the owner of a claim: ``Der Vorwurf der Behörde, es sei „…“, traf Ada``.

    ``told`` are the clauses before the quotation, ``after`` is the one right behind it. A sentence that ends
    with that one is the ordinary ``„…“, sagte Bea``.
    """
    opening = [one for one in told if one.first - low <= _FRONT]
    fronted = words[low].folded in either(lexicon.subordinators, lexicon.prepositions)
    if not opening or not (fronted or words[opening[-1].verb].is_capital):
        return None
    if after.shape is not Shape.VERB or not after.inverted or after.end >= high - 1:
        return None
    return opening[-1]


def without_source(words: list[Token], told: list[Clause]) -> list[Clause]:
    """``sagte Ada einem Zeugen zufolge:``: whoever says so, and not through whom it is known."""
    if len(told) < 2 or told[-1].shape is not Shape.ACCORDING or words[told[-1].end].text != ":":
        return told
    direct = told[-2]
    return told[:-1] if direct.shape is Shape.VERB and direct.end == told[-1].first else told


def as_told(words: list[Token], position: int, high: int, near: list[Clause]) -> Clause | None:
    """``… sieht sich „in der Pflicht“, wie Ada erklärte.``: a clause with ``wie`` that closes a sentence."""
    last = near[-1] if near else None
    if last is None or last.first <= position or words[position - 1].text == ":":
        return None
    joined = words[last.carrier.first - 1].folded == "wie" and words[last.carrier.first - 2].text == ","
    closes = all(not token.is_word and token.quote < 0 for token in words[last.end : high])
    return last if joined and closes else None


def relative(words: list[Token], position: int, near: list[Clause]) -> Clause | None:
    """``Ada, die ihn „…“ genannt hatte``: a relative clause around the quotation, with its antecedent."""
    for one in reversed(near):
        around = one.carrier.after <= position < one.verb
        if around and one.carrier.after > 1 and words[one.carrier.after - 2].text == ",":
            return one
    return None
