"""Whose words a quotation holds: the clause beside it, else one in its sentence, else the context."""

from bisect import bisect_left
from dataclasses import replace

from archive.extraction import decisions as rules
from archive.extraction.attribution import (
    bystanders,
    cataphora,
    chains,
    just_spoken,
    left_open,
    lost_relatives,
    named_behind,
    replies,
    second_level,
    signatures,
    strangers,
)
from archive.extraction.attribution.context import Context
from archive.extraction.attribution.speakers import Speakers
from archive.extraction.clauses import (
    agreement,
    around,
    closing,
    dropped,
    front_field,
    listeners,
    looking_back,
)
from archive.extraction.clauses.clause import Clause, Shape
from archive.extraction.clauses.dropped import DroppedSubjects
from archive.extraction.clauses.governing import LEAD, TOLD, Place, governing, is_aside
from archive.extraction.clauses.reporting import Clauses
from archive.extraction.decisions import Decision
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.mentions.tokens import Token
from archive.extraction.people import MentionKind

_NEAR = 8
"""Clauses looked at to either side of a quotation in one sentence: more only cost time."""
_PAUSES = frozenset(",-–—…․։،'’”")
_CLOSING = frozenset("\"'’”»›")


def decide(reading: Reading) -> dict[int, Decision]:
    """The speaker of each quotation by its index; none where the text does not tell."""
    return _Attribution(reading).decide()


