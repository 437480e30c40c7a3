"""Places become markers: sized by their quotes, joined where they would cover one another.

What covers what depends on how wide the map is drawn, so this is done for a width in pixels; the page holds
the markers for a narrow and for a wide map, and the style sheet shows those that fit.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from web.cartography.view import RATIO, Point, View

SMALLEST = 7.0
SMALLEST_JOINED = 11.0
LARGEST = 20.0
"""Pixels: radius of a marker, of one with a number in it, of any. The area grows with the quotes between."""
PER_ROOT = 3.0
"""Pixels of radius for the square root of the quotes."""
GAP = 3.0
"""Pixels that stay free between two markers."""
FINGER = 24.0
"""Pixels between the middles of two markers, so that a finger finds one (WCAG 2.2, target size)."""
CELLS = (10.0, 20.0, 40.0)
"""Pixels: places in one square of the map are joined before any are compared; larger where there are many."""
MOST_COMPARED = 400
PRECISION = 2
"""Decimals of a degree, about a kilometre: no marker is finer than a settlement, whatever was recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on its way to a map."""

    names: tuple[str, ...]
    """Every name, side by side; a map shows all of them or none."""
    point: Point
    count: int
    href: str | None
    note: str = ""
    """What it is here, in words: ``3 quotes``, ``spoke at``."""
    is_subject: bool = False
    """Whether the map is about this place: it stands out, and is joined with no other."""

    @property
    def label(self) -> str:
        """The names in one line."""
        return " / ".join(self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One place, or several that lie too close to be told apart at this width."""

    x: float
    y: float
    """Pixels from the upper left corner."""
    radius: float
    spots: tuple[Spot, ...]
    """The one with the most quotes first."""

    @property
    def count(self) -> int:
        """The sum over its places: how much there is to see, not how many quotes."""
        return sum(spot.count for spot in self.spots)

    @property
    def is_joined(self) -> bool:
        """Whether it stands for several places."""
        return len(self.spots) > 1

    @property
    def is_subject(self) -> bool:
        """Whether the map is about its place."""
        return any(spot.is_subject for spot in self.spots)

    def covers(self, other: "Marker") -> bool:
        """Whether the two would touch."""
        reach = max(FINGER, self.radius + other.radius + GAP)
        return math.hypot(self.x - other.x, self.y - other.y) < reach


def radius(count: int) -> float:
    """Pixels for so many quotes."""
    return min(LARGEST, max(SMALLEST, PER_ROOT * math.sqrt(count)))


def coarse(latitude: float, longitude: float) -> Point:
    """A position as it may stand on a map."""
    return round(longitude, PRECISION), round(latitude, PRECISION)


def markers(spots: Iterable[Spot], view: View, width: int) -> tuple[Marker, ...]:
    """The markers of a map of so many pixels in width, none covering another, the largest first."""
    shown = [spot for spot in spots if view.holds(spot.point)]
    subjects = (_marker(spot, view, width) for spot in shown if spot.is_subject)
    others = [_marker(spot, view, width) for spot in shown if not spot.is_subject]
    for cell in CELLS:
        found = _by_cell(others, cell)
        if len(found) <= MOST_COMPARED:
            break
    # Joining makes a marker larger, so that it may cover another one: once more, until nothing is joined.
    while len(apart := _joined(found)) < len(found):
        found = apart
    return (*subjects, *apart)


def _marker(spot: Spot, view: View, width: int) -> Marker:
    across, down = view.place(spot.point)
    # The place a map is about stands out by its colour: large, it would cover its neighbours.
    size = SMALLEST if spot.is_subject else radius(spot.count)
    return Marker(x=across * width, y=down * width / RATIO, radius=size, spots=(spot,))


def _by_cell(placed: Iterable[Marker], cell: float) -> list[Marker]:
    """Linear in the number of places, whatever their number."""
    cells: dict[tuple[int, int], list[Marker]] = {}
    for marker in placed:
        cells.setdefault((int(marker.x // cell), int(marker.y // cell)), []).append(marker)
    return [_together(members) for members in cells.values()]


def _together(members: Sequence[Marker]) -> Marker:
    """One marker for the places of several, in their middle by quotes."""
    if len(members) == 1:
        return members[0]
    weights = [max(1, member.count) for member in members]
    whole = sum(weights)
    spots = (spot for member in members for spot in member.spots)
    return Marker(
        x=sum(member.x * weight for member, weight in zip(members, weights, strict=True)) / whole,
        y=sum(member.y * weight for member, weight in zip(members, weights, strict=True)) / whole,
        radius=max(SMALLEST_JOINED, radius(whole)),
        spots=tuple(sorted(spots, key=lambda spot: (-spot.count, spot.label))),
    )


def _joined(found: list[Marker]) -> list[Marker]:
    """One pass: each marker is joined to the first of the larger ones that it would cover."""
    apart: list[Marker] = []
    for marker in sorted(found, key=_order):
        at = next((n for n, other in enumerate(apart) if other.covers(marker)), None)
        if at is None:
            apart.append(marker)
        else:
            apart[at] = _together((apart[at], marker))
    return apart


def _order(marker: Marker) -> tuple[int, str]:
    return -marker.count, marker.spots[0].label
