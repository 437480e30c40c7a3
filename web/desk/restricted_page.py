"""What is restricted, as a page: source by source, or what a search of the words finds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.model import Chain
from index.query import Query
from web import urls, wording
from web.desk import addresses
from web.explanation import in_words
from web.pages.pager import Pager, pager
from web.pages.parts import Card, Link, card, reference

AT_ONCE = 1_000
"""Quotes that one search looks through: they are read and analysed for it, and forgotten after it."""
PER_PAGE = 20
LAST = 1_000
"""Of pages, and of parts of what there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of the page."""

    text: str
    part: int
    """Which thousand of all quotes is listed or looked through."""
    page: int

    def address(self, *, part: int | None = None, page: int = 1) -> str:
        """The same search in another part, or on another page."""
        return addresses.restricted(self.text, part or self.part, page)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedSource:
    """One source, and the quotes of it that only some may read."""

    title: str
    language: str | None
    note: str
    href: str
    quotes: tuple[Link, ...]
    """The speaker and the first words, or what to expect of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedPage:
    """What ``desk/restricted.html`` shows."""

    title: str = "Restricted"
    typed: str
    meaning: str
    """What was looked for, in words; empty where nothing was."""
    notes: tuple[str, ...]
    summary: str
    parts: Pager
    """Among the thousands of quotes, of which one at a time is looked through."""
    at_once: int = AT_ONCE
    cards: tuple[Card, ...]
    pager: Pager
    sources: tuple[RestrictedSource, ...]
    """Without a search."""
    site: str


def restricted_page(
    asked: Asked,
    query: Query,
    notes: tuple[str, ...],
    *,
    chains: Sequence[Chain],
    found: Sequence[str],
    parts: int,
    site: str,
) -> RestrictedPage:
    """One page; ``chains`` are those of the part, ``found`` the ids that match. Raises NoSuchPage."""
    by_id = {chain.quote.id: chain for chain in chains}
    shown = found[(asked.page - 1) * PER_PAGE : asked.page * PER_PAGE]
    pages = max(1, -(-len(found) // PER_PAGE))
    return RestrictedPage(
        typed=asked.text,
        meaning=in_words(query) if asked.text else "",
        notes=notes,
        summary=_summary(len(found)) if asked.text else f"{wording.quotes(len(chains))} that you may read",
        parts=pager(asked.part, parts, LAST, lambda number: asked.address(part=number)),
        cards=tuple(card(by_id[quote_id], query) for quote_id in shown),
        pager=pager(asked.page, pages, LAST, lambda number: asked.address(page=number)),
        sources=() if asked.text else tuple(_sources(chains)),
        site=site,
    )


def _summary(found: int) -> str:
    return f"{wording.quotes(found)} found" if found else "Nothing found"


def _sources(chains: Sequence[Chain]) -> Iterator[RestrictedSource]:
    by_source: dict[str, list[Chain]] = {}
    for chain in chains:
        by_source.setdefault(chain.source.id, []).append(chain)
    for of_one in by_source.values():
        source = of_one[0].source
        yield RestrictedSource(
            title=source.description.title,
            language=source.description.language,
            note=source.description.publisher or "publisher unknown",
            href=urls.source(source.slug),
            quotes=tuple(map(reference, of_one)),
        )
