"""Words with a verb of speech that means nobody known: ``«Salimos de noche», dice.`` as all of a text.

The verb says that somebody speaks, so that the words are an utterance; whose, stays open.
"""

from collections.abc import Container

from archive.extraction import decisions as rules
from archive.extraction.clauses.clause import Clause
from archive.extraction.clauses.governing import LEAD, TOLD, Place
from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.language.word_lists import either, without
from archive.extraction.mentions.reading import Reading
from archive.model import Certainty, Span

_PAUSES = frozenset(",-–—…․։،'’”")
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
    return {quote: told(place, clause.first, clause.end, rule)}


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
            return {} if named else {quote: told(place, verb, verb + 1, rules.CLAUSE_WITHIN)}
    return {}


def told(place: Place, first: int, after: int, rule: str) -> Decision:
    """That somebody speaks, by the words from ``first``, and nobody known."""
    words = place.paragraph.tokens
    verb = Span(words[first].start, words[after - 1].end)
    return Decision(person=_NOBODY, mention=verb, rule=rule, certainty=Certainty.UNCERTAIN, clause=verb)


def is_nobodys(place: Place, lexicon: Lexicon) -> bool:
    """``Ada was asked: “…”``, ``was widely known as “…”``: who says so is not told."""
    words = place.paragraph.tokens
    if lexicon.verb_last and place.position + 1 < place.high:
        return words[place.position + 1].folded in lexicon.passive  # “…” denildi
    lead = place.position - 1
    while lead > place.low and (words[lead].text in LEAD or words[lead].folded in lexicon.wording):
        lead -= 1
    if lead < place.position - 1 and words[lead].folded in without(lexicon.naming, lexicon.verbs):
        return True  # a kind of mill known as “…”
    skipped = either(lexicon.passive, lexicon.infinitive, lexicon.determiners, lexicon.prepositions)
    reach = max(place.low, lead - TOLD)
    while lead > reach and words[lead].quote < 0 and words[lead].folded in skipped:
        lead -= 1  # was said to be “…”, was asked about the “…”
    if lead <= place.low or not _names_or_says(words[lead].folded, lexicon):
        return False
    near = words[max(place.low, lead - TOLD) : lead]
    return bool(lexicon.complementizers) and any(token.folded in lexicon.passive for token in near)


def is_read_off(place: Place, lexicon: Lexicon) -> bool:
    """``“We will return,” read a banner``: the verb behind the words has a subject, and nobody speaks."""
    words, start = place.paragraph.tokens, place.position + 1
    while start < place.high and words[start].text in _PAUSES:
        start += 1
    if not lexicon.complementizers or place.position > place.low or start + 1 >= place.high:
        return False
    tells = words[start].folded in lexicon.verbs
    return tells and words[start + 1].folded in lexicon.determiners


def _names_or_says(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.strong_verbs or word in lexicon.naming


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
