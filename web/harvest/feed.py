"""What a search finds as an Atom feed (RFC 4287), the newest first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree
from markupsafe import Markup

from archive.citation import whose_words
from archive.description.content_notes import phrase
from archive.model import Certainty, Chain
from archive.references.reference import ARCHIVE, of_quote
from archive.withholding.identity import name_for_machines
from web import urls
from web.metadata.title import title
from web.pages.linking import embed
from web.reading.newest import Stamped
from web.xml_writing import element, moment

MEDIA_TYPE = "application/atom+xml"
LONGEST = 50
"""Entries: what a reader that asks once a day can miss nothing by, and a page of moderate size."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed."""
NOT_NAMED = "Speaker not named"
_ATOM = "{http://www.w3.org/2005/Atom}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What is told of a feed as a whole; both addresses are whole."""

    title: str
    address: str
    page: str
    """The search that it follows."""


def atom(feed: Feed, entries: Iterable[Stamped], lasting: Callable[[str], str]) -> etree._Element:
    """The feed as a document; ``lasting`` makes the address to cite of a path."""
    stamped = tuple(entries)
    root = etree.Element(f"{_ATOM}feed", nsmap={None: _ATOM[1:-1]})
    updated = max((one.stamp.at for one in stamped), default=NEVER)
    element(root, f"{_ATOM}id", feed.address)
    element(root, f"{_ATOM}title", feed.title)
    element(root, f"{_ATOM}updated", moment(updated))
    element(element(root, f"{_ATOM}author"), f"{_ATOM}name", ARCHIVE)
    _link(root, rel="self", type=MEDIA_TYPE, href=feed.address)
    _link(root, rel="alternate", type="text/html", href=feed.page)
    for one in stamped:
        _entry(root, one, lasting)
    return root


def _entry(root: etree._Element, one: Stamped, lasting: Callable[[str], str]) -> None:
    chain = one.chain
    address = lasting(urls.quote(chain.quote.id))
    entry = element(root, f"{_ATOM}entry")
    element(entry, f"{_ATOM}id", address)
    element(entry, f"{_ATOM}title", title(whose_words(chain), chain))
    element(entry, f"{_ATOM}updated", moment(one.stamp.at))
    element(entry, f"{_ATOM}published", moment(chain.source.added_at))
    element(element(entry, f"{_ATOM}author"), f"{_ATOM}name", _author(chain))
    _link(entry, rel="alternate", type="text/html", href=address)
    via = urls.outward(chain.source.description.url)
    if via:
        _link(entry, rel="via", href=via)
    if noted := phrase((chain.source, chain.quote)):
        element(entry, f"{_ATOM}summary", f"Content note: {noted}.")
    element(entry, f"{_ATOM}category", attributes={"term": chain.quote.kind.value})
    language = chain.quote.language or chain.source.description.language
    attributes = {"type": "html"} | ({_LANGUAGE: language} if language else {})
    element(entry, f"{_ATOM}content", _content(chain, address), attributes)


def _content(chain: Chain, address: str) -> str:
    """The words and their whole chain, as HTML that stands on its own."""
    reference = of_quote(chain, address)
    told = f"{reference.whose} {reference.publication} {reference.keeping}"
    return f"{embed(chain, address)}\n{Markup('<p>{}</p>').format(told)}"


def _author(chain: Chain) -> str:
    name = name_for_machines(chain.speaker) if chain.speaker else None
    attribution = chain.quote.attribution
    if name is None or attribution is None:
        return NOT_NAMED
    certainty = attribution.evidence.certainty
    return name if certainty is Certainty.STATED else f"{name} (speaker {certainty.value})"


def _link(parent: etree._Element, **attributes: str) -> None:
    element(parent, f"{_ATOM}link", attributes=attributes)
