"""Topics: the list, and one of them."""

from flask import Blueprint, Response

from index.engine import Facet
from web.holdings import reading_room
from web.pages.topics import topic_page, topics_page
from web.rendering import render
from web.slugs import checked

blueprint = Blueprint("topics", __name__)


@blueprint.get("/topics/")
def topics() -> Response:
    """What the sources tell of."""
    room = reading_room()
    counts = {count.value: count.count for count in room.counts(Facet.SOURCE)}
    return render("topics.html", topics_page(room.sources(counts), counts))


@blueprint.get("/topics/<key>")
def topic(key: str) -> Response:
    """The sources that tell of one topic."""
    room = reading_room()
    counts = {count.value: count.count for count in room.counts(Facet.SOURCE)}
    return render("topic.html", topic_page(checked(key), room.sources(counts), counts))
