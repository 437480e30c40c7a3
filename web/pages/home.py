"""The front page: what this archive holds, a search box, the words of one person, and ways in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.model import Chain
from web import urls
from web.language import wording
from web.language.languages import gettext as _
from web.pages.collections import CollectionEntry
from web.pages.parts import Card, Head, card

CANDIDATES = 12
"""Quotes considered for a day, drawn by it; one of a readable length is taken if there is one."""
FEATURED_LENGTH = range(12, 420)
"""Characters: long enough to say something, short enough for a front page."""
WHOLE_SENTENCE = 8
"""Words: with as many and an end mark it can be read without the sentence it was quoted in."""
MOST_SOURCES = 500
"""Sources, those with the most quotes, whose collections the front page tells of."""
_END = re.compile(r"[.!?…։؟۔][\"'”’»)\]]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way into the archive."""

    label: str
    href: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """What ``home.html`` shows."""

    head: Head
    featured: tuple[Card, ...]
    ways: tuple[Way, ...]
    summary: str
    collections: tuple[CollectionEntry, ...]


def home_page(
    featured: Iterable[Chain],
    collections: tuple[CollectionEntry, ...],
    *,
    quotes: int,
    speakers: int,
    places: int,
    sources: int,
) -> HomePage:
    """The front page with its counts: of what this archive holds, never shares of a population."""
    return HomePage(
        head=Head(title=_("Testimony Archive"), path=urls.here(urls.HOME)),
        featured=tuple(map(card, featured)),
        ways=(
            Way(label=_("Speakers"), href=urls.here(urls.SPEAKERS), count=wording.speakers(speakers)),
            Way(label=_("Places"), href=urls.here(urls.PLACES), count=wording.places(places)),
            Way(label=_("Sources"), href=urls.here(urls.SOURCES), count=wording.sources(sources)),
            Way(
                label=_("Collections"),
                href=urls.here(urls.COLLECTIONS),
                count=_("what was gathered together"),
            ),
            Way(label=_("Topics"), href=urls.here(urls.TOPICS), count=_("what the sources tell of")),
            Way(label=_("Timeline"), href=urls.timeline(), count=_("by year, month and day")),
            Way(label=_("Statistics"), href=urls.here(urls.STATISTICS), count=_("what is counted")),
        ),
        summary=wording.quotes(quotes),
        collections=collections,
    )


def choose(chains: Iterable[Chain]) -> tuple[Chain, ...]:
    """The first whole sentence of readable length, else the first of readable length, else the first."""
    in_order = tuple(chains)
    readable = [chain for chain in in_order if sum(map(len, chain.quote.exact)) in FEATURED_LENGTH]
    whole = [chain for chain in readable if _is_whole(chain)]
    return tuple((whole or readable or in_order)[:1])


def _is_whole(chain: Chain) -> bool:
    words = " ".join(chain.quote.exact).strip()
    return len(words.split()) >= WHOLE_SENTENCE and bool(_END.search(words))
