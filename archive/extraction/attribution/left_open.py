"""Words with a verb of speech that means nobody known: ``«Salimos de noche», dice.`` as all of a text.

The verb says that somebody speaks, so that the words are an utterance; whose, stays open.
"""

from collections.abc import Container

from archive.extraction import decisions as rules
from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.governing import Place
from archive.extraction.decisions import Decision
from archive.extraction.mentions.reading import Reading
from archive.model import Certainty, Span

_NOBODY = -1
"""No person of the table."""


def beside(place: Place, quote: int, clause: Clause | None) -> dict[int, Decision]:
    """What the verb beside a quotation tells of it, by the quotation; nothing without such a verb."""
    if clause is None:
        return {}
    words = place.paragraph.tokens
    verb = Span(words[clause.first].start, words[clause.end - 1].end)
    rule = rules.CLAUSE_BEFORE if clause.end <= place.position else rules.CLAUSE_AFTER
    return {
        quote: Decision(person=_NOBODY, mention=verb, rule=rule, certainty=Certainty.UNCERTAIN, clause=verb)
    }


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
                last = position, reading.pointless[quote]
            elif last is None or any(t.is_word for t in paragraph.tokens[low:position]):
                last = None
            elif paragraph.sentence_of(low - 1) == paragraph.sentence_of(last[0]):
                last = position, last[1].carried(rules.SAME_PARAGRAPH)
                reading.pointless[quote] = last[1]
            else:
                last = None
