"""One word, phrase or range of a query in plain words: how it is led to, and what it is."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from archive.dates import PartialDate
from index.query import (
    Everything,
    Field,
    Fuzzy,
    Near,
    Phrase,
    Prefix,
    Query,
    Range,
    Word,
)
from web import wording


@dataclass(frozen=True, slots=True)
class Said:
    """``with`` and ``“bread”``; leads of the same words share what follows them."""

    lead: str
    thing: str
    rank: int
    """Place in the sentence: who speaks, which place, which words, from where, when."""

    @property
    def refused(self) -> str:
        """The lead where it must not hold."""
        return "without" if self.lead == "with" else f"not {self.lead}"


LEADS = {
    Field.ANY: ("with", 2),
    Field.WORDS: ("with", 2),
    Field.SPEAKER: ("by a speaker named", 0),
    Field.ROLE: ("by a speaker described as", 0),
    Field.PLACE: ("at or about", 1),
    Field.SOURCE: ("in a source whose title or publisher has", 3),
    Field.KIND: ("of the kind", 3),
    Field.LANG: ("in", 3),
    Field.AGE: ("by speakers", 0),
    Field.DATE: ("said or published", 4),
}
_IN_TEXT = frozenset({Field.ANY, Field.WORDS})


def said(query: Query) -> Said:
    """A leaf of the query tree in words."""
    match query:
        case Word() | Phrase() | Near() | Prefix() | Fuzzy():
            lead, rank = LEADS[query.field]
            own = " in the speaker’s own words" if query.field is Field.WORDS else ""
            return Said(lead, _thing(query) + own, rank)
        case Range(Field.AGE, low, high):
            lead, rank = LEADS[Field.AGE]
            return Said(lead, _ages(low, high), rank)
        case Range(Field.DATE, low, high):
            lead, rank = LEADS[Field.DATE]
            return Said(lead, days_in_words(low, high), rank)
        case Everything():
            return Said("with", "anything", 2)
    return Said("with", "something that cannot be found", 2)


def _thing(query: Word | Phrase | Near | Prefix | Fuzzy) -> str:
    in_text = query.field in _IN_TEXT
    match query:
        case Word(text, Field.LANG):
            return wording.language(text) or text
        case Word(text):
            return f"“{text}”"
        case Phrase(text):
            if " " not in text:
                return f"exactly the word “{text}”" if in_text else f"exactly “{text}”"
            return f"the exact phrase “{text}”" if in_text else f"exactly “{text}”"
        case Near(text, gap):
            return _near(list(dict.fromkeys(text.split())), gap)
        case Prefix(text):
            return f"a word that begins with “{text}”" if in_text else f"“{text}…”"
        case Fuzzy(text):
            return f"“{text}” or a word one letter different" if in_text else f"“{text}” or nearly so"


def _near(words: Sequence[str], gap: int) -> str:
    *before, last = (f"“{word}”" for word in words)
    named = f"{', '.join(before)} and {last}"
    if not gap:
        return f"{named} side by side in any order"
    between = wording.count(gap, "other word")
    return f"{named} in any order with at most {between} between"


def _ages(low: int | None, high: int | None) -> str:
    match low, high:
        case None, None:
            return "whose age is stated"
        case int(), None:
            return f"aged {low} or more"
        case None, int():
            return f"aged {high} or less"
    return f"aged {low}" if low == high else f"aged {low} to {high}"


def days_in_words(low: int | None, high: int | None) -> str:
    """``in October 2023``, ``on 2 May 2024``, ``from … to …``; days are numbers, YYYYMMDD."""
    if low is None and high is None:
        return "on a date that is known"
    if low is None or high is None:
        return f"up to {_day(high)}" if low is None else f"from {_day(low)} on"
    whole = _whole(low, high)
    if whole is not None:
        return f"{'on' if whole.is_day else 'in'} {whole.as_words()}"
    return f"from {_day(low)} to {_day(high)}"


def _day(number: int | None) -> str:
    return PartialDate.parse(_dashed(number or 0)).as_words()


def _dashed(number: int) -> str:
    text = f"{number:08d}"
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


def _whole(low: int, high: int) -> PartialDate | None:
    """The one day, month or year that a range is."""
    year, month = low // 10_000, low // 100 % 100
    ends = date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 and year else None
    candidates = {
        (low, low): _dashed(low),
        (year * 10_000 + month * 100 + 1, ends and int(f"{ends:%Y%m%d}")): f"{year:04d}-{month:02d}",
        (year * 10_000 + 101, year * 10_000 + 1231): f"{year:04d}",
    }
    found = candidates.get((low, high))
    return PartialDate.parse(found) if found else None
