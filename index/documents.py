"""What the index is told about a quote: flat, engine-neutral, and only what may be shown."""

import re
from dataclasses import dataclass
from itertools import chain as chained

from archive.dates import DateError, PartialDate
from archive.filing import filed_by, filed_name
from archive.model import Certainty, Chain, Place, Quote, Speaker, SpeakerKind, Tag, TagField
from archive.places.hierarchy import Broader, lineage
from index.periods import day_number
from index.text.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """One quote as the engines see it. Words and names are as written; engines analyse them alike."""

    id: str
    words: str
    """The quote's own words, parts joined by a paragraph break so that no phrase spans a gap."""
    speaker_id: str | None = None
    speaker_names: tuple[str, ...] = ()
    role: str | None = None
    place_ids: tuple[str, ...] = ()
    """Of the places that are told, then of those that they lie in."""
    place_names: tuple[str, ...] = ()
    """As quoted, and every variant of the places they resolve to."""
    holding_names: tuple[str, ...] = ()
    """Every name of the places that those lie in, and that are not told themselves."""
    source_id: str = ""
    source_names: tuple[str, ...] = ()
    """Title and publisher."""
    kind: str = "testimony"
    language: str | None = None
    age: int | None = None
    age_band: str | None = None
    """``60-69`` and so on from the stated age, else the stated band (``elderly``)."""
    date_from: int | None = None
    """First day it may have been said, else published: YYYYMMDD."""
    date_to: int | None = None
    year: str | None = None
    month: str | None = None
    """``2023-09``, where the month is known."""
    day: str | None = None
    """``2023-09-27``, where the day is known."""
    publisher: str | None = None
    certainty: str | None = None
    """How certain it is whose words these are: stated, inferred or uncertain."""
    collection: str | None = None
    """The key of the source's collection."""
    topics: tuple[str, ...] = ()
    """Keys of what the source tells of."""
    place_roles: tuple[tuple[str, str], ...] = ()
    """What a place is (``from``, ``spoke_at``, …), and its id."""
    evidence: str | None = None
    """The least certain of all that is told of the quote: stated, inferred or uncertain."""
    speaker_order: str | None = None
    """What results by speaker are put in order by; namesakes have different ones."""
    place_in_record: int = 0
    """What quotes stand by that an order has at one place: source by source, the words of each in turn."""


OLDEST = 150
"""Years; what is stated above is a slip or a year, and no number column could hold it without limit."""
MOST_VERSIONS = 1_000
MOST_QUOTES = 1_000_000
"""Of one source, and of one version, that keep their order: more than any has, and a billion sources fit."""
_FIGURES = re.compile(r"[0-9]{1,3}")
PARAGRAPH_BREAK = "\n\n"
"""Between the parts of a quote; the analyser lets no phrase span it."""


def nothing_above(place: Place) -> None:
    """The way up where none is known."""


def from_chain(chain: Chain, broader: Broader = nothing_above) -> SearchDocument:
    """The document of one quote; the gate was asked before.

    ``broader`` gives the place that holds another: what is told of a town is found under its country, but for
    states to which it is disputed that it belongs.
    """
    quote, description = chain.quote, chain.source.description
    age = _age(quote)
    dates = _said(quote) or _partial(description.published)
    places = _places(chain)
    own = tuple(dict.fromkeys(place_id for place_id, _ in places if place_id))
    holding = _holding(chain, broader)
    return SearchDocument(
        id=quote.id,
        words=PARAGRAPH_BREAK.join(quote.exact),
        speaker_id=quote.speaker_id if chain.speaker else None,
        speaker_names=_speaker_names(chain.speaker, quote),
        role=_first(quote, TagField.ROLE),
        place_ids=(*own, *(place.id for place in holding)),
        place_names=tuple(dict.fromkeys(chained.from_iterable(names for _, names in places))),
        holding_names=tuple(dict.fromkeys(name.form for place in holding for name in place.names)),
        source_id=chain.source.id,
        source_names=tuple(filter(None, (description.title, description.publisher))),
        kind=quote.kind,
        language=quote.language or description.language,
        age=age,
        age_band=_first(quote, TagField.AGE_BAND) if age is None else _decade(age),
        date_from=_day(dates, first=True),
        date_to=_day(dates, first=False),
        year=f"{dates.year:04d}" if dates else None,
        month=f"{dates.year:04d}-{dates.month:02d}" if dates and dates.month else None,
        day=str(dates) if dates and dates.is_day else None,
        publisher=description.publisher,
        certainty=quote.attribution.evidence.certainty if quote.attribution else None,
        collection=description.collection,
        topics=description.topics,
        place_roles=_place_roles(chain, broader),
        evidence=_least_certain(quote),
        speaker_order=_speaker_order(chain.speaker, quote),
        place_in_record=_place_in_record(chain),
    )


