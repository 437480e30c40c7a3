"""The part of the world that a map shows, and where on the map a point of it lies.

Parallels and meridians are straight and at right angles, degrees of longitude shortened as they are at the
middle of the map (equirectangular): true to scale there, and honest about sizes everywhere.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""

RATIO = 4 / 3
"""Width to height of every map."""
CLOSEST = 0.25
"""Degrees from top to bottom at the closest look, some 28 km: a settlement and what lies around it."""
WIDEST = 180.0
AROUND_ONE = 4.0
"""Degrees from top to bottom around a single place: far enough to see what lies near it."""
AROUND_SEVERAL = 2.5
"""The same around several: near enough to tell places of one valley apart on a phone."""
LOCATED_UP_TO = 12.0
LOCATED_IN = 36.0
"""Degrees from top to bottom: a map of no more than the first is located on one of at least the second."""
MARGIN = 1.35
"""How much more than the points themselves a map around them shows."""
_POLAR = 70.0
"""Degrees: the shortening of longitude near the poles would make a map of nothing but sea."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A stretch of the world; rounded to hundredths of a degree, so that near views are one view."""

    latitude: float
    longitude: float
    height: float
    """Degrees of latitude from top to bottom."""

    @property
    def shortening(self) -> float:
        """How long a degree of longitude is beside one of latitude, at the middle of the map."""
        return math.cos(math.radians(max(-_POLAR, min(_POLAR, self.latitude))))

    @property
    def width(self) -> float:
        """Degrees of longitude from side to side."""
        return self.height * RATIO / self.shortening

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        across, up = self.width / 2, self.height / 2
        return self.longitude - across, self.latitude - up, self.longitude + across, self.latitude + up

    def __str__(self) -> str:
        """As an address holds it: latitude, longitude, height."""
        return f"{self.latitude:g},{self.longitude:g},{self.height:g}"

    def place(self, point: Point) -> Point:
        """Where a point lies: shares of the map's width and height from its upper left corner."""
        west, _, _, north = self.box
        return (point[0] - west) / self.width, (north - point[1]) / self.height

    def holds(self, point: Point) -> bool:
        """Whether the map shows this point."""
        return all(0 <= share <= 1 for share in self.place(point))

    def closer(self) -> "View | None":
        """Half as much of the world; None at the closest look."""
        return _view(self.latitude, self.longitude, self.height / 2) if self.height > CLOSEST else None

    def wider(self) -> "View | None":
        """Twice as much of the world; None where all of it is shown."""
        return _view(self.latitude, self.longitude, self.height * 2) if self.height < WIDEST else None

    def surroundings(self) -> "View | None":
        """The part of the world it lies in, by whose coasts it is known; None where they are seen anyway."""
        height = max(LOCATED_IN, self.height * 4)
        return _view(self.latitude, self.longitude, height) if self.height <= LOCATED_UP_TO else None

    def moved(self, east: float, north: float) -> "View":
        """The view so many widths to the east and heights to the north."""
        return _view(self.latitude + north * self.height, self.longitude + east * self.width, self.height)


def _view(latitude: float, longitude: float, height: float) -> View:
    return View(
        latitude=round(max(-90.0, min(90.0, latitude)), 2),
        longitude=round(max(-180.0, min(180.0, longitude)), 2),
        height=round(max(CLOSEST, min(WIDEST, height)), 2),
    )


def parse(text: str) -> View:
    """The view that an address holds; what it asks too much of is bounded. Raises ValueError."""
    latitude, longitude, height = map(float, text.split(","))
    if not all(map(math.isfinite, (latitude, longitude, height))):
        raise ValueError(text)
    return _view(latitude, longitude, height)


def centred(latitude: float, longitude: float, height: float = AROUND_ONE) -> View:
    """The view around a point, within what a map shows at most and at least."""
    return _view(latitude, longitude, height)


def around(points: Iterable[Point], *, least: float | None = None) -> View | None:
    """The view that shows all these points with room around them; None where there are none.

    least: degrees from top to bottom, where it is not what one or several places need.
    """
    found = frozenset(points)
    if not found:
        return None
    if least is None:
        least = AROUND_ONE if len(found) == 1 else AROUND_SEVERAL
    longitudes, latitudes = zip(*found, strict=True)
    middle = _view((min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2, least)
    across = (max(longitudes) - min(longitudes)) * middle.shortening / RATIO
    height = max(max(latitudes) - min(latitudes), across) * MARGIN
    return replace(middle, height=round(min(WIDEST, max(least, height)), 2))
