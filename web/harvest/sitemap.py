"""The map of the site for search engines (sitemaps.org, 0.9): every page that names a public record."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from archive.description.essays import Essay
from archive.description.topics import topics
from archive.record.log.stamps import Stamp
from index.engine import Facet
from web import urls
from web.reading.reading_room import ReadingRoom
from web.xml_writing import element, moment

MEDIA_TYPE = "application/xml"
PER_FILE = 50_000
"""Addresses in one file: as many as the protocol allows."""
LISTS = (
    urls.HOME,
    urls.ABOUT,
    urls.SPEAKERS,
    urls.PLACES,
    urls.SOURCES,
    urls.TOPICS,
    urls.COLLECTIONS,
    urls.ESSAYS,
    urls.TIMELINE,
    urls.STATISTICS,
    urls.HELP,
    urls.API,
)
"""Pages that name no record of their own."""
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One page, and when it last came to look different, where that is known."""

    path: str
    changed: datetime | None = None


class KeptMap:
    """The whole map, made once for each change of the record: each of its files is a stretch of it."""

    def __init__(self) -> None:
        self._made: tuple[object, tuple[Entry, ...]] = (None, ())

    def entries(self, head: object, make: Callable[[], Iterable[Entry]]) -> tuple[Entry, ...]:
        """The pages as of this head of the record; ``make`` lists them where it is another than last time."""
        kept, pages = self._made
        if kept != head:
            pages = tuple(make())
            self._made = (head, pages)
        return pages


def entries(room: ReadingRoom, stamps: Sequence[Stamp], essays: Iterable[Essay] = ()) -> Iterator[Entry]:
    """Every page, in an order that changes little: lists, topics, collections, sources and so on.

    A source's or speaker's page changed when one of their quotes did; ``stamps`` are in the order of time;
    ``essays``: those that readers may be told of.
    """
    of_source = {stamp.source_id: stamp.at for stamp in stamps}
    of_speaker = {stamp.speaker_id: stamp.at for stamp in stamps if stamp.speaker_id}
    for path in LISTS:
        yield Entry(path=path)
    sources = room.sources(_public(room, Facet.SOURCE))
    told = {key for source in sources for key in source.description.topics}
    for key in sorted(told & topics().keys()):
        yield Entry(path=urls.topic(key))
    for collection in sorted({source.description.collection or "" for source in sources} - {""}):
        yield Entry(path=urls.collection(collection))
    for essay in essays:
        yield Entry(path=urls.essay(essay.slug))
    for source in sources:
        yield Entry(path=urls.source(source.slug), changed=of_source.get(source.id))
    for speaker in room.speakers(_public(room, Facet.SPEAKER)):
        yield Entry(path=urls.speaker(speaker.slug), changed=of_speaker.get(speaker.id))
    for place in room.places(_public(room, Facet.PLACE)):
        yield Entry(path=urls.place(place.slug))
    for stamp in sorted(stamps, key=lambda stamp: stamp.quote_id):
        yield Entry(path=urls.quote(stamp.quote_id), changed=stamp.at)


def map_of(pages: Iterable[Entry], lasting: Callable[[str], str]) -> etree._Element:
    """One file of the map; ``lasting`` makes an address of a path."""
    root = etree.Element(f"{_SITEMAP}urlset", nsmap={None: _SITEMAP[1:-1]})
    for page in pages:
        _located(element(root, f"{_SITEMAP}url"), lasting(page.path), page.changed)
    return root


def index_of(pages: Sequence[Entry], lasting: Callable[[str], str]) -> etree._Element:
    """The list of the files, each with the last change in it."""
    root = etree.Element(f"{_SITEMAP}sitemapindex", nsmap={None: _SITEMAP[1:-1]})
    for number, start in enumerate(range(0, len(pages), PER_FILE), start=1):
        changes = (page.changed for page in pages[start : start + PER_FILE] if page.changed)
        address = lasting(urls.sitemap(number))
        _located(element(root, f"{_SITEMAP}sitemap"), address, max(changes, default=None))
    return root


def _located(parent: etree._Element, address: str, changed: datetime | None) -> None:
    element(parent, f"{_SITEMAP}loc", address)
    if changed:
        element(parent, f"{_SITEMAP}lastmod", moment(changed))


def _public(room: ReadingRoom, facet: Facet) -> Iterator[str]:
    return (count.value for count in room.counts(facet))
