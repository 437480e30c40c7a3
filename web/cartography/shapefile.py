"""Polygons out of an ESRI shapefile: as much of that format as Natural Earth's outlines need.

The format: ESRI Shapefile Technical Description, July 1998, pages 3 to 9. Degrees, longitude first.
"""

import struct
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from archive.errors import ArchiveError

Ring = NDArray[np.float64]
"""One closed outline: a row for each corner, longitude and latitude; the last corner is the first again."""

_FILE_HEADER = 100
_RECORD_HEADER = 8
_POLYGON = 5
_POLYGON_HEADER = 44
"""Bytes of a polygon's record before its list of rings: kind, bounding box, how many rings and corners."""


class ShapefileError(ArchiveError):
    """A file of outlines that is no shapefile of polygons."""


def rings(content: bytes, where: str) -> Iterator[Ring]:
    """Every ring of every polygon, holes like outer ones, in the order of the file. Raises ShapefileError."""
    at = _FILE_HEADER
    try:
        while at < len(content):
            _, words = struct.unpack_from(">2i", content, at)
            at += _RECORD_HEADER
            yield from _polygon(content, at)
            at += 2 * words
    except (struct.error, ValueError) as error:
        raise ShapefileError(
            "no polygon of a shapefile", where=f"{where}, byte {at}", remedy="Use it as it was published."
        ) from error


def _polygon(content: bytes, at: int) -> Iterator[Ring]:
    kind, *_, parts, corners = struct.unpack_from("<i4d2i", content, at)
    if kind != _POLYGON:
        raise ValueError(kind)
    begins = np.frombuffer(content, "<i4", parts, at + _POLYGON_HEADER)
    points = np.frombuffer(content, "<f8", 2 * corners, at + _POLYGON_HEADER + 4 * parts).reshape(-1, 2)
    yield from np.split(points, begins[1:])
