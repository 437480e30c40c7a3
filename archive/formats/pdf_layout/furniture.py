"""What stands on the pages of a PDF beside the account: running heads and feet, numbers of pages and of
lines, timecodes in the margin, footnotes. Recognised by place and by coming again, never by the words of
one document.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from archive.formats.pdf_layout.lines import Page, Piece

EDGE = 0.12
"""Share of a page's height, above and below, in which running heads and feet stand."""
_COMES_AGAIN = 0.3
"""Share of the pages on which a running head comes again at least."""
_FEWEST_NUMBERS = 3
"""Numbers of lines on one page at least."""
_SMALL = 0.86
"""Size of a footnote's letters against the text's, at most."""
_FOOTNOTE_ZONE = 0.35
"""Share of a page's height, from below, in which footnotes begin."""
_LOWER_HALF = 0.5
_RULE = re.compile(r"[_\u2014\u2015\u2500=-]{8,}")
"""A line ruled above footnotes, as typescripts have it."""
_NEAR = 14.0
"""Points by which numbers of one margin may differ in place."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\d{1,4}")
_PAGE_NUMBER = re.compile(
    r"[\s–—\[(-]*(?:(?:page|p\.|seite|стр\.|էջ)\s*)?(?:\d{1,4}|(?=[ivxl])l?x{0,3}(?:ix|iv|v?i{0,3}))[\s–—\])-]*",
    re.IGNORECASE,
)
"""Not with a full stop: the last line of a paragraph may be ``1945.``."""
_LABEL = re.compile(r"[^\W\d_][^:]{0,40}:\s")
_SIGN = re.compile(r"\W*[*†‡§\d]")
"""What a footnote begins with."""
_TIMECODE = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?")
_NUMBERED = re.compile(r"(\d{1,3})\s{1,6}(?=\S)")


def split(pages: Sequence[Page]) -> tuple[tuple[Page, tuple[Piece, ...]], ...]:
    """Each page without its furniture, and the furniture."""
    pages = [_with_numbers_apart(page) for page in pages]
    running = _running(pages)
    size = _text_size(pages)
    found = []
    for page in pages:
        aside = {*_edges(page, running), *_line_numbers(page), *_footnotes(page, size)}
        aside |= {piece for piece in page.pieces if _TIMECODE.fullmatch(piece.words.strip())}
        kept = tuple(piece for piece in page.pieces if piece not in aside)
        found.append((replace(page, pieces=kept), tuple(piece for piece in page.pieces if piece in aside)))
    return tuple(found)


def _in_edge(piece: Piece, page: Page) -> bool:
    return piece.bottom > page.height * (1 - EDGE) or piece.top < page.height * EDGE


def _pattern(piece: Piece) -> str:
    """The words with any number for a number: what a running head has in common from page to page."""
    return _DIGITS.sub("#", " ".join(piece.words.lower().split()))


def _running(pages: Sequence[Page]) -> frozenset[str]:
    counts = Counter(
        pattern
        for page in pages
        # Two pages may begin with the same short answer.
        for pattern in {_pattern(p) for p in page.pieces if _in_edge(p, page) and not _LABEL.match(p.words)}
    )
    fewest = max(2, round(len(pages) * _COMES_AGAIN))
    return frozenset(pattern for pattern, count in counts.items() if count >= fewest)


def _edges(page: Page, running: frozenset[str]) -> set[Piece]:
    """Running heads and feet, and the page's number where it stands alone above or below everything else."""
    edge = [piece for piece in page.pieces if _in_edge(piece, page)]
    found = {piece for piece in edge if _pattern(piece) in running and len(piece.words.strip()) < 150}
    others = [piece for piece in page.pieces if piece not in edge]
    for piece in edge:
        alone = not any(_beside(piece, other) for other in page.pieces if other is not piece)
        if alone and others and _PAGE_NUMBER.fullmatch(piece.words.strip()):
            found.add(piece)
    return found


def _beside(one: Piece, other: Piece) -> bool:
    return min(one.top, other.top) > max(one.bottom, other.bottom)


def _line_numbers(page: Page) -> set[Piece]:
    """Numbers that count up in a margin, one under the other."""
    numbers = [piece for piece in page.pieces if _NUMBER.fullmatch(piece.words.strip())]
    words = [piece for piece in page.pieces if piece not in numbers]
    if len(numbers) < _FEWEST_NUMBERS or not words:
        return set()
    left = median(piece.left for piece in words)
    right = max(piece.right for piece in words)
    for margin in (
        [piece for piece in numbers if piece.right <= left],
        [piece for piece in numbers if piece.left >= right - _NEAR],
    ):
        middle = median(piece.right for piece in margin) if margin else 0
        column = [piece for piece in margin if abs(piece.right - middle) <= _NEAR]
        column.sort(key=lambda piece: -piece.top)
        counted = [int(piece.words) for piece in column]
        rises = sum(after > before for before, after in pairwise(counted))
        if len(column) >= _FEWEST_NUMBERS and rises == len(column) - 1:
            return set(column)
    return set()


def _with_numbers_apart(page: Page) -> Page:
    """The page with numbers of lines parted from the words that the layer runs them together with."""
    matches = [(piece, _NUMBERED.match(piece.words)) for piece in page.pieces]
    numbered = [(piece, match) for piece, match in matches if match is not None]
    numbered.sort(key=lambda one: -one[0].top)
    counted = [int(match[1]) for _, match in numbered]
    steady = sum(after == before + 1 for before, after in pairwise(counted))
    if (
        len(numbered) < 2 * _FEWEST_NUMBERS
        or len(numbered) * 2 < len(page.pieces)
        or steady * 4 < 3 * len(counted)
    ):
        return page
    parted = dict(numbered)
    pieces: list[Piece] = []
    for piece in page.pieces:
        match = parted.get(piece)
        if match is None:
            pieces.append(piece)
            continue
        border = piece.left + (piece.right - piece.left) * match.end() / len(piece.words)
        pieces.append(replace(piece, right=border - piece.size, words=match[1]))
        pieces.append(replace(piece, left=border, words=piece.words[match.end() :]))
    return replace(page, pieces=tuple(pieces))


def _text_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            sizes[piece.size] += len(piece.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _footnotes(page: Page, size: float) -> set[Piece]:
    """What stands at the foot of a page below a ruled line, or in smaller letters below the text."""
    inside = [piece for piece in page.pieces if not _in_edge(piece, page)]
    rules = [p for p in page.pieces if _RULE.fullmatch(p.words.strip()) and p.top < page.height * _LOWER_HALF]
    for rule in rules:
        below = {piece for piece in page.pieces if piece.top <= rule.top and piece is not rule}
        first = max(below, key=lambda piece: piece.top, default=None)
        if first is not None and _SIGN.match(first.words):
            return {rule, *below}
    text_ends = min((piece.bottom for piece in inside if piece.size > _SMALL * size), default=0)
    foot = min(text_ends, page.height * _FOOTNOTE_ZONE)
    return {piece for piece in page.pieces if piece.size <= _SMALL * size and piece.top < foot}
