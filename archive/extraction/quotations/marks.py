"""Where the quotations are: marks of every family, paired within the paragraph.

A mark is an opener, a closer or either, by its shape and its neighbours. Pairing prefers the opener and
closer with no opener between, so that a stray mark costs one quotation and never flips the rest of the text.
Every function is linear in the length of its paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from archive.extraction.quotations import pairing, singles
from archive.extraction.quotations.pairing import Mark
from archive.model import Span


class Style(StrEnum):
    """What sets the words apart."""

    MARKS = "marks"
    SINGLE = "single"
    DASH = "dash"
    TURN = "turn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One uninterrupted stretch of quoted words in one paragraph."""

    content: Span
    """Between the marks."""
    outer: Span
    """Marks included."""
    paragraph: int
    style: Style = Style.MARKS
    closed: bool = True
    opened: bool = True
    nested: tuple[Span, ...] = ()
    """Contents of quotations inside this one."""

    def goes_on_in(self, following: "Quotation") -> bool:
        """Whether the next paragraph goes on with this one: it was never closed and a new mark opens."""
        return not self.closed and following.paragraph == self.paragraph + 1


_MARK = re.compile(r"[“”„‟«»\"＂「」『』'`,](?:(?<=[^'`,])|(?<=')'|(?<=`)`|(?<=,),(?=\w))")
"""The sign comes first, so that all other characters are passed over quickly."""
_CURLY = "curly"
_GUILLEMET = "guillemet"
_CORNER = "corner"
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,600}>")
"""A stray HTML tag: its attributes are no quotations."""
_FAMILIES = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "''", "``", ",,"), _CURLY),
    **dict.fromkeys(("«", "»"), _GUILLEMET),
    **dict.fromkeys(("「", "」", "『", "』"), _CORNER),
}
_OPENERS = frozenset({"“", "„", "‟", "``", ",,", "«", "「", "『"})
_CLOSERS = frozenset({"”", "»", "」", "』"})
_BEFORE_OPENER = frozenset("([{<—–-―/=:¡¿…\u200f\u200e>՝|*")
_AFTER_CLOSER = frozenset(".,;:!?…)]}—–-―/։،؛؟。、՝՞\u200f\u200e|*<")
_REVERSED = re.compile(r"[ \t\u00a0\u202f(—–]»\w|^»\w[^»\n]*«(?!\w)", re.MULTILINE)
"""At a paragraph's start only where it closes again: there it may go on with a speech that ``«`` opened."""
_UPRIGHT = re.compile(r"(?:^|[\s(—–])«[\s\u00a0\u202f]?\w", re.MULTILINE)


def find(text: str, paragraphs: tuple[Span, ...]) -> list[Quotation]:
    """The quotations of the paragraphs, in order, nested ones inside their outer one.

    Unclosed ones run to the end of their paragraph or up to the next opener; ``closed`` and ``opened`` say
    which mark is missing.
    """
    swapped = len(_REVERSED.findall(text)) > len(_UPRIGHT.findall(text)) if "»" in text else False
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        goes_on = bool(found) and _is_open(found[-1], paragraphs, number)
        found.extend(_in_paragraph(text, paragraph, number, swapped, goes_on))
    return found


def _is_open(last: Quotation, paragraphs: tuple[Span, ...], number: int) -> bool:
    """Whether the last quotation before a paragraph ran through the end of the one before."""
    before = number - 1
    return last.paragraph == before and not last.closed and last.outer.end == paragraphs[before].end


def _in_paragraph(text: str, paragraph: Span, number: int, swapped: bool, goes_on: bool) -> list[Quotation]:
    marks = _marks(text, paragraph, swapped)
    if goes_on and marks and marks[0].start == paragraph.start and _goes_on(text, marks[0]):
        marks[0].opens, marks[0].closes = True, False
    if not marks:
        return _with_singles(text, paragraph, number, [])
    pairs, strays = pairing.paired(marks)
    outermost, inner = pairing.layered(pairs)
    quotations = [
        Quotation(
            content=_trimmed(text, opener.end, closer.start),
            outer=Span(opener.start, closer.end),
            paragraph=number,
            nested=tuple(
                _trimmed(text, *span) for span in inner[position] if text[span[0] : span[1]].strip()
            ),
        )
        for position, (opener, closer) in enumerate(outermost)
        if text[opener.end : closer.start].strip()
    ]
    quotations.extend(_halves(text, paragraph, number, strays, quotations))
    quotations.sort(key=lambda quotation: quotation.outer.start)
    return _with_singles(text, paragraph, number, quotations)


