"""The front page: a search box, the words of one person, and three ways in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from archive.model import Chain
from web import urls, wording
from web.pages.parts import Card, Head, card

CANDIDATES = 12
"""Quotes considered for a day; one of a readable length is taken if there is one."""
FEATURED_LENGTH = range(12, 420)
"""Characters: long enough to say something, short enough for a front page."""


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
    featured: Card | None
    ways: tuple[Way, ...]
    summary: str


def home_page(featured: Chain | None, *, quotes: int, speakers: int, places: int, sources: int) -> HomePage:
    """The front page with its counts: of quotes in this archive, never of people in the world."""
    return HomePage(
        head=Head(title="Testimony Archive", path=urls.HOME),
        featured=card(featured) if featured else None,
        ways=(
            Way(label="Speakers", href=urls.SPEAKERS, count=wording.count(speakers, "speaker")),
            Way(label="Places", href=urls.PLACES, count=wording.count(places, "place")),
            Way(label="Sources", href=urls.SOURCES, count=wording.count(sources, "source")),
        ),
        summary=wording.count(quotes, "quote") + " in this archive",
    )


def candidates(quote_ids: Iterable[str], day: date) -> tuple[str, ...]:
    """The quotes that come into question on a day: the same all day, whatever else is added."""

    def rank(quote_id: str) -> bytes:
        return sha256(f"{day.isoformat()}:{quote_id}".encode()).digest()

    return tuple(sorted(quote_ids, key=rank)[:CANDIDATES])


def choose(chains: Iterable[Chain]) -> Chain | None:
    """The first of readable length, else the first."""
    in_order = tuple(chains)
    return next(_readable(in_order), in_order[0] if in_order else None)


def _readable(chains: Iterable[Chain]) -> Iterator[Chain]:
    return (chain for chain in chains if sum(map(len, chain.quote.exact)) in FEATURED_LENGTH)
