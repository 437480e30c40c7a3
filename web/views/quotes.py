"""One quote."""

from flask import Blueprint, Response

from archive.drift.sources import fate
from archive.errors import UnknownId
from archive.ids import is_id
from web import urls
from web.holdings import holdings, lasting, reading_room, today
from web.metadata.pages import quote_metadata
from web.pages.quote import Beside, quote_page
from web.reading.attestations import attestations
from web.reading.neighbours import by_speaker
from web.reading.related import related_beside
from web.rendering import kept, render
from web.session.reading import note
from web.session.signing import viewer

blueprint = Blueprint("quotes", __name__)


@blueprint.get("/quotes/<quote_id>")
@kept
def quote(quote_id: str) -> Response:
    """The words, their chain, and what each tag rests on."""
    if not is_id(quote_id):
        raise UnknownId("no such quote")
    room = reading_room(viewer())
    reading = room.reading_of(quote_id)
    # Read anew with its source: it may have been withdrawn since it was looked up.
    chain = next((record for record in reading.records if record.quote.id == quote_id), None)
    if chain is None:
        raise UnknownId("no such quote", where=quote_id)
    note((chain,))
    record = holdings().open().record
    joined, related = related_beside(record, room, chain)
    beside = Beside(
        attested=attestations(record, room, chain, reading, joined=joined, related=related),
        by_speaker=by_speaker(room, chain, reading),
        fate=fate(record, quote_id) if len(reading.versions) > 1 else None,
        joined=joined,
        related=related,
    )
    page = quote_page(chain, reading, lasting(urls.quote(quote_id)), day=today(), beside=beside)
    return render("quote.html", page, quote_metadata(chain, lasting))
