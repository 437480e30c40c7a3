"""Essays: the list, and one of them, its quotes asked for at the gate."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from archive.essays import Embedded, Essay, Prose, pieces
from archive.model import Chain
from web import urls, wording
from web.languages import gettext as _
from web.pages.finding_aid import essay_entry
from web.pages.listing import Entry
from web.pages.parts import Card, Head, Link, Written, card


@dataclass(frozen=True, slots=True, kw_only=True)
class EssaysPage:
    """What ``essays.html`` shows."""

    head: Head
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of an essay: its own text, a quote, or a quote that may not be shown (neither)."""

    prose: Markup | None = None
    card: Card | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EssayPage:
    """What ``essay.html`` shows."""

    head: Head
    heading: str
    byline: str
    written: Written
    pieces: tuple[Piece, ...]
    collection: Link | None


def essays_page(essays: Iterable[Essay]) -> EssaysPage:
    """Every public essay, the latest first."""
    latest = sorted(essays, key=lambda essay: (essay.written or "", essay.slug), reverse=True)
    return EssaysPage(
        head=Head(title=_("Essays"), path=urls.here(urls.ESSAYS)), entries=tuple(map(essay_entry, latest))
    )


def essay_page(
    essay: Essay, quotes: Mapping[str, Chain], collection: Link | None, *, path: str = ""
) -> EssayPage:
    """One essay; ``quotes``: those that may be shown, by id."""
    when = wording.when(essay.written) if essay.written else ""
    return EssayPage(
        head=Head(title=essay.title, path=path or urls.essay(essay.slug)),
        heading=essay.title,
        byline=", ".join(filter(None, (essay.author, when))),
        written=Written(essay.language),
        pieces=tuple(_pieces(essay.html, quotes.get)),
        collection=collection,
    )


def _pieces(html: str, quote: Callable[[str], Chain | None]) -> Iterator[Piece]:
    for piece in pieces(html):
        match piece:
            case Prose():
                yield Piece(prose=Markup(piece.html))  # noqa: S704 (sanitised when it was saved)
            case Embedded():
                chain = quote(piece.quote_id)
                yield Piece(card=card(chain, whole=True) if chain else None)
