"""Counts: over time, and of everything that is counted."""

from flask import Blueprint, Response, request

from web.holdings import counting_room
from web.pages.statistics import COUNTED, OF_THE_RECORD, statistics_page
from web.pages.timeline import read, timeline_page
from web.rendering import kept, render

blueprint = Blueprint("statistics", __name__)


@blueprint.get("/timeline")
@kept
def timeline() -> Response:
    """Quotes by when they were said: all, of a year, or of a month."""
    period = read(request.args.get("of", ""))
    filters = {period.within: (period.text,)} if period.within else None
    tallied = counting_room().tally((period.parted_by,), filters=filters)
    return render("timeline.html", timeline_page(period, tallied.facets[period.parted_by], tallied.total))


@blueprint.get("/statistics")
@kept
def statistics() -> Response:
    """How many quotes there are, by what is told of them."""
    return render("statistics.html", statistics_page(counting_room().tally((*COUNTED, *OF_THE_RECORD))))
