"""How to search: a problem, how it is solved, and a query that solves it here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.querying.grammar import parse
from index.querying.query import Query
from web import urls
from web.language import wording
from web.language.languages import gettext as _
from web.pages.parts import Head
from web.searching.examples import Examples
from web.searching.explanation import in_words

Count = Callable[[Query], int]
"""How many quotes a query finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One problem with its solution."""

    problem: str
    solution: str
    query: str
    meaning: str
    """The query in words."""
    href: str
    found: str
    """How many quotes it finds here; empty where it finds none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Problems of one sort."""

    heading: str
    anchor: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """What ``help.html`` shows."""

    head: Head
    chapters: tuple[Chapter, ...]


def help_page(examples: Examples, count: Count) -> HelpPage:
    """The page; ``count`` tries each example."""
    chapters = (
        (_("Words"), "words", _words(examples)),
        (_("People"), "people", _people(examples)),
        (_("Places"), "places", _places(examples)),
        (_("Time, sources, languages"), "sources", _sources(examples)),
        (_("Several things together"), "together", _together(examples)),
    )
    return HelpPage(
        head=Head(title=_("How to search"), path=urls.here(urls.HELP)),
        chapters=tuple(
            Chapter(heading=heading, anchor=anchor, ways=tuple(_way(*row, count) for row in rows))
            for heading, anchor, rows in chapters
        ),
    )


_Rows = Iterator[tuple[str, str, str]]


def _way(problem: str, solution: str, query: str, count: Count) -> Way:
    parsed = parse(query).query
    many = count(parsed)
    return Way(
        problem=problem,
        solution=solution,
        query=query,
        meaning=in_words(parsed),
        href=urls.search(query),
        found=wording.quotes(many) if many else "",
    )


def _words(e: Examples) -> _Rows:
    yield _("Quotes that have a word, in any of its forms"), _("Write it."), e.word
    yield (
        _("Quotes that have several words"),
        _("Write them: all must be there, in any order."),
        f"{e.word} {e.other}",
    )
    yield _("Exactly these words, in this order"), _("Put quotation marks around them."), f'"{e.phrase}"'
    yield (
        _("Exactly this word, in no other form"),
        _("Put quotation marks around the one word."),
        f'"{e.word}"',
    )
    yield _("Either word"), _("Write OR between them, in capitals."), f"{e.word} OR {e.other}"
    yield (
        _("One word without another"),
        _("Put a minus before what must not be there."),
        f"{e.word} -hotel",
    )
    yield (
        _("Two ideas close together"),
        _("Put both in quotation marks, then a tilde and how many other words may stand between them."),
        f'"{e.near}"~{e.gap}',
    )
    yield (
        _("All words that begin so"),
        _("Put a star at the end, after two letters or more."),
        f"{e.beginning}*",
    )


def _people(e: Examples) -> _Rows:
    yield _("What one person said"), _("Use the field speaker."), f"speaker:{e.speaker}"
    yield (
        _("A name whose spelling you are not sure of"),
        _("Put a tilde after it: one letter may differ, or two be exchanged; the first must be right."),
        f"speaker:{e.misspelt}~",
    )
    yield (
        _("What everybody but one person says of something"),
        _("Ask for the word in their words only, and put a minus before the speaker."),
        f"words:{e.word} -speaker:{e.speaker}",
    )
    yield _("What people of one trade or role say"), _("Use the field role."), f'role:"{e.role}"'
    low, high = e.decade
    yield (
        _("People of an age, as their source states it"),
        _("Use the field age, with one age or a range."),
        f"age:{low}..{high}",
    )
    yield (
        _("People who tell what they lived, not officials"),
        _("Use the field kind: testimony or statement."),
        "kind:testimony",
    )


def _places(e: Examples) -> _Rows:
    yield (
        _("Testimony about a place, or spoken there"),
        _("Use the field place; what the place is to the speaker is chosen beside the results."),
        f'place:"{e.place}"',
    )
    yield (
        _("Testimony about a country or a region, and all places within it"),
        _("Write its name: whatever lies in it is found, too."),
        f'place:"{e.region}"',
    )
    yield (
        _("A place by another of its names, in another alphabet"),
        _("Write the name you know: all recorded names find the place."),
        f'place:"{e.place_elsewhere}"',
    )


def _sources(e: Examples) -> _Rows:
    yield (
        _("What was said in a month, a year, on a day"),
        _("Use the field date, as exactly as you know it. Where no day is told, that of publication counts."),
        f"date:{e.month}",
    )
    yield _("What was said since"), _("Leave the end of the range open."), f"date:{e.month}.."
    yield (
        _("What came through one outlet or article"),
        _("Use the field source: title and publisher."),
        f'source:"{e.publisher}"',
    )
    yield _("Quotes in one language"), _("Use the field lang and its code."), f"lang:{e.language}"


def _together(e: Examples) -> _Rows:
    yield (
        _("Several of these at once"),
        _("Write them side by side: all must hold."),
        " ".join(("kind:testimony", f'place:"{e.place}"', f"date:{e.month}")),
    )
    yield (
        _("One field, several values"),
        _("Put parentheses after the field."),
        f"words:({e.word} OR {e.other})",
    )
    yield (
        _("Everything but one sort"),
        _("Put the minus before a field or a parenthesis."),
        "-kind:statement",
    )
