"""The API: its endpoints from one table, its description, and the page that explains it."""

from collections.abc import Callable, Iterable, Iterator

import msgspec
from flask import Blueprint, Response, request

from archive.model import Chain
from index.querying.query import Everything
from web import urls
from web.api.answers import Pages
from web.api.call import Call
from web.api.endpoints import ENDPOINTS, Endpoint
from web.api.openapi import description
from web.api.page import api_page
from web.holdings import absolute, counting_room, holdings, reading_room
from web.left_out import omissions, with_omissions
from web.records.telling import Telling
from web.rendering import render
from web.searching.examples import examples
from web.searching.parameters import OF_A_SEARCH, refuse_unknown

blueprint = Blueprint("api", __name__)

MOST_LOOKED_AT = 20
"""Quotes, for the page's examples: one of them has a speaker, one a place."""


def _answering(endpoint: Endpoint) -> Callable[..., Response]:
    known = frozenset(parameter.name for parameter in endpoint.parameters if not parameter.is_key)
    # Counts go with a search in any order, and with any page of it.
    known |= OF_A_SEARCH if "q" in known else frozenset()

    def answer(key: str = "") -> Response:
        refuse_unknown(request.args, known)
        room = counting_room() if endpoint.counts else reading_room()
        call = Call(
            room=room,
            record=holdings().open().record,
            telling=Telling(absolute("")),
            arguments=request.args,
            key=key,
            kept_labels=holdings().labels,
            omissions=omissions,
        )
        found = endpoint.respond(call)
        response = _json(msgspec.json.encode(found))
        pages = getattr(found, "pages", None)
        if isinstance(pages, Pages):
            response.headers["Link"] = ", ".join(_links(pages))
        return with_omissions(response)

    return answer


for _endpoint in ENDPOINTS:
    _path = urls.API_ROOT + _endpoint.path.replace("{key}", "<key>")
    blueprint.add_url_rule(_path, _endpoint.name, _answering(_endpoint))


@blueprint.get(urls.API)
def page() -> Response:
    """What can be asked, with examples from what this archive holds."""
    room = reading_room()
    chains = room.find(Everything(), limit=MOST_LOOKED_AT).chains
    return render("api.html", api_page(absolute(""), dict(_records(chains)), examples(room)))


def _records(chains: Iterable[Chain]) -> Iterator[tuple[str, str]]:
    """Ids of records that belong together, by the endpoint that answers with them."""
    for chain in chains:
        yield "quote", chain.quote.id
        yield "source", chain.source.id
        if chain.speaker:
            yield "speaker", chain.speaker.id
        yield from (("place", place.id) for place in chain.places.values())


@blueprint.get(urls.API_DESCRIPTION)
def openapi() -> Response:
    """OpenAPI 3.1; it needs neither record nor index."""
    return _json(description())


def _json(body: bytes) -> Response:
    """An answer that may be kept and asked about again."""
    response = Response(body, content_type="application/json")
    response.add_etag()
    response.make_conditional(request)
    return response


def _links(pages: Pages) -> Iterator[str]:
    """The neighbours of a page (RFC 8288)."""
    for relation, address in (("first", pages.first), ("prev", pages.previous), ("next", pages.next)):
        if address:
            yield f'<{address}>; rel="{relation}"'
