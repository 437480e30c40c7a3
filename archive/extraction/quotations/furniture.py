"""Page furniture: prompts, related headlines, captions, credits. Marked and not read; never deleted."""

import re

from archive.extraction.language.lexicon import Lexicon
from archive.model import Span

_HEADLINE = 110
"""Longer lines are prose, not headlines."""
_CAPTION = 600
"""Longer lines are no captions."""
_CREDIT = 160
"""Characters at the end of a line in which its credit stands."""
_MAX_LISTED = 8
"""Headlines at most after a line that announces them."""
_SPOKEN = frozenset('“"„«‹‘‚「—–')
"""A line that opens with one of these begins with somebody's words."""
_QUOTED = re.compile(r"“[^”“]*”|„[^“”„]*[“”]|«[^»«]*»|\"[^\"]*\"")
"""What stands between marks is somebody's, whatever it says: “Read more books.”"""


def find(text: str, paragraphs: tuple[Span, ...], lexicon: Lexicon) -> tuple[int, ...]:
    """The numbers of the paragraphs that are furniture, in order."""
    found: list[int] = []
    number = 0
    while number < len(paragraphs):
        line = paragraphs[number].of(text)
        if not _is_furniture(line, lexicon):
            number += 1
            continue
        found.append(number)
        announces = lexicon.furniture.lists.search(line)
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


def _is_furniture(line: str, lexicon: Lexicon) -> bool:
    if line[0] in _SPOKEN or len(line) > _CAPTION:
        return False
    unquoted = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), line)
    words = lexicon.furniture
    if words.credits.is_in(unquoted[-_CREDIT:]):
        return True
    if len(line) > 2 * _HEADLINE:
        return False
    return words.starts.match(unquoted) is not None or words.anywhere.is_in(unquoted)


def _is_headline(line: str) -> bool:
    """A short line without the full stop of a sentence and without words that somebody speaks to the end."""
    return len(line) <= _HEADLINE and line[-1] not in '.!?…”"»:։' and not line.startswith(("“", '"', "«"))