def _place_in_record(chain: Chain) -> int:
    """One number for the numbers of the source, of its version and of the quote in it."""
    version = min(chain.version.number, MOST_VERSIONS - 1)
    return (chain.source.number * MOST_VERSIONS + version) * MOST_QUOTES + chain.quote.number


def _first(quote: Quote, field: TagField) -> str | None:
    return next((tag.value for tag in quote.tagged(field)), None)


def _age(quote: Quote) -> int | None:
    """None for what is no age in figures that anybody reached: it is shown, and not searched by."""
    stated = _first(quote, TagField.AGE)
    if not stated or not _FIGURES.fullmatch(stated):
        return None
    age = int(stated)
    return age if age <= OLDEST else None


def _decade(age: int) -> str:
    return f"{age // 10 * 10}-{age // 10 * 10 + 9}"


def _said(quote: Quote) -> PartialDate | None:
    return _partial(_first(quote, TagField.SAID_ON))


def _partial(text: str | None) -> PartialDate | None:
    """None for what is no date of the calendar ("in spring"): it is shown, and not searched by."""
    try:
        return PartialDate.parse(text) if text else None
    except DateError:
        return None


def _day(date: PartialDate | None, *, first: bool) -> int | None:
    if date is None:
        return None
    return day_number(date.first_day if first else date.last_day)


def _speaker_names(speaker: Speaker | None, quote: Quote) -> tuple[str, ...]:
    """Every form of the speaker's name, or how the quote is attributed; and whose words they relay."""
    names = [name.form for name in speaker.names] if speaker is not None else []
    if speaker is None and quote.attribution:
        names.append(quote.attribution.name)
    return tuple(dict.fromkeys((*names, *(tag.value for tag in quote.tagged(TagField.QUOTING)))))


def _speaker_order(speaker: Speaker | None, quote: Quote) -> str | None:
    if speaker is not None:
        return f"{_folded(filed_by(speaker))} {speaker.id}"
    if quote.attribution is None:
        return None
    told = quote.attribution
    personal = told.named and told.speaker_kind is not SpeakerKind.ORGANISATION
    return _folded(filed_name(told.name, personal=personal))


def _folded(name: str) -> str:
    return " ".join(filter(None, map(fold, name.split())))


def _least_certain(quote: Quote) -> str | None:
    """None where nothing is told of it at all."""
    tagged = (tag.evidence.certainty for tag in quote.tags)
    told = {*tagged, *((quote.attribution.evidence.certainty,) if quote.attribution else ())}
    return next((certainty for certainty in reversed(Certainty) if certainty in told), None)


def _holding(chain: Chain, broader: Broader) -> tuple[Place, ...]:
    """The places that hold those of a quote, without its own."""
    own = {chain.places[key].id for tag in chain.quote.tagged(TagField.PLACE) if (key := _key(tag, chain))}
    above = (place for held in chain.places.values() for place in lineage(held, broader).within)
    return tuple({place.id: place for place in above if place.id not in own}.values())


def _place_roles(chain: Chain, broader: Broader) -> tuple[tuple[str, str], ...]:
    """What each place is to the quote; whoever is from a town is from its country, too."""
    found = (
        (tag.place_role, place.id)
        for tag in chain.quote.tagged(TagField.PLACE)
        if tag.place_role and (key := _key(tag, chain))
        for place in (chain.places[key], *lineage(chain.places[key], broader).within)
    )
    return tuple(dict.fromkeys((str(role), place_id) for role, place_id in found))


def _key(tag: Tag, chain: Chain) -> str | None:
    return tag.place_key if tag.place_key in chain.places else None


def _places(chain: Chain) -> tuple[tuple[str | None, tuple[str, ...]], ...]:
    """For each place tag: the id of its place, where it resolves, and the names it is found by."""

    def found(tag: Tag) -> tuple[str | None, tuple[str, ...]]:
        place = chain.places.get(tag.place_key) if tag.place_key else None
        names = tuple(name.form for name in place.names) if place else ()
        return place.id if place else None, (tag.value, *names)

    return tuple(map(found, chain.quote.tagged(TagField.PLACE)))
