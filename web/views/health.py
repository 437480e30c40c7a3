"""For machines: whether the site can answer, and what robots may read."""

from flask import Blueprint, Response

from index.query import Everything
from web.holdings import reading_room
from web.urls import SEARCH, SUGGEST

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """``ok`` when record and index both answer, else 503."""
    room = reading_room()
    room.find(Everything(), limit=1)
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Pages may be indexed; searches are for people."""
    return Response(f"User-agent: *\nDisallow: {SEARCH}\nDisallow: {SUGGEST}\n", mimetype="text/plain")
