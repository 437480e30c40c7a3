"""The concordance: every matched word of a quote with the words before and after it (keyword in context).

The lines are cut from the words as written; order is by folded forms, so that case and accents don't part
what belongs together. The same on every engine: it reads words, not postings. The form is that of printed
concordances since Luhn (1960): the keyword in the middle, sorted by what follows or precedes it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.joints import INTERRUPTED
from archive.model import Span
from index.highlight import highlights
from index.querying.query import Query
from index.text.analysis import Token, analyse

_STOP = re.compile(r"[^\w\s]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One keyword with its context, each on one line of text."""

    start: int
    """Where the keyword begins in the quote's joined parts: with the quote's id it names this line."""
    before: str
    keyword: str
    after: str
    left: tuple[str, ...]
    """Folded words before the keyword, the nearest first."""
    key: tuple[str, ...]
    right: tuple[str, ...]
    """Folded words after the keyword, the nearest first."""
    is_joined_before: bool = False
    """Whether no space stands between what is before and the keyword: ``Nagorno-`` **Karabakh**."""
    is_joined_after: bool = False


def lines(query: Query, parts: Sequence[str], *, width: int, joints: Sequence[str] = ()) -> tuple[Line, ...]:
    """The lines of one quote, in its order; ``width`` is the number of words on each side.

    ``joints`` stand between the parts (one fewer than parts; by default ``INTERRUPTED`` each). A context runs
    over a joint, a keyword never does.
    """
    between = tuple(joints) or (INTERRUPTED,) * (len(parts) - 1)
    text = "".join(part + joint for part, joint in zip(parts, (*between, ""), strict=True))
    words = analyse(text)
    starts, ends = [word.start for word in words], [word.end for word in words]

    def line(keyword: Span) -> Line:
        first, last = bisect_right(ends, keyword.start), bisect_left(starts, keyword.end)
        return _line(
            keyword, text, words[max(0, first - width) : first], words[first:last], words[last : last + width]
        )

    return tuple(line(keyword) for keyword in _keywords(query, parts, between))


def _keywords(query: Query, parts: Sequence[str], joints: Sequence[str]) -> Iterator[Span]:
    at = 0
    for part, joint in zip(parts, (*joints, ""), strict=True):
        yield from (Span(at + found.start, at + found.end) for found in highlights(query, part))
        at += len(part) + len(joint)


def _line(
    keyword: Span, text: str, earlier: Sequence[Token], within: Sequence[Token], later: Sequence[Token]
) -> Line:
    start = earlier[0].start if earlier else keyword.start
    end = _with_its_stop(text, later[-1].end if later else keyword.end)
    return Line(
        start=keyword.start,
        before=_on_one_line(text[start : keyword.start]),
        keyword=_on_one_line(keyword.of(text)),
        after=_on_one_line(text[keyword.end : end]),
        left=tuple(token.form for token in reversed(earlier)),
        key=tuple(token.form for token in within),
        right=tuple(token.form for token in later),
        is_joined_before=start < keyword.start and not text[keyword.start - 1].isspace(),
        is_joined_after=keyword.end < end and not text[keyword.end].isspace(),
    )


def _with_its_stop(text: str, end: int) -> int:
    stop = _STOP.match(text, end)
    return stop.end() if stop else end


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
