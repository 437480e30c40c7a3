"""The index of an OHMS file: segments of the recording as an archivist describes them."""

from collections.abc import Iterator

from lxml import etree

from archive.formats.reading.hardened_xml import child, children, value
from archive.formats.turns import timecodes
from archive.model import IndexPoint


def points_of(record: etree._Element) -> tuple[IndexPoint, ...]:
    """The index points in order of time; one without a moment or a title leads nowhere and is left out."""
    index = child(record, "index")
    found = _points(index) if index is not None else ()
    return tuple(sorted(found, key=lambda point: point.start))


def _points(index: etree._Element) -> Iterator[IndexPoint]:
    for point in children(index, "point"):
        start = timecodes.number(value(point, "time"))
        title = value(point, "title")
        if start is None or title is None:
            continue
        where = next(
            (one for one in (child(point, "gpspoints"), point) if one is not None and value(one, "gps")), None
        )
        latitude, longitude = _coordinates(value(where, "gps")) if where is not None else (None, None)
        yield IndexPoint(
            start=start,
            title=title,
            synopsis=value(point, "synopsis"),
            keywords=_list(value(point, "keywords")),
            subjects=_list(value(point, "subjects")),
            place=value(where, "gps_text") if where is not None else None,
            latitude=latitude,
            longitude=longitude,
        )


def _list(words: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (words or "").split(";") if word.strip())


def _coordinates(written: str | None) -> tuple[float | None, float | None]:
    """Latitude and longitude of ``39.8, 46.75``; none where they are no point on earth."""
    try:
        latitude, longitude = (float(part) for part in (written or "").split(","))
    except ValueError:
        return None, None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else (None, None)
