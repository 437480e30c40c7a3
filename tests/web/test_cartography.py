"""Drawing maps: what a view shows, markers that cover nothing, outlines cut to size."""

import json
import math
import random
import struct
import time
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, strategies as st

from web.cartography import outlines
from web.cartography.grid import lines, scale
from web.cartography.labels import labels
from web.cartography.markers import FINGER, LARGEST, PRECISION, Marker, Spot, coarse, markers, radius
from web.cartography.reduction import area, reduced, simplified
from web.cartography.shapefile import ShapefileError, rings
from web.cartography.view import CLOSEST, RATIO, WIDEST, around, centred, parse

SQUARE = np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]])


def spot(longitude: float, latitude: float, count: int = 1, name: str = "Inventedville") -> Spot:
    return Spot(names=(name,), point=(longitude, latitude), count=count, href=f"/places/{name}")


def shapefile(*polygons: np.ndarray) -> bytes:
    """A shapefile of polygons with one ring each, as far as reading one goes."""
    content = b"\0" * 100
    for number, ring in enumerate(polygons, 1):
        box = (*ring.min(axis=0), *ring.max(axis=0))
        record = struct.pack("<i4d2i", 5, *box, 1, len(ring)) + struct.pack("<i", 0)
        record += ring.astype("<f8").tobytes()
        content += struct.pack(">2i", number, len(record) // 2) + record
    return content


def test_the_middle_of_a_view_is_the_middle_of_the_map() -> None:
    assert centred(39.5, 46.3).place((46.3, 39.5)) == pytest.approx((0.5, 0.5))


@given(
    st.lists(st.tuples(st.floats(-120, 120), st.floats(-60, 60)), min_size=1, max_size=20),
)
def test_a_view_around_points_holds_them_all(points: list[tuple[float, float]]) -> None:
    view = around(points)
    assert view is not None
    assert view.height == WIDEST or all(view.holds(point) for point in points)


def test_a_map_of_nothing_is_none() -> None:
    assert around(()) is None


def test_a_view_survives_its_address() -> None:
    view = centred(-33.87, 151.21, 3.5)
    assert parse(str(view)) == view


@pytest.mark.parametrize("text", ["", "1", "1,2", "1,2,3,4", "a,b,c", "nan,1,1", "1,inf,1"])
def test_what_is_no_view_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse(text)


def test_looking_closer_and_wider_ends() -> None:
    view, steps = centred(10, 10, WIDEST), 0
    while (closer := view.closer()) is not None:
        view, steps = closer, steps + 1
    assert view.height == CLOSEST and steps < 20
    assert centred(0, 0, WIDEST).wider() is None


def test_no_marker_is_finer_than_a_settlement() -> None:
    assert coarse(39.817734, 46.752841) == (46.75, 39.82)
    assert PRECISION == 2


@pytest.mark.parametrize("width", [280, 680])
@pytest.mark.parametrize("seed", range(5))
def test_no_marker_covers_another(width: int, seed: int) -> None:
    dice = random.Random(seed)
    spots = [
        spot(dice.gauss(46, 1), dice.gauss(40, 1), dice.randint(1, 60), f"Inventedville {n}")
        for n in range(150)
    ]
    view = around(each.point for each in spots)
    assert view is not None
    found = markers(spots, view, width)
    for one, other in combinations(found, 2):
        apart = math.hypot(one.x - other.x, one.y - other.y)
        assert apart >= max(FINGER, one.radius + other.radius)
    assert sorted(s.label for m in found for s in m.spots) == sorted(s.label for s in spots)
    assert sum(m.count for m in found) == sum(s.count for s in spots)


def test_ten_thousand_places_become_few_markers() -> None:
    dice = random.Random(7)
    spots = [spot(dice.uniform(20, 60), dice.uniform(30, 50), 1, str(n)) for n in range(10_000)]
    view = centred(40, 40, 25)
    assert len(markers(spots, view, 680)) < 400


def test_ten_thousand_places_on_one_point_take_no_longer() -> None:
    spots = [spot(46.0, 40.0, 1, str(n)) for n in range(10_000)]
    started = time.process_time()
    (marker,) = markers(spots, centred(40, 46), 680)
    assert len(marker.spots) == 10_000 and time.process_time() - started < 3


def test_a_wide_map_joins_fewer_places_than_a_narrow_one() -> None:
    spots = [spot(46 + n * 0.2, 40, 1, str(n)) for n in range(10)]
    view = around(each.point for each in spots)
    assert view is not None
    assert len(markers(spots, view, 680)) > len(markers(spots, view, 280))


def test_the_place_a_map_is_about_is_joined_with_no_other() -> None:
    subject = Spot(names=("Here",), point=(46.0, 40.0), count=1, href=None, is_subject=True)
    found = markers((spot(46.0, 40.0, 9), subject), centred(40, 46), 280)
    assert [m.is_subject for m in found if m.spots == (subject,)] == [True]


def test_markers_grow_with_the_quotes_up_to_a_limit() -> None:
    assert radius(1) < radius(10) < radius(40) <= radius(10_000) == LARGEST


@pytest.mark.parametrize("seed", range(5))
def test_no_label_lies_on_anything(seed: int) -> None:
    dice = random.Random(seed)
    spots = [spot(dice.gauss(46, 1), dice.gauss(40, 1), 1, f"Place {n}") for n in range(40)]
    view = around(each.point for each in spots)
    assert view is not None
    found = markers(spots, view, 680)
    placed = [
        (marker, label) for marker, label in zip(found, labels(found, 680), strict=True) if label is not None
    ]
    assert placed
    boxes = [_box(marker, label.dx, label.anchor, label.dy, label.lines) for marker, label in placed]
    for one, other in combinations(boxes, 2):
        assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]), (
            one,
            other,
        )
    assert all(x0 >= 0 and x1 <= 680 and y0 >= 0 and y1 <= 680 / RATIO for x0, y0, x1, y1 in boxes)


