"""Rules tried on one mention: the order of places in which a fact about a person is looked for."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace

from archive.extraction.language.attribute_rules import Rule, Vocabulary, Where
from archive.extraction.people import Mention, MentionKind
from archive.extraction.tags.cues import chosen
from archive.extraction.tags.surroundings import Near, Surroundings
from archive.model import Certainty, Evidence, PlaceRole, Span, TagField


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that matched, in a stretch of the text that begins at ``shift``."""

    rule: Rule
    match: re.Match[str]
    shift: int = 0
    resolved: bool = False
    """Found at a description that was resolved to the person, so that nothing is stated of them."""

    @property
    def certainty(self) -> Certainty:
        """The rule's certainty; at most inferred where the mention itself was."""
        stated = self.rule.certainty is Certainty.STATED
        return Certainty.INFERRED if self.resolved and stated else self.rule.certainty

    def evidence(self) -> Evidence:
        """The matched words as evidence."""
        return Evidence(spans=(self.span,), certainty=self.certainty, method=self.rule.name)

    @property
    def span(self) -> Span:
        """The matched words; the gap {words} where the pattern has one."""
        return self.gap("words") or self._placed(0)

    def gap(self, name: str) -> Span | None:
        """Where a gap of the pattern was filled, without the white space around it."""
        if name not in self.match.re.groupindex or self.match[name] is None:
            return None
        return self._placed(name)

    def _placed(self, group: str | int) -> Span:
        start, end = _bounds(self.match.string, *self.match.span(group))
        return Span(start + self.shift, end + self.shift)


_AROUND = " \u00a0\u202f,،՝"


def trimmed(text: str, span: Span) -> Span:
    """The span without white space and commas at its ends."""
    return Span(*_bounds(text, span.start, span.end))


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip(_AROUND))
    return begin, max(begin, start + len(words.rstrip(_AROUND)))


def about(around: Surroundings, words: Vocabulary, field: TagField, mention: Mention) -> Iterator[Found]:
    """What the rules of a field find at one mention, the nearest first."""
    near = around.near(mention)
    bits = near.possible & words.bits.get(field, 0)
    if not bits:
        return
    resolved = bool(around.described) and mention in around.described
    for found in _about(around, words, field, mention, near):
        yield replace(found, resolved=True) if resolved else found


def _about(
    around: Surroundings, words: Vocabulary, field: TagField, mention: Mention, near: Near
) -> Iterator[Found]:
    before = chosen(words, field, near.before)
    after = chosen(words, field, near.after)
    rules = chosen(words, field, near.possible)
    yield from _beside(around, before, after, near)
    if mention.kind is MentionKind.EPITHET:
        if Where.WITHIN in rules:
            yield from _searched(around, words, field, Where.WITHIN, around.description(mention))
        if Where.EPITHET in rules:
            yield from _searched(around, words, field, Where.EPITHET, mention.span)
    if Where.ASIDE in rules:
        yield from _asides(around, words, rules[Where.ASIDE], mention, near)
    for rule in after.get(Where.CLAUSE, ()):
        for match in rule.pattern.finditer(around.masked, near.rest.start, near.rest.end):
            if not _tells_of_another(around, words, mention, match):
                yield Found(rule, match)
    for rule in rules.get(Where.SENTENCE, ()):
        for match in rule.pattern.finditer(around.masked, near.lead.start, near.rest.end):
            yield Found(rule, match)
    for rule in before.get(Where.LEAD, ()):
        for match in rule.pattern.finditer(around.masked, near.lead.start, near.lead.end):
            yield Found(rule, match)


_NAME = "·"
"""Stands for a name or an epithet in what a language's ``other_subject`` reads, with the word before it."""


def _tells_of_another(
    around: Surroundings, words: Vocabulary, mention: Mention, match: re.Match[str]
) -> bool:
    """Whether a verb found after a mention has another subject, or is denied: ``ADA said her son fled``."""
    who = mention.span.of(around.masked) if mention.kind is MentionKind.PRONOUN else _NAME
    before = around.word_before(mention.span.start)
    between = f"{before if before.isalpha() else ''} {who}{around.masked[mention.span.end : match.start()]}"
    return words.other_subject.search(between.lstrip()) is not None


def _asides(
    around: Surroundings, words: Vocabulary, rules: tuple[Rule, ...], mention: Mention, near: Near
) -> Iterator[Found]:
    for aside in around.asides(mention):
        matched = False
        possible = around.possible(aside.span)
        for rule in rules:
            is_wide = rule.kind == "wide"
            if not (is_wide or possible & rule.bit):
                continue
            end = near.rest.end if is_wide else aside.span.end
            match = rule.pattern.match(around.masked, aside.span.start, end)
            if match:
                matched = True
                yield Found(rule, match)
        if not matched and not words.aside_skips.match(around.masked, aside.span.start, aside.span.end):
            return


_Rules = Mapping[Where, tuple[Rule, ...]]
"""The rules of one field that may match, by the place where they are tried."""


def _beside(around: Surroundings, before: _Rules, after: _Rules, near: Near) -> Iterator[Found]:
    for rule in after.get(Where.AFTER, ()):
        match = rule.pattern.match(around.masked, near.rest.start, near.rest.end)
        if match:
            yield Found(rule, match)
    if Where.BEFORE in before:
        stretch = near.lead.of(around.masked)
        sign = stretch.rstrip()[-1:]
        for rule in before[Where.BEFORE]:
            if rule.closing and sign not in rule.closing:
                continue
            match = rule.pattern.search(stretch)
            if match:
                yield Found(rule, match, near.lead.start)


def _searched(
    around: Surroundings, words: Vocabulary, field: TagField, where: Where, span: Span
) -> Iterator[Found]:
    stretch = span.of(around.masked)
    for rule in chosen(words, field, around.cues.possible(span.start, span.end)).get(where, ()):
        match = rule.pattern.search(stretch)
        if match:
            yield Found(rule, match, span.start)


def lines(
    around: Surroundings, words: Vocabulary, field: TagField, roles: Container[PlaceRole | None] | None = None
) -> Iterator[Found]:
    """What the rules for whole lines find in the text; of those for places, the rules for these ``roles``."""
    for rule in words.of(field, Where.LINE):
        if rule.bit & around.cues.anywhere and (roles is None or rule.place_role in roles):
            for match in rule.pattern.finditer(around.masked):
                yield Found(rule, match)
