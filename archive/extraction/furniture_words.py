"""The patterns of page furniture: those of a language's vocabulary file with those of ``common.toml``."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def patterns(own: dict[str, Any]) -> dict[str, re.Pattern[str] | None]:
    """The patterns of the table ``furniture`` of a file, by the name they have in the lexicon.

    A line that begins with ``^`` is anchored in all it says, so that it is tried at the start of a text only.
    """
    common = _common()
    lines = [*own.get("lines", []), *common["lines"]]
    return {
        "furniture": _any_of([line for line in lines if not line.startswith("^")]),
        "furniture_starts": _any_of([line for line in lines if line.startswith("^")]),
        "furniture_lists": _any_of(own.get("lists", [])),
        "credits": _any_of([_credit(own.get("credit_words", "").split()), *common["credits"]]),
    }


@cache
def _common() -> dict[str, list[str]]:
    """The furniture that pages of every language have."""
    text = (files("archive.extraction") / "vocabulary" / "common.toml").read_text("utf-8")
    furniture: dict[str, list[str]] = tomllib.loads(text)["furniture"]
    return furniture


def _credit(words: list[str]) -> str:
    """``Photo: A. Person`` where a line ends in it, after a sentence, a bracket or a bar."""
    return rf"(?:\A|[.!?…։»”\")\]|/–—-]\s?)(?:{'|'.join(words) or '(?!)'})\s?[:՝]\s?\S[^!?]{{0,80}}\Z"


def _any_of(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None
