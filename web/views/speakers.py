"""Those who speak: the list, and one of them."""

from flask import Blueprint, Response, request

from archive.filing import filed_by
from archive.model import Speaker
from index.engine import Facet
from index.query import Field, Phrase
from web import urls
from web.holdings import lasting, reading_room
from web.metadata.pages import speaker_metadata
from web.pages.listing import LAST_PAGE, Entry, chosen, on_page
from web.pages.speakers import entry, speaker_page, speakers_page
from web.reading_room import ReadingRoom
from web.rendering import moved, render
from web.search_request import page_number
from web.slugs import checked

blueprint = Blueprint("speakers", __name__)


@blueprint.get("/speakers/")
def speakers() -> Response:
    """Everybody with public words, A to Z."""
    room = reading_room()
    counts = {count.value: count.count for count in room.counts(Facet.SPEAKER)}
    everybody = room.speakers(counts)
    labels = [filed_by(speaker) for speaker in everybody]
    shown = chosen(labels, request.args.get("letter", ""))
    page = page_number(request.args.get("page", ""), last=LAST_PAGE)
    here = frozenset(on_page(labels, shown, page))
    listed = [speaker for speaker in everybody if filed_by(speaker) in here]
    chains = room.words_of_each(speaker.id for speaker in listed)
    return render(
        "speakers.html", speakers_page(listed, counts, chains, labels=labels, shown=shown, page=page)
    )


@blueprint.get("/speakers/<slug>")
def speaker(slug: str) -> Response:
    """One speaker with their words."""
    room = reading_room()
    found_speaker, found = room.speaker(checked(slug))
    if found_speaker.slug != slug:
        return moved(urls.speaker(found_speaker.slug))
    page = speaker_page(found_speaker, found, namesakes(room, found_speaker))
    return render("speaker.html", page, speaker_metadata(found_speaker, found.results.total, lasting))


def namesakes(room: ReadingRoom, speaker: Speaker) -> tuple[Entry, ...]:
    """Other speakers with public words who are called the same."""
    found = room.find(Phrase(speaker.label, Field.SPEAKER), facets=(Facet.SPEAKER,))
    counts = {c.value: c.count for c in found.results.facets.get(Facet.SPEAKER, ()) if c.value != speaker.id}
    same = [s for s in room.speakers(counts) if s.label.casefold() == speaker.label.casefold()]
    words = {s.id: [c for c in found.chains if c.speaker and c.speaker.id == s.id] for s in same}
    return tuple(entry(other, words[other.id], counts[other.id]) for other in same)
