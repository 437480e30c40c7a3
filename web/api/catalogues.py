"""Those who speak, the places and the sources: the lists, and each of them."""

from dataclasses import fields

from archive.errors import UnknownId
from archive.ids import is_id
from index.engine import Facet, Sort
from index.querying.query import Everything
from web import urls
from web.api.answers import (
    Pages,
    PlaceCount,
    PlaceRecord,
    PlacesAnswer,
    QuoteAnswer,
    SourceCount,
    SourceRecord,
    SourcesAnswer,
    SpeakerCount,
    SpeakerRecord,
    SpeakersAnswer,
)
from web.api.call import Call, names
from web.api.relating import quote_relations, source_relations
from web.language.naming import side_by_side
from web.pages.listing import LAST_PAGE, WHOLE, letter_of, sort_key
from web.pages.sources import in_list_order
from web.pages.speaker_list import under_letters
from web.reading.attestations import attestations
from web.reading.related import related_quotes, related_sources
from web.records.telling import version
from web.searching.search_request import page_number
from web.slugs import checked


def quote(call: Call) -> QuoteAnswer:
    """One quote with what it is to others. Raises UnknownId."""
    if not is_id(call.key):
        raise UnknownId("no such quote")
    reading = call.room.reading_of(call.key)
    chain = next((one for one in reading.records if one.quote.id == call.key), None)
    if chain is None:
        raise UnknownId("no such quote")
    joined = related_quotes(call.record, call.room, call.key)
    related = related_sources(call.record, call.room, chain.source.id)
    again = attestations(call.record, call.room, chain, reading, joined=joined, related=related)
    told = call.telling.quote(chain, reading.texts[chain.version.id])
    return QuoteAnswer(
        **{field.name: getattr(told, field.name) for field in fields(told)},
        relations=quote_relations(call, joined),
        source_relations=source_relations(call, chain.source.id, related),
        attestations=call.quotes(again),
    )


def speakers(call: Call) -> SpeakersAnswer:
    """One page of everybody with public words. Raises BadRequest and NoSuchPage."""
    everybody = call.room.engine.filed()
    letter, counts = call.arguments.get("letter", ""), everybody.beginnings()
    under = under_letters(everybody)
    beginnings = [b for name, those in under.items() if letter in ("", name) for b in those]
    total = sum(counts[beginning] for beginning in beginnings)
    number, pages = _numbered(call, total, urls.API_SPEAKERS, letter)
    here = everybody.stretch(beginnings, (number - 1) * WHOLE, WHOLE)
    ids = [one.id for one in here]
    heard = {c.speaker.id for c in call.room.words_of_each(ids) if c.speaker}
    by_id = {speaker.id: speaker for speaker in call.room.speakers(ids)}
    listed = (
        SpeakerCount(speaker=call.telling.speaker(by_id[one.id]), quotes=one.count)
        for one in here
        if one.id in heard and one.id in by_id
    )
    return SpeakersAnswer(total=total, speakers=tuple(listed), pages=pages)


def speaker(call: Call) -> SpeakerRecord:
    """One speaker, by id or slug. Raises UnknownId."""
    speaker, found = call.room.speaker(checked(call.key))
    return SpeakerRecord(
        speaker=call.telling.speaker(speaker),
        names=names(speaker.names),
        total=found.results.total,
        quotes=call.quotes(found.chains),
        search=_all_of(call, Facet.SPEAKER, speaker.id),
    )


def places(call: Call) -> PlacesAnswer:
    """One page of the places of public words. Raises BadRequest and NoSuchPage."""
    counts = {count.value: count.count for count in call.room.counts(Facet.PLACE)}
    letter = call.arguments.get("letter", "")
    shown = [one for one in call.room.places(counts) if letter in ("", letter_of(side_by_side(one)))]
    shown.sort(key=lambda place: sort_key(side_by_side(place)))
    number, pages = _numbered(call, len(shown), urls.API_PLACES, letter)
    here = shown[(number - 1) * WHOLE : number * WHOLE]
    listed = (PlaceCount(place=call.telling.place(place), quotes=counts[place.id]) for place in here)
    return PlacesAnswer(total=len(shown), places=tuple(listed), pages=pages)


def place(call: Call) -> PlaceRecord:
    """One place, by id or slug. Raises UnknownId."""
    place, _ = call.room.place(checked(call.key))
    found = call.room.find(Everything(), filters={Facet.PLACE: (place.id,)}, sort=Sort.DATE)
    return PlaceRecord(
        place=call.telling.place(place),
        names=names(place.names),
        key=place.key,
        latitude=place.latitude,
        longitude=place.longitude,
        total=found.results.total,
        quotes=call.quotes(found.chains),
        search=_all_of(call, Facet.PLACE, place.id),
    )


def sources(call: Call) -> SourcesAnswer:
    """One page of the sources with public words. Raises BadRequest and NoSuchPage."""
    counts = {count.value: count.count for count in call.room.counts(Facet.SOURCE)}
    everything = call.room.sources(counts)
    number, pages = _numbered(call, len(everything), urls.API_SOURCES)
    here = in_list_order(everything, (number - 1) * WHOLE, number * WHOLE)
    listed = (SourceCount(source=call.telling.source(source), quotes=counts[source.id]) for source in here)
    return SourcesAnswer(total=len(everything), sources=tuple(listed), pages=pages)


def source(call: Call) -> SourceRecord:
    """One source, by id or slug. Raises UnknownId."""
    reading = call.room.source(checked(call.key))
    return SourceRecord(
        source=call.telling.source(reading.source),
        versions=tuple(map(version, reading.versions)),
        relations=source_relations(
            call, reading.source.id, related_sources(call.record, call.room, reading.source.id)
        ),
        total=len(reading.records),
        quotes=tuple(call.telling.quote(chain, reading.texts[chain.version.id]) for chain in reading.records),
    )


def _numbered(call: Call, total: int, path: str, letter: str = "") -> tuple[int, Pages]:
    """Which page of a list is asked for, and the pages that there are. Raises BadRequest and NoSuchPage."""
    number = page_number(call.arguments.get("page", ""), last=LAST_PAGE)
    last = -(-total // WHOLE)
    return number, call.pages(number, last, LAST_PAGE, lambda other: urls.listing(path, letter, other))


def _all_of(call: Call, facet: Facet, record_id: str) -> str:
    parameters = ((facet.value, record_id), ("sort", Sort.DATE.value))
    return call.telling.address(urls.search(parameters=parameters, path=urls.API_SEARCH))
