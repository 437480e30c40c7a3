"""Places become markers: sized by their quotes, joined where they would cover one another.

What covers what depends on how wide the map is drawn, so this is done for a width in pixels; the page holds
the markers for a narrow and for a wide map, and the style sheet shows those that fit.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from web.cartography.view import RATIO, Point, View

SMALLEST = 7.0
LARGEST = 20.0
"""Pixels: radius of a marker. The area grows with the quotes until it would hide the map."""
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

    def joined(self, other: "Marker") -> "Marker":
        """One marker for the places of both, in their middle by quotes."""
        own, its = max(1, self.count), max(1, other.count)
        spots = sorted((*self.spots, *other.spots), key=lambda spot: (-spot.count, spot.label))
        return Marker(
            x=(self.x * own + other.x * its) / (own + its),
            y=(self.y * own + other.y * its) / (own + its),
            radius=radius(own + its),
            spots=tuple(spots),
        )


def radius(count: int) -> float:
    """Pixels for so many quotes."""
    return min(LARGEST, max(SMALLEST, PER_ROOT * math.sqrt(count)))


def coarse(latitude: float, longitude: float) -> Point:
    """A position as it may stand on a map."""
    return round(longitude, PRECISION), round(latitude, PRECISION)


def markers(spots: Iterable[Spot], view: View, width: int) -> tuple[Marker, ...]:
    """The markers of a map of so many pixels in width, none covering another, the largest first."""
    placed = [_marker(spot, view, width) for spot in spots if view.holds(spot.point)]
    for cell in CELLS:
        found = _by_cell(placed, cell)
        if len(found) <= MOST_COMPARED:
            break
    # Joining makes a marker larger, so that it may cover another one: once more, until nothing is joined.
    while len(apart := _joined(found)) < len(found):
        found = apart
    return tuple(apart)


def _marker(spot: Spot, view: View, width: int) -> Marker:
    across, down = view.place(spot.point)
    return Marker(x=across * width, y=down * width / RATIO, radius=radius(spot.count), spots=(spot,))


def _by_cell(placed: Iterable[Marker], cell: float) -> list[Marker]:
    """Linear in the number of places, whatever their number."""
    cells: dict[tuple[int, int], list[Marker]] = {}
    for marker in placed:
        cells.setdefault((int(marker.x // cell), int(marker.y // cell)), []).append(marker)
    subjects = [m for members in cells.values() for m in members if m.is_subject]
    others = ([m for m in members if not m.is_subject] for members in cells.values())
    return [*subjects, *(_middle(members) for members in others if members)]


def _middle(members: list[Marker]) -> Marker:
    first, *others = sorted(members, key=_order)
    for other in others:
        first = first.joined(other)
    return first


def _joined(found: list[Marker]) -> list[Marker]:
    """One pass: each marker is joined to the first of the larger ones that it would cover."""
    apart: list[Marker] = []
    for marker in sorted(found, key=_order):
        at = next((n for n, other in enumerate(apart) if _may_join(other, marker)), None)
        if at is None:
            apart.append(marker)
        else:
            apart[at] = apart[at].joined(marker)
    return apart


def _may_join(one: Marker, other: Marker) -> bool:
    return not one.is_subject and not other.is_subject and one.covers(other)


def _order(marker: Marker) -> tuple[bool, int, str]:
    return not marker.is_subject, -marker.count, marker.spots[0].label
