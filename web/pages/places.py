"""The pages of places: names as the sources give them, variants side by side, none the right one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.model import Chain, Place, PlaceRole
from index.engine import Facet
from web import urls, wording
from web.naming import english_names, side_by_side
from web.pages.listing import Entry, Listing, listing, on_page
from web.pages.parts import Card, Head, Link, card, reference
from web.reading_room import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPage:
    """What ``places.html`` shows."""

    head: Head
    listing: Listing
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRow:
    """The names of a place in one language, in alphabetical order."""

    name: str
    tag: str | None
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGroup:
    """The quotes to which a place is the same thing: where from, where spoken."""

    heading: str
    cards: tuple[Card, ...]
    above: tuple[Link, ...]
    """Quotes of this group that stand in a group above it already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """What ``place.html`` shows."""

    head: Head
    heading: str
    quoted: tuple[str, ...]
    """The names as they stand in the quotes' sources."""
    languages: tuple[LanguageRow, ...]
    broader: str | None
    coordinates: str | None
    summary: str
    groups: tuple[RoleGroup, ...]
    rest: Link | None


def places_page(
    places: Iterable[Place],
    counts: Mapping[str, int],
    *,
    labels: Sequence[str],
    shown: frozenset[str],
    page: int,
) -> PlacesPage:
    """The list, each place under each of its English names; ``labels`` are all the names there are."""
    everywhere = tuple(places)
    here = frozenset(on_page(labels, shown, page))
    lines = [line for place in everywhere for line in entries(place, counts.get(place.id, 0))]
    listed = listing(urls.PLACES, [line for line in lines if line.label in here], labels, shown, page)
    return PlacesPage(
        head=Head(title="Places", path=listed.path),
        listing=listed,
        summary=wording.count(len(everywhere), "place"),
    )


def entries(place: Place, count: int) -> Iterable[Entry]:
    """A place in a list, once for each English name, the others beside it."""
    names = english_names(place)
    for name in names:
        others = [other for other in names if other != name]
        yield Entry(
            label=name,
            href=urls.place(place.slug),
            note="also " + " · ".join(others) if others else "",
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
        languages=_languages(place),
        broader=side_by_side(broader) if broader else None,
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
    """Names of the place that the sources use; its English ones where they only describe it."""
    forms = {name.form.casefold() for name in place.names}
    return " / ".join(name for name in quoted if name.casefold() in forms) or side_by_side(place)


def _languages(place: Place) -> tuple[LanguageRow, ...]:
    """Languages by their English names; names whose language is not recorded come last."""
    tags = sorted({name.language for name in place.names}, key=lambda tag: wording.language(tag) or "~")
    return tuple(
        LanguageRow(
            name=wording.language(tag) or "Language not recorded",
            tag=tag,
            forms=tuple(sorted({n.form for n in place.names if n.language == tag}, key=str.casefold)),
        )
        for tag in tags
    )


def _coordinates(place: Place) -> str | None:
    if place.latitude is None or place.longitude is None:
        return None
    north = f"{abs(place.latitude):.2f}° {'N' if place.latitude >= 0 else 'S'}"
    east = f"{abs(place.longitude):.2f}° {'E' if place.longitude >= 0 else 'W'}"
    return f"{north}, {east}"


def _groups(place: Place, chains: tuple[Chain, ...]) -> tuple[RoleGroup, ...]:
    groups = []
    shown: set[str] = set()
    for role in PlaceRole:
        members = [chain for chain in chains if _has(chain, place, role)]
        new = [chain for chain in members if chain.quote.id not in shown]
        if members:
            groups.append(
                RoleGroup(
                    heading=wording.AT_PLACE[role],
                    cards=tuple(card(chain) for chain in new),
                    above=tuple(reference(chain) for chain in members if chain not in new),
                )
            )
        shown.update(chain.quote.id for chain in members)
    return tuple(groups)


def _has(chain: Chain, place: Place, role: PlaceRole) -> bool:
    return any(tag.place_key == place.key and tag.place_role is role for tag in chain.quote.tags)
