"""What the archive holds, counted: quotes in this archive, never shares of a population."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.engine import Facet, FacetCount, Results
from web import urls
from web.language import wording
from web.language.languages import gettext as _, ngettext
from web.pages.charts import Bar, Chart, chart
from web.pages.parts import Head
from web.searching.facet_values import FACETS, IN_ORDER, in_order, value_label

COUNTED = (
    Facet.KIND,
    Facet.LANGUAGE,
    Facet.AGE_BAND,
    Facet.CERTAINTY,
    Facet.EVIDENCE,
    Facet.PUBLISHER,
    Facet.MONTH,
)
MOST_BARS = 24
"""Values of a facet that are drawn; the search lists others."""
OF_THE_RECORD = (Facet.SPEAKER, Facet.PLACE, Facet.SOURCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many there are of something, and where they are listed."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPage:
    """What ``statistics.html`` shows."""

    head: Head
    figures: tuple[Figure, ...]
    charts: tuple[Chart, ...]


def statistics_page(tallied: Results) -> StatisticsPage:
    """Counts of everything that may be shown; ``tallied`` has the facets of COUNTED and OF_THE_RECORD."""
    facets, total = tallied.facets, tallied.total
    return StatisticsPage(
        head=Head(title=_("Statistics"), path=urls.here(urls.STATISTICS)),
        figures=_figures(facets, total),
        charts=tuple(_chart(facet, facets[facet], total) for facet in COUNTED if facets[facet]),
    )


def _figures(facets: Mapping[Facet, Sequence[FacetCount]], total: int) -> tuple[Figure, ...]:
    speakers, places, sources = (len(facets[facet]) for facet in OF_THE_RECORD)
    return (
        Figure(words=wording.quotes(total), href=urls.search()),
        Figure(words=wording.speakers(speakers), href=urls.here(urls.SPEAKERS)),
        Figure(words=wording.places(places), href=urls.places()),
        Figure(words=wording.sources(sources), href=urls.here(urls.SOURCES)),
    )


def _chart(facet: Facet, counts: Sequence[FacetCount], total: int) -> Chart:
    shown = list(counts[:MOST_BARS])
    if facet in IN_ORDER:
        shown.sort(key=in_order)
    bars = (
        Bar(
            label=value_label(facet, count.value),
            count=count.count,
            href=urls.search(parameters=((facet.value, count.value),)),
        )
        for count in shown
    )
    name = FACETS[facet]
    return chart(facet.value, name, bars, first_heading=name, rest=_left_out(counts, total))


def _left_out(counts: Sequence[FacetCount], total: int) -> str:
    """Every value counts here at most once for a quote, so what is missing is what is not told."""
    told = []
    if (unlisted := len(counts) - MOST_BARS) > 0:
        told.append(ngettext("%(num)s other value", "%(num)s other values", unlisted))
    if unknown := total - sum(count.count for count in counts):
        told.append(ngettext("not known of %(num)s quote", "not known of %(num)s quotes", unknown))
    return "; ".join(told)
