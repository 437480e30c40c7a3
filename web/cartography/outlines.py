"""Land and lakes as a map shows them: paths for one view, no finer than it can show."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from web.cartography.view import RATIO, View

FILE = Path(__file__).with_name("outlines.json")
WIDTH = 800
HEIGHT = round(WIDTH / RATIO)
"""Units of the paths: a pixel on a wide screen."""
BEYOND = 0.02
"""Share of the map by which paths go beyond its edge, so that the cut is not drawn as a coast."""
SMALLEST = {"land": 3, "lakes": 8}
"""Units: what is smaller both ways is a speck on this map and left out."""
COARSE_FROM = 30.0
"""Degrees from top to bottom from which every second unit will do: a continent's coast has corners enough."""
KEPT_VIEWS = 256

Corners = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Land and lakes of one view as SVG path data, in units of WIDTH and HEIGHT."""

    land: str
    lakes: str


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Closed outlines with the box around each: west, south, east, north."""

    rings: tuple[Corners, ...]
    boxes: Corners

    def within(self, box: tuple[float, float, float, float], smallest: float) -> Iterator[Corners]:
        """What lies in a box of the outlines, but for those that are smaller (degrees)."""
        west, south, east, north = box
        boxes = self.boxes
        near = (boxes[:, 0] < east) & (boxes[:, 2] > west) & (boxes[:, 1] < north) & (boxes[:, 3] > south)
        near &= (boxes[:, 2:] - boxes[:, :2]).max(axis=1) >= smallest
        numbers = np.flatnonzero(near)
        found = boxes[numbers]
        whole = np.all((found[:, :2] >= (west, south)) & (found[:, 2:] <= (east, north)), axis=1)
        for number, is_whole in zip(numbers.tolist(), whole.tolist(), strict=True):
            ring = self.rings[number]
            yield ring if is_whole else clipped(ring, box)


@lru_cache(KEPT_VIEWS)
def drawing(view: View) -> Drawing:
    """Land and lakes of a view."""
    return Drawing(land=_path("land", view, WIDTH), lakes=_path("lakes", view, WIDTH))


@lru_cache(KEPT_VIEWS)
def land(view: View, width: int) -> str:
    """The land of a view as path data, for a drawing of so many units in width."""
    return _path("land", view, width)


@cache
def _layers() -> dict[str, Layer]:
    content = json.loads(FILE.read_bytes())
    return {name: _layer(content[name], content["step"]) for name in ("land", "lakes")}


def _layer(outlines: list[list[int]], step: float) -> Layer:
    steps = (np.array(outline, np.float64).reshape(-1, 2) for outline in outlines)
    rings: tuple[Corners, ...] = tuple(np.cumsum(each, axis=0) * step for each in steps)
    boxes = np.array([(*ring.min(axis=0), *ring.max(axis=0)) for ring in rings])
    return Layer(rings, boxes)


def _path(name: str, view: View, width: int) -> str:
    smallest = SMALLEST[name] * view.width / width * view.shortening
    west, south, east, north = view.box
    across, up = view.width * BEYOND, view.height * BEYOND
    box = west - across, south - up, east + across, north + up
    rings = [ring for ring in _layers()[name].within(box, smallest) if len(ring)]
    return "".join(_drawn(rings, view, width)) if rings else ""


def _drawn(rings: Sequence[Corners], view: View, width: int) -> Iterator[str]:
    """Each outline in whole units, as steps: short, and no corner twice. Reckoned for all of them at once."""
    west, _, _, north = view.box
    across, down = width / view.width, width / RATIO / view.height
    grain = 2 if view.height >= COARSE_FROM else 1
    units = (np.concatenate(rings) - (west, north)) * (across, -down)
    corners = np.rint(units / grain).astype(np.int64) * grain
    lengths = np.array([len(ring) for ring in rings])
    begins = np.cumsum(lengths) - lengths
    steps = np.diff(corners, axis=0, prepend=corners[:1])
    moved = np.any(steps != 0, axis=1)
    moved[begins] = False
    counts = np.add.reduceat(moved, begins, dtype=np.int64)
    numbers = list(map(str, steps[moved].ravel().tolist()))
    at = 0
    for (x, y), count in zip(corners[begins].tolist(), counts.tolist(), strict=True):
        # A rock that falls on one unit is left out: a line to nowhere would end the drawing there.
        if count:
            yield f"M{x} {y}l{' '.join(numbers[at : at + 2 * count])}z"
        at += 2 * count


def clipped(ring: Corners, box: tuple[float, float, float, float]) -> Corners:
    """The part of a closed outline within a box, closed along its edges (Sutherland and Hodgman, 1974)."""
    west, south, east, north = box
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        if not len(ring):
            break
        ring = _cut(ring, axis, limit, sign)
    return ring


def _cut(ring: Corners, axis: int, limit: float, sign: int) -> Corners:
    """What lies on one side of a line along an axis; ``sign``: 1 keeps what is greater."""
    inside = (ring[:, axis] - limit) * sign >= 0
    if inside.all():
        return ring
    kept = np.flatnonzero(inside)
    # Few sides of a long coast cross the line: all else is done with these alone.
    crossing = np.flatnonzero(inside != np.roll(inside, -1))
    here, following = ring[crossing], ring[(crossing + 1) % len(ring)]
    share = (limit - here[:, axis]) / (following[:, axis] - here[:, axis])
    crossings = here + (following - here) * share[:, np.newaxis]
    # Each corner, then where its side crosses the line: in the order of the outline.
    order = np.argsort(np.concatenate((kept, crossing + 0.5)))
    return np.concatenate((ring[kept], crossings))[order]
