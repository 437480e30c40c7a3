"""Whether the site can answer."""

from flask import Blueprint, Response

from index.querying.query import Everything
from web.audits import last
from web.holdings import holdings, reading_room

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """``ok`` when record and index both answer, else 503; on the second line when it was last verified."""
    room = reading_room()
    room.find(Everything(), limit=1)
    outcome = last(holdings().settings.home)
    verified = f"verified {outcome.told}" if outcome else "never verified"
    return Response(f"ok\n{verified}\n", mimetype="text/plain")
