"""What a search that is being typed may go on with."""

import json
from dataclasses import asdict

from flask import Blueprint, Response, request

from index.engine import SearchUnavailable
from web.holdings import counting_room, holdings
from web.searching.search_request import bounded, plain
from web.searching.suggesting import Offer, suggestions

blueprint = Blueprint("suggest", __name__)


@blueprint.get("/suggest")
def suggest() -> Response:
    """As JSON, for the search box; the box does without where there is no answer."""
    typed = bounded(plain(request.args.get("q", ""), ends=False))
    answer = json.dumps({"suggestions": [asdict(offer) for offer in _offers(typed)]}, ensure_ascii=False)
    return Response(answer, mimetype="application/json")


def _offers(typed: str) -> tuple[Offer, ...]:
    """None while the index is behind the record: it may still have words and names that were closed since."""
    try:
        room = counting_room()
    except SearchUnavailable:
        return ()
    return suggestions(room, holdings().names.of(room), typed)
