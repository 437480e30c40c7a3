"""Land and lakes as a map shows them: paths for one view, no finer than it can show."""

import json
from collections.abc import Iterable
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

    def touching(self, box: tuple[float, float, float, float], smallest: float) -> Iterable[Corners]:
        """The outlines of which something may lie in a box, but for those that are smaller (degrees)."""
        west, south, east, north = box
        boxes = self.boxes
        near = (boxes[:, 0] < east) & (boxes[:, 2] > west) & (boxes[:, 1] < north) & (boxes[:, 3] > south)
        near &= (boxes[:, 2:] - boxes[:, :2]).max(axis=1) >= smallest
        return (self.rings[number] for number in np.flatnonzero(near))


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
    touching = _layers()[name].touching(box, smallest)
    return "".join(_drawn(clipped(ring, box), view, width) for ring in touching)


def _drawn(ring: Corners, view: View, width: int) -> str:
    """One outline in whole units, as steps: short, and no corner twice."""
    if not len(ring):
        return ""
    west, _, _, north = view.box
    across, down = width / view.width, width / RATIO / view.height
    units = np.column_stack(((ring[:, 0] - west) * across, (north - ring[:, 1]) * down))
    grain = 2 if view.height >= COARSE_FROM else 1
    corners = np.rint(units / grain).astype(np.int64) * grain
    steps = np.diff(corners, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    if not len(steps):
        # A rock that falls on one unit: a line to nowhere would end the drawing there.
        return ""
    begin = f"M{corners[0, 0]} {corners[0, 1]}l"
    return begin + " ".join(map(str, steps.ravel().tolist())) + "z"


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
    following = np.roll(ring, -1, axis=0)
    crossing = inside != np.roll(inside, -1)
    across = following[:, axis] - ring[:, axis]
    share = np.where(crossing, limit - ring[:, axis], 0) / np.where(crossing, across, 1)
    crossings = ring + (following - ring) * share[:, np.newaxis]
    # Each corner, then where its side crosses the line: in the order of the outline.
    both = np.stack((ring, crossings), axis=1).reshape(-1, 2)
    kept: Corners = both[np.stack((inside, crossing), axis=1).ravel()]
    return kept
