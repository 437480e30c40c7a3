"""Collections: the list, each with its finding aid, and that as a file."""

from collections import deque
from collections.abc import Iterable

from flask import Blueprint, Response

from archive.ids import slug
from archive.model import Revision
from index.engine import Facet
from web.harvest.ead import MEDIA_TYPE, finding_aid
from web.holdings import counting_room, holdings, lasting, reading_room
from web.metadata.pages import collection_metadata
from web.pages.collections import collection_entries, collections_page
from web.pages.finding_aid import finding_aid_page
from web.reading import own_words
from web.reading.collected import collected, featured
from web.rendering import kept, render
from web.xml_writing import answer

blueprint = Blueprint("collections", __name__)


@blueprint.get("/collections/")
@kept
def collections() -> Response:
    """Every collection with public words."""
    room = reading_room()
    sources = room.sources(count.value for count in room.counts(Facet.SOURCE))
    record = holdings().open().record
    entries = collection_entries(own_words.collections(record), sources)
    page = collections_page(entries, has_essays=any(own_words.essays(record)))
    return render("collections.html", page)


@blueprint.get("/collections/<key>")
@kept
def collection(key: str) -> Response:
    """One collection: its finding aid and what it holds."""
    room, record = counting_room(), holdings().open().record
    held = collected(room, key, own_words.collections(record))
    essays = [essay for essay in own_words.essays(record) if essay.collection == key]
    page = finding_aid_page(
        held,
        featured=featured(room, record.choices(), key),
        essays=essays,
        described=_last(record.revisions(f"collection:{held.collection.id}")) if held.collection else None,
    )
    return render("collection.html", page, collection_metadata(held, lasting))


@blueprint.get("/collections/<key>.ead.xml")
def ead(key: str) -> Response:
    """The finding aid as EAD3, for archives' catalogues."""
    held = collected(counting_room(), key, own_words.collections(holdings().open().record))
    response = answer(finding_aid(held, lasting), MEDIA_TYPE)
    name = f"{slug(key)}.ead.xml"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _last(revisions: Iterable[Revision]) -> Revision | None:
    return next(iter(deque(revisions, maxlen=1)), None)
