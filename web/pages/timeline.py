"""Quotes by when they were said: years, the months of a year, the days of a month."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from archive.dates import DateError, PartialDate
from index.engine import Facet, FacetCount
from web import urls
from web.language import wording
from web.language.languages import Translated, format_date, gettext as _, marked, ngettext
from web.pages.charts import Bar, Chart, upright
from web.pages.parts import Head, Link
from web.searching.search_request import BadRequest

MOST_YEARS = 80
"""Years drawn with the empty ones between them; a longer span shows those with quotes only."""


@dataclass(frozen=True, slots=True)
class Period:
    """What a timeline is of: everything (no year), a year, or a month."""

    year: int | None = None
    month: int | None = None

    @property
    def text(self) -> str:
        """As an address and a facet hold it: ``2023``, ``2023-09``; empty for everything."""
        if self.year is None:
            return ""
        return f"{self.year:04d}" + (f"-{self.month:02d}" if self.month else "")

    @property
    def within(self) -> Facet | None:
        """The facet that keeps the quotes of this period."""
        if self.year is None:
            return None
        return Facet.MONTH if self.month else Facet.YEAR

    @property
    def parted_by(self) -> Facet:
        """The facet whose values are its bars."""
        if self.year is None:
            return Facet.YEAR
        return Facet.DAY if self.month else Facet.MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """What ``timeline.html`` shows."""

    head: Head
    heading: str
    summary: str
    chart: Chart | None
    """None where no quote of the period is dated closer."""
    all: Link | None
    """The quotes of the period; None where there are none."""
    above: tuple[Link, ...]
    """The longer periods it is part of."""


def read(text: str) -> Period:
    """The period that an address asks for. Raises BadRequest."""
    if not text:
        return Period()
    try:
        parsed = PartialDate.parse(text)
    except DateError as error:
        raise BadRequest(
            _("there is no such period"), remedy=_("Write a year or a month: 2023, 2023-09.")
        ) from error
    return Period(parsed.year, parsed.month)


def timeline_page(period: Period, counts: Sequence[FacetCount], total: int) -> TimelinePage:
    """The bars of a period; ``counts`` are those of ``period.parted_by`` among its ``total`` quotes."""
    by_value = {count.value: count.count for count in counts}
    rest = total - sum(by_value.values())
    heading = wording.when(period.text) if period.text else _("Timeline")
    return TimelinePage(
        head=Head(
            title=f"{_('Timeline')}, {heading}" if period.text else heading,
            path=urls.timeline(period.text),
        ),
        heading=heading,
        summary=wording.quotes(total),
        chart=_chart(period, by_value, rest) if by_value else None,
        all=_all(period, total),
        above=tuple(_above(period)),
    )


_PART = Translated({Facet.YEAR: marked("Year"), Facet.MONTH: marked("Month"), Facet.DAY: marked("Day")})
_BY = Translated(
    {
        Facet.YEAR: marked("Quotes by year"),
        Facet.MONTH: marked("Quotes by month"),
        Facet.DAY: marked("Quotes by day"),
    }
)
_CLOSER = Translated({Facet.YEAR: marked("by month"), Facet.MONTH: marked("by day")})


def _chart(period: Period, counts: Mapping[str, int], rest: int) -> Chart:
    facet = period.parted_by
    return upright(
        "by-" + facet.value,
        _BY[facet],
        (_bar(facet, value, counts.get(value, 0)) for value in _values(period, counts)),
        first_heading=_PART[facet],
        rest=_undated(period, rest) if rest else "",
    )


def _undated(period: Period, number: int) -> str:
    if period.month:
        return ngettext(
            "%(num)s quote is dated to the month only", "%(num)s quotes are dated to the month only", number
        )
    if period.year is not None:
        return ngettext(
            "%(num)s quote is dated to the year only", "%(num)s quotes are dated to the year only", number
        )
    return ngettext("%(num)s quote is not dated", "%(num)s quotes are not dated", number)


def _bar(facet: Facet, value: str, count: int) -> Bar:
    has_parts = count and facet is not Facet.DAY
    return Bar(
        label=wording.when(value),
        count=count,
        short=_short(facet, value),
        href=urls.search(parameters=((facet.value, value),)) if count else None,
        closer=Link(text=_CLOSER[facet], href=urls.timeline(value)) if has_parts else None,
    )


def _short(facet: Facet, value: str) -> str:
    if facet is Facet.MONTH:
        return format_date(date(2000, int(value[-2:]), 1), "LLL")
    return str(int(value[-2:])) if facet is Facet.DAY else value


def _values(period: Period, counts: Mapping[str, int]) -> Iterator[str]:
    """Every part of the period, those without quotes too: an empty month is part of the time."""
    if period.year is None:
        years = sorted(map(int, counts))
        span = range(years[0], years[-1] + 1)
        yield from (f"{year:04d}" for year in (span if len(span) <= MOST_YEARS else years))
    elif period.month is None:
        yield from (f"{period.text}-{month:02d}" for month in range(1, 13))
    else:
        _, days = monthrange(period.year, period.month)
        yield from (f"{period.text}-{day:02d}" for day in range(1, days + 1))


def _all(period: Period, total: int) -> Link | None:
    if not total:
        return None
    parameters = ((period.within.value, period.text),) if period.within else ()
    return Link(text=wording.all_quotes(total), href=urls.search(parameters=parameters))


def _above(period: Period) -> Iterator[Link]:
    if period.year is not None:
        yield Link(text=_("All years"), href=urls.timeline())
    if period.month is not None:
        yield Link(text=f"{period.year}", href=urls.timeline(f"{period.year:04d}"))
