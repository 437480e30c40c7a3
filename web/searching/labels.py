"""What values of facets and filters are called: by names of the record only where a public quote has them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from archive.model import Chain, Source
from index.engine import PLACE_ROLES, Facet, FacetCount
from index.querying.query import Everything
from web.kept.labels import KeptLabels, Read
from web.language.languages import gettext as _
from web.language.naming import side_by_side
from web.namesakes import alike, speakers_told_apart, told_apart
from web.reading.by_date import by_date
from web.reading.reading_room import ReadingRoom
from web.searching.explained_filters import Labels
from web.searching.facet_values import value_label
from web.searching.search_request import SearchRequest

Counted = Mapping[Facet, Sequence[FacetCount]]


def labels(room: ReadingRoom, asked: SearchRequest, counted: Counted, kept: KeptLabels) -> Labels:
    """What facet values and filters are called; ids that public quotes don't carry have no name here.

    ``counted`` are the values that are shown, of facets of ``find``, which leaves out what the index could
    wrongly name; none for the filters alone.
    """
    state = room.known_at()

    def named(facet: Facet, read: Read, *facets: Facet) -> Mapping[str, str]:
        ids = {value for each in (facet, *facets) for value in _named(room, asked, counted, each)}
        return kept.of(state, facet, ids, read)

    places = named(Facet.PLACE, lambda ids: {p.id: side_by_side(p) for p in room.places(ids)}, *PLACE_ROLES)
    if alike(places.values()):
        places = told_apart(room.places(places), room.places_by_key)
    speakers = named(Facet.SPEAKER, lambda ids: {s.id: s.label for s in room.speakers(ids)})
    if alike(speakers.values()):
        speakers = speakers_told_apart(speakers, partial(_first_source, room))
    names = {
        Facet.SPEAKER: speakers,
        Facet.SOURCE: named(Facet.SOURCE, lambda ids: {s.id: s.description.title for s in room.sources(ids)}),
        **dict.fromkeys((Facet.PLACE, *PLACE_ROLES), places),
    }

    titles = cache(room.collection_titles)

    def label(facet: Facet, value: str) -> str:
        if facet is Facet.COLLECTION:
            return titles().get(value, value)
        if facet in names:
            return names[facet].get(value) or _("“%(text)s” (not in this archive)", text=value)
        return value_label(facet, value)

    return label


def _first_source(room: ReadingRoom, speaker_id: str) -> Source | None:
    """The earliest source that has words of a speaker."""
    told = room.tally((Facet.SOURCE,), filters={Facet.SPEAKER: (speaker_id,)}).facets[Facet.SOURCE]
    return min(room.sources(count.value for count in told), key=by_date, default=None)


def _named(room: ReadingRoom, asked: SearchRequest, counted: Counted, facet: Facet) -> Iterator[str]:
    yield from (count.value for count in counted.get(facet, ()))
    yield from _set_and_public(room, asked, facet)


def _set_and_public(room: ReadingRoom, asked: SearchRequest, facet: Facet) -> set[str]:
    """Of the values asked for, those that some public quote carries."""
    values = asked.filters.get(facet, ())
    if not values:
        return set()
    if not room.is_in_step:
        chains = room.find(Everything(), filters={facet: values}).chains
        return {record_id for chain in chains for record_id in _carried(chain)} & set(values)
    return {count.value for count in room.counts(facet) if count.value in values}


def _carried(chain: Chain) -> Iterator[str]:
    yield chain.source.id
    if chain.speaker:
        yield chain.speaker.id
    yield from (place.id for place in chain.places.values())
