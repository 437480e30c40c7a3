"""The words of lines above an article, in all languages: ``corpus/vocabularies/bylines.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from archive import dates


@dataclass(frozen=True, slots=True)
class BylineWords:
    """What is looked for in a line, small letters and capitals alike."""

    by: re.Pattern[str]
    by_colon: re.Pattern[str]
    """The same with a colon behind them."""
    published: re.Pattern[str]
    joining: re.Pattern[str]
    """What stands between two names."""
    beside: frozenset[str]
    """Words that may stand beside a day."""
    outlets: frozenset[str]
    """Words with which the name of a newspaper ends."""


@cache
def load() -> BylineWords:
    """The words, read once."""
    file = files("corpus") / "vocabularies" / "bylines.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8")).values()

    def all_of(key: str) -> frozenset[str]:
        return frozenset(form for table in tables for form in table.get(key, ()))

    def any_of(*keys: str) -> str:
        forms = {form for key in keys for form in all_of(key)}
        return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"

    weekdays = {
        form.lower() for language in dates.languages() for form in dates.date_words(language).weekdays
    }
    joined = rf"\s*[,،;]\s*(?:(?:{any_of('and')}|&)\s+)?|\s+(?:{any_of('and')}|&)\s+"
    return BylineWords(
        by=re.compile(rf"(?:{any_of('by')})\s+(?=\S)", re.IGNORECASE),
        by_colon=re.compile(rf"(?:{any_of('by', 'by_colon')})\s*[:՝]\s*(?=\S)", re.IGNORECASE),
        published=re.compile(rf"(?:{any_of('published')})(?:\s*[:՝]\s*|\s+)", re.IGNORECASE),
        joining=re.compile(joined, re.IGNORECASE),
        beside=all_of("beside") | weekdays,
        outlets=all_of("outlets"),
    )
