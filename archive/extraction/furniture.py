"""Page furniture: prompts, related headlines, credits. Marked so that it is not read; never deleted."""

from archive.extraction.lexicon import Lexicon
from archive.model import Span

_HEADLINE = 110
"""Longer lines are prose, not headlines."""
_MAX_LISTED = 8
"""Headlines at most after a line that announces them."""


def find(text: str, paragraphs: tuple[Span, ...], lexicon: Lexicon) -> tuple[int, ...]:
    """The numbers of the paragraphs that are furniture, in order."""
    if lexicon.furniture is None:
        return ()
    found: list[int] = []
    number = 0
    while number < len(paragraphs):
        line = paragraphs[number].of(text)
        if len(line) > 2 * _HEADLINE or not lexicon.furniture.search(line):
            number += 1
            continue
        found.append(number)
        announces = lexicon.furniture_lists is not None and lexicon.furniture_lists.search(line)
        number += 1
        if announces:
            listed = 0
            while (
                number < len(paragraphs)
                and listed < _MAX_LISTED
                and _is_headline(paragraphs[number].of(text))
            ):
                found.append(number)
                number += 1
                listed += 1
    return tuple(found)


def _is_headline(line: str) -> bool:
    """A short line without the full stop of a sentence and without words that somebody speaks to the end."""
    return len(line) <= _HEADLINE and line[-1] not in '.!?…”"»:։' and not line.startswith(("“", '"', "«"))
