"""Counts as bars, drawn by the server: each a link to the quotes it counts, the same numbers in a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from web.pages.parts import Link

WIDEST = 16
"""Per cent of the width for one bar: a single year is no wall."""
MOST_UNDER = 8
"""Labels under the bars at most, so that they don't touch on a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One value with its count."""

    label: str
    count: int
    href: str | None
    """The quotes it counts; None where there is none."""
    closer: Link | None = None
    """The same in more detail."""
    short: str = ""
    """What stands under it, where bars stand beside each other: four letters or figures."""
    share: float = 0.0
    """Percent of the longest bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A bar in a row of bars, in percent of the chart."""

    bar: Bar
    x: str
    top: str
    width: str
    height: str
    middle: str
    under: str
    """What stands under it, if anything does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Some bars; the table has every one of them, in the same order."""

    anchor: str
    heading: str
    bars: tuple[Bar, ...]
    rest: str
    """What the bars leave out, in words."""
    first_heading: str
    """Over the first column of the table."""
    columns: tuple[Column, ...] = ()
    """For bars that stand beside each other, as days do."""


def chart(anchor: str, heading: str, bars: Iterable[Bar], *, first_heading: str, rest: str = "") -> Chart:
    """Bars below each other, each as long as its share of the longest."""
    return Chart(anchor=anchor, heading=heading, bars=_measured(bars), rest=rest, first_heading=first_heading)


def upright(anchor: str, heading: str, bars: Iterable[Bar], *, first_heading: str, rest: str = "") -> Chart:
    """Bars beside each other in the order of time, every stretch of the same length."""
    measured = _measured(bars)
    width = min(100 / max(1, len(measured)), WIDEST)
    every = -(-len(measured) // MOST_UNDER)
    return Chart(
        anchor=anchor,
        heading=heading,
        bars=measured,
        rest=rest,
        first_heading=first_heading,
        columns=tuple(
            Column(
                bar=bar,
                x=f"{number * width + width * 0.1:.2f}%",
                top=f"{100 - bar.share:.2f}%",
                width=f"{width * 0.8:.2f}%",
                height=f"{bar.share:.2f}%",
                middle=f"{(number + 0.5) * width:.2f}%",
                under=bar.short if number % every == 0 else "",
            )
            for number, bar in enumerate(measured)
        ),
    )


def _measured(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    found: Sequence[Bar] = tuple(bars)
    longest = max((bar.count for bar in found), default=0) or 1
    return tuple(replace(bar, share=100 * bar.count / longest) for bar in found)
