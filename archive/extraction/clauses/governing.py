"""Which of several reporting clauses in a sentence tells of a quotation: the one that governs the others."""

from dataclasses import dataclass

from archive.extraction.clauses.clause import Clause, Shape
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import without
from archive.extraction.mentions.reading import Paragraph
from archive.extraction.people import MentionKind

TOLD = 3
"""Words between the verb and the quotation at most: ``told the agency that “…”``."""
LEAD = frozenset({",", ":", "—", "–", "-", "՝", "،"})
"""Signs between a clause and the quotation that it presents."""


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in its sentence, with the clauses near it."""

    paragraph: Paragraph
    position: int
    low: int
    high: int
    near: list[Clause]


def governing(place: Place, clause: Clause, lexicon: Lexicon) -> Clause:
    """``Ada said she found it “…”``, ``what it called “…”``: the clause before that says so."""
    words = place.paragraph.tokens
    carrier = clause.carrier
    pronoun = words[carrier.first].folded
    vague = carrier.kind is MentionKind.PRONOUN and pronoun not in lexicon.personal
    if not vague and words[clause.verb].folded not in lexicon.attitude:
        return _outermost(place, clause, lexicon)
    for earlier in reversed(place.near[: place.near.index(clause)]):
        if earlier.end <= clause.first and words[earlier.verb].folded not in lexicon.attitude:
            return earlier
    return clause


def _inserted(place: Place, clause: Clause, lexicon: Lexicon) -> Clause | None:
    """``The board, Ada said, called it “…”``; ``according to Ada, Bea called it “…”``."""
    words = place.paragraph.tokens
    for other in place.near:
        if other is clause or other.end >= place.position or words[other.end].text != ",":
            continue
        if words[other.verb + 1].folded in lexicon.by:
            continue  # Ada, quoted by the Gazette, said
        within = clause.carrier.after <= other.first - 1 and other.end < clause.verb
        if within and words[other.first - 1].text == "," and not clause.inverted:
            return other
        if other.shape is Shape.ACCORDING and 0 < clause.first - other.end <= TOLD:
            return other
        follows = words[other.first - 1].text == "," and 0 < clause.first - other.end <= TOLD
        if follows and words[other.verb].folded not in lexicon.attitude:
            return other  # on the road, Ada said, strangers told her that “…”
    return None


def _outermost(place: Place, clause: Clause, lexicon: Lexicon) -> Clause:
    """``Ada said [that] Bea called it “…”``: the clause whose complement the others are."""
    words = place.paragraph.tokens
    if not lexicon.complementizers or words[place.position - 1].text in LEAD:
        return clause
    owned = words[clause.verb].folded in lexicon.speech_nouns and not clause.inverted
    if owned and words[clause.verb + 1].folded in lexicon.complementizers:
        return clause  # the board denied Ada's claim that …
    inserted = _inserted(place, clause, lexicon)
    if inserted is not None:
        return inserted
    for earlier in reversed(place.near[: place.near.index(clause)]):
        first = clause.first
        if first > 0 and words[first - 1].folded in lexicon.complementizers:
            first -= 1
        if not (first < clause.first and first - earlier.after <= TOLD) and first != earlier.after:
            break
        if earlier.inverted or any(token.quote >= 0 for token in words[earlier.first : first]):
            break
        clause = earlier
    return clause


def is_aside(place: Place, clause: Clause, lexicon: Lexicon) -> bool:
    """``the road, which some call fair, was “…”``: a relative clause that is over says nothing of it."""
    words = place.paragraph.tokens
    if not lexicon.complementizers or clause.first == 0:
        return False
    relative = words[clause.first - 1].folded in without(lexicon.relative, lexicon.complementizers)
    return relative and any(token.text == "," for token in words[clause.end : place.position])
