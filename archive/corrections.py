"""Paragraphs in which a text corrects itself: ``Correction: she is 59, not 58.``

What they say is not read into any tag. An archivist is told of them before anything is taken in, so that
nothing is accepted that the source itself took back.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from archive.model import Span

LONGEST = 160
"""Characters of such a paragraph that are told."""
MOST = 3
"""Such paragraphs of a text that are told of."""
_AHEAD = r"[\W_]{0,6}"
"""Marks before the first word: brackets, stars, a dash."""


@cache
def _opening() -> re.Pattern[str]:
    file = files("corpus") / "vocabularies" / "corrections.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8")).values()
    forms = sorted({form for table in tables for form in table["opens"]}, key=len, reverse=True)
    return re.compile(rf"{_AHEAD}(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)


def find(text: str, paragraphs: tuple[Span, ...]) -> Iterator[Span]:
    """The paragraphs in which a text corrects itself, in order."""
    for paragraph in paragraphs:
        # A heading of one word is none, nor is a sentence that goes on: "Correction officers came."
        match = _opening().match(text, paragraph.start, paragraph.end)
        if match is None:
            continue
        rest = text[match.end() : paragraph.end].lstrip()
        is_set_off = rest[:1] in (":", "—", "–", "-", ".", "(", ",", "։", "՝")
        if rest and (is_set_off or " " in match[0].strip()):
            yield paragraph


def remarks(text: str, paragraphs: tuple[Span, ...]) -> tuple[str, ...]:
    """What an archivist is told of a text that corrects itself; nothing of any other."""
    found = [" ".join(span.of(text).split()) for span in find(text, paragraphs)]
    told = [words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} …" for words in found[:MOST]]
    return tuple(f"The text corrects itself; compare what is proposed with it: “{words}”" for words in told)
