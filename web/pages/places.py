"""The pages of places: names as the sources give them, variants side by side, none the right one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.model import Chain, Name, Place, PlaceRole
from index.engine import Facet
from web import urls, wording
from web.pages.listing import Entry, Listing, listing
from web.pages.parts import Card, Head, Link, card
from web.reading_room import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPage:
    """What ``places.html`` shows."""

    head: Head
    listing: Listing
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One name of a place in its language."""

    form: str
    language: str | None
    language_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGroup:
    """The quotes to which a place is the same thing: where from, where spoken."""

    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """What ``place.html`` shows."""

    head: Head
    heading: str
    quoted: tuple[str, ...]
    """The names as they stand in the quotes' sources."""
    variants: tuple[Variant, ...]
    broader: str | None
    coordinates: str | None
    summary: str
    groups: tuple[RoleGroup, ...]
    rest: Link | None


def places_page(
    places: Iterable[Place], counts: Mapping[str, int], *, labels: Sequence[str], shown: frozenset[str]
) -> PlacesPage:
    """The list, each place under its first name with the others beside it."""
    entries = [entry(place, counts.get(place.id, 0)) for place in places]
    return PlacesPage(
        head=Head(title="Places", path=urls.PLACES),
        listing=listing(urls.PLACES, entries, labels, shown),
        summary=wording.count(len(labels), "place"),
    )


def entry(place: Place, count: int) -> Entry:
    """A place in a list: a name, the other names, how many quotes."""
    others = sorted({name.form for name in place.names} - {place.label}, key=str.casefold)
    return Entry(
        label=place.label,
        href=urls.place(place.slug),
        note=" · ".join(others),
        count=wording.count(count, "quote"),
    )


def place_page(place: Place, broader: Place | None, found: Found) -> PlacePage:
    """One place with the words that are from it, about it or spoken in it."""
    quoted = names_as_quoted(place, found.chains)
    total = found.results.total
    everything = urls.search(parameters=((Facet.PLACE.value, place.id),))
    return PlacePage(
        head=Head(title=_heading(place, quoted), path=urls.place(place.slug)),
        heading=_heading(place, quoted),
        quoted=quoted,
        variants=tuple(_variant(name) for name in sorted(place.names, key=_by_form)),
        broader=" / ".join(sorted({name.form for name in broader.names if name.primary})) or broader.label
        if broader
        else None,
        coordinates=_coordinates(place),
        summary=wording.count(total, "quote") + " in this archive",
        groups=_groups(place, found.chains),
        rest=Link(text=f"All {total:,} quotes", href=everything) if total > len(found.chains) else None,
    )


def names_as_quoted(place: Place, chains: Iterable[Chain]) -> tuple[str, ...]:
    """The words by which the shown quotes' sources call a place, in alphabetical order."""
    tags = (tag for chain in chains for tag in chain.quote.tags if tag.place_key == place.key)
    return tuple(sorted({tag.value for tag in tags}, key=str.casefold))


def _heading(place: Place, quoted: tuple[str, ...]) -> str:
    """Names of the place that the sources use; its first name where they only describe it."""
    forms = {name.form.casefold() for name in place.names}
    return " / ".join(name for name in quoted if name.casefold() in forms) or place.label


def _variant(name: Name) -> Variant:
    language = wording.language(name.language) or "language not recorded"
    return Variant(form=name.form, language=name.language, language_name=language)


def _by_form(name: Name) -> tuple[str, str]:
    return name.form.casefold(), name.language or ""


def _coordinates(place: Place) -> str | None:
    if place.latitude is None or place.longitude is None:
        return None
    north = f"{abs(place.latitude):.2f}° {'N' if place.latitude >= 0 else 'S'}"
    east = f"{abs(place.longitude):.2f}° {'E' if place.longitude >= 0 else 'W'}"
    return f"{north}, {east}"


def _groups(place: Place, chains: tuple[Chain, ...]) -> tuple[RoleGroup, ...]:
    groups = []
    for role in PlaceRole:
        cards = tuple(card(chain) for chain in chains if _has(chain, place, role))
        if cards:
            groups.append(RoleGroup(heading=wording.AT_PLACE[role], cards=cards))
    return tuple(groups)


def _has(chain: Chain, place: Place, role: PlaceRole) -> bool:
    return any(tag.place_key == place.key and tag.place_role is role for tag in chain.quote.tags)
