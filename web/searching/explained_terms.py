"""One word, phrase or range of a query in plain words: how it is led to, and what it is."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from archive.dates import PartialDate
from index.querying.query import (
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
from web.language import language_tags, wording
from web.language.languages import gettext as _, marked_in, ngettext, pgettext


@dataclass(frozen=True, slots=True)
class Said:
    """``with`` and ``“bread”``; leads of the same words share what follows them."""

    lead: str
    """In English, for grouping; ``leading`` is how it is said."""
    thing: str
    rank: int
    """Place in the sentence: who speaks, which place, which words, from where, when."""

    @property
    def leading(self) -> str:
        """The lead in the language of the page."""
        return pgettext("lead", self.lead)

    @property
    def refused(self) -> str:
        """The lead where it must not hold."""
        if self.lead == LEADS[Field.ANY][0]:
            return pgettext("lead", "without")
        return _("not %(lead)s", lead=self.leading)


LEADS = {
    Field.ANY: (marked_in("lead", "with"), 2),
    Field.WORDS: (marked_in("lead", "with"), 2),
    Field.SPEAKER: (marked_in("lead", "by a speaker named"), 0),
    Field.ROLE: (marked_in("lead", "by a speaker described as"), 0),
    Field.PLACE: (marked_in("lead", "at or about"), 1),
    Field.SOURCE: (marked_in("lead", "in a source whose title or publisher has"), 3),
    Field.KIND: (marked_in("lead", "of the kind"), 3),
    Field.LANG: (marked_in("lead", "in"), 3),
    Field.AGE: (marked_in("lead", "by speakers"), 0),
    Field.DATE: (marked_in("lead", "said or published"), 4),
}
_IN_TEXT = frozenset({Field.ANY, Field.WORDS})


def said(query: Query) -> Said:
    """A leaf of the query tree in words."""
    match query:
        case Word() | Phrase() | Near() | Prefix() | Fuzzy():
            lead, rank = LEADS[query.field]
            thing = _thing(query)
            if query.field is Field.WORDS:
                thing = _("%(words)s in the speaker’s own words", words=thing)
            return Said(lead, thing, rank)
        case Range(Field.AGE, low, high):
            lead, rank = LEADS[Field.AGE]
            return Said(lead, _ages(low, high), rank)
        case Range(Field.DATE, low, high):
            lead, rank = LEADS[Field.DATE]
            return Said(lead, days_in_words(low, high), rank)
        case Everything():
            return Said("with", _("anything"), 2)
    return Said("with", _("something that cannot be found"), 2)


def _thing(query: Word | Phrase | Near | Prefix | Fuzzy) -> str:
    in_text = query.field in _IN_TEXT
    match query:
        case Word(text, Field.LANG):
            return language_tags.name(text) or text
        case Word(text):
            return _quoted(text)
        case Phrase(text):
            if " " not in text:
                return _("exactly the word %(word)s", word=_quoted(text)) if in_text else _exactly(text)
            return _("the exact phrase %(phrase)s", phrase=_quoted(text)) if in_text else _exactly(text)
        case Near(text, gap):
            return _near(list(dict.fromkeys(text.split())), gap)
        case Prefix(text):
            return (
                _("a word that begins with %(word)s", word=_quoted(text)) if in_text else _quoted(f"{text}…")
            )
        case Fuzzy(text):
            if in_text:
                return _("%(word)s or a word one letter different", word=_quoted(text))
            return _("%(word)s or nearly so", word=_quoted(text))


def _near(words: Sequence[str], gap: int) -> str:
    named = joined(list(map(_quoted, words)), wording.AND)
    if not gap:
        return _("%(words)s side by side in any order", words=named)
    return ngettext(
        "%(words)s in any order with at most %(num)s other word between",
        "%(words)s in any order with at most %(num)s other words between",
        gap,
        words=named,
    )


def joined(things: Sequence[str], word: str) -> str:
    """``a, b and c``; ``word`` is one of ``wording.AND`` and ``wording.OR``."""
    *before, last = things
    return f"{', '.join(before)} {pgettext('between things', word)} {last}" if before else last


def _quoted(text: str) -> str:
    return _("“%(text)s”", text=text)


def _exactly(text: str) -> str:
    return _("exactly %(text)s", text=_quoted(text))


def _ages(low: int | None, high: int | None) -> str:
    match low, high:
        case None, None:
            return _("whose age is stated")
        case int(), None:
            return _("aged %(age)s or more", age=low)
        case None, int():
            return _("aged %(age)s or less", age=high)
    if low == high:
        return _("aged %(age)s", age=low)
    return _("aged %(low)s to %(high)s", low=low, high=high)


def days_in_words(low: int | None, high: int | None) -> str:
    """``in October 2023``, ``on 2 May 2024``, ``from … to …``; days are numbers, YYYYMMDD."""
    if low is None and high is None:
        return _("on a date that is known")
    if low is None or high is None:
        return _("up to %(day)s", day=_day(high)) if low is None else _("from %(day)s on", day=_day(low))
    whole = _whole(low, high)
    if whole is not None:
        return f"{wording.on_day(str(whole))}{wording.when(str(whole))}"
    return _("from %(first)s to %(last)s", first=_day(low), last=_day(high))


def _day(number: int | None) -> str:
    return wording.when(_dashed(number or 0))


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
