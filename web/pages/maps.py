"""A map as a page holds it: outlines, lines, markers for a narrow and a wide screen, and ways to move it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from archive.model import Place
from web import urls
from web.cartography.grid import lines, scale
from web.cartography.labels import Label, labels
from web.cartography.markers import Marker, Spot, coarse, markers
from web.cartography.outlines import HEIGHT, WIDTH, drawing, land
from web.cartography.view import CLOSEST, RATIO, Point, View, around
from web.language import wording
from web.language.languages import gettext as _, ngettext
from web.language.naming import english_names
from web.pages.parts import Link

NARROW = 280
WIDE = 680
"""Pixels: the least width at which the markers of a narrow and of a wide map are shown (``map.css``)."""
LOCATOR_WIDTH = 120
"""Units, and pixels (``map.css``)."""
MOST_NAMED = 6
"""Places named in the words of a marker that stands for several."""
AWAY_FROM_EDGE = 0.03
"""Of the width, for the scale."""
STRIDE = 0.5
"""Of the map, by which it moves at a time."""

Address = Callable[[View], str]
"""Where the map of a view is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marker as it is drawn; positions in percent, so that it keeps its size on any screen."""

    x: str
    y: str
    radius: float
    href: str | None
    words: str
    """Its place or places, with what they are here."""
    number: str
    """How many places it stands for, where there are several."""
    label: Label | None
    is_subject: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The markers for one width."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """A meridian or a parallel."""

    at: str
    is_meridian: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where on the earth a map lies: a small one of the land around, and the stretch that it shows."""

    units: str
    land: str
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFigure:
    """What ``_map.html`` draws."""

    title: str
    units: str
    """The view box of the outlines."""
    land: str
    lakes: str
    lines: tuple[GridLine, ...]
    scale: str
    scale_from: str
    """Its length and where it begins, in percent of the width."""
    scale_text: str
    layers: tuple[Layer, ...]
    locator: Locator | None
    """None where the map shows so much that it needs none."""
    moves: tuple[Link, ...]
    """Closer, wider, to the four sides; a map that stands still has none."""


def figure(
    spots: Iterable[Spot], view: View, *, title: str, address: Address, moves: bool = False, wide: bool = True
) -> MapFigure:
    """The map of a view; ``address`` leads from a marker of several places to a closer look at them."""
    shown = tuple(spots)
    paths = drawing(view)
    length = scale(view)
    widths = (("narrow", NARROW), ("wide", WIDE)) if wide else (("narrow", NARROW),)
    return MapFigure(
        title=title,
        units=f"0 0 {WIDTH} {HEIGHT}",
        land=paths.land,
        lakes=paths.lakes,
        lines=tuple(
            GridLine(at=_percent(line.share), is_meridian=line.is_meridian, text=line.text)
            for line in lines(view)
        ),
        scale=_percent(length.share),
        scale_from=_percent(1 - length.share - AWAY_FROM_EDGE),
        scale_text=length.text,
        layers=tuple(_layer(name, width, shown, view, address) for name, width in widths),
        locator=_locator(view),
        moves=_moves(view, address) if moves else (),
    )


def _locator(view: View) -> Locator | None:
    around_it = view.surroundings()
    if around_it is None:
        return None
    west, _, _, north = view.box
    x, y = around_it.place((west, north))
    return Locator(
        units=f"0 0 {LOCATOR_WIDTH} {round(LOCATOR_WIDTH / RATIO)}",
        land=land(around_it, LOCATOR_WIDTH),
        x=_percent(x),
        y=_percent(y),
        width=_percent(view.width / around_it.width),
        height=_percent(view.height / around_it.height),
    )


def _layer(name: str, width: int, spots: tuple[Spot, ...], view: View, address: Address) -> Layer:
    found = markers(spots, view, width)
    marks = zip(found, labels(found, width), strict=True)
    return Layer(name=name, marks=tuple(_mark(m, label, width, view, address) for m, label in marks))


def _mark(marker: Marker, label: Label | None, width: int, view: View, address: Address) -> Mark:
    return Mark(
        x=_percent(marker.x / width),
        y=_percent(marker.y * RATIO / width),
        radius=round(marker.radius, 1),
        href=_leads_to(marker, view, address),
        words=_words(marker),
        number=str(len(marker.spots)) if marker.is_joined else "",
        label=label,
        is_subject=marker.is_subject,
    )


def _leads_to(marker: Marker, view: View, address: Address) -> str | None:
    if not marker.is_joined:
        return marker.spots[0].href
    closer = around((spot.point for spot in marker.spots), least=CLOSEST)
    # Places on one point are not told apart by looking closer: the largest of them leads on.
    return address(closer) if closer and closer != view else marker.spots[0].href


def _words(marker: Marker) -> str:
    named = [f"{spot.label} ({spot.note})" if spot.note else spot.label for spot in marker.spots[:MOST_NAMED]]
    others = len(marker.spots) - len(named)
    if others:
        named.append(ngettext("%(num)s more", "%(num)s more", others))
    words = "; ".join(named)
    return f"{wording.places(len(marker.spots))}: {words}" if marker.is_joined else words


def _moves(view: View, address: Address) -> tuple[Link, ...]:
    closer, wider = view.closer(), view.wider()
    steps = (
        (_("Closer"), closer),
        (_("Wider"), wider),
        (_("North"), view.moved(0, STRIDE)),
        (_("South"), view.moved(0, -STRIDE)),
        (_("West"), view.moved(-STRIDE, 0)),
        (_("East"), view.moved(STRIDE, 0)),
    )
    return tuple(Link(text=text, href=address(there)) for text, there in steps if there and there != view)


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def spot(
    place: Place, count: int, *, note: str = "", role: str = "", is_subject: bool = False
) -> Spot | None:
    """A place for a map, under all its English names; None where no point is recorded for it."""
    point = _point(place)
    if point is None:
        return None
    return Spot(
        names=english_names(place),
        point=point,
        count=count,
        href=None if is_subject else urls.place(place.slug, role),
        note=note or wording.quotes(count),
        is_subject=is_subject,
    )


def points(places: Iterable[Place]) -> tuple[Point, ...]:
    """Where the places lie that have a point."""
    return tuple(point for place in places if (point := _point(place)))


def spots(places: Iterable[Place], view: View, counts: Mapping[str, int], role: str = "") -> tuple[Spot, ...]:
    """Those of the places that a view shows, with their counts by id."""
    # Few of many places are on a near map: the others' names need not be looked at.
    near = (place for place in places if (point := _point(place)) and view.holds(point))
    found = (spot(place, counts[place.id], role=role) for place in near if place.id in counts)
    return tuple(each for each in found if each)


def _point(place: Place) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    return coarse(place.latitude, place.longitude)
