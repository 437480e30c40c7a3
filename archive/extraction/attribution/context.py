"""Quotations without a reporting clause: what stands around them tells whose they are, or nothing does."""

from bisect import bisect_left
from dataclasses import replace

from archive.extraction import decisions as rules
from archive.extraction.attribution import doubts, leading, relatives, signatures, unread_clauses
from archive.extraction.attribution.speakers import Speakers
from archive.extraction.clauses import placing, reported_speech
from archive.extraction.clauses.phrases import Phrases
from archive.extraction.clauses.reporting import Clauses
from archive.extraction.clauses.subjects import Subjects
from archive.extraction.decisions import Decision
from archive.extraction.language.word_lists import either
from archive.extraction.mentions.carrier import Carrier
from archive.extraction.mentions.reading import Paragraph, Reading
from archive.extraction.people import MentionKind
from archive.extraction.quotations.marks import Style
from archive.model import Certainty

_RECENT = 4
"""Paragraphs, or sentences, after which the last speaker is forgotten."""
_LIGHT_WORDS = 2
"""Words before the subject of a sentence that says whose words came before it: ``So Ada begins``."""
_SENTENCE = 80
"""Words of the next sentence that are looked at: no real one is longer."""
_SUBJECT_REACH = 6
_LEADING = frozenset(":՝")
"""Signs at the end of a paragraph that announces the next one."""