def _box(
    marker: Marker, dx: float, anchor: str, dy: float, lines: tuple[str, ...]
) -> tuple[float, float, float, float]:
    """Narrower than the estimate, so that a wrong estimate is not what is tested."""
    wide = 6 * max(map(len, lines))
    left = marker.x + dx - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    top = marker.y + dy - 10
    return left, top, left + wide, top + 12 * len(lines)


def test_a_place_has_all_its_names_on_the_map_or_none() -> None:
    many = Spot(names=("One", "Another", "A third"), point=(46.0, 40.0), count=1, href=None)
    (marker,) = markers((many,), centred(40, 46), 280)
    (label,) = labels((marker,), 280)
    assert label is not None and label.lines == many.names


def test_degrees_are_round_and_on_the_map() -> None:
    for view in (centred(39.8, 46.5, 4), centred(0, 0, WIDEST), centred(51, 0.1, CLOSEST)):
        found = lines(view)
        assert 3 <= len(found) <= 30
        assert all(0 <= line.share <= 1 for line in found)
    assert {"40° N", "46° E"} <= {line.text for line in lines(centred(39.8, 46.5, 4))}
    assert "0°" in {line.text for line in lines(centred(0, 0, 10))}


def test_the_scale_is_true() -> None:
    view = centred(0, 0, 4)
    length = scale(view)
    kilometres = float(length.text.removesuffix(" km").replace(",", ""))
    assert kilometres / length.share == pytest.approx(view.width * 111.2, rel=0.01)


def test_an_outline_is_cut_at_the_edge() -> None:
    cut = outlines.clipped(SQUARE, (2.0, -1.0, 9.0, 3.0))
    assert area(np.vstack((cut, cut[:1]))) == pytest.approx(6.0)
    assert len(outlines.clipped(SQUARE, (10.0, 10.0, 11.0, 11.0))) == 0


def test_the_shipped_outlines_show_land_and_lakes() -> None:
    drawn = outlines.drawing(centred(40.4, 45.3, 4))
    assert drawn.land.startswith("M") and drawn.lakes.count("M") >= 2
    assert len(outlines.drawing(centred(0, 0, WIDEST)).land) < 90_000


def test_every_outline_goes_somewhere() -> None:
    for view in (centred(0, 0, WIDEST), centred(40.4, 45.3, 4), centred(60, 20, WIDEST)):
        drawn = outlines.drawing(view)
        assert "lz" not in drawn.land + drawn.lakes


def test_a_near_view_is_located_by_coasts() -> None:
    for view in (centred(40, 46, 3), centred(-33, 151, 1), centred(50, 10, 12)):
        around_it = view.surroundings()
        assert around_it is not None and around_it.height >= 3 * view.height
        assert 0 < len(outlines.land(around_it, 120)) < 6_000
    assert centred(40, 46, 40).surroundings() is None


def test_the_shipped_outlines_say_where_they_are_from() -> None:
    content = json.loads(outlines.FILE.read_bytes())
    assert "Natural Earth" in content["about"] and "public domain" in content["about"]
    assert len(content["package_sha256"]) == 64 and set(content["files_sha256"]) == {
        "ne_10m_land.shp",
        "ne_10m_lakes.shp",
    }
    assert outlines.FILE.stat().st_size < 600_000


def test_a_shapefile_is_read_and_reduced() -> None:
    island = SQUARE / 100
    assert [ring.tolist() for ring in rings(shapefile(SQUARE, island), "a.shp")] == [
        SQUARE.tolist(),
        island.tolist(),
    ]
    steps = reduced(shapefile(SQUARE, island), "a.shp", smallest=0.1, tolerance=0.03)
    assert steps == [[0, 0, 400, 0, 0, 400, -400, 0, 0, -400]]


@pytest.mark.parametrize("content", [b"\0" * 105, shapefile(SQUARE)[:-20], b"\0" * 108 + b"\1\0\0\0" * 40])
def test_what_is_no_shapefile_is_refused(content: bytes) -> None:
    with pytest.raises(ShapefileError, match=r"a\.shp"):
        list(rings(content, "a.shp"))


def test_corners_that_make_no_difference_are_left_out() -> None:
    turns = np.linspace(0, 2 * np.pi, 1001)
    circle = np.column_stack((np.cos(turns), np.sin(turns)))
    fewer = simplified(circle, 0.01)
    assert 8 < len(fewer) < 60
    assert area(fewer) == pytest.approx(np.pi, rel=0.02)
