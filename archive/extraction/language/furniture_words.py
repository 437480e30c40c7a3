"""The patterns of page furniture: those of a language's vocabulary file with those of ``common.toml``."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from archive.extraction.language import vocabulary_files


@dataclass(frozen=True, slots=True)
class Cued:
    """A pattern with letters of which every match holds some, so that most lines are passed over quickly."""

    pattern: re.Pattern[str]
    cues: tuple[str, ...]
    """In lower case."""

    def is_in(self, line: str) -> bool:
        """Whether the pattern is found in a line."""
        folded = line.casefold()
        return any(map(folded.__contains__, self.cues)) and self.pattern.search(line) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureWords:
    """What tells page furniture in one language."""

    starts: re.Pattern[str]
    """How lines of furniture begin; some patterns reach to the end of the line."""
    anywhere: Cued
    """What stands in no other line."""
    lists: re.Pattern[str]
    """Lines that announce headlines."""
    credits: Cued
    """What the end of a caption looks like: "Photo: …", "(AP Photo/…)"."""


def read(own: dict[str, Any]) -> FurnitureWords:
    """The table ``furniture`` of a vocabulary file, put together with the common one.

    A line that begins with ``^`` is anchored in all it says, so that it is tried at the start of a text only.
    """
    common = _common()
    lines = [*own.get("lines", []), *common["lines"]]
    return FurnitureWords(
        starts=_any_of([line for line in lines if line.startswith("^")]),
        anywhere=Cued(
            _any_of([line for line in lines if not line.startswith("^")]),
            (*own.get("line_cues", []), *common["line_cues"]),
        ),
        lists=_any_of(own.get("lists", [])),
        credits=Cued(
            _any_of([_credit(own.get("credit_words", "").split()), *common["credits"]]),
            tuple(common["credit_cues"]),
        ),
    )


@cache
def _common() -> dict[str, list[str]]:
    """The furniture that pages of every language have."""
    furniture: dict[str, list[str]] = vocabulary_files.tables("common")["furniture"]
    return furniture


def _credit(words: list[str]) -> str:
    """``Photo: A. Person`` where a line ends in it, after a sentence, a bracket or a bar."""
    return rf"(?:\A|[.!?…։»”\")\]|/–—-]\s?)(?:{'|'.join(words) or '(?!)'})\s?[:՝]\s?\S[^!?]{{0,80}}\Z"


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    """One pattern for all; one that never matches where there are none."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)", re.IGNORECASE)
