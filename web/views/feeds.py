"""Feeds: any search, followed."""

from dataclasses import replace

from flask import Blueprint, Response, request

from archive.references.reference import ARCHIVE
from index.engine import Sort
from index.querying.grammar import parse
from web import urls
from web.harvest.feed import LONGEST, MEDIA_TYPE, Feed, atom
from web.holdings import absolute, holdings, lasting, reading_room
from web.left_out import with_omissions
from web.reading.newest import matching, shown
from web.searching import search_request
from web.searching.explanation import in_words
from web.searching.labels import labels
from web.searching.parameters import OF_A_SEARCH, refuse_unknown
from web.searching.slugs_as_filters import by_ids
from web.xml_writing import answer

blueprint = Blueprint("feeds", __name__)


@blueprint.get("/search.atom")
def search() -> Response:
    """The newest of what a search finds; of everything without one. Order and page don't count."""
    refuse_unknown(request.args, OF_A_SEARCH)
    room = reading_room()
    asked = replace(by_ids(room, search_request.read(request.args)), sort=Sort.RELEVANCE, page=1)
    newest_first = holdings().stamps()[::-1]
    query = parse(asked.text).query
    found = matching(room, query, asked.filters, newest_first)
    what = in_words(query, asked.filters, labels(room, asked, {}, holdings().labels))
    feed = Feed(
        title=f"{ARCHIVE}: {what if asked.text or asked.filters else 'newest quotes'}",
        address=lasting(asked.viewed_at(urls.FEED)),
        page=absolute(asked.address),
    )
    return with_omissions(answer(atom(feed, shown(room, found, LONGEST), lasting), MEDIA_TYPE))