class _Attribution:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.text
        self._lexicon = reading.lexicon
        self._paragraphs = reading.paragraphs
        self._quotations = reading.quotations
        self._speakers = Speakers(reading)
        self._decisions: dict[int, Decision] = {}
        self._dropped = DroppedSubjects(reading, self._decisions)
        self._context = Context(reading, self._speakers, self._decisions)
        self._unmeant: dict[int, Decision] = {}
        """Quotations beside a verb of speech without a subject that means nobody known."""

    def decide(self) -> dict[int, Decision]:
        previous: Paragraph | None = None
        for paragraph in self._paragraphs:
            if previous is not None:
                self._context.sign(paragraph, previous)
            if paragraph.quotes:
                self._told(paragraph)
                self._context.fill(paragraph, previous)
            previous = paragraph
        chains.settle(self._reading, self._decisions)
        told: dict[int, Decision] = {}
        for quote, decision in self._decisions.items():
            if self._speakers.is_somebody(decision.person):
                told[quote] = decision
            elif decision.is_adjacent:
                self._reading.pointless[quote] = decision
        cataphora.resolve(self._reading, self._speakers, told)
        named_behind.resolve(self._reading, told)
        lost_relatives.resolve(self._reading, told)
        strangers.resolve(self._reading, self._speakers, told)
        just_spoken.resolve(self._reading, told)
        replies.resolve(self._reading, told)
        bystanders.resolve(self._reading, told)
        self._reading.pointless.update(self._context.unread)
        self._reading.pointless.update(self._unmeant)
        left_open.carry(self._reading, told)
        return told

    def _told(self, paragraph: Paragraph) -> None:
        """Decides what the reporting clauses of a paragraph tell."""
        clauses = Clauses(paragraph, self._lexicon)
        sentence = (-1, -1)
        found: list[Clause] = []
        unmeant: list[Clause] = []
        verbs: list[int] = []
        for quote, position in paragraph.quotes.items():
            low, high = paragraph.sentence_of(position)
            if (low, high) != sentence:
                sentence = (low, high)
                told = clauses.in_sentence(low, high, dropped=True)
                told = [agreement.settled(self._reading, paragraph, clause) for clause in told]
                unmeant = [
                    clause
                    for clause in told
                    if clause.carrier.dropped and not self._dropped.resolve(paragraph, clause)
                ]
                found = [clause for clause in told if clause not in unmeant]
                verbs = [clause.verb for clause in found]
            middle = bisect_left(verbs, position)
            place = Place(paragraph, position, low, high, found[max(0, middle - _NEAR) : middle + _NEAR])
            decision = self._choose(place, clauses)
            if decision is not None:
                self._decisions[quote] = decision
            elif (passive := left_open.said_to_be(place, quote, self._lexicon)) or left_open.is_nobodys(
                place, self._lexicon
            ):
                self._context.open.add(quote)
                self._unmeant.update(passive)
            elif decision is None and left_open.is_read_off(place, self._lexicon):
                self._context.open.add(quote)
            if decision is None and unmeant:
                alone = replace(place, near=unmeant)
                clause = self._before(alone) or self._after(alone)
                if clause is not None and (
                    clause.reporter or dropped.is_nobodys(paragraph, clause, self._lexicon)
                ):
                    self._context.open.add(quote)  # the Gazette quoted them, they say so, one says so
                self._unmeant.update(left_open.beside(alone, quote, clause))

    def _choose(self, place: Place, clauses: Clauses) -> Decision | None:
        paragraph = place.paragraph
        before = self._before(place)
        after = self._after(place) or around.clause(place, self._lexicon)
        fronted = self._fronted(place, after)
        if fronted is not None:
            return second_level.stated(self._speakers, self._lexicon, place, fronted, rules.CLAUSE_WITHIN)
        if before is not None and not (after is not None and self._relays(place, before, after)):
            before = governing(place, before, self._lexicon)
            return second_level.stated(self._speakers, self._lexicon, place, before, rules.CLAUSE_BEFORE)
        label = signatures.label(place, self._lexicon)
        if label is not None:
            return self._speakers.stated(paragraph, label, rules.LABEL)
        after = after or self._leading_next(place, clauses)
        if after is not None:
            return second_level.stated(self._speakers, self._lexicon, place, after, rules.CLAUSE_AFTER)
        signature = signatures.beside(place, clauses, self._lexicon)
        if signature is not None:
            return self._speakers.stated(paragraph, signature, rules.SIGNATURE)
        within = self._within(place)
        if within is not None:
            return second_level.stated(self._speakers, self._lexicon, place, within, rules.CLAUSE_WITHIN)
        cutting_in = clauses.cutting_in(place.position) if place.position == place.low else None
        if cutting_in is None:
            return None
        return self._speakers.stated(paragraph, cutting_in, rules.SENTENCE_BEFORE)

    def _before(self, place: Place) -> Clause | None:
        """``she said, “…”``; also ``Ada told Bea “…”, according to …``."""
        words = place.paragraph.tokens
        for clause in place.near:
            if clause.carrier.after == place.position and clause.verb == place.position + 1:
                return clause  # her “all for one” promise
        lead = place.position - 1
        while lead >= place.low and words[lead].text in LEAD:
            lead -= 1
        told = [clause for clause in place.near if clause.end - 1 <= lead and clause.verb <= lead]
        if not told:
            return None
        if self._lexicon.verb_second:
            told = front_field.without_source(words, told)
        between = words[told[-1].end : lead + 1]
        if len(between) <= TOLD and all(token.is_word for token in between):
            return told[-1]
        after = self._after(place)
        if after is None or after.shape is not Shape.ACCORDING:
            return None
        return next((clause for clause in reversed(told) if clause.shape is Shape.VERB), None)

    def _relays(self, place: Place, before: Clause, after: Clause) -> bool:
        """``Ada asked Bea “to wait”, the spokesman, Cem, said.``: the last clause tells of the first."""
        words = place.paragraph.tokens
        if any(token.quote >= 0 for token in words[after.end : place.high]):
            return False
        if words[after.first - 1].folded in self._lexicon.conjunctions:
            return False
        if after.shape is Shape.VERB:
            vague = after.carrier.kind is MentionKind.PRONOUN
            return not (vague and before.carrier.kind is MentionKind.NAME)
        presented = words[place.position - 1].text in LEAD
        return not presented and self._speakers.is_named_person(place.paragraph, after.carrier)

    def _after(self, place: Place) -> Clause | None:
        """``“…,” she said``: nothing but a pause and light words between."""
        words, position = place.paragraph.tokens, place.position
        start = position + 1
        paused = self._last_sign(words[position].quote) in ",،?؟!…—–-"
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
            names = clause.carrier.kind is not MentionKind.PRONOUN
            if len(gap) <= TOLD and self._are_light(gap, names) and not self._presents_next(place, clause):
                return clause if paused or clause.inverted or not gap else None
            return None
        return None

    def _presents_next(self, place: Place, clause: Clause) -> bool:
        """``After Bea said it was “ill,” Ada said: “…”``: a clause with a colon is the next quotation's."""
        words, end = place.paragraph.tokens, clause.end
        told = any(other.end <= place.position for other in place.near)
        return told and end + 1 < place.high and words[end].text == ":" and words[end + 1].quote >= 0

    def _are_light(self, gap: list[Token], names: bool) -> bool:
        """Whether words may stand before a clause; no "and" before a name in English: “ill,” AND Ada said."""
        conjunctions = self._lexicon.conjunctions if self._lexicon.complementizers else frozenset()
        joins = names and any(token.folded in conjunctions for token in gap)
        return not joins and listeners.are_light(gap, self._lexicon)

    def _fronted(self, place: Place, after: Clause | None) -> Clause | None:
        """The clause of a front field that holds the quotation, or the one with "as" behind it (German)."""
        if not self._lexicon.verb_second:
            return None
        words = place.paragraph.tokens
        closing = front_field.as_told(words, place.position, place.high, place.near)
        if closing is not None or after is None:
            return closing
        told = [clause for clause in place.near if clause.end <= place.position]
        return front_field.clause(words, place.low, place.high, told, after, self._lexicon)

    def _leading_next(self, place: Place, clauses: Clauses) -> Clause | None:
        """``“Why?” Ada Example asked.``: after a question mark the clause looks like a new sentence."""
        paragraph = place.paragraph
        if self._lexicon.verb_second:
            back = looking_back.after(paragraph, place.position, place.high, clauses, self._lexicon)
            if back is not None:
                return back
        if place.position + 1 != place.high or place.high >= len(paragraph.tokens):
            return None
        if self._last_sign(paragraph.tokens[place.position].quote) not in "?؟!…—–-":
            return None
        if place.position > place.low and paragraph.tokens[place.position - 1].text in LEAD:
            return None
        low, high = paragraph.sentence_of(place.high)
        for clause in clauses.in_sentence(low, high)[:1]:
            told = paragraph.tokens[clause.end : clause.end + 2]
            presents = bool(told) and told[0].text in LEAD and told[-1].quote >= 0
            leading = paragraph.tokens[low : clause.first]
            if not presents and not any(token.is_word or token.quote >= 0 for token in leading):
                return clause
        return None

    def _last_sign(self, quote: int) -> str:
        """The last character of a quotation; a blank never matches."""
        content = self._quotations[quote].content
        end = content.end
        while end > content.start and (self._text[end - 1].isspace() or self._text[end - 1] in _CLOSING):
            end -= 1
        return self._text[end - 1] if end > content.start else " "

    def _within(self, place: Place) -> Clause | None:
        """A clause further off in the same sentence: the nearest before, else the nearest after."""
        last = closing.clause(place, self._lexicon)
        if last is not None:
            return last
        if self._lexicon.verb_second:
            relative = front_field.relative(place.paragraph.tokens, place.position, place.near)
            if relative is not None:
                return relative
        before = [clause for clause in place.near if clause.end <= place.position]
        before = [clause for clause in before if not is_aside(place, clause, self._lexicon)] or before
        if before:
            return governing(place, before[-1], self._lexicon)
        return closing.further(place, self._lexicon)
