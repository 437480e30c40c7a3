"""Whose words a quotation holds: the clause beside it, else one in its sentence, else the context."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from archive.extraction import decisions as rules
from archive.extraction.carrier import Carrier
from archive.extraction.clause import Clause, Shape
from archive.extraction.context import SIGNING, Context
from archive.extraction.decisions import Decision
from archive.extraction.dropped import DroppedSubjects
from archive.extraction.people import MentionKind
from archive.extraction.reading import Paragraph, Reading
from archive.extraction.reporting import Clauses
from archive.extraction.speakers import Speakers

_TOLD = 3
"""Words between the verb and the quotation at most: ``told the agency that “…”``."""
_NEAR = 8
"""Clauses looked at to either side of a quotation in one sentence: more only cost time."""
_PAUSES = frozenset(",-–—…․։،'’”")
_CLOSING = frozenset("\"'’”»›")
_LEAD = frozenset({",", ":", "—", "–", "-", "՝", "،"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A quotation in its sentence, with the clauses near it."""

    paragraph: Paragraph
    position: int
    low: int
    high: int
    near: list[Clause]


def decide(reading: Reading) -> dict[int, Decision]:
    """The speaker of each quotation by its index; none where the text does not tell."""
    return _Attribution(reading).decide()


class _Attribution:
    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._lexicon = reading.lexicon
        self._paragraphs = reading.paragraphs
        self._quotations = reading.quotations
        self._speakers = Speakers(reading)
        self._decisions: dict[int, Decision] = {}
        self._dropped = DroppedSubjects(reading, self._decisions)
        self._context = Context(reading, self._speakers, self._decisions)

    def decide(self) -> dict[int, Decision]:
        previous: Paragraph | None = None
        for paragraph in self._paragraphs:
            if previous is not None:
                self._context.sign(paragraph, previous)
            if paragraph.quotes:
                self._told(paragraph)
                self._context.fill(paragraph, previous)
            previous = paragraph
        self._context.settle_chains()
        return {
            quote: decision
            for quote, decision in self._decisions.items()
            if self._speakers.is_somebody(decision.person)
        }

    def _told(self, paragraph: Paragraph) -> None:
        """Decides what the reporting clauses of a paragraph tell."""
        clauses = Clauses(paragraph, self._lexicon)
        sentence = (-1, -1)
        found: list[Clause] = []
        verbs: list[int] = []
        for quote, position in paragraph.quotes.items():
            low, high = paragraph.sentence_of(position)
            if (low, high) != sentence:
                sentence = (low, high)
                found = [
                    clause
                    for clause in clauses.in_sentence(low, high, dropped=True)
                    if not clause.carrier.dropped or self._dropped.resolve(paragraph, clause)
                ]
                verbs = [clause.verb for clause in found]
            middle = bisect_left(verbs, position)
            place = _Place(paragraph, position, low, high, found[max(0, middle - _NEAR) : middle + _NEAR])
            decision = self._choose(place, clauses)
            if decision is not None:
                self._decisions[quote] = decision

    def _choose(self, place: _Place, clauses: Clauses) -> Decision | None:
        paragraph = place.paragraph
        before, after = self._before(place), self._after(place)
        if before is not None and not (after is not None and self._relays(place, before, after)):
            before = self._governing(place, before)
            return self._with_second_level(place, before, rules.CLAUSE_BEFORE)
        label = self._label(place)
        if label is not None:
            return self._speakers.stated(paragraph, label, rules.LABEL)
        after = after or self._leading_next(place, clauses)
        if after is not None:
            return self._with_second_level(place, after, rules.CLAUSE_AFTER)
        signature = self._signature(place, clauses)
        if signature is not None:
            return self._speakers.stated(paragraph, signature, rules.SIGNATURE)
        within = self._within(place)
        return self._with_second_level(place, within, rules.CLAUSE_WITHIN) if within is not None else None

    def _before(self, place: _Place) -> Clause | None:
        """``she said, “…”``; also ``Ada told Bea “…”, according to …``."""
        words = place.paragraph.tokens
        lead = place.position - 1
        while lead >= place.low and words[lead].text in _LEAD:
            lead -= 1
        told = [clause for clause in place.near if clause.end - 1 <= lead and clause.verb <= lead]
        if not told:
            return None
        between = words[told[-1].end : lead + 1]
        if len(between) <= _TOLD and all(token.is_word for token in between):
            return told[-1]
        after = self._after(place)
        if after is None or after.shape is not Shape.ACCORDING:
            return None
        return next((clause for clause in reversed(told) if clause.shape is Shape.VERB), None)

    def _relays(self, place: _Place, before: Clause, after: Clause) -> bool:
        """``Ada asked Bea “to wait”, the spokesman, Cem, said.``: the last clause tells of the first."""
        words = place.paragraph.tokens
        if any(token.quote >= 0 for token in words[after.end : place.high]):
            return False
        if words[after.first - 1].folded in self._lexicon.conjunctions:
            return False
        if after.shape is Shape.VERB:
            vague = after.carrier.kind is MentionKind.PRONOUN
            return not (vague and before.carrier.kind is MentionKind.NAME)
        presented = words[place.position - 1].text in _LEAD
        return not presented and self._speakers.is_named_person(place.paragraph, after.carrier)

    def _after(self, place: _Place) -> Clause | None:
        """``“…,” she said``: nothing but a pause and light words between."""
        words, position = place.paragraph.tokens, place.position
        start = position + 1
        paused = self._last_sign(words[position].quote) in ",?!…—–-"
        while start < place.high and words[start].text in _PAUSES:
            paused = True
            start += 1
        leads = (
            position == place.low or words[position - 1].text in ",:—–-(" or words[position - 1].quote >= 0
        )
        if not (paused or leads):
            return None
        for clause in place.near:
            if clause.first < start:
                continue
            gap = words[start : clause.first]
            if len(gap) <= _TOLD and all(token.folded in self._lexicon.light for token in gap):
                return clause if paused or clause.inverted or not gap else None
            return None
        return None

    def _leading_next(self, place: _Place, clauses: Clauses) -> Clause | None:
        """``“Why?” Ada Example asked.``: after a question mark the clause looks like a new sentence."""
        paragraph = place.paragraph
        if place.position + 1 != place.high or place.high >= len(paragraph.tokens):
            return None
        if self._last_sign(paragraph.tokens[place.position].quote) not in "?!…—–-":
            return None
        if place.position > place.low and paragraph.tokens[place.position - 1].text in _LEAD:
            return None
        low, high = paragraph.sentence_of(place.high)
        for clause in clauses.in_sentence(low, high)[:1]:
            if clause.first == low:
                return clause
        return None

    def _last_sign(self, quote: int) -> str:
        """The last character of a quotation; a blank never matches."""
        content = self._quotations[quote].content
        end = content.end
        while end > content.start and (self._text[end - 1].isspace() or self._text[end - 1] in _CLOSING):
            end -= 1
        return self._text[end - 1] if end > content.start else " "

    def _label(self, place: _Place) -> Clause | None:
        """``Ada Example: “…”``: a name with nothing before it in its sentence, or after a dash."""
        words, colon = place.paragraph.tokens, place.position - 1
        run = place.paragraph.ending.get(colon) if colon > place.low and words[colon].text == ":" else None
        if run is None or run.possessive:
            return None
        if run.first > place.low and words[run.first - 1].text not in SIGNING:
            return None
        return Clause(colon, colon + 1, Carrier(run.first, run.after, MentionKind.NAME, run))

    def _signature(self, place: _Place, clauses: Clauses) -> Clause | None:
        """``“…” — Ada Example, carpenter`` and, in headlines, ``“…”: Ada Example on her last day``."""
        words, mark = place.paragraph.tokens, place.position + 1
        if place.position != place.low or mark + 1 >= len(words) or words[mark].text not in SIGNING:
            return None
        if words[mark + 1].folded in self._lexicon.verbs:
            return None
        _, high = place.paragraph.sentence_of(mark + 1)
        carrier = clauses.after_verb(mark + 1, high)
        if carrier is None or carrier.first != mark + 1:
            return None
        ends = carrier.after >= high or not words[carrier.after].is_word
        headline = words[mark].text == ":" and carrier.kind is MentionKind.NAME
        return Clause(mark, mark + 1, carrier, inverted=True) if ends or headline else None

    def _governing(self, place: _Place, clause: Clause) -> Clause:
        """``Ada said she found it “…”``, ``what it called “…”``: the clause before that says so."""
        words = place.paragraph.tokens
        carrier = clause.carrier
        pronoun = words[carrier.first].folded
        vague = carrier.kind is MentionKind.PRONOUN and pronoun not in self._lexicon.personal
        if not vague and words[clause.verb].folded not in self._lexicon.attitude:
            return self._outermost(place, clause)
        for earlier in reversed(place.near[: place.near.index(clause)]):
            if earlier.end <= clause.first and words[earlier.verb].folded not in self._lexicon.attitude:
                return earlier
        return clause

    def _outermost(self, place: _Place, clause: Clause) -> Clause:
        """``Ada said [that] Bea called it “…”``: the clause whose complement the others are."""
        words, lexicon = place.paragraph.tokens, self._lexicon
        if not lexicon.complementizers or words[place.position - 1].text in _LEAD:
            return clause
        for earlier in reversed(place.near[: place.near.index(clause)]):
            first = clause.first
            if first > 0 and words[first - 1].folded in lexicon.complementizers:
                first -= 1
            if not (first < clause.first and first - earlier.after <= _TOLD) and first != earlier.after:
                break
            if earlier.inverted or any(token.quote >= 0 for token in words[earlier.first : first]):
                break
            clause = earlier
        return clause

    def _within(self, place: _Place) -> Clause | None:
        """A clause further off in the same sentence: the nearest before, else the nearest after."""
        closing = self._closing(place)
        if closing is not None:
            return closing
        before = [clause for clause in place.near if clause.end <= place.position]
        if before:
            return self._governing(place, before[-1])
        return next((clause for clause in place.near if clause.end > place.position), None)

    def _closing(self, place: _Place) -> Clause | None:
        """``It was Bea who called it “…”, Ada said.``: the clause that closes a sentence tells it."""
        words = place.paragraph.tokens
        if not self._lexicon.complementizers or not place.near:
            return None
        last = place.near[-1]
        if last.first <= place.position or last.shape is not Shape.VERB or words[last.first - 1].text != ",":
            return None
        rest = words[last.end : place.high]
        plain = not any(token.quote >= 0 or token.text in ",:" for token in rest)
        return last if len(rest) <= _TOLD + 1 and plain else None

    def _with_second_level(self, place: _Place, chosen: Clause, rule: str) -> Decision:
        """The decision, with who is relayed and through which statement: other clauses of the sentence."""
        decision = self._speakers.stated(place.paragraph, chosen, rule)
        for clause in place.near:
            relayed = (
                rule == rules.CLAUSE_AFTER and clause.end <= place.position and clause.shape is Shape.VERB
            )
            reporting = clause.shape is Shape.ACCORDING and clause.first > place.position
            if clause is chosen or not (relayed or reporting):
                continue
            other = self._speakers.stated(place.paragraph, clause, rules.SECOND_LEVEL)
            if other.person == decision.person or not self._speakers.is_somebody(other.person):
                continue
            if relayed and decision.quoting is None:
                decision = replace(decision, quoting=other)
            elif reporting:
                decision = replace(decision, reported_by=other)
        return decision
