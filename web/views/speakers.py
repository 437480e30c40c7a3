"""Those who speak: the list, and one of them."""

from flask import Blueprint, Response, request

from archive.model import Speaker
from index.engine import Facet
from index.querying.query import Field, Phrase
from web import urls
from web.holdings import counting_room, lasting, reading_room
from web.metadata.pages import speaker_metadata
from web.pages.called_alike import with_source
from web.pages.listing import Entry
from web.pages.speaker_list import on_this_page, roles_page, speakers_page
from web.pages.speakers import entry, speaker_page
from web.pages.speakers_request import read
from web.reading.reading_room import ReadingRoom
from web.rendering import kept, moved, render
from web.session.reading import note
from web.session.signing import viewer
from web.slugs import checked

blueprint = Blueprint("speakers", __name__)


@blueprint.get("/speakers/")
@kept
def speakers() -> Response:
    """Those with public words, A to Z: everybody, or those of an age or a role; or the roles."""
    asked = read(request.args)
    room = counting_room() if asked.by_role else reading_room()
    tallied = room.tally((Facet.AGE_BAND, Facet.ROLE)).facets
    ages = tallied[Facet.AGE_BAND]
    if asked.by_role:
        return render("speakers.html", roles_page(tallied[Facet.ROLE], asked, ages=ages))
    stretch = on_this_page(room.engine.filed(asked.filters), asked)
    ids = [speaker.id for speaker in stretch.speakers]
    page = speakers_page(stretch, room.speakers(ids), room.words_of_each(ids), asked, ages=ages)
    return render("speakers.html", page)


@blueprint.get("/speakers/<slug>")
@kept
def speaker(slug: str) -> Response:
    """One speaker with their words."""
    room = reading_room(viewer())
    found_speaker, found = room.speaker(checked(slug))
    if found_speaker.slug != slug:
        return moved(urls.speaker(found_speaker.slug))
    note(found.chains, found.beyond)
    page = speaker_page(found_speaker, found, namesakes(room, found_speaker))
    return render("speaker.html", page, speaker_metadata(found_speaker, found.results.total, lasting))


def namesakes(room: ReadingRoom, speaker: Speaker) -> tuple[Entry, ...]:
    """Other speakers with public words who are called the same."""
    found = room.find(Phrase(speaker.label, Field.SPEAKER), facets=(Facet.SPEAKER,))
    counts = {c.value: c.count for c in found.results.facets.get(Facet.SPEAKER, ()) if c.value != speaker.id}
    same = [s for s in room.speakers(counts) if s.label.casefold() == speaker.label.casefold()]
    words = {s.id: [c for c in found.chains if c.speaker and c.speaker.id == s.id] for s in same}
    return tuple(
        with_source(entry(s, words[s.id], counts[s.id]), next(iter(words[s.id]), None)) for s in same
    )
