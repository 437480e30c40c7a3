"""The list of those who speak: all of them, those of an age or a role, and the roles themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.filing import filed_by
from archive.model import Chain, Speaker
from index.engine import Facet, FacetCount
from web import urls, wording
from web.facet_values import value_label
from web.languages import gettext as _
from web.pages.listing import Entry, Listing, Option, chosen, listing, on_page
from web.pages.parts import Head
from web.pages.speakers import entry
from web.speakers_request import SpeakersRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersPage:
    """What ``speakers.html`` shows."""

    head: Head
    listing: Listing
    summary: str
    chosen: str
    """What those in the list have in common; empty for everybody."""
    is_of_roles: bool
    options: tuple[Option, ...]


def on_this_page(speakers: Iterable[Speaker], asked: SpeakersRequest) -> tuple[Speaker, ...]:
    """Those of the speakers who stand on the page that was asked for."""
    everybody = tuple(speakers)
    shown = chosen([filed_by(speaker) for speaker in everybody], asked.letter)
    return on_page(everybody, filed_by, shown, asked.page)


def speakers_page(
    speakers: Iterable[Speaker],
    counts: Mapping[str, int],
    chains: Iterable[Chain],
    asked: SpeakersRequest,
    *,
    ages: Iterable[FacetCount],
) -> SpeakersPage:
    """The list; ``chains`` hold at least one quote of each on the page, for role and age as stated.

    Raises NoSuchPage after the last page.
    """
    everybody = tuple(speakers)
    words: dict[str, list[Chain]] = {}
    for chain in chains:
        if chain.speaker:
            words.setdefault(chain.speaker.id, []).append(chain)
    entries = [entry(s, words[s.id], counts.get(s.id, 0)) for s in everybody if s.id in words]
    return _page(entries, [filed_by(speaker) for speaker in everybody], asked, ages)


def roles_page(
    roles: Sequence[FacetCount], asked: SpeakersRequest, *, ages: Iterable[FacetCount]
) -> SpeakersPage:
    """The roles that sources give to those who speak, each leading to them."""
    labels = [count.value for count in roles]
    here = on_page(roles, lambda count: count.value, chosen(labels, asked.letter), asked.page)
    entries = [
        Entry(
            label=count.value,
            href=urls.speakers(Facet.ROLE.value, count.value),
            note="",
            count=wording.quotes(count.count),
        )
        for count in here
    ]
    return _page(entries, labels, asked, ages)


def _page(
    entries: Iterable[Entry], labels: Sequence[str], asked: SpeakersRequest, ages: Iterable[FacetCount]
) -> SpeakersPage:
    listed = listing(urls.SPEAKERS, entries, labels, chosen(labels, asked.letter), asked.page, asked.kept)
    value = value_label(asked.facet, asked.value) if asked.facet else ""
    return SpeakersPage(
        head=Head(title=f"{_('Speakers')}, {value}" if value else _("Speakers"), path=listed.path),
        listing=listed,
        summary=str(len(labels)) if asked.by_role else wording.speakers(len(labels)),
        chosen=value,
        is_of_roles=asked.by_role,
        options=tuple(_options(asked, ages)),
    )


def _options(asked: SpeakersRequest, ages: Iterable[FacetCount]) -> Iterator[Option]:
    everybody = asked.facet is None and not asked.by_role
    yield Option(label=_("Everybody"), href=urls.speakers(), is_set=everybody)
    is_role = asked.by_role or asked.facet is Facet.ROLE
    yield Option(label=_("By role"), href=urls.speakers("by", Facet.ROLE.value), is_set=is_role)
    for count in sorted(ages, key=lambda count: count.value):
        yield Option(
            label=value_label(Facet.AGE_BAND, count.value),
            href=urls.speakers(Facet.AGE_BAND.value, count.value),
            is_set=asked.facet is Facet.AGE_BAND and asked.value == count.value,
        )
