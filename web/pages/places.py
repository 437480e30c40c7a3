"""The page of a place: names as the sources give them, variants side by side, none the right one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive.access import is_restricted
from archive.model import Chain, Place, PlaceRole, Tag
from index.engine import Facet
from web import urls, wording
from web.languages import gettext as _
from web.naming import coordinates, is_name_of, side_by_side
from web.pages.hierarchy import Broader, lineage, parts_of
from web.pages.listing import Entry, sort_key
from web.pages.maps import MapFigure
from web.pages.parts import Card, Head, Link, card, reference
from web.pages.place_list import entry
from web.pages.place_maps import place_map
from web.readings import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRow:
    """The names of a place in one language, in alphabetical order."""

    name: str
    tag: str | None
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGroup:
    """The quotes to which a place is the same thing: where from, where spoken."""

    anchor: str
    heading: str
    cards: tuple[Card, ...]
    above: tuple[Link, ...]
    """Quotes of this group that stand in a group above it already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Words that point to a place without naming it, with the quote whose source has them."""

    words: str
    whose: str
    """The source's words, or the archive's in an excerpt record."""
    quote: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """What ``place.html`` shows."""

    head: Head
    heading: str
    quoted: tuple[str, ...]
    """The names as they stand in the quotes' sources."""
    described: tuple[Description, ...]
    languages: tuple[LanguageRow, ...]
    within: tuple[Link, ...]
    """The places that hold this one, the nearest first."""
    recognised_as_part_of: Link | None
    """Where the place is contested: the state it is internationally recognised to belong to."""
    coordinates: str | None
    summary: str
    groups: tuple[RoleGroup, ...]
    rest: Link | None
    parts: tuple[Entry, ...]
    """Places within it that have public words."""
    speakers: tuple[Entry, ...]
    """Those whose words these are, those with the most first."""
    map: MapFigure | None
    """The place and others near it; for a region, its parts."""


def place_page(
    place: Place,
    found: Found,
    *,
    broader: Broader,
    public: Iterable[Place],
    counts: Mapping[str, int],
) -> PlacePage:
    """One place with the words that are from it, about it or spoken in it, and those who speak.

    public: the places that public words belong to, with their ``counts`` by id.
    """
    everywhere = tuple(public)
    chains, total = found.chains, found.results.total
    line = lineage(place, broader)
    in_search = total - sum(is_restricted(chain.quote, chain.source) for chain in chains)
    everything = urls.search(parameters=((Facet.PLACE.value, place.id),))
    parts = parts_of(place, (other for other in everywhere if other.id != place.id), broader)
    held = line.recognised_as_part_of
    return PlacePage(
        head=Head(title=side_by_side(place), path=urls.place(place.slug)),
        heading=side_by_side(place),
        quoted=names_as_quoted(place, chains),
        described=descriptions(place, chains),
        languages=_languages(place),
        within=tuple(_link(above, counts) for above in line.within),
        recognised_as_part_of=_link(held, counts) if held else None,
        coordinates=coordinates(place.latitude, place.longitude),
        summary=wording.quotes_here(total),
        groups=_groups(place, chains),
        rest=Link(text=wording.all_quotes(in_search), href=everything) if total > len(chains) else None,
        parts=tuple(entry(part, counts.get(part.id, 0)) for part in sorted(parts, key=_order)),
        speakers=_speakers(found),
        map=place_map(place, parts, everywhere, counts),
    )


def _speakers(found: Found) -> tuple[Entry, ...]:
    """Those whose words passed the gate, with the index's counts of all they said of the place."""
    heard = {chain.speaker.id: chain.speaker for chain in found.chains if chain.speaker}
    return tuple(
        Entry(
            label=heard[count.value].label,
            href=urls.speaker(heard[count.value].slug),
            note="",
            count=wording.quotes(count.count),
        )
        for count in found.results.facets.get(Facet.SPEAKER, ())
        if count.value in heard
    )


def _link(place: Place, counts: Mapping[str, int]) -> Link:
    """A place by its names, leading to its page where it has one."""
    return Link(text=side_by_side(place), href=urls.place(place.slug) if counts.get(place.id) else None)


def _order(place: Place) -> tuple[bool, str, str]:
    return sort_key(side_by_side(place))


def names_as_quoted(place: Place, chains: Iterable[Chain]) -> tuple[str, ...]:
    """The names by which the shown quotes' sources call a place, in alphabetical order."""
    values = {tag.value for _, tag in _tags(place, chains) if is_name_of(place, tag.value)}
    return tuple(sorted(values, key=str.casefold))


def descriptions(place: Place, chains: Iterable[Chain]) -> tuple[Description, ...]:
    """What the shown quotes' sources write that points to the place and is no name of it, each once."""
    found: dict[str, Description] = {}
    for chain, tag in _tags(place, chains):
        if not is_name_of(place, tag.value):
            name = chain.speaker.label if chain.speaker else _("Speaker unknown")
            quote = Link(text=name, href=urls.quote(chain.quote.id))
            in_record, in_source = (
                _("in the archive’s summary beside the words of"),
                _("in the source beside the words of"),
            )
            whose = in_record if chain.version.is_excerpt else in_source
            found.setdefault(tag.value, Description(words=tag.value, whose=whose, quote=quote))
    return tuple(found.values())


def _tags(place: Place, chains: Iterable[Chain]) -> Iterator[tuple[Chain, Tag]]:
    return ((chain, tag) for chain in chains for tag in chain.quote.tags if tag.place_key == place.key)


def _languages(place: Place) -> tuple[LanguageRow, ...]:
    """Languages by their English names; names whose language is not recorded come last."""
    tags = sorted({name.language for name in place.names}, key=lambda tag: wording.language(tag) or "~")
    return tuple(
        LanguageRow(
            name=wording.language(tag) or _("Language not recorded"),
            tag=tag,
            forms=tuple(sorted({n.form for n in place.names if n.language == tag}, key=str.casefold)),
        )
        for tag in tags
    )


def _groups(place: Place, chains: tuple[Chain, ...]) -> tuple[RoleGroup, ...]:
    groups = []
    shown: set[str] = set()
    for role in PlaceRole:
        members = [chain for chain in chains if _has(chain, place, role)]
        new = [chain for chain in members if chain.quote.id not in shown]
        if members:
            groups.append(
                RoleGroup(
                    anchor=role.value,
                    heading=wording.AT_PLACE[role],
                    cards=tuple(card(chain) for chain in new),
                    above=tuple(reference(chain) for chain in members if chain.quote.id in shown),
                )
            )
        shown.update(chain.quote.id for chain in members)
    return tuple(groups)


def _has(chain: Chain, place: Place, role: PlaceRole) -> bool:
    return any(tag.place_key == place.key and tag.place_role is role for tag in chain.quote.tags)
