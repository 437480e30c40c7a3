"""Clauses that close a sentence and tell of all before: ``The road is “fair”, said ADA EXAMPLE, a baker.``"""

from archive.extraction.clauses.clause import Clause, Shape
from archive.extraction.clauses.governing import TOLD, Place
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.people import MentionKind

_APPOSITION = 40
"""Words after the speaker's name up to the end of the sentence at most."""


def clause(place: Place, lexicon: Lexicon) -> Clause | None:
    """The clause that closes the sentence of a quotation, where complements may stand before it."""
    if not lexicon.complementizers:
        return None
    behind = [clause for clause in place.near if clause.first > place.position]
    if not behind:
        return None
    closing = next((clause for clause in behind if _closes(place, clause, lexicon)), None)
    if closing is not None and closing.shape is Shape.VERB:
        return closing
    words, nouns = place.paragraph.tokens, lexicon.speech_nouns
    alone = all(clause in behind or words[clause.verb].folded in nouns for clause in place.near)
    return (closing or _comparing(place, behind, lexicon)) if alone else None


def _closes(place: Place, clause: Clause, lexicon: Lexicon) -> bool:
    words = place.paragraph.tokens
    first = clause.first - 1
    if words[first].folded in lexicon.determiners:
        first -= 1
    if words[first].text != ",":
        return False
    rest = words[clause.end : place.high]
    if any(token.quote >= 0 or token.text in ",:" for token in rest[: TOLD + 1]):
        apposed = rest[0].text == "," and clause.inverted and clause.carrier.kind is MentionKind.NAME
        if not apposed or len(rest) > _APPOSITION:
            return False
        return not any(token.quote >= 0 or token.text == ":" for token in rest)
    return len(rest) <= TOLD + 1


def _comparing(place: Place, behind: list[Clause], lexicon: Lexicon) -> Clause | None:
    """``The road is “fair,” as Ada put it``: the words are the one's with whom the sentence compares."""
    words = place.paragraph.tokens
    for clause in behind:
        comparing = words[clause.first - 1].folded
        if comparing in lexicon.wording & lexicon.subordinators and words[clause.first - 2].text == ",":
            return clause
    return None


def further(place: Place, lexicon: Lexicon) -> Clause | None:
    """The nearest clause behind a quotation; what a relative clause tells there is said of something else."""
    words = place.paragraph.tokens
    for clause in place.near:
        last = words[clause.carrier.after - 1].folded
        relative = bool(lexicon.complementizers) and last in lexicon.relative
        if clause.end > place.position and not relative:
            return clause
    return None
