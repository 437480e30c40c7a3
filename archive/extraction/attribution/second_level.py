"""Who else stands in a chain of words: whoever is relayed, and whoever they come through."""

from dataclasses import replace

from archive.extraction import decisions as rules
from archive.extraction.attribution.speakers import Speakers
from archive.extraction.clauses.clause import Clause, Shape
from archive.extraction.clauses.governing import Place
from archive.extraction.decisions import Decision
from archive.extraction.language.lexicon import Lexicon
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.people import MentionKind

_DESCRIPTION = 4
"""Words between "quoting" and the name, at most: ``quoting her late father``."""


def stated(speakers: Speakers, lexicon: Lexicon, place: Place, chosen: Clause, rule: str) -> Decision:
    """The decision of a clause, with what other clauses of the sentence tell of the chain."""
    decision = speakers.stated(place.paragraph, chosen, rule)
    clauses = list(place.near)
    quoted = _quoted(lexicon, place, chosen)
    if quoted is not None:
        clauses.append(quoted)
    for clause in clauses:
        relayed = rule == rules.CLAUSE_AFTER and clause.end <= place.position and clause.shape is Shape.VERB
        relayed = relayed or clause is quoted
        reporting = clause.shape is Shape.ACCORDING and clause.first > place.position
        reporting = reporting or _retells(lexicon, place, clause, chosen, rule)
        if clause is chosen or not (relayed or reporting):
            continue
        other = speakers.stated(place.paragraph, clause, rules.SECOND_LEVEL)
        if other.person == decision.person or not speakers.is_somebody(other.person):
            continue
        if relayed and decision.quoting is None:
            decision = replace(decision, quoting=other)
        elif reporting:
            decision = replace(decision, reported_by=other)
    return _reported(speakers, place, chosen, decision)


def _reported(speakers: Speakers, place: Place, chosen: Clause, decision: Decision) -> Decision:
    """``THE GAZETTE quoted Ada as saying``: with whoever quotes."""
    if chosen.reporter is None:
        return decision
    clause = replace(chosen, carrier=chosen.reporter, reporter=None)
    reporter = speakers.stated(place.paragraph, clause, rules.SECOND_LEVEL)
    told = speakers.is_somebody(reporter.person) and reporter.person != decision.person
    return replace(decision, reported_by=reporter) if told else decision


def _retells(lexicon: Lexicon, place: Place, clause: Clause, chosen: Clause, rule: str) -> bool:
    """``ADA recalled how her grandmother told her: “…”``: the words come through Ada."""
    if rule != rules.CLAUSE_BEFORE or clause.inverted or clause.end >= chosen.first:
        return False
    return place.paragraph.tokens[clause.after].folded in lexicon.retelling


def _quoted(lexicon: Lexicon, place: Place, chosen: Clause) -> Clause | None:
    """``said ADA, quoting her father CEM``: a participle behind the clause, and the person it governs."""
    words = place.paragraph.tokens
    verb = chosen.end + 1
    if verb >= len(words) or words[verb - 1].text != "," or words[verb].folded not in lexicon.quoting:
        return None
    for first in range(verb + 1, min(verb + 2 + _DESCRIPTION, len(words))):
        run = place.paragraph.starting.get(first)
        if run is not None:
            carrier = Carrier(run.first, run.after, MentionKind.NAME, run)
            return None if run.possessive else Clause(verb, verb + 1, carrier, inverted=True)
        if not words[first].is_word or words[first].folded in lexicon.prepositions:
            return None
    return None
