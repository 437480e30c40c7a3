"""Essays: the list, and one of them, its quotes asked for at the gate."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from archive.description.essays import Embedded, Essay, Prose, pieces
from archive.model import Chain
from archive.withholding.withheld_words import WithheldWords
from web import urls
from web.language import wording
from web.language.languages import gettext as _
from web.pages.finding_aid import essay_entry
from web.pages.listing import Entry
from web.pages.parts import Card, Head, Link, Written, card
from web.reading.own_words import blocks, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class EssaysPage:
    """What ``essays.html`` shows."""

    head: Head
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of an essay: its own text, a quote, or a quote that may not be shown (neither)."""

    prose: Markup | None = None
    is_told: bool = False
    """Whether the text told of words that may not be shown, and is left out."""
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
    essay: Essay,
    quotes: Mapping[str, Chain],
    collection: Link | None,
    withheld: WithheldWords = WithheldWords(),  # noqa: B008 (frozen)
) -> EssayPage:
    """One essay; ``quotes``: those that may be shown, by id; ``withheld``: what its text must not tell."""
    when = wording.when(essay.written) if essay.written else ""
    return EssayPage(
        head=Head(title=essay.title, path=urls.essay(essay.slug)),
        heading=essay.title,
        byline=", ".join(filter(None, (essay.author, when))),
        written=Written(essay.language),
        pieces=pieces_of(essay.html, quotes.get, withheld),
        collection=collection,
    )


def pieces_of(html: str, quote: Callable[[str], Chain | None], withheld: WithheldWords) -> tuple[Piece, ...]:
    """What ``essays.rendered`` made, as it may be read; ``quote`` gives those that may be shown."""
    found: list[Piece] = []
    for piece in pieces(html):
        match piece:
            case Prose():
                found += _readable(piece.html, withheld)
            case Embedded():
                chain = quote(piece.quote_id)
                found.append(Piece(card=card(chain, whole=True) if chain else None))
    return tuple(found)


def _readable(html: str, withheld: WithheldWords) -> Iterator[Piece]:
    """Text without the paragraphs that tell what is withheld; where there are none, as it was saved."""
    if not withheld.are_told_in(words_of(html)):
        yield Piece(prose=Markup(html))  # noqa: S704 (sanitised when it was saved)
        return
    for block in blocks(html):
        is_told = withheld.are_told_in(words_of(block))
        prose = "" if is_told else block
        yield Piece(prose=Markup(prose), is_told=is_told)  # noqa: S704 (sanitised when it was saved)
