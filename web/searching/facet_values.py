"""Facets and their values: which facets there are, and what each and its values are called."""

import re
from collections.abc import Mapping, Sequence

from archive.description import topics
from archive.model import Certainty, Kind
from index.engine import Facet, FacetCount
from web import urls
from web.language import language_tags, wording
from web.language.languages import Translated, gettext as _, marked

FACETS = Translated(
    {
        Facet.SPEAKER: marked("Speaker"),
        Facet.PLACE: marked("Place"),
        Facet.PLACE_FROM: marked("Place they come from"),
        Facet.PLACE_LEFT: marked("Place they left"),
        Facet.PLACE_SPOKE_AT: marked("Place they spoke at"),
        Facet.PLACE_NOW_LIVING: marked("Place they now live in"),
        Facet.PLACE_MENTIONED: marked("Place they speak of"),
        Facet.TOPIC: marked("Topic"),
        Facet.AGE_BAND: marked("Age"),
        Facet.ROLE: marked("Role"),
        Facet.YEAR: marked("Year"),
        Facet.MONTH: marked("Month"),
        Facet.DAY: marked("Day"),
        Facet.SOURCE: marked("Source"),
        Facet.PUBLISHER: marked("Publisher"),
        Facet.COLLECTION: marked("Collection"),
        Facet.KIND: marked("Kind"),
        Facet.LANGUAGE: marked("Language"),
        Facet.CERTAINTY: marked("Attribution"),
        Facet.EVIDENCE: marked("Evidence"),
    }
)

IN_ORDER = frozenset({Facet.AGE_BAND, Facet.YEAR, Facet.MONTH, Facet.DAY})
"""Facets whose values have an order of their own; the others go by their counts."""

_FIGURES = re.compile(r"[0-9]+")
_DECADE = re.compile(r"[0-9]+0s")
"""An age told by its decade alone: ``90s``."""

SHORT_LIST = 6
"""Values of a facet that are seen at once; the others are folded away below them, or have a page."""
MOST_FOLDED = 12
"""Values of a facet that is listed whole beside the results; a longer one has a page of its own."""


def listed(counts: Sequence[FacetCount], chosen: Sequence[str]) -> tuple[FacetCount, ...]:
    """The counts beside the results: all of a facet, or the most frequent and those that are set."""
    if len(counts) <= MOST_FOLDED:
        return tuple(counts[:MOST_FOLDED])
    # Of tens of thousands only these few are looked at, unless a value is set that is not among them.
    rest = (count for count in counts[SHORT_LIST:] if count.value in chosen) if chosen else ()
    return (*counts[:SHORT_LIST], *rest)


def listed_of_each(
    counted: Mapping[Facet, Sequence[FacetCount]], filters: Mapping[Facet, tuple[str, ...]]
) -> dict[Facet, tuple[FacetCount, ...]]:
    """The same of every facet, in the order of the page."""
    return {facet: listed(counted.get(facet, ()), filters.get(facet, ())) for facet in FACETS}


def in_order(count: FacetCount) -> tuple[bool, int, str]:
    """What the values of a facet ``IN_ORDER`` go by: 100–109 comes after 90–99, words last."""
    figures = _FIGURES.match(count.value)
    return figures is None, int(figures[0]) if figures else 0, count.value


def value_label(facet: Facet, value: str) -> str:
    """What a value is called that names no record."""
    match facet:
        case Facet.KIND:
            return wording.KINDS[Kind(value)] if value in set(Kind) else value
        case Facet.LANGUAGE:
            return language_tags.name(value) or value
        case Facet.AGE_BAND:
            if _DECADE.fullmatch(value):
                return _("%(decade)s (no exact age)", decade=value)
            return value.replace("-", "–") if value[:1].isdigit() else value
        case Facet.MONTH | Facet.DAY:
            return wording.when(value)
        case Facet.CERTAINTY:
            return wording.ATTRIBUTION[Certainty(value)] if value in set(Certainty) else value
        case Facet.TOPIC:
            return topics.label(value, urls.spoken())
        case Facet.EVIDENCE:
            return wording.EVIDENCE[Certainty(value)] if value in set(Certainty) else value
    return value
