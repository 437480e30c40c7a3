"""What a search that is being typed may go on with."""

import json
from dataclasses import asdict

from flask import Blueprint, Response, request

from web.holdings import holdings, reading_room
from web.search_request import bounded, plain
from web.suggesting import suggestions

blueprint = Blueprint("suggest", __name__)


@blueprint.get("/suggest")
def suggest() -> Response:
    """As JSON, for the search box; the box does without where there is no answer."""
    typed = bounded(plain(request.args.get("q", ""), ends=False))
    room = reading_room()
    offers = suggestions(room, holdings().names.of(room), typed)
    answer = json.dumps({"suggestions": [asdict(offer) for offer in offers]}, ensure_ascii=False)
    return Response(answer, mimetype="application/json")
