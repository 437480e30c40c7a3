"""Meridians, parallels and a scale: what tells where one looks on a map without borders."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from web.cartography.view import View

STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0)
FEWEST = 2
"""Parallels on a map: the largest step that leaves so many."""
NEAR_AN_EDGE = 0.06
"""Share of the map from its right and upper edges, where the words of a line would be cut off."""
KILOMETRES = 111.2
"""In a degree of latitude."""
LONGEST_SCALE = 0.3
"""Share of the map's width that the scale takes at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A meridian or a parallel with its degrees in words, where there is room for them."""

    share: float
    """Where it crosses the map: a share of the width for meridians, of the height for parallels."""
    is_meridian: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A length on the map, true at its middle."""

    share: float
    """Of the map's width."""
    text: str


def lines(view: View) -> tuple[Line, ...]:
    """The lines of a view, a round number of degrees apart."""
    step = max((step for step in STEPS if step * FEWEST <= view.height), default=STEPS[0])
    west, south, east, north = view.box
    meridians = (
        _line((at - west) / view.width, True, _degrees(at, "E", "W"))
        for at in _between(max(west, -180.0), min(east, 180.0), step)
    )
    parallels = (
        _line((north - at) / view.height, False, _degrees(at, "N", "S"))
        for at in _between(max(south, -90.0), min(north, 90.0), step)
    )
    return (*meridians, *parallels)


def _line(share: float, is_meridian: bool, text: str) -> Line:
    has_room = share <= 1 - NEAR_AN_EDGE if is_meridian else share >= NEAR_AN_EDGE
    return Line(share=share, is_meridian=is_meridian, text=text if has_room else "")


def scale(view: View) -> Scale:
    """The longest of 1, 2, 5, 10, … kilometres that finds room."""
    width = view.width * view.shortening * KILOMETRES
    most = width * LONGEST_SCALE
    power = 10.0 ** math.floor(math.log10(most))
    length = max(times * power for times in (1, 2, 5) if times * power <= most)
    return Scale(share=length / width, text=f"{length:,.0f} km")


def _between(low: float, high: float, step: float) -> Iterator[float]:
    first = math.ceil(low / step)
    for number in range(first, math.floor(high / step) + 1):
        yield round(number * step, 1)


def _degrees(value: float, positive: str, negative: str) -> str:
    side = positive if value > 0 else negative if value < 0 else ""
    return f"{abs(value):g}°{' ' + side if side else ''}"