class Context:
    """Fills in what the clauses left open, paragraph by paragraph."""

    def __init__(self, reading: Reading, speakers: Speakers, decisions: dict[int, Decision]) -> None:
        self._reading = reading
        self._lexicon = reading.lexicon
        self._speakers = speakers
        self._decisions = decisions
        self._clauses: tuple[int, Clauses] | None = None
        """Of the paragraph read last: making them takes time in proportion to its length."""
        self._last: tuple[int, Decision] | None = None
        """The last speaker, and the paragraph."""
        self._spoken: set[int] = set()
        """Whoever has spoken so far."""
        self._signing = -1
        """The paragraph that signed a quotation last."""
        self.unread: dict[int, Decision] = {}
        """Quotations beside which a clause stands that no rule reads."""
        self.open: set[int] = set()
        """Quotations of which a clause says that nobody is named."""
        self._dashed = frozenset(q.paragraph for q in reading.quotations if q.style is Style.DASH)

    def fill(self, paragraph: Paragraph, previous: Paragraph | None) -> None:
        """Decides the quotations of a paragraph that have no clause of their own."""
        if doubts.applies(self._lexicon):
            unread_clauses.leave_open(paragraph, self._reading, self._decisions, self.open, self.unread)
        order = [quote for quote in paragraph.quotes if self._is_speech(paragraph, quote)]
        if not order:
            return
        self._spoken.update(self._decisions[quote].person for quote in order if quote in self._decisions)
        doubtful = doubts.applies(self._lexicon)
        others = [quote for quote in paragraph.quotes if doubtful and quote in self.open]
        last: Decision | None = None
        before = heard = 0
        for quote in order:
            if quote in self._decisions:
                last = self._decisions[quote]
            elif last is not None and bisect_left(others, quote) > heard:
                last = None  # somebody else has spoken since
            elif last is not None:
                last = self._since(paragraph, quote, before, previous) or last.carried(rules.SAME_PARAGRAPH)
                last = self._trusted(last, paragraph, paragraph.quotes[quote])
                if last is not None:
                    self._decisions[quote] = last
            before, heard = paragraph.quotes[quote], bisect_left(others, quote)
        first = next((quote for quote in order if quote in self._decisions), None)
        if first != order[0]:
            around = self._around(paragraph, order[0], first, previous)
            around = self._trusted(around, paragraph, paragraph.quotes[order[0]])
            if around is not None:
                for quote in order[: order.index(first) if first is not None else None]:
                    if not doubts.is_told_of_many(around, paragraph, paragraph.quotes[quote], self._reading):
                        self._decisions[quote] = around
        if order[-1] in self._decisions and heard == len(others):
            self._last = paragraph.number, self._decisions[order[-1]]
        elif doubtful and not doubts.says_little(paragraph):
            self._last = None  # somebody else may have spoken here

    def _is_speech(self, paragraph: Paragraph, quote: int) -> bool:
        """Whether words without a clause may be somebody's; the others are left open."""
        if quote in self.open:
            return False
        if quote in self._decisions or quote in self.unread or not doubts.applies(self._lexicon):
            return True
        is_line = self._reading.quotations[quote].style in (Style.DASH, Style.TURN)
        return is_line or placing.is_set_as_speech(paragraph, paragraph.quotes[quote], self._lexicon)

    def _trusted(self, decision: Decision | None, paragraph: Paragraph, position: int) -> Decision | None:
        """What is known of a quotation without a clause; None where it is too little to name somebody."""
        if decision is None or not doubts.applies(self._lexicon):
            return decision
        is_doubtful = doubts.is_doubtful(decision, paragraph, position, self._reading, self._spoken)
        return None if is_doubtful else decision

    def _subject_before(self, paragraph: Paragraph, low: int, position: int) -> Carrier | None:
        """Whom the words before a quotation are about: the subject of its clause, else the first name."""
        if self._lexicon.complementizers:
            phrases = Phrases(paragraph, self._lexicon)
            nearest = Subjects(paragraph, self._lexicon, phrases).of_clause(position, low)
            if nearest is not None:
                return nearest
        return self._speakers.subject(paragraph, low, position)

    def _clauses_of(self, paragraph: Paragraph) -> Clauses:
        if self._clauses is None or self._clauses[0] != paragraph.number:
            self._clauses = paragraph.number, Clauses(paragraph, self._lexicon)
        return self._clauses[1]

    def _since(
        self, paragraph: Paragraph, quote: int, before: int, previous: Paragraph | None
    ) -> Decision | None:
        """Somebody else who speaks between the quotation at ``before`` and this one, without a quotation."""
        position = paragraph.quotes[quote]
        low, _ = paragraph.sentence_of(position)
        if low <= before:
            last = self._decisions.get(paragraph.tokens[before].quote)
            goes_on = last is not None and last.rule == rules.REPORTED_MOOD
            return last if goes_on else None
        told = self._in_sentence_of(paragraph, position, previous)
        if told is not None:
            return told
        _, floor = paragraph.sentence_of(before)
        told = self._earlier(paragraph, low, floor, subjects=False)
        turned = (
            leading.led(paragraph, *paragraph.sentence_of(low - 1), self._spoken)
            if told is None and low > floor
            else None
        )
        return told if turned is None else self._uncertain(paragraph, turned, rules.SENTENCE_BEFORE)

    def _in_sentence_of(
        self, paragraph: Paragraph, position: int, previous: Paragraph | None
    ) -> Decision | None:
        """Who is told of before the quotation at ``position``: as its speaker, else as the subject."""
        low, high = paragraph.sentence_of(position)
        told = self._told_before(paragraph, low, high, previous)
        subject = self._subject_before(paragraph, low, position) if told is None else None
        return told if subject is None else self._uncertain(paragraph, subject, rules.SUBJECT_OF_SENTENCE)

    def _earlier(
        self, paragraph: Paragraph, low: int, floor: int, *, subjects: bool = True
    ) -> Decision | None:
        """The clause, else the subject, of the sentences before ``low`` down to ``floor``; nearest first."""
        clauses = self._clauses_of(paragraph)
        for _ in range(_RECENT):
            if low <= floor:
                return None
            low, high = paragraph.sentence_of(low - 1)
            found = clauses.in_sentence(low, high)
            if found:
                stated = self._speakers.stated(paragraph, found[-1], rules.SENTENCE_BEFORE)
                return replace(stated, certainty=Certainty.UNCERTAIN, clause=None)
            subject = self._speakers.subject(paragraph, low, high) if subjects else None
            if subject is None and subjects:
                subject = leading.led(paragraph, low, high, self._spoken)
            if subject is not None:
                return self._uncertain(paragraph, subject, rules.SENTENCE_BEFORE)
        return None

    def _around(
        self, paragraph: Paragraph, quote: int, first: int | None, previous: Paragraph | None
    ) -> Decision | None:
        """The speaker of a paragraph's first quotation, from the nearest words to the farthest."""
        position = paragraph.quotes[quote]
        low, high = paragraph.sentence_of(position)
        beside = paragraph.tokens[position + 1].quote if position + 1 < len(paragraph.tokens) else -1
        if self._lexicon.verb_second and first is not None and beside == first:
            return self._decisions[first].carried(rules.SAME_PARAGRAPH)
        told = self._in_sentence_of(paragraph, position, previous)
        if told is not None:
            return told
        earlier = self._earlier(paragraph, low, 0, subjects=False) if self._lexicon.verb_second else None
        if earlier is not None:
            return earlier
        if first is not None:
            return self._decisions[first].carried(rules.SAME_PARAGRAPH)
        after = self._sentence_after(paragraph, position, high)
        if after is not None and after.kind is MentionKind.PRONOUN:
            return self._uncertain(paragraph, after, rules.SENTENCE_AFTER)
        earlier = self._earlier(paragraph, low, 0)
        if earlier is not None:
            return earlier
        announced = previous is not None and previous.tokens[-1].text in _LEADING
        if paragraph.number in self._dashed and self._is_exchange(paragraph) and not announced:
            return None
        lead = self._lead_in(previous, position) if previous is not None else None
        if lead is not None:
            return lead
        if after is not None:
            return self._uncertain(paragraph, after, rules.SENTENCE_AFTER)
        if self._last is not None and paragraph.number - self._last[0] <= _RECENT and position == 0:
            return replace(self._last[1].carried(rules.LAST), certainty=Certainty.UNCERTAIN)
        return None

    def _is_exchange(self, paragraph: Paragraph) -> bool:
        """Whether a turn in dashes answers another or is answered: a new dash is another's turn."""
        return bool({paragraph.number - 1, paragraph.number + 1} & self._dashed)

    def _told_before(
        self, paragraph: Paragraph, low: int, high: int, previous: Paragraph | None
    ) -> Decision | None:
        """Where the verb's mood says that somebody goes on speaking: the clause of a sentence before."""
        if not reported_speech.is_reported(paragraph, low, high, self._lexicon):
            return None
        clauses = self._clauses_of(paragraph)
        earlier = (previous, Clauses(previous, self._lexicon)) if previous is not None and low == 0 else None
        found = reported_speech.source(paragraph, clauses, low, earlier, self._lexicon)
        if found is None:
            return self._about(paragraph, low)
        stated = self._speakers.stated(*found, rules.REPORTED_MOOD)
        return replace(stated, certainty=Certainty.INFERRED)

    def _about(self, paragraph: Paragraph, low: int) -> Decision | None:
        """Whom the sentence before is about, where the mood says that somebody speaks and no clause who."""
        if low == 0:
            _, high = paragraph.sentence_of(low)
            following = paragraph.sentence_of(high) if high < len(paragraph.tokens) else (high, high)
            low, high = following
            told = self._clauses_of(paragraph).in_sentence(low, min(high, low + _SENTENCE))[:1]
            if not told or (not told[0].inverted and told[0].carrier.kind is MentionKind.PRONOUN):
                return None
            stated = self._speakers.stated(paragraph, told[0], rules.REPORTED_MOOD)
            return replace(stated, certainty=Certainty.UNCERTAIN, clause=None)
        low, high = reported_speech.before(paragraph, low, self._lexicon)
        subject = self._speakers.subject(paragraph, low, high)
        if subject is None or subject.weak:
            return None
        return self._uncertain(paragraph, subject, rules.REPORTED_MOOD)

    def _sentence_after(self, paragraph: Paragraph, position: int, high: int) -> Carrier | None:
        """Whom the sentence right after the quotation is about, where it leads with them."""
        if high >= len(paragraph.tokens) or position + 1 != high:
            return None
        reach = min(len(paragraph.tokens), high + _SUBJECT_REACH)
        carrier = self._speakers.subject(paragraph, high, reach)
        if carrier is None:
            return None
        lead = paragraph.tokens[high : carrier.first]
        light = either(self._lexicon.not_names, self._lexicon.skip)
        if self._lexicon.verb_last:
            light = either(light, self._lexicon.beside)  # Bunu söyleyen Ada Example
        return carrier if len(lead) <= _LIGHT_WORDS and all(token.folded in light for token in lead) else None

    def _lead_in(self, previous: Paragraph, position: int) -> Decision | None:
        """The paragraph before: a lead-in with a colon, a speaker who goes on, or whom it is about."""
        words = previous.tokens
        leads = words[-1].text in _LEADING
        if previous.number == self._signing:
            return None  # whoever signs the words before says nothing of the next ones
        if previous.quotes and not leads:
            last = next(reversed(previous.quotes))
            return self._decisions[last].carried(rules.GOES_ON) if last in self._decisions else None
        low, high = previous.sentences[-1]
        clauses = Clauses(previous, self._lexicon).in_sentence(low, high) if leads else []
        if clauses:
            stated = self._speakers.stated(previous, clauses[-1], rules.LEAD_IN)
            return replace(stated, certainty=Certainty.INFERRED)
        if leads or position == 0:
            subject = self._speakers.subject(previous, low, high)
            if subject is None and self._lexicon.caseless and self._lexicon.drops_subjects:
                subject = self._going_on(previous, low)
            owner = relatives.owner(previous, subject, self._lexicon) if subject is not None else None
            if (
                owner is None
                and subject is not None
                and relatives.is_relative(subject, self._lexicon)
                and self._last is not None
            ):
                return replace(self._last[1].carried(rules.LAST), certainty=Certainty.UNCERTAIN)
            if subject is not None:
                return self._uncertain(previous, owner or subject, rules.SENTENCE_BEFORE)
        return None

    def _going_on(self, previous: Paragraph, low: int) -> Carrier | None:
        """Whom the sentence before is about, where the last one of a paragraph leaves its subject out."""
        return self._speakers.subject(previous, *previous.sentence_of(low - 1)) if low > 0 else None

    def _uncertain(self, paragraph: Paragraph, carrier: Carrier, rule: str) -> Decision:
        person, mention = self._speakers.person(paragraph, carrier)
        return Decision(person=person, mention=mention, rule=rule, certainty=Certainty.UNCERTAIN)

    def sign(self, paragraph: Paragraph, previous: Paragraph) -> None:
        """``— Ada Example.`` as a paragraph of its own signs a paragraph that is nothing but a quotation."""
        signed = signatures.sign(self._speakers, paragraph, previous, self._lexicon, self._decisions)
        if signed is not None:
            self._decisions[signed[0]] = signed[1]
            self._signing = paragraph.number
