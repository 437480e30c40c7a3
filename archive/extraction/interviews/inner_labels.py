"""Labels of speakers in the middle of a paragraph: ``ASKER: Why? HOLM: The river.``

An ordinary colon (``She took this: a lamp``) has no end of a sentence before its word. What stands between
the two is a candidate only; whether it is anybody's label is known to those who have read the whole text.
"""

import re
from collections.abc import Callable, Iterator

from archive.model import Span

_COLON = re.compile(r"[\s\u00a0]?:(?=[\s\u00a0])")
_END = re.compile(r"(?P<sign>[.?!…։՞؟;—–)\]])[\"”’»')\]]*[\s\u00a0]+(?=[^\W\d_])")
_LONGEST = 50
"""Characters of a label at most."""
_ABBREVIATION = re.compile(
    r"(?:\A|.*[\W\d_])(?:[^\W\d_]|[b-df-hj-np-tv-z]{2,4}|prof|rev|gen|col|capt|hon)",
    re.IGNORECASE | re.DOTALL,
)
"""What ends in a stop and ends no sentence: initials, ``Mr.``, ``Capt.``"""
_BEFORE = 6
"""Characters before a stop in which such an abbreviation stands."""


def divided(text: str, words: Span, is_label: Callable[[str], bool]) -> Iterator[Span]:
    """The words, parted before each label within them; undivided where there is none."""
    start = words.start
    for stretches in candidates(text, words):
        label = next((one for one in stretches if one.start > start and is_label(one.of(text))), None)
        if label is not None:
            yield Span(start, label.start)
            start = label.start
    yield Span(start, words.end)


def candidates(text: str, words: Span) -> Iterator[tuple[Span, ...]]:
    """For each colon within the words, what may be a label before it, the longest first: from the end of a
    sentence to the colon. At most fifty characters before each colon are looked at."""
    start = words.start
    for colon in _COLON.finditer(text, words.start, words.end):
        window = max(start, colon.start() - _LONGEST)
        ends = _END.finditer(text, window, colon.start())
        yield tuple(
            Span(end.end(), colon.start()) for end in ends if not _is_abbreviation(text, end.start("sign"))
        )
        start = colon.start()


def _is_abbreviation(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return False
    return _ABBREVIATION.fullmatch(text, max(0, stop - _BEFORE), stop) is not None
