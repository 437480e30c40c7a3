"""Topics: the list, and one of them."""

from flask import Blueprint, Response

from index.engine import Facet
from web.holdings import reading_room
from web.pages.topics import MOST_SOURCES, topic_page, topics_page
from web.rendering import kept, render
from web.slugs import checked

blueprint = Blueprint("topics", __name__)


@blueprint.get("/topics/")
@kept
def topics() -> Response:
    """What the sources tell of."""
    return render("topics.html", topics_page(reading_room().counts(Facet.TOPIC)))


@blueprint.get("/topics/<key>")
@kept
def topic(key: str) -> Response:
    """The sources that tell of one topic."""
    room = reading_room()
    tallied = room.tally((Facet.SOURCE,), filters={Facet.TOPIC: (checked(key),)})
    counts = tallied.facets[Facet.SOURCE]
    sources = room.sources(count.value for count in counts[:MOST_SOURCES])
    return render("topic.html", topic_page(key, sources, counts, tallied.total))
