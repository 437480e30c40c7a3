"""The concordance of a search, as a page and as a table."""

from dataclasses import replace

from flask import Blueprint, Response, request

from archive.errors import UnknownId
from index.querying.grammar import parse
from web.concordance_sheet import concordance_sheet
from web.holdings import absolute, holdings, reading_room
from web.left_out import with_omissions
from web.pages.concordance import concordance_page
from web.reading.reading_room import ReadingRoom
from web.reading.readings import SourceReading
from web.rendering import attached, render
from web.searching import concordance_request
from web.searching.concordance_request import ConcordanceRequest
from web.searching.explanation import in_words_of_page
from web.searching.finding import suggestions
from web.searching.labels import labels
from web.searching.lining_up import line_up
from web.searching.parameters import OF_A_CONCORDANCE, passed_over, refuse_unknown
from web.searching.slugs_as_filters import by_ids
from web.searching.unknown_filters import unknown_filters

blueprint = Blueprint("concordance", __name__)


@blueprint.get("/concordance")
def concordance() -> Response:
    """The matched words, one a line."""
    room = reading_room()
    asked = _asked(room)
    parsed = parse(asked.search.text)
    lined_up = line_up(room, asked, parsed.query)
    page = concordance_page(
        asked,
        parsed.query,
        (*in_words_of_page(parsed.notes), *passed_over(request.args, OF_A_CONCORDANCE)),
        lined_up=lined_up,
        labels=labels(room, asked.search, {}, holdings().labels),
        reading=_reading(room, asked),
        suggestions=(suggestions(room, asked.search, parsed.query) if not lined_up.results.total else ()),
        unknown=unknown_filters(
            room, asked.search, lined_up.results.total, lambda search: asked.of(search).address
        ),
    )
    return render("concordance.html", page)


@blueprint.get("/concordance.csv")
def sheet() -> Response:
    """The lines of one page of the concordance as a table: exactly those that the page shows."""
    refuse_unknown(request.args, OF_A_CONCORDANCE)
    room = reading_room()
    asked = _asked(room)
    lined_up = line_up(room, asked, parse(asked.search.text).query)
    return with_omissions(
        attached(concordance_sheet(lined_up, asked, absolute), "concordance.csv", "text/csv")
    )


def _asked(room: ReadingRoom) -> ConcordanceRequest:
    asked = concordance_request.read(request.args)
    return replace(asked, search=by_ids(room, asked.search))


def _reading(room: ReadingRoom, asked: ConcordanceRequest) -> SourceReading | None:
    """The source of the line that is opened, where there still is one."""
    if not asked.opened:
        return None
    try:
        return room.reading_of(asked.opened.partition("-")[0])
    except UnknownId:
        return None