def _marks(text: str, paragraph: Span, swapped: bool) -> list[Mark]:
    marks: list[Mark] = []
    tags = _tags(text, paragraph)
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        while tags and tags[-1].end <= start:
            tags.pop()
        if tags and tags[-1].start < start:
            continue
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        family, opens, closes, inches = _read(match.group(), before, after, swapped)
        if opens and closes and pairing.is_doubled(marks, start, after):
            closes = False
        if not (inches and not marks):
            marks.append(Mark(start, end, family, opens, closes))
    return marks


def _goes_on(text: str, first: Mark) -> bool:
    """Whether a closing mark opens a speech's next paragraph: Spanish ``comillas de seguir``."""
    return text[first.start : first.end] in _CLOSERS and text[first.end : first.end + 1].isalnum()


@lru_cache(maxsize=1 << 12)
def _read(mark: str, before: str, after: str, swapped: bool) -> tuple[str, bool, bool, bool]:
    """A mark's family, whether it opens, whether it closes, and whether it may stand for inches."""
    opening = before.isspace() or before in _BEFORE_OPENER
    closing = after.isspace() or after in _AFTER_CLOSER
    family = _FAMILIES[mark]
    if family == _GUILLEMET:
        is_opener = (mark == "«") != swapped
        return family, is_opener, not is_opener, False
    if mark in ('"', "＂", "''", "‟"):
        opens, closes = (opening, closing) if opening != closing else (True, True)
        return family, opens, closes, before.isdigit() and closing
    if mark == "“":
        return family, True, not opening, False
    if mark == "”":
        return family, opening and not closing, True, False
    return family, mark in _OPENERS, mark in _CLOSERS, False


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the white space at its ends, where some languages set it inside the marks."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _tags(text: str, paragraph: Span) -> list[Span]:
    """Stray HTML tags of a paragraph, the first one last."""
    if text.find("<", paragraph.start, paragraph.end) < 0:
        return []
    found = [Span(*match.span()) for match in _TAG.finditer(text, paragraph.start, paragraph.end)]
    return found[::-1]


def _halves(
    text: str, paragraph: Span, number: int, strays: list[tuple[Mark, bool]], whole: list[Quotation]
) -> Iterator[Quotation]:
    """Quotations whose other mark is missing: an opener runs on, a lone first closer reaches back."""
    starts = sorted(
        [quotation.outer.start for quotation in whole] + [m.start for m, opens in strays if opens]
    )
    free = [
        (mark, opens)
        for mark, opens in sorted(strays, key=lambda stray: stray[0].start)
        if not _inside(mark.start, whole)
    ]
    first = min((quotation.outer.start for quotation in whole), default=paragraph.end)
    taken = False
    position = 0
    for mark, opens in free:
        if opens:
            while position < len(starts) and starts[position] <= mark.start:
                position += 1
            end = starts[position] if position < len(starts) else paragraph.end
            if text[mark.end : end].strip():
                yield Quotation(
                    content=_trimmed(text, mark.end, end),
                    outer=Span(mark.start, end),
                    paragraph=number,
                    closed=False,
                )
            taken = True
        elif not taken and mark.start < first and text[paragraph.start : mark.start].strip():
            taken = True
            yield Quotation(
                content=_trimmed(text, paragraph.start, mark.start),
                outer=Span(paragraph.start, mark.end),
                paragraph=number,
                opened=False,
            )


def _inside(position: int, quotations: list[Quotation]) -> bool:
    low, high = 0, len(quotations)
    while low < high:
        middle = (low + high) // 2
        if quotations[middle].outer.start <= position:
            low = middle + 1
        else:
            high = middle
    return low > 0 and position < quotations[low - 1].outer.end


def _with_singles(text: str, paragraph: Span, number: int, quotations: list[Quotation]) -> list[Quotation]:
    """Adds single-quoted stretches outside the double marks, and files those inside as nested."""
    pairs = singles.find(text, paragraph, [quotation.outer for quotation in quotations])
    if not pairs:
        return quotations
    result: list[Quotation] = []
    rest = iter(quotations)
    pending = next(rest, None)
    for outer in pairs:
        while pending is not None and pending.outer.end <= outer.start:
            result.append(pending)
            pending = next(rest, None)
        content = _trimmed(text, outer.start + 1, outer.end - 1)
        if content.start >= content.end:
            continue
        if pending is not None and pending.outer.start <= outer.start:
            if content.end <= pending.content.end:
                pending = replace(pending, nested=(*pending.nested, content))
            continue
        nested: list[Span] = []
        while pending is not None and pending.outer.end <= outer.end:
            nested.append(pending.content)
            pending = next(rest, None)
        result.append(
            Quotation(
                content=content, outer=outer, paragraph=number, style=Style.SINGLE, nested=tuple(nested)
            )
        )
    if pending is not None:
        result.append(pending)
    result.extend(rest)
    return result
