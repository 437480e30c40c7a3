"""What the search of the copy knows: each public quote with its words, its names and whose words they are.

What quotes are found by is the same in every language of the interface; what is shown of a hit is not.
"""

import json
from collections.abc import Iterator

from archive.hierarchy import Broader, lineage
from archive.joints import joints
from archive.model import Chain
from index.documents import SearchDocument, from_chain
from index.engine import PLACE_ROLES, Facet
from index.query import Everything
from web import urls
from web.facet_values import FACETS, value_label
from web.languages import gettext as _
from web.naming import side_by_side
from web.pages.parts import Caption, Detail, caption, card
from web.reading_room import ReadingRoom
from web.still.addresses import search_page, target

AT_ONCE = 200
"""Quotes read in one step."""
Row = dict[str, object]


def public_chains(room: ReadingRoom) -> Iterator[Chain]:
    """Every quote that may be shown, source by source. Raises SearchUnavailable."""
    ids = room.in_source_order(room.engine.ids(Everything()))
    for start in range(0, len(ids), AT_ONCE):
        yield from room.chains(ids[start : start + AT_ONCE])


def found_by(chain: Chain, broader: Broader) -> Row:
    """By what one quote is found, and where it and its speaker lie, as seen from the page of the search."""
    document = from_chain(chain, broader)
    shown = card(chain, whole=True)
    return {
        "id": document.id,
        "parts": [" ".join(words.split()) for words in chain.quote.exact],
        "joints": joints(chain.quote.parts, chain.version.text),
        "by": _fields(document),
        "language": shown.language,
        "isTestimony": shown.caption.is_testimony,
        "at": [
            _seen(shown.caption.href),
            _seen(shown.caption.speaker.href),
            _seen(shown.caption.source.href),
        ],
        "kept": {facet.value: values for facet in Facet if (values := _values(document, facet))},
    }


def _fields(document: SearchDocument) -> Row:
    """What each field of the query language looks into."""
    days = (document.date_from or document.date_to, document.date_to or document.date_from)
    return {
        "speaker": document.speaker_names,
        "place": document.place_names,
        "holding": document.holding_names,
        "role": [document.role] if document.role else [],
        "source": document.source_names,
        "age": document.age,
        "days": [day for day in days if day],
    }


def said_of(chain: Chain) -> list[str]:
    """Whose words a hit shows and where they are from, in the language that is spoken."""
    said = caption(chain)
    doubt = f" ({_('speaker %(doubt)s', doubt=said.speaker_doubt)})" if said.speaker_doubt else ""
    return [
        said.speaker.text + doubt,
        _occasion(said),
        said.source.text,
        f"{said.publisher}, {said.published}",
    ]


def labels(chain: Chain, broader: Broader) -> Iterator[tuple[Facet, str, str]]:
    """What the values of one quote are called, facet by facet."""
    document = from_chain(chain, broader)
    places = (above for one in chain.places.values() for above in (one, *lineage(one, broader).within))
    names = {place.id: side_by_side(place) for place in places}
    if chain.speaker:
        names[chain.speaker.id] = chain.speaker.label
    names[chain.source.id] = chain.source.description.title
    for facet in Facet:
        for value in _values(document, facet):
            yield facet, value, names.get(value) or value_label(facet, value)


def facet_names() -> dict[str, str]:
    """What the facets are called, in the language that is spoken."""
    return {facet.value: FACETS[facet] for facet in Facet}


def script(name: str, value: object) -> str:
    """Data as a script that a page may load from its own folder, from a disk too."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"self.{name} = {written};\n"


def _values(document: SearchDocument, facet: Facet) -> list[str]:
    if facet in PLACE_ROLES:
        return sorted({place for role, place in document.place_roles if role == PLACE_ROLES[facet]})
    match facet:
        case Facet.SPEAKER:
            values: tuple[str | None, ...] = (document.speaker_id,)
        case Facet.SOURCE:
            values = (document.source_id,)
        case Facet.PLACE:
            values = document.place_ids
        case Facet.TOPIC:
            values = document.topics
        case _:
            values = (getattr(document, facet.value),)
    return [value for value in values if value]


def _occasion(said: Caption) -> str:
    told = ", ".join(_told(detail) for detail in said.byline)
    unknown = "" if said.is_hearer_known else _("said to: unknown")
    return "; ".join(filter(None, (told, unknown)))


def _told(detail: Detail) -> str:
    return detail.before + detail.text + (f" ({detail.doubt})" if detail.doubt else "")


def _seen(address: str | None) -> str | None:
    found = target(address) if address else None
    return found.seen_from(search_page(urls.spoken())) if found else None
