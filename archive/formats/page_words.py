"""The words of a web page as they stand in it, and where in them a chosen paragraph is found again.

What chooses the article's paragraphs may trim and tidy them (the joiners of Persian and Arabic are lost, for
one); the archive keeps the page's own characters. So the chosen paragraph is looked up, white space and
invisible characters aside, and what is kept is sliced from the page.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from archive.model import Span

_HIDDEN = frozenset(["head", "script", "style", "template", "svg"])
"""Elements whose text is no part of what a reader sees."""
_INLINE = re.compile(
    r"a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|nobr|q|s|samp|small"
    r"|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
"""Elements that begin no line of their own; every other one does."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\x1e"
"""Stands for the end of a line until white space is joined; no page holds it, since parsers refuse it."""
_BREAKS = re.compile(f" *{_BREAK}[ {_BREAK}]*")
_UNSEEN = re.compile(
    r"[\s\x00-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ue000-\uf8ff\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff\U000f0000-\U0010ffff]+"
)
"""White space, and characters that show nothing of themselves (format, control, private use)."""
_ANCHOR = 24
"""Characters at either end by which a paragraph is found that had something taken out of its middle."""
_STRETCH = 2
"""So many times its length may lie between the two ends then."""
_STEPS_BACK = 200
"""Paragraphs, at most, that may stand before the one chosen last: keeps the search linear."""


@dataclass(frozen=True)
class PageWords:
    """What a reader can see of a page: runs of white space are one space, each block begins a line."""

    text: str

    def slices(self, chosen: Iterable[str]) -> Iterator[str | None]:
        """The page's own characters for each chosen paragraph, in order; None for one not found again.

        What follows on the same line of the page belongs to the paragraph before it.
        """
        last: Span | None = None
        for found in self._found(chosen):
            here = Span(self._place(found.start), self._place(found.end - 1) + 1) if found else None
            if here and last and here.start >= last.end and self.text[last.end : here.start].strip(" ") == "":
                last = Span(last.start, here.end)
                continue
            if last is not None:
                yield last.of(self.text)
            if here is None:
                yield None
            last = here
        if last is not None:
            yield last.of(self.text)

    def holds(self, paragraphs: Iterable[str]) -> bool:
        """Whether each paragraph stands in the page word for word, white space aside."""
        return all(
            found is not None and found.end - found.start == len(folded(paragraph))
            for paragraph, found in zip(paragraphs, self._found(paragraphs), strict=True)
        )

    def _found(self, chosen: Iterable[str]) -> Iterator[Span | None]:
        """Where each paragraph stands in the folded page, looked for from the one before on."""
        position, steps_back = 0, 0
        for paragraph in chosen:
            wanted = folded(paragraph)
            found = self._find(wanted, position)
            if found is None and position and steps_back < _STEPS_BACK:
                steps_back += 1
                found = self._find(wanted, 0)
            position = found.end if found else position
            yield found

    def _find(self, wanted: str, position: int) -> Span | None:
        if not wanted:
            return None
        start = self._folded.find(wanted, position)
        if start >= 0:
            return Span(start, start + len(wanted))
        start = self._folded.find(wanted[:_ANCHOR], position)
        if start < 0 or len(wanted) < 2 * _ANCHOR:
            return None
        end = self._folded.find(wanted[-_ANCHOR:], start + _ANCHOR, start + _STRETCH * len(wanted))
        return Span(start, end + _ANCHOR) if end >= 0 else None

    @cached_property
    def _folded(self) -> str:
        return folded(self.text)

    @cached_property
    def _gaps(self) -> tuple["array[int]", "array[int]"]:
        """Where something unseen was taken out, in the folded text, and how much it was up to there."""
        places, taken = array("L", [0]), array("L", [0])
        total = 0
        for gap in _UNSEEN.finditer(self.text):
            places.append(gap.start() - total)
            total += gap.end() - gap.start()
            taken.append(total)
        return places, taken

    def _place(self, position: int) -> int:
        """The position in the text of one in the folded text."""
        places, taken = self._gaps
        return position + taken[bisect_right(places, position) - 1]


def folded(text: str) -> str:
    """The characters that can be seen."""
    return _UNSEEN.sub("", text)


def of_tree(tree: etree._Element) -> PageWords:
    """The words of a parsed page, in the order of the document."""
    pieces: list[str] = []
    hidden: etree._Element | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        line_end = _BREAK if tag and not _INLINE.fullmatch(tag) else ""
        if event == "start":
            if hidden is None and (tag in _HIDDEN or not tag):
                hidden = element
            elif hidden is None:
                pieces.append(line_end + (element.text or ""))
            continue
        if hidden is element:
            hidden = None
        if hidden is None:
            pieces.append(line_end + (element.tail or ""))
    text = _BREAKS.sub(_BREAK, _SPACE.sub(" ", "".join(pieces)))
    return PageWords(text.strip(f" {_BREAK}").replace(_BREAK, "\n"))
