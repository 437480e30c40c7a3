"""What a web page says of itself: title, publisher, author, day, language, address. Proposals, all of them.

Read in the order of trust: JSON-LD of schema.org, Open Graph, ``meta`` and ``link``. Nothing is guessed from
the words; what does not have the form the record asks for is left unknown.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from archive.dates import PartialDate
from archive.errors import ArchiveError
from archive.notation import ADDRESS, is_address, is_language_tag

LONGEST_VALUE = 1_000
"""Longest value that is taken, in characters: the record keeps no longer title."""
_MOST_NODES = 5_000
"""Objects of JSON-LD that are looked at."""
_ARTICLES = re.compile(r"(?:\w+:)?(?:\w*Article|\w*Posting|Report|Interview|CreativeWork|WebPage)")
_LINKED_DATA = re.compile(r"\s*application/ld\+json\s*(?:;|\Z)", re.IGNORECASE)
_WRAPPED = re.compile(r"\A\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*\Z")
"""What old pages put around a script, so that older browsers pass over it."""
_SLASHED = re.compile(r"\s*(\d{4})[/.](\d{2})[/.](\d{2})(?=\s|\Z)")
_COPY = re.compile(r"(https?://web\.archive\.org/web/\d{4,14}[a-z_]*/)(https?://.*)")
"""The address of a page in the Internet Archive, with the page's own within it."""
_DAY = re.compile(r"\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?=[T\s]|\Z)")


@dataclass(slots=True)
class PageMetadata:
    """What the page says, by field; for each the name of the place it was read at."""

    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def propose(self, name: str, value: object, place: str) -> None:
        """Take a value where none of more trust is there, and where it has the form the record asks for."""
        if name in self.values or not isinstance(value, str):
            return
        words = " ".join(html.unescape(value).split())
        if name == "url" and (copy := _COPY.fullmatch(words)):
            self.propose("archived_url", words, place)
            words = copy[2]
        fitting = _fitting(name, words)
        if fitting and len(fitting) <= LONGEST_VALUE:
            self.values[name] = fitting
            self.places[name] = place


def read(tree: etree._Element) -> PageMetadata:
    """The metadata of a parsed page."""
    found = PageMetadata()
    for node in _articles(tree):
        _from_article(found, node)
    named = _metas(tree)
    for name, keys in _METAS.items():
        for key in keys:
            found.propose(name, named.get(key), key)
    for moment in tree.iterfind(".//time[@itemprop='datePublished']"):
        found.propose("published", moment.get("datetime"), "time itemprop=datePublished")
    for link in tree.iterfind(".//link[@rel='canonical']"):
        found.propose("url", link.get("href"), "link rel=canonical")
    found.propose(
        "language", tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"), "html lang"
    )
    found.propose("title", tree.findtext(".//title"), "title element")
    return found


_METAS = {
    "title": ("og:title", "dc.title", "dcterms.title", "citation_title", "headline", "twitter:title"),
    "publisher": (
        "og:site_name",
        "dc.publisher",
        "dcterms.publisher",
        "citation_journal_title",
        "application-name",
    ),
    "author": (
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "parsely-author",
        "sailthru.author",
    ),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "dc.date",
        "dcterms.created",
        "date",
        "pubdate",
        "publishdate",
        "citation_publication_date",
        "parsely-pub-date",
        "datepublished",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.date",
        "citation_date",
        "publish-date",
        "sailthru.date",
    ),
    "url": ("og:url",),
    "language": ("content-language", "dc.language", "dcterms.language", "og:locale"),
}
"""Field → names of ``meta`` elements, in small letters, the most trusted first."""


def _metas(tree: etree._Element) -> dict[str, str]:
    named: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        content = element.get("content")
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(key)
            if name and content:
                named.setdefault(name.strip().lower(), content)
    return named


def _from_article(found: PageMetadata, node: dict[str, object]) -> None:
    found.propose("title", node.get("headline"), "JSON-LD headline")
    found.propose("published", node.get("datePublished"), "JSON-LD datePublished")
    found.propose("author", _names(node.get("author") or node.get("creator")), "JSON-LD author")
    found.propose("publisher", _names(node.get("publisher")), "JSON-LD publisher")
    found.propose("publisher", _names(node.get("isPartOf")), "JSON-LD isPartOf")
    found.propose("language", node.get("inLanguage"), "JSON-LD inLanguage")
    page = node.get("mainEntityOfPage")
    found.propose("url", page.get("@id") if isinstance(page, dict) else page, "JSON-LD mainEntityOfPage")
    found.propose("url", node.get("url"), "JSON-LD url")


def _articles(tree: etree._Element) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD that describe the page's own article; a page's frame comes last."""
    nodes: list[dict[str, object]] = []
    for script in tree.iterfind(".//script[@type]"):
        if not _LINKED_DATA.match(script.get("type")):
            continue
        try:
            # Line ends within strings are no JSON, and pages have them.
            nodes += _objects(json.loads(_WRAPPED.sub("", script.text or ""), strict=False))
        except (ValueError, RecursionError):
            continue
    typed = [(str(_first(node.get("@type"))), node) for node in nodes]
    typed = [(kind, node) for kind, node in typed if _ARTICLES.fullmatch(kind)]
    yield from (node for kind, node in sorted(typed, key=lambda pair: pair[0] in ("WebPage", "CreativeWork")))


def _objects(value: object) -> list[dict[str, object]]:
    """The objects at the top, in lists, in ``@graph``, and what a page is about; others tell of others."""
    waiting: list[object] = [value]
    found: list[dict[str, object]] = []
    while waiting and len(found) < _MOST_NODES:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = [*one[:_MOST_NODES], *waiting][:_MOST_NODES]
        elif isinstance(one, dict):
            found.append(one)
            within = (one.get("@graph"), one.get("mainEntity"))
            waiting += [part for part in within if isinstance(part, list | dict)]
    return found


def _names(value: object) -> str | None:
    """The names of one or several persons or bodies."""
    each = value if isinstance(value, list) else [value]
    names = [one.get("name") if isinstance(one, dict) else one for one in each[:20]]
    return ", ".join(name for name in names if isinstance(name, str) and name.strip()) or None


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _fitting(name: str, words: str) -> str | None:
    """The words in the form of their field; None where they have not got it."""
    if name == "published":
        return _day(words)
    if name == "language":
        tag = words.replace("_", "-")
        return tag if is_language_tag(tag) else None
    if name in ("url", "archived_url"):
        return words if is_address(words) else None
    return None if ADDRESS.match(words) else words


def _day(words: str) -> str | None:
    match = _DAY.match(_SLASHED.sub(r"\1-\2-\3", words))
    if match is None:
        return None
    try:
        PartialDate.parse(match[1])
    except ArchiveError:
        return None
    return match[1]
