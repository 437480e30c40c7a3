"""To whom and when words were said.

The reporting sentence states it; other words of the same person in the same text take it over as inferred,
since an account is mostly given in one conversation. Days on which something else happened are left alone.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property

from archive.dates import PartialDate, resolve
from archive.extraction.language.attribute_rules import Vocabulary, Where
from archive.extraction.language.lexicons import load
from archive.extraction.people import Mention
from archive.extraction.tags.cues import chosen
from archive.extraction.tags.matching import Found, lines, trimmed
from archive.extraction.tags.surroundings import Surroundings
from archive.extraction.utterance import Utterance
from archive.model import Certainty, Evidence, Kind, Span, Tag, TagField

_SAME_BREATH = 300
"""Code points before a statement in which the occasion is told; officials speak on many."""
_JUST_BEFORE = 150
"""Code points before the words in which "a day later" tells of them."""
_TRADE = 40
"""Code points between the name of a body and that of its member: ``Council campaigner Ada Example``."""
_ISO_DAY = len("2014-12-02")
_FIELDS = (TagField.SAID_TO, TagField.SAID_ON)
_NOTHING: dict[TagField, Tag | None] = dict.fromkeys(_FIELDS)


def tag(
    around: Surroundings, words: Vocabulary, published: PartialDate | None
) -> tuple[tuple[Tag, ...], ...]:
    """The SAID_TO and SAID_ON tags of each utterance, in the order of the utterances; at most one of each."""
    reader = _Reader(around, words, published)
    tags: list[tuple[Tag, ...]] = []
    for number, utterance in enumerate(around.utterances):
        found = (reader.of(field, number, utterance) for field in _FIELDS)
        tags.append(tuple(tag for tag in found if tag is not None))
    return tuple(tags)


class _Reader:
    """The rules for conversations over one text."""

    def __init__(self, around: Surroundings, words: Vocabulary, published: PartialDate | None) -> None:
        self.around = around
        self.words = words
        self.published = published
        self._bits = sum(rule.bit for field in _FIELDS for rule in words.of(field, Where.REPORT))
        self._stated = {
            field: tuple(self._first_reported(field, utterance) for utterance in around.utterances)
            for field in _FIELDS
        }
        self._last_day: Tag | None = None
        self._told: dict[int, dict[TagField, Tag | None]] = {}
        self._headers: dict[TagField, Tag | None] = {}

    def of(self, field: TagField, number: int, utterance: Utterance) -> Tag | None:
        """What the utterance's own sentence says, else what is told before it or elsewhere."""
        stated = self.stated(field, number)
        if stated is None and field is TagField.SAID_ON:
            stated = self._days_later(utterance)
        if stated is not None and field is TagField.SAID_ON:
            self._last_day = stated
        return stated or self.carried(field, utterance)

    def _days_later(self, utterance: Utterance) -> Tag | None:
        """``A day later`` in the sentence that leads to the words: counted from the day told last."""
        if self._last_day is None or utterance.person is None:
            return None
        start = utterance.parts[0].start
        for mention in self.around.nearest_mentions(utterance.person, start):
            if not 0 <= start - mention.span.start < _JUST_BEFORE:
                continue
            span = Span(self.around.lead(mention).start, self.around.rest(mention).end)
            match = self.words.later.search(span.of(self.around.masked))
            days = (self.words.number(match["n"]) if match["n"] else 1) if match else None
            if match and days and len(self._last_day.value) == _ISO_DAY:
                day = date.fromisoformat(self._last_day.value) + timedelta(days=days)
                when = Span(span.start + match.start(), span.start + match.end())
                spans = tuple(sorted({*self._last_day.evidence.spans, when}))
                evidence = Evidence(spans=spans, certainty=Certainty.INFERRED, method="said-on.later@1")
                return Tag(field=TagField.SAID_ON, value=day.isoformat(), evidence=evidence)
        return None

    def stated(self, field: TagField, number: int) -> Tag | None:
        """What the sentence that reports an utterance says."""
        return self._stated[field][number]

    def carried(self, field: TagField, utterance: Utterance) -> Tag | None:
        """What is told of the same person's conversation elsewhere, or in the header of an interview."""
        if utterance.person is None:
            return None
        start = utterance.parts[0].start
        for mention in self.around.nearest_mentions(utterance.person, start):
            if utterance.kind is Kind.STATEMENT and not 0 < start - mention.span.start < _SAME_BREATH:
                continue
            told = self._told_at(field, mention)
            if told and not self._is_own(told, utterance.person) and not self._speaks(told, utterance):
                return _inferred(told)
        if not self.around.is_only_named_speaker(utterance.person):
            return None
        header = self._header(field)
        if header is not None and self._is_own(header, utterance.person):
            return None  # Interview with Ada Example: she is asked
        return header

    def _is_own(self, told: Tag, person: int) -> bool:
        """Whether it is told of words that were said to the speaker: ``told Example`` of Ada Example."""
        name = self.around.people.persons[person].name
        return told.field is TagField.SAID_TO and {*told.value.split()} <= {*name.split()}

    def _told_at(self, field: TagField, mention: Mention) -> Tag | None:
        """What the sentence of a mention tells of a conversation; worked out once for each."""
        told = self._told.get(mention.span.start)
        if told is None:
            near = self.around.near(mention)
            inversion = self.around.inversion(mention)
            possible = self.around.possible(inversion)
            stretches = ((near.rest, near.after), (inversion, possible), (near.lead, near.before))
            told = _NOTHING
            if (near.before | near.after | possible) & self._bits:
                told = {field: next(self._in(field, stretches), None) for field in _FIELDS}
            self._told[mention.span.start] = told
        return told[field]

    def _first_reported(self, field: TagField, utterance: Utterance) -> Tag | None:
        """What its own report says first; who speaks is no listener: ``relató a la agencia Ada Velt``."""
        return next(
            (tag for tag in self._reported(field, utterance) if not self._speaks(tag, utterance)), None
        )

    def _speaks(self, tag: Tag, utterance: Utterance) -> bool:
        """Whether the listener is who speaks, or their employer: ``spoke to Velt Council boss Ada``."""
        if tag.field is not TagField.SAID_TO or utterance.attribution is None:
            return False
        text, name = self.around.text, utterance.attribution.name
        if tag.value == name:
            return True
        told = tag.evidence.spans[-1]
        start = text.rfind(tag.value, told.start, told.end)
        if start < 0:
            return False
        end = start + len(tag.value)
        trade, _, behind = text[end : end + _TRADE + len(name)].strip().partition(" ")
        if trade in load(self.words.language).agents and behind.startswith(name):
            return True
        phrases = (span for span in utterance.attribution.evidence.spans if span.start <= start < span.end)
        return any(text.find(name, end, span.end) >= 0 for span in phrases)

    def _reported(self, field: TagField, utterance: Utterance) -> Iterator[Tag]:
        reports = self.around.reports(utterance)
        return self._in(field, ((span, self.around.possible(span)) for span in reports))

    def _in(self, field: TagField, stretches: Iterable[tuple[Span, int]]) -> Iterator[Tag]:
        """What stretches tell, each given with the bits of the rules that may match in it."""
        for span, possible in stretches:
            for rule in chosen(self.words, field, possible).get(Where.REPORT, ()):
                for match in rule.pattern.finditer(self.around.told_in(span)):
                    yield from self._tag(Found(rule, match, span.start))

    def _header(self, field: TagField) -> Tag | None:
        """What the header of an interview says; read once, and only where it can mean somebody."""
        if field not in self._headers:
            tags = (tag for found in lines(self.around, self.words, field) for tag in self._tag(found))
            self._headers[field] = next(tags, None)
        return self._headers[field]

    def _tag(self, found: Found) -> Iterator[Tag]:
        if found.rule.field is TagField.SAID_ON:
            yield from self._day(found)
        else:
            yield from self._listener(found)

    def _day(self, found: Found) -> Iterator[Tag]:
        when = found.gap("when")
        if when is None:
            return
        words = found.match["named_day"]
        day = resolve(words, self.published, language=self.words.language)
        certainty = Certainty.STATED if day is None or _says_year(words) else Certainty.INFERRED
        evidence = Evidence(spans=(when,), certainty=certainty, method=found.rule.name)
        yield Tag(field=TagField.SAID_ON, value=day.isoformat() if day else words, evidence=evidence)

    def _listener(self, found: Found) -> Iterator[Tag]:
        gap = found.gap("to")
        if gap is None:
            return
        span = trimmed(self.around.text, gap)
        value = span.of(self.around.text)
        if self.words.no_listeners.match(value):
            return
        evidence = Evidence(spans=(found.span,), certainty=found.rule.certainty, method=found.rule.name)
        if found.rule.kind == "agency" and (named := self._agency_before(span.start)) is not None:
            value = named.of(self.around.text)
            evidence = Evidence(
                spans=(named, found.span), certainty=Certainty.INFERRED, method=found.rule.name
            )
        yield Tag(field=TagField.SAID_TO, value=value, evidence=evidence)

    def _agency_before(self, position: int) -> Span | None:
        """The agency that "the news agency" means: the only one named before; None where several are."""
        before = bisect_right(self._outlets, position, key=lambda span: span.end)
        if before == 0 or (self._second_outlet is not None and self._second_outlet <= position):
            return None
        return self._outlets[before - 1]

    @cached_property
    def _outlets(self) -> list[Span]:
        """Where agencies and papers are named, in order."""
        return [Span(*match.span()) for match in self.words.outlets.finditer(self.around.masked)]

    @cached_property
    def _second_outlet(self) -> int | None:
        """Where a second one is named, other than the first."""
        names = [span.of(self.around.text) for span in self._outlets]
        return next(
            (span.end for span, name in zip(self._outlets, names, strict=True) if name != names[0]), None
        )


def _says_year(words: str) -> bool:
    return any(word.strip(".,").isdecimal() and len(word.strip(".,")) == 4 for word in words.split())


def _inferred(tag: Tag) -> Tag:
    evidence = Evidence(
        spans=tag.evidence.spans,
        certainty=Certainty.INFERRED,
        method=tag.evidence.method.replace("@", ".same-conversation@"),
    )
    return Tag(field=tag.field, value=tag.value, evidence=evidence)
