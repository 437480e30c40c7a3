"""The page of a place: names as the sources give them, variants side by side, none the right one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from archive.access import is_restricted
from archive.model import Chain, Place, PlaceRole, Tag
from archive.places.hierarchy import Broader, lineage, parts_of
from index.engine import PLACE_ROLES, Facet, Sort
from web import urls
from web.language import language_tags, wording
from web.language.languages import gettext as _
from web.language.naming import coordinates, is_name_of, side_by_side
from web.pages.called_alike import told_apart
from web.pages.listing import Entry, sort_key
from web.pages.maps import MapFigure
from web.pages.parts import Card, Head, Link, card, reference
from web.pages.place_list import entry
from web.pages.place_maps import place_map
from web.reading.place_shelves import SPEAKERS
from web.reading.readings import FoundAtPlace, RoleShelf

_EMPTY = RoleShelf(quote_ids=(), total=0)


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
    rest: Link | None
    """All quotes of this group by search, where there are more than these."""


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
    all_speakers: Link | None
    """Where there are more: all the words, speaker after speaker."""
    map: MapFigure | None
    """The place and others near it; for a region, its parts."""


def place_page(
    place: Place,
    found: FoundAtPlace,
    *,
    broader: Broader,
    public: Iterable[Place],
    counts: Mapping[str, int],
) -> PlacePage:
    """One place with the first of the words that are from it, about it or spoken in it, and those who speak.

    public: the places that public words belong to, with their ``counts`` by id.
    """
    everywhere = tuple(public)
    chains, total = found.chains, found.results.total
    line = lineage(place, broader)
    in_search = total - sum(is_restricted(chain.quote, chain.source) for chain in chains)
    groups = tuple(_groups(place, found, broader))
    speakers = _speakers(found)
    are_all_named = len(speakers) >= len(found.results.facets.get(Facet.SPEAKER, ()))
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
        groups=groups,
        rest=_all(Facet.PLACE, place, in_search) if total > len(chains) and len(groups) != 1 else None,
        parts=tuple(entry(part, counts.get(part.id, 0)) for part in sorted(parts, key=_order)),
        speakers=speakers,
        all_speakers=None if are_all_named else _by_speaker(place),
        map=place_map(place, parts, everywhere, counts),
    )


def _all(facet: Facet, place: Place, number: int) -> Link:
    """All quotes to which a place is something, page by page, in the order of their days."""
    asked = ((facet.value, place.id), ("sort", Sort.DATE.value))
    return Link(text=wording.all_quotes(number), href=urls.search(parameters=asked))


def _by_speaker(place: Place) -> Link:
    asked = ((Facet.PLACE.value, place.id), ("sort", Sort.SPEAKER.value))
    return Link(text=_("All who speak, with their words"), href=urls.search(parameters=asked))


def _speakers(found: FoundAtPlace) -> tuple[Entry, ...]:
    """Those who may be named, with the index's counts of all they said of the place."""
    named = {**found.speakers, **{c.speaker.id: c.speaker for c in found.chains if c.speaker}}
    counts = (count for count in found.results.facets.get(Facet.SPEAKER, ()) if count.value in named)
    entries = [
        Entry(
            label=named[count.value].label,
            href=urls.speaker(named[count.value].slug),
            note="",
            count=wording.quotes(count.count),
        )
        for count in islice(counts, SPEAKERS)
    ]
    return told_apart(entries, found.chains)


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
    tags = sorted({name.language for name in place.names}, key=lambda tag: language_tags.name(tag) or "~")
    return tuple(
        LanguageRow(
            name=language_tags.name(tag) or _("Language not recorded"),
            tag=tag,
            forms=tuple(sorted({n.form for n in place.names if n.language == tag}, key=str.casefold)),
        )
        for tag in tags
    )


def _groups(place: Place, found: FoundAtPlace, broader: Broader) -> Iterator[RoleGroup]:
    """By role what is public, then what is not for everybody; no quote twice."""
    chain_of_id = {chain.quote.id: chain for chain in found.chains}
    apart = [chain for chain in found.chains if is_restricted(chain.quote, chain.source)]
    shown: set[str] = set()
    for facet, role in PLACE_ROLES.items():
        shelf = found.shelves.get(role, _EMPTY)
        members = [chain_of_id[quote_id] for quote_id in shelf.quote_ids if quote_id in chain_of_id]
        members += [chain for chain in apart if _has(chain, place, role, broader)]
        if members:
            yield RoleGroup(
                anchor=role.value,
                heading=wording.AT_PLACE[role],
                cards=tuple(card(chain) for chain in members if chain.quote.id not in shown),
                above=tuple(reference(chain) for chain in members if chain.quote.id in shown),
                rest=_all(facet, place, shelf.total) if shelf.total > len(shelf.quote_ids) else None,
            )
        shown.update(chain.quote.id for chain in members)


def _has(chain: Chain, place: Place, role: PlaceRole, broader: Broader) -> bool:
    keys = {
        key
        for key, told in chain.places.items()
        if place.key in (key, *(above.key for above in lineage(told, broader).within))
    }
    return any(tag.place_key in keys and tag.place_role is role for tag in chain.quote.tags)
