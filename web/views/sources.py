"""Sources: the list, and one of them."""

from flask import Blueprint, Response, request

from index.engine import Facet
from web import urls
from web.holdings import holdings, lasting, reading_room
from web.metadata.pages import source_metadata
from web.pages.beside import beside_page
from web.pages.sources import LAST_PAGE, quoted_version, source_page, sources_page
from web.reading import own_words
from web.reading.related import joined_quotes, related_sources, relation_of
from web.rendering import kept, moved, render
from web.searching.search_request import page_number
from web.security import with_media
from web.session.reading import note
from web.session.signing import viewer
from web.slugs import checked

blueprint = Blueprint("sources", __name__)


@blueprint.get("/sources/")
@kept
def sources() -> Response:
    """Every source with public words."""
    room = reading_room()
    counts = {count.value: count.count for count in room.counts(Facet.SOURCE)}
    page = page_number(request.args.get("page", ""), last=LAST_PAGE)
    collections = own_words.collections(holdings().open().record)
    return render("sources.html", sources_page(room.sources(counts), counts, collections, page))


@blueprint.get("/sources/<slug>")
@kept
def source(slug: str) -> Response:
    """One source with its versions and its quotes in order."""
    room = reading_room(viewer())
    reading = room.source(checked(slug))
    if reading.source.slug != slug:
        return moved(urls.source(reading.source.slug))
    note(reading.records)
    record = holdings().open().record
    shown = quoted_version(reading)
    # A text that is derived for the public has no turns: those kept are of the whole text.
    is_whole = shown.transcript_sha256 and not shown.signs
    transcript = record.transcript(shown.id) if is_whole else None
    related = related_sources(record, room, reading.source.id)
    metadata = source_metadata(reading.source, shown, lasting, related)
    address = lasting(urls.source(reading.source.id))
    page = source_page(reading, own_words.collections(record), address, related, transcript)
    return with_media(render("source.html", page, metadata), page.player)


@blueprint.get("/sources/<slug>/beside/<other_slug>")
@kept
def beside(slug: str, other_slug: str) -> Response:
    """Two related sources beside each other."""
    room = reading_room(viewer())
    one, other = room.source(checked(slug)), room.source(checked(other_slug))
    if (one.source.slug, other.source.slug) != (slug, other_slug):
        return moved(urls.beside(one.source.slug, other.source.slug))
    note((*one.records, *other.records))
    record = holdings().open().record
    related = relation_of(record, room, one.source.id, other.source.id)
    page = beside_page(one, other, related, joined_quotes(record, one, other))
    return render("beside.html", page)
