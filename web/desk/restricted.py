"""What is restricted, for those who may read it: what there is, and a search of its words."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from archive.accounts.roles import Role
from archive.hierarchy import upward
from index import in_memory
from index.documents import from_chain
from index.grammar import parse
from web.desk import addresses, restricted_request
from web.desk.rendering import render
from web.desk.restricted_page import AT_ONCE, labels, restricted_page
from web.desk.signing import required
from web.explanation import in_words_of_page
from web.facet_values import FACETS
from web.holdings import absolute, readers_room

blueprint = Blueprint("desk_restricted", __name__)


@blueprint.get(addresses.RESTRICTED)
@required(Role.READER)
def everything() -> ResponseReturnValue:
    """The sources with quotes that only those who are signed in may read, or what a search of them finds.

    The gate is asked for each quote before any of its words is looked at, or counted.
    """
    asked = restricted_request.read(request.args)
    room = readers_room()
    ids = room.restricted()
    chains = room.chains(ids[(asked.part - 1) * AT_ONCE : asked.part * AT_ONCE])
    told = {place.key: place for chain in chains for place in chain.places.values()}
    broader = upward(told.values(), room.places_by_key)
    parsed = parse(asked.text)
    documents = (from_chain(chain, broader) for chain in chains)
    page = restricted_page(
        asked,
        parsed.query,
        in_words_of_page(parsed.notes),
        chains=chains,
        results=in_memory.found(
            documents, parsed.query, filters=asked.filters, sort=asked.sort, facets=FACETS
        ),
        labels=labels(chains, room.collection_titles(), broader),
        parts=max(1, -(-len(ids) // AT_ONCE)),
        site=absolute(""),
    )
    return render("restricted.html", page)
