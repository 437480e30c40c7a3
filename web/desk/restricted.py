"""What is restricted, for those who may read it: what there is, and a search of its words."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from archive.accounts.roles import Role
from archive.hierarchy import upward
from index import in_memory
from index.documents import from_chain
from index.grammar import parse
from web.desk import addresses
from web.desk.rendering import render
from web.desk.restricted_page import AT_ONCE, LAST, Asked, restricted_page
from web.desk.signing import required
from web.explanation import in_words_of_page
from web.holdings import absolute, readers_room
from web.search_request import bounded, page_number, plain

blueprint = Blueprint("desk_restricted", __name__)


@blueprint.get(addresses.RESTRICTED)
@required(Role.READER)
def everything() -> ResponseReturnValue:
    """The sources with quotes that only those who are signed in may read, or what a search of them finds.

    The gate is asked for each quote before any of its words is looked at.
    """
    asked = Asked(
        text=bounded(plain(request.args.get("q", ""))),
        part=page_number(request.args.get("part", ""), last=LAST),
        page=page_number(request.args.get("page", ""), last=LAST),
    )
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
        found=in_memory.found(documents, parsed.query) if asked.text else (),
        parts=max(1, -(-len(ids) // AT_ONCE)),
        site=absolute(""),
    )
    return render("restricted.html", page)
