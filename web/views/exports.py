"""What a search found, every quote of it, as a file."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request

from index.querying.grammar import parse
from web.exports.form import Asked
from web.exports.forms import FORMS
from web.exports.selection import selected
from web.exports.stream import taken, until_done
from web.exports.turns import Turns
from web.holdings import absolute, holdings, lasting, reading_room
from web.left_out import omissions, with_omissions
from web.records.telling import Telling
from web.searching import search_request
from web.searching.explanation import in_words
from web.searching.labels import labels
from web.searching.parameters import OF_A_SEARCH, refuse_unknown
from web.searching.slugs_as_filters import by_ids

blueprint = Blueprint("exports", __name__)
TURNS = Turns()


@blueprint.get("/search.<any(csv,jsonl,tei,jsonld,ris):ending>")
def export(ending: str) -> Response:
    """All hits in the order of the search; the page that was asked for makes no difference."""
    form = FORMS[ending]
    refuse_unknown(request.args, OF_A_SEARCH)
    room = reading_room()
    search = by_ids(room, search_request.read(request.args))
    query = parse(search.text).query
    ids = selected(room, search, query)
    asked = Asked(
        meaning=in_words(query, search.filters, labels(room, search, {}, holdings().labels)),
        address=lasting(search.on_page(1).address),
        total=len(ids),
        at=datetime.now(UTC),
        telling=Telling(absolute("")),
        left_out=omissions(),
    )
    body = until_done(form, form.write(asked, taken(room, ids)), TURNS.take())
    response = Response(body, content_type=f"{form.media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="testimonies.{ending}"'
    return with_omissions(response)
