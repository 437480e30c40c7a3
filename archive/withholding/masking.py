"""A text with some stretches replaced by signs, and where everything else of it went.

The text of a source is never changed. What the public reads is derived from it: the words that must not be
shown give way to a sign, and every span moves along, so that whoever reads the derived text needs no rule of
their own about what may be shown.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from archive.model import Redaction, Sign, Span

ENGLISH = "en"
SIGNS = {
    "en": {
        Sign.NAME: "[name withheld]",
        Sign.PLACE: "[place withheld]",
        Sign.DETAIL: "[withheld]",
    },
    "hy": {
        Sign.NAME: "[անունը չի հրապարակվում]",
        Sign.PLACE: "[վայրը չի հրապարակվում]",
        Sign.DETAIL: "[չի հրապարակվում]",
    },
    "ru": {
        Sign.NAME: "[имя не публикуется]",
        Sign.PLACE: "[место не публикуется]",
        Sign.DETAIL: "[не публикуется]",
    },
}
"""What stands in the text, in the language of the source; English stands in for any other."""


@dataclass(frozen=True)
class Mask:
    """Gaps of one text, in order and apart from each other, each with the words that stand there instead."""

    gaps: tuple[Redaction, ...]
    language: str = ENGLISH

    def words(self, gap: Redaction) -> str:
        """The sign that stands for a gap."""
        return SIGNS.get(self.language, SIGNS[ENGLISH])[gap.sign]

    def text(self, original: str) -> str:
        """The derived text."""
        pieces, end = [], 0
        for gap in self.gaps:
            pieces += [original[end : gap.span.start], self.words(gap)]
            end = gap.span.end
        return "".join((*pieces, original[end:]))

    @property
    def signs(self) -> tuple[Span, ...]:
        """Where the signs stand in the derived text."""
        return tuple(self.span(gap.span) for gap in self.gaps)

    def span(self, span: Span) -> Span:
        """A span of the original text in the derived one; where it begins or ends in a gap, with its sign."""
        return Span(self._moved(span.start), self._moved(span.end - 1, after=True))

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Several spans in the derived text."""
        return tuple(map(self.span, spans))

    def _moved(self, position: int, *, after: bool = False) -> int:
        """Where a character went, or what comes after it; of one in a gap, where its sign begins or ends."""
        number = bisect_right(self._starts, position) - 1
        if number < 0:
            return position + after
        gap, shift = self.gaps[number], self._shifts[number]
        if position < gap.span.end:
            return gap.span.start + shift + (len(self.words(gap)) if after else 0)
        return position + after + self._shifts[number + 1]

    @cached_property
    def _starts(self) -> list[int]:
        return [gap.span.start for gap in self.gaps]

    @cached_property
    def _shifts(self) -> list[int]:
        """By how much the text before each gap, and after the last, has moved."""
        shifts = [0]
        for gap in self.gaps:
            shifts.append(shifts[-1] + len(self.words(gap)) - (gap.span.end - gap.span.start))
        return shifts


def mask(text: str, gaps: Iterable[Redaction], language: str | None = None) -> Mask:
    """The mask of these gaps; those that overlap, or stand with space alone between them, become one."""
    joined: list[Redaction] = []
    for gap in sorted(gaps):
        last = joined[-1] if joined else None
        if last and not text[last.span.end : gap.span.start].strip():
            sign = last.sign if last.sign is gap.sign else Sign.DETAIL
            end = max(last.span.end, gap.span.end)
            joined[-1] = replace(last, span=Span(last.span.start, end), sign=sign)
        else:
            joined.append(gap)
    return Mask(tuple(joined), (language or ENGLISH).partition("-")[0])
