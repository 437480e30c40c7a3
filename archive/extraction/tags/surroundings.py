"""The text around utterances, prepared once: quoted words hidden, sentences, asides after a name."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from archive.extraction.language.attribute_rules import Vocabulary
from archive.extraction.people import Mention, MentionKind, People
from archive.extraction.tags import asides, attributing, reports
from archive.extraction.tags.masked import Masked
from archive.extraction.tags.subjects import Subjects
from archive.extraction.utterance import Utterance
from archive.model import Span
from archive.places.gazetteer import Gazetteer

_NEAREST = 12
"""Mentions on either side in which a conversation is looked for; one further off tells of another."""
_INVERSION = 40
"""Code points before a mention in which the words stand that an inversion adds to it."""
_RELATED = 4
"""Words from the one to the name of the other: ``Ada and her YOUNGER SISTER Bea``."""
_BOTH = ("both ", "beide ", "ambos ", "ambas ")
"""Words that open an aside about two."""
_ASIDE = 12
"""Code points in which such a word stands."""
_OPENS_ASIDE = frozenset([",", "(", "–", "—", "،", "՝"])
_KINDS = {kind: number for number, kind in enumerate(MentionKind)}
"""The order in which mentions are asked: what is told beside a name before what is told beside a pronoun."""
_AND = frozenset(["and", "&", "et", "und", "y", "e", "і", "и", "та", "й", "ve", "و", "և", "ու", "და"])


@dataclass(frozen=True, slots=True)
class Near:
    """What stands around one mention in its sentence."""

    lead: Span
    """From the beginning of the sentence, or the person before, to the mention."""
    rest: Span
    """From the end of the mention to the end of its sentence, or to the next other person."""
    possible: int
    """The bits of the rules for mentions that may match in both together."""
    before: int
    """Those that may match in ``lead``."""
    after: int
    """Those that may match in ``rest``."""


class Surroundings:
    """One text with its utterances and people, as the rules read it."""

    def __init__(
        self,
        masked: Masked,
        utterances: tuple[Utterance, ...],
        people: People,
        words: Vocabulary,
        gazetteer: Gazetteer,
        described: tuple[Mention, ...] = (),
    ) -> None:
        self.described = frozenset(described)
        self._gazetteer = gazetteer
        self._words = words
        self.text = masked.original
        self.utterances = utterances
        self.people = people
        self._masked = masked
        self.masked = masked.text
        self.cues = masked.cues
        self._near: dict[tuple[int, int, int], Near] = {}
        self._by_kind: dict[int, list[tuple[Mention, int]]] = {}
        self._reports: dict[int, tuple[Span, ...]] = {}
        self._asides: dict[tuple[int, int], tuple[asides.Aside, ...]] = {}
        self._told: dict[tuple[int, int], str] = {}
        self._bits: dict[tuple[int, int], int] = {}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention outside quotations, in order, with those that carry an attribution."""
        known = {(mention.span.start, mention.person): mention for mention in self.people.mentions}
        known |= {(mention.span.start, mention.person): mention for mention in self.described}
        for utterance in self.utterances:
            mention = attributing.mention(self.text, utterance)
            if mention is not None:
                known.setdefault((mention.span.start, mention.person), mention)
        return tuple(
            sorted(known.values(), key=lambda mention: (mention.span.start, mention.span.end, mention.person))
        )

    @cached_property
    def _by_person(self) -> dict[int, tuple[Mention, ...]]:
        gathered: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            gathered.setdefault(mention.person, []).append(mention)
        return {person: tuple(mentions) for person, mentions in gathered.items()}

    def mentions_of(self, person: int) -> tuple[Mention, ...]:
        """The mentions of one person, in order; the one that carries an attribution is one of them."""
        return self._by_person.get(person, ())

    def mentions_in(self, person: int, span: Span) -> tuple[Mention, ...]:
        """The mentions of one person that begin in a stretch."""
        mentions = self.mentions_of(person)
        first = bisect_left(mentions, span.start, key=_start)
        return mentions[first : bisect_left(mentions, span.end, key=_start)]

    def nearest_mentions(self, person: int, position: int) -> tuple[Mention, ...]:
        """The mentions of one person around a position: the ones before it first, the nearest first."""
        mentions = self.mentions_of(person)
        here = bisect_left(mentions, position, key=_start)
        before = mentions[max(0, here - _NEAREST) : here]
        return (*reversed(before), *mentions[here : here + _NEAREST])

    def is_only_named_speaker(self, person: int) -> bool:
        """Whether header lines ("Age: 53") can only mean this person: nobody else speaks with a name."""
        return self.speakers == {person}

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    def near(self, mention: Mention) -> Near:
        """What stands around a mention; worked out once for each."""
        known = (mention.span.start, mention.span.end, mention.person)
        near = self._near.get(known)
        if near is None:
            lead, rest = self._lead(mention), self._rest(mention)
            epithet = mention.kind is MentionKind.EPITHET
            before, after, possible = self.cues.at_mention(lead, rest, epithet=epithet)
            near = self._near[known] = Near(lead, rest, possible, before, after)
        return near

    def possible(self, span: Span) -> int:
        """The bits of the rules that may match in a stretch; worked out once for each."""
        known = (span.start, span.end)
        possible = self._bits.get(known)
        if possible is None:
            possible = self._bits[known] = self.cues.possible(span.start, span.end)
        return possible

    def asides(self, mention: Mention) -> tuple[asides.Aside, ...]:
        """The stretches between commas, dashes or in brackets that follow a mention; found once for each."""
        rest = self.near(mention).rest
        known = (rest.start, rest.end)
        if known not in self._asides:
            self._asides[known] = tuple(asides.find(self.masked, rest.start, rest.end))
        return self._asides[known]

    def hopeful(self, person: int, bits: int) -> Iterator[Mention]:
        """The mentions of a person at which rules with these bits may match: names, epithets, pronouns."""
        mentions = self._by_kind.get(person)
        if mentions is None:
            ordered = sorted(self.mentions_of(person), key=lambda mention: _KINDS[mention.kind])
            mentions = self._by_kind[person] = [(mention, self.near(mention).possible) for mention in ordered]
        return (mention for mention, possible in mentions if possible & bits)

    def rest(self, mention: Mention) -> Span:
        """From the end of a mention to the end of its sentence, or to the next other person."""
        return self.near(mention).rest

    def lead(self, mention: Mention) -> Span:
        """From the beginning of the sentence, or the person before, to a mention."""
        return self.near(mention).lead

    def _rest(self, mention: Mention) -> Span:
        start = mention.span.end
        end = self._masked.bounds(start)[1] if start < len(self.text) else start
        return Span(start, self._next_other(mention, max(start, end)))

    def _next_other(self, mention: Mention, limit: int) -> int:
        """Where the next mention of somebody else as a subject begins; the limit if none does before it."""
        place = bisect_right(self._starts, mention.span.end - 1)
        for following in self.mentions[place : place + 12]:
            if following.span.start >= limit:
                break
            if following.person == mention.person or not self.may_be_subject(following):
                continue
            is_owner = asides.opens_with_owner(self.masked, mention.span.end, following.span)
            if not is_owner and not self._joins(mention.span.end, following.span):
                return following.span.start
        return limit

    def _joins(self, start: int, other: Span) -> bool:
        """Whether two are told of as one: ``Ada and Bea``, ``Ada and her sister Bea``.

        What an aside tells behind the second is of her alone: ``Ada and her sister Bea, born in Homs``.
        """
        first, *others = self.masked[start : other.start].split() or [""]
        if first not in _AND or not others:
            return first in _AND
        aside = self.masked[other.end : other.end + _ASIDE].lstrip()
        together = aside[1:].lstrip().startswith(_BOTH)
        alone = aside[:1] in _OPENS_ASIDE and not together
        related = others[-1].rstrip(",").casefold() in self._words.relatives
        return related and len(others) < _RELATED and not alone

    def may_be_subject(self, mention: Mention) -> bool:
        """Tables of people list every capitalised name, so that places and listeners stand among them."""
        return self._subjects.may_be(mention)

    @cached_property
    def _subjects(self) -> Subjects:
        return Subjects(
            self.masked, self.people, self.speakers, self.mentions_of, self._words, self._gazetteer
        )

    def inversion(self, mention: Mention) -> Span:
        """A mention with the two words before it and what follows: ``said NAME on Tuesday``."""
        rest = self.rest(mention)
        floor = max(0, mention.span.start - _INVERSION)
        before = self.masked.rfind(" ", floor, max(0, mention.span.start - 1))
        line = self.masked.rfind("\n", floor, mention.span.start)
        return Span(max(before, line) + 1 if max(before, line) >= 0 else mention.span.start, rest.end)

    def told_in(self, span: Span) -> str:
        """The masked words of a span with the stretches that tell something else blanked; offsets stay."""
        known = (span.start, span.end)
        told = self._told.get(known)
        if told is None:
            ignored = self._words.report_ignores
            told = ignored.sub(lambda match: " " * len(match[0]), span.of(self.masked))
            self._told[known] = told
        return told

    @cached_property
    def _by_opening(self) -> dict[int, Utterance]:
        return {part.start: utterance for utterance in self.utterances for part in utterance.parts}

    @cached_property
    def openings(self) -> list[int]:
        """Where the parts of utterances begin, in order."""
        return sorted(self._by_opening)

    def utterance_at(self, opening: int) -> Utterance | None:
        """The utterance one part of which begins here."""
        return self._by_opening.get(opening)

    @cached_property
    def speakers(self) -> frozenset[int]:
        """The persons who speak in this text."""
        return frozenset(utterance.person for utterance in self.utterances if utterance.person is not None)

    def named_at(self, span: Span) -> frozenset[int]:
        """The persons who are named at these words."""
        place = bisect_right(self._starts, span.end - 1)
        nearby = self.mentions[max(0, place - 4) : place]
        return frozenset(
            mention.person
            for mention in nearby
            if mention.kind is MentionKind.NAME
            and mention.span.start < span.end
            and span.start < mention.span.end
            and span.end > self._name_start(mention)
        )

    def _name_start(self, mention: Mention) -> int:
        """Where the name proper begins: what leads to it has places, ``Halep’ten gelen ADA EXAMPLE``."""
        name = self.people.persons[mention.person].name
        is_led = mention.span.of(self.text).endswith(name)
        return mention.span.end - len(name) if is_led else mention.span.start

    def word_before(self, position: int) -> str:
        """The word before a position, in lower case."""
        return (self.masked[max(0, position - 24) : position].split() or [""])[-1].casefold()

    def description(self, mention: Mention) -> Span:
        """An epithet with the words up to the next comma, stop or quotation."""
        limit = self.rest(mention).end
        breaker = asides.BREAK.search(self.masked, mention.span.end, limit)
        return Span(mention.span.start, breaker.start() if breaker else limit)

    def _lead(self, mention: Mention) -> Span:
        start = min(self._masked.bounds(mention.span.start)[0], mention.span.start)
        place = bisect_left(self._starts, mention.span.start)
        for previous in reversed(self.mentions[max(0, place - 4) : place]):
            if previous.person != mention.person and start < previous.span.end <= mention.span.start:
                if previous.kind is MentionKind.NAME and self.may_be_subject(previous):
                    start = previous.span.end
                break
        return Span(start, self._led_from(mention))

    def _led_from(self, mention: Mention) -> int:
        """Where a name begins, past a home that leads to it: ``Жительница Херсона ADA EXAMPLE``."""
        start = self._name_start(mention)
        if start == mention.span.start:
            return start
        led = (word for word in self.text[mention.span.start : start].split() if word[0].isupper())
        return start if any(map(self._gazetteer.find, led)) else mention.span.start

    def reports(self, utterance: Utterance) -> tuple[Span, ...]:
        """The stretches outside the marks that report an utterance: its clause, gaps, and sentence around."""
        start = utterance.parts[0].start
        if start not in self._reports:
            self._reports[start] = reports.find(self._masked, utterance)
        return self._reports[start]


def _start(mention: Mention) -> int:
    return mention.span.start
