"""Words with a verb of speech that means nobody known: ``«Salimos de noche», dice.`` as all of a text.

The verb says that somebody speaks, so that the words are an utterance; whose, stays open.
"""

from collections.abc import Container

from archive.extraction import decisions as rules
from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.governing import Place
from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.reading import Reading
from archive.model import Certainty, Span

_NOBODY = -1
"""No person of the table."""
_HAVE = frozenset({"have"})
_BE = 6
"""Words between such a passive and the quotation at most."""


def beside(place: Place, quote: int, clause: Clause | None) -> dict[int, Decision]:
    """What the verb beside a quotation tells of it, by the quotation; nothing without such a verb."""
    if clause is None:
        return {}
    rule = rules.CLAUSE_BEFORE if clause.end <= place.position else rules.CLAUSE_AFTER
    return {quote: _decision(place, clause.first, clause.end, rule)}


def said_to_be(place: Place, quote: int, lexicon: Lexicon) -> dict[int, Decision]:
    """``Ada was SAID to be “furious”``: a passive of speech with an infinitive, whoever says so."""
    words = place.paragraph.tokens
    for verb in range(place.position - 1, max(place.low, place.position - _BE), -1):
        infinitive = words[verb + 1].folded in lexicon.infinitive
        if infinitive and words[verb].folded in lexicon.verbs and words[verb - 1].folded in lexicon.passive:
            small = either(lexicon.passive, lexicon.determiners, lexicon.prepositions, lexicon.skip)
            if any(t.folded not in small | _HAVE for t in words[verb + 2 : place.position]):
                return {}
            named = words[verb].folded in either(lexicon.naming, lexicon.wording)
            return {} if named else {quote: _decision(place, verb, verb + 1, rules.CLAUSE_WITHIN)}
    return {}


def _decision(place: Place, first: int, after: int, rule: str) -> Decision:
    words = place.paragraph.tokens
    verb = Span(words[first].start, words[after - 1].end)
    return Decision(person=_NOBODY, mention=verb, rule=rule, certainty=Certainty.UNCERTAIN, clause=verb)


def carry(reading: Reading, told: Container[int]) -> None:
    """Whoever says one sentence says the next one in marks, too: ``«Salimos», dice. «Nadie volvió.»``

    ``told`` are the quotations whose speaker is known; those found are added to ``reading.pointless``.
    """
    for paragraph in reading.paragraphs:
        last: tuple[int, Decision] | None = None
        for quote, position in paragraph.quotes.items():
            low, _ = paragraph.sentence_of(position)
            if quote in told:
                last = None
            elif quote in reading.pointless:
                beside = reading.pointless[quote]
                last = (position, beside) if beside.is_adjacent else None
            elif last is None or any(t.is_word for t in paragraph.tokens[low:position]):
                last = None
            elif paragraph.sentence_of(low - 1) == paragraph.sentence_of(last[0]):
                last = position, last[1].carried(rules.SAME_PARAGRAPH)
                reading.pointless[quote] = last[1]
            else:
                last = None
