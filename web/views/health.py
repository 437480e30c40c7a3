"""Whether the site can answer."""

from flask import Blueprint, Response

from index.query import Everything
from web.holdings import reading_room

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """``ok`` when record and index both answer, else 503."""
    room = reading_room()
    room.find(Everything(), limit=1)
    return Response("ok\n", mimetype="text/plain")
