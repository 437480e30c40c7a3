"""Whose words a quotation holds: the reporting clause beside it, else the clauses around, else the context."""

from dataclasses import dataclass, replace

from archive.extraction.lexicon import Lexicon
from archive.extraction.people import MentionKind
from archive.extraction.quotations import Quotation
from archive.extraction.reading import Paragraph, Reading
from archive.extraction.reporting import Carrier, Clause, Clauses, Shape
from archive.extraction.speakers import Speakers
from archive.model import Certainty, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who speaks a quotation, by which rule, and on which words that rests."""

    person: int
    mention: Span
    rule: str
    certainty: Certainty
    clause: Span | None = None
    quoting: "Decision | None" = None
    """Somebody whose words or request the speaker relays."""
    reported_by: "Decision | None" = None
    """The statement or body through which the words come."""


@dataclass(frozen=True, slots=True)
class _Choice:
    clause: Clause
    rule: str


_TOLD = 3
"""Words between the verb and the quotation at most: ``told the agency that “…”``."""
_PAUSES = frozenset(",-–—…․։")
_LEAD = frozenset({",", ":", "—", "–", "-", "՝", "،"})


class Attribution:
    """Decides the speaker of every quotation of a text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._lexicon: Lexicon = reading.lexicon
        self._speakers = Speakers(reading)
        self._quotations = reading.quotations
        self.decisions: dict[int, Decision] = {}

    def decide(self) -> dict[int, Decision]:
        """The decision for each quotation index; none where the text does not tell."""
        previous: Paragraph | None = None
        for paragraph in self._reading.paragraphs:
            if paragraph.quotes:
                self._paragraph(paragraph, previous)
            previous = paragraph
        return self.decisions

    # -- one paragraph -----------------------------------------------------------------------------

    def _paragraph(self, paragraph: Paragraph, previous: Paragraph | None) -> None:
        clauses = Clauses(paragraph, self._lexicon)
        order = sorted(paragraph.quotes.items(), key=lambda item: item[1])
        by_sentence: dict[tuple[int, int], list[Clause]] = {}
        ranges = paragraph.sentences
        current = 0
        for quote, position in order:
            while ranges[current][1] <= position:
                current += 1
            low, high = ranges[current]
            if (low, high) not in by_sentence:
                by_sentence[low, high] = clauses.in_sentence(low, high)
            choice = self._beside(paragraph, clauses, position, low, high, by_sentence[low, high])
            if choice is None and position + 1 == high and current + 1 < len(ranges):
                choice = self._leading_next(paragraph, clauses, position, ranges[current + 1])
            if choice is None:
                choice = self._within(paragraph, position, by_sentence[low, high])
            if choice is not None:
                self.decisions[quote] = self._stated(paragraph, choice)
                self._second_level(paragraph, quote, position, choice, by_sentence[low, high])
        self._floating(paragraph, [quote for quote, _ in order], previous)

    def _beside(
        self, paragraph: Paragraph, clauses: Clauses, position: int, low: int, high: int, found: list[Clause]
    ) -> _Choice | None:
        """A clause that touches the quotation: before it (``she said, “…”``) or after it (``“…,” she said``)."""
        words = paragraph.tokens
        lead = position - 1
        while lead >= low and words[lead].text in _LEAD:
            lead -= 1
        for clause in reversed(found):
            if clause.end - 1 <= lead and clause.verb <= lead:
                between = words[clause.end : lead + 1]
                if len(between) <= _TOLD and all(token.is_word for token in between):
                    return _Choice(clause, "speaker.clause-before@1")
                break
        after = self._after(paragraph, position, high, found, low)
        if after is not None and after.clause.shape is Shape.ACCORDING:
            told = [clause for clause in found if clause.end <= position and clause.shape is Shape.VERB]
            if told:
                return _Choice(told[-1], "speaker.clause-before@1")
        return after

    def _after(
        self, paragraph: Paragraph, position: int, high: int, found: list[Clause], low: int
    ) -> _Choice | None:
        words = paragraph.tokens
        start = position + 1
        paused = self._pauses(words[position].quote)
        while start < high and words[start].text in _PAUSES:
            paused = True
            start += 1
        leads = position == low or words[position - 1].text in ",:—–-(" or words[position - 1].quote >= 0
        if not (paused or leads):
            return None
        for clause in found:
            if clause.first < start:
                continue
            gap = [words[i] for i in range(start, clause.first)]
            if all(token.folded in self._lexicon.skip or token.folded in self._lexicon.conjunctions for token in gap[:3]) and len(gap) <= 3:
                if paused or clause.inverted or len(gap) == 0:
                    return _Choice(clause, "speaker.clause-after@1")
            break
        return None

    def _pauses(self, quote: int) -> bool:
        content = self._quotations[quote].content.of(self._reading.text).rstrip()
        return content[-1:] in ",?!…—–-" if content else False

    def _leading_next(
        self, paragraph: Paragraph, clauses: Clauses, position: int, following: tuple[int, int]
    ) -> _Choice | None:
        """``“Why?” Ada Example asked.``: after a question mark the clause looks like a new sentence."""
        quotation = self._quotations[paragraph.tokens[position].quote]
        last = quotation.content.of(self._reading.text).rstrip()[-1:]
        if last not in "?!…—–-":
            return None
        for clause in clauses.in_sentence(*following)[:1]:
            if clause.first == following[0]:
                return _Choice(clause, "speaker.clause-after@1")
        return None

    def _within(self, paragraph: Paragraph, position: int, found: list[Clause]) -> _Choice | None:
        """A clause further off in the same sentence: the nearest before, else the nearest after."""
        before = [clause for clause in found if clause.end <= position]
        after = [clause for clause in found if clause.first > position]
        around = [clause for clause in found if clause.first < position < clause.end]
        if before:
            return _Choice(before[-1], "speaker.clause-in-sentence@1")
        if after:
            return _Choice(after[0], "speaker.clause-in-sentence@1")
        if around:
            return _Choice(around[0], "speaker.clause-in-sentence@1")
        return None

    def _stated(self, paragraph: Paragraph, choice: _Choice) -> Decision:
        carrier = choice.clause.carrier
        person, mention = self._speakers.person(paragraph, carrier)
        far = choice.rule.startswith("speaker.clause-in")
        if carrier.kind is MentionKind.NAME and not far:
            certainty = Certainty.STATED
        elif carrier.kind is MentionKind.NAME or carrier.kind is MentionKind.PRONOUN or not far:
            certainty = Certainty.INFERRED
        else:
            certainty = Certainty.UNCERTAIN
        if carrier.kind is MentionKind.EPITHET and not self._reading.table.entries[person].named and not far:
            certainty = Certainty.STATED
        words = paragraph.tokens
        clause = Span(words[choice.clause.first].start, words[choice.clause.end - 1].end)
        return Decision(person=person, mention=mention, rule=choice.rule, certainty=certainty, clause=clause)

    def _second_level(
        self, paragraph: Paragraph, quote: int, position: int, choice: _Choice, found: list[Clause]
    ) -> None:
        """Who is relayed, and through which statement: clauses of the same sentence on the other side."""
        decision = self.decisions[quote]
        for clause in found:
            if clause is choice.clause:
                continue
            other = self._stated(paragraph, _Choice(clause, "speaker.second-level@1"))
            if other.person == decision.person:
                continue
            relays = choice.rule == "speaker.clause-after@1" and clause.end <= position
            if relays and clause.shape is Shape.VERB and decision.quoting is None:
                decision = replace(decision, quoting=other)
            elif clause.shape is Shape.ACCORDING and clause.first > position:
                decision = replace(decision, reported_by=other)
        self.decisions[quote] = decision

    # -- without a clause --------------------------------------------------------------------------

    def _floating(self, paragraph: Paragraph, order: list[int], previous: Paragraph | None) -> None:
        """Quotations without a clause of their own take the speaker of their neighbours."""
        last: Decision | None = None
        for quote in order:
            if quote in self.decisions:
                last = self.decisions[quote]
            elif last is not None:
                self.decisions[quote] = self._carried(last, "speaker.same-paragraph@1")
        if order[0] in self.decisions:
            return
        first = next((quote for quote in order if quote in self.decisions), None)
        context = self._context(paragraph, order[0], first, previous)
        if context is None:
            return
        for quote in order:
            if quote in self.decisions:
                break
            self.decisions[quote] = context

    def _context(
        self, paragraph: Paragraph, quote: int, first: int | None, previous: Paragraph | None
    ) -> Decision | None:
        position = paragraph.quotes[quote]
        words = paragraph.tokens
        low, high = paragraph.sentence_of(position)
        alone = all(token.quote >= 0 or not token.is_word for token in words)
        if not alone:
            subject = self._subject_of(paragraph, low, position)
            if subject is not None:
                return subject
        if first is not None:
            return self._carried(self.decisions[first], "speaker.same-paragraph@1")
        if previous is not None:
            lead = self._lead_in(paragraph, previous, position)
            if lead is not None:
                return lead
        if not alone and high < len(words):
            following = self._speakers.subject(paragraph, high, len(words))
            if following is not None:
                return self._from_context(paragraph, following, "speaker.sentence-after@1")
        return None

    def _lead_in(self, paragraph: Paragraph, previous: Paragraph, position: int) -> Decision | None:
        """The paragraph before: a lead-in with a colon, an unclosed quotation, or a speaker who goes on."""
        words = previous.tokens
        leads = words[-1].text in (":", "։", "՝")
        if previous.quotes and not leads:
            last = max(previous.quotes.items(), key=lambda item: item[1])[0]
            if last in self.decisions:
                return self._carried(self.decisions[last], "speaker.goes-on@1")
            return None
        low, _ = previous.sentences[-1]
        clauses = Clauses(previous, self._lexicon).in_sentence(low, len(words))
        if clauses and leads:
            return replace(
                self._stated(previous, _Choice(clauses[-1], "speaker.lead-in@1")), certainty=Certainty.INFERRED
            )
        if leads or position == 0:
            subject = self._speakers.subject(previous, low, len(words))
            if subject is not None:
                return self._from_context(previous, subject, "speaker.sentence-before@1")
        return None

    def _subject_of(self, paragraph: Paragraph, low: int, position: int) -> Decision | None:
        """For a fragment without a verb of speech: whom its sentence is about."""
        carrier = self._speakers.subject(paragraph, low, position)
        if carrier is None:
            return None
        return self._from_context(paragraph, carrier, "speaker.subject-of-sentence@1")

    def _from_context(self, paragraph: Paragraph, carrier: Carrier, rule: str) -> Decision:
        person, mention = self._speakers.person(paragraph, carrier)
        return Decision(person=person, mention=mention, rule=rule, certainty=Certainty.UNCERTAIN)

    def _carried(self, decision: Decision, rule: str) -> Decision:
        certainty = Certainty.UNCERTAIN if decision.certainty is Certainty.UNCERTAIN else Certainty.INFERRED
        return replace(decision, rule=rule, certainty=certainty, quoting=None, reported_by=None)


def decide(reading: Reading) -> dict[int, Decision]:
    """The speaker of each quotation by its index; none where the text does not tell."""
    return Attribution(reading).decide()


def is_continued(quotation: Quotation, following: Quotation) -> bool:
    """Whether the next paragraph goes on with this quotation: it was never closed and a new mark opens."""
    return not quotation.closed and following.paragraph == quotation.paragraph + 1
