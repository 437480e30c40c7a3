"""Quotes by when they were said: years, the months of a year, the days of a month."""

from calendar import month_abbr, monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.citation import said
from archive.dates import DateError, PartialDate
from index.engine import Facet, FacetCount
from web import urls, wording
from web.languages import gettext
from web.pages.charts import Bar, Chart, upright
from web.pages.parts import Head, Link
from web.search_request import BadRequest

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
    above: tuple[Link, ...]
    """The longer periods it is part of."""


def read(text: str) -> Period:
    """The period that an address asks for. Raises BadRequest."""
    if not text:
        return Period()
    try:
        date = PartialDate.parse(text)
    except DateError as error:
        raise BadRequest(
            "there is no such period", remedy="Write a year or a month: 2023, 2023-09."
        ) from error
    return Period(date.year, date.month)


def timeline_page(period: Period, counts: Sequence[FacetCount], total: int) -> TimelinePage:
    """The bars of a period; ``counts`` are those of ``period.parted_by`` among its ``total`` quotes."""
    by_value = {count.value: count.count for count in counts}
    rest = total - sum(by_value.values())
    return TimelinePage(
        head=Head(
            title=f"{gettext('Timeline')}, {said(period.text)}" if period.text else gettext("Timeline"),
            path=urls.timeline(period.text),
        ),
        heading=said(period.text) if period.text else gettext("Timeline"),
        summary=wording.count(total, "quote") + " in this archive",
        chart=_chart(period, by_value, rest) if by_value else None,
        above=tuple(_above(period)),
    )


_PARTS = {Facet.YEAR: "Year", Facet.MONTH: "Month", Facet.DAY: "Day"}


def _chart(period: Period, counts: Mapping[str, int], rest: int) -> Chart:
    facet = period.parted_by
    name = _PARTS[facet]
    missing = f"dated no closer than by the {_PARTS[period.within].lower()}" if period.within else "not dated"
    return upright(
        "by-" + facet.value,
        f"Quotes by {name.lower()}",
        (_bar(facet, value, counts.get(value, 0)) for value in _values(period, counts)),
        first_heading=name,
        rest=f"{wording.count(rest, 'quote')} {missing}" if rest else "",
    )


def _bar(facet: Facet, value: str, count: int) -> Bar:
    has_parts = count and facet is not Facet.DAY
    return Bar(
        label=said(value),
        count=count,
        short=_short(facet, value),
        href=urls.search(parameters=((facet.value, value),)) if count else None,
        closer=Link(text=_CLOSER[facet], href=urls.timeline(value)) if has_parts else None,
    )


def _short(facet: Facet, value: str) -> str:
    if facet is Facet.MONTH:
        return month_abbr[int(value[-2:])]
    return str(int(value[-2:])) if facet is Facet.DAY else value


_CLOSER = {Facet.YEAR: "by month", Facet.MONTH: "by day"}


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


def _above(period: Period) -> Iterator[Link]:
    if period.year is not None:
        yield Link(text="All years", href=urls.timeline())
    if period.month is not None:
        yield Link(text=f"{period.year}", href=urls.timeline(f"{period.year:04d}"))
