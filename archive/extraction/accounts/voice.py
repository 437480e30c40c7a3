"""The narrator's voice in a first-person account, and the frame around it."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from archive.extraction.accounts import asking
from archive.extraction.language.account_rules import AccountRules
from archive.extraction.language.needed_words import spaced
from archive.extraction.quotations.marks import Quotation, Style
from archive.model import Certainty, Span

_OPENING = 3
"""Paragraphs of the frame whose first words may name the narrator."""
_RUNNING_TEXT = 60
"""Shorter paragraphs are headings and signatures."""
_WORD = re.compile(r"\w")
_PROSE = re.compile(r"[^(\[\w]*\w{2}[^(\[]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrator:
    """The one who tells, as named."""

    name: str
    mention: Span
    rule: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph of an account."""

    span: Span
    words: str
    """Its words as ``needed_words`` looks for them."""


@dataclass(frozen=True)
class Account:
    """Which paragraphs of a text are the narrator's own words; what is asked for often is kept (no slots)."""

    text: str
    voice: frozenset[int]
    """Paragraphs by number; none in a write-up, which retells and quotes."""
    plain: bool
    """Whether no marks set the voice off."""
    rules: AccountRules
    spans: tuple[Span, ...]
    """All paragraphs of the text."""
    framed: str
    """The text with blanks for what is quoted in the frame; offsets stay."""

    @cached_property
    def frame(self) -> tuple[Span, ...]:
        """The paragraphs that are not the narrator's words, in order."""
        return tuple(span for number, span in enumerate(self.spans) if number not in self.voice)

    @cached_property
    def spoken(self) -> tuple[Span, ...]:
        """The paragraphs that are."""
        return tuple(self.spans[number] for number in sorted(self.voice))

    @cached_property
    def frame_stretches(self) -> tuple[Stretch, ...]:
        """The paragraphs of the frame with their words."""
        return tuple(Stretch(span, spaced(span.of(self.framed))) for span in self.frame)

    @cached_property
    def spoken_stretches(self) -> tuple[Stretch, ...]:
        """The paragraphs of the voice with theirs."""
        return tuple(Stretch(span, spaced(span.of(self.text))) for span in self.spoken)

    @cached_property
    def openings(self) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
        """The first paragraphs of running text before the voice, and the first ones of the comment: under its
        heading, or after the last of the voice."""
        before: list[Stretch] = []
        comment: list[Stretch] = []
        commenting = False
        start = self.spans[min(self.voice, default=len(self.spans) - 1)].end
        end = self.spans[max(self.voice, default=len(self.spans) - 1)].end
        for stretch in self.frame_stretches:
            span = stretch.span
            heading = self.rules.comments.match(self.framed, span.start, span.end)
            heading = heading or self.rules.notes.match(self.framed, span.start, span.end)
            if heading is not None:
                commenting = True
                comment.clear()
                span = _after(self.framed, heading.end(), span.end)
                stretch = Stretch(span, stretch.words)
            if span.end - span.start >= _RUNNING_TEXT and (commenting or not start <= span.start < end):
                (comment if commenting or span.start >= end else before).append(stretch)
        return tuple(before[:_OPENING]), tuple(comment[:_OPENING])

    def headings(self, text: str) -> frozenset[int]:
        """The headings after which the interviewer speaks: ``Interviewer's Comment`` names nobody."""
        return frozenset(
            number
            for number, span in enumerate(self.spans)
            if (heading := self.rules.comments.match(text, span.start, span.end))
            and heading.end() == span.end
        )


def _after(text: str, start: int, end: int) -> Span:
    """What follows a heading in its paragraph, from its first word."""
    word = _WORD.search(text, start, end)
    return Span(word.start() if word else end, end)


def merge(text: str, found: list[Quotation], account: Account | None) -> list[Quotation]:
    """Puts each paragraph of the voice in the place of what is quoted inside it."""
    if account is None:
        return found
    inside: dict[int, list[Quotation]] = {}
    for quotation in found:
        if quotation.paragraph in account.voice:
            inside.setdefault(quotation.paragraph, []).append(quotation)
    heads = asking.heads(text, account.spans, found, account.voice, account.rules) if account.plain else {}
    merged = [quotation for quotation in found if quotation.paragraph not in account.voice]
    for number in sorted(account.voice):
        within = inside.get(number, [])
        if _is_interrupted(text, within, account):
            merged += [replace(quotation, style=Style.TURN) for quotation in within]
        else:
            span = account.spans[number]
            spoken = Span(heads.get(number, span.start), span.end)
            within = [quotation for quotation in within if quotation.outer.start >= spoken.start]
            merged.append(_whole(text, spoken, number, within, account.plain))
    merged.sort(key=lambda quotation: quotation.outer.start)
    return merged


def _is_interrupted(text: str, inside: list[Quotation], account: Account) -> bool:
    """Whether all between a paragraph's quotations is the writer's (``," she said, "``): white space parts it
    from the marks, as it does no word in marks, and it is neither a note nor in the first person."""
    if account.plain or len(inside) < 2 or any(quotation.style is not Style.MARKS for quotation in inside):
        return False
    gaps = [text[one.outer.end : other.outer.start] for one, other in pairwise(inside)]
    return all(
        gap[:1].isspace() and gap[-1:].isspace() and _PROSE.match(gap) and not account.rules.first.search(gap)
        for gap in gaps
    )


def _whole(text: str, span: Span, number: int, inside: list[Quotation], plain: bool) -> Quotation:
    """One paragraph of the voice, without its own marks."""
    nested = [quotation.content for quotation in inside]
    content = span
    if not plain:
        nested = [inner for quotation in inside for inner in quotation.nested] if len(inside) == 1 else []
        nested += [quotation.content for quotation in inside[1:]]
        content = _unmarked(text, span)
    return Quotation(
        content=content, outer=span, paragraph=number, style=Style.TURN, nested=tuple(sorted(nested))
    )


def _unmarked(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip('“"«„ '))
    end = span.end - (len(words) - len(words.rstrip('”"»* ')))
    return Span(start, max(start, end))


def is_voice(account: Account | None, quotation: Quotation) -> bool:
    """Whether a quotation is a paragraph of the narrator's."""
    return account is not None and quotation.paragraph in account.voice
