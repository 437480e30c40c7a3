"""The list of those who speak: all of them, those of an age or a role, and the roles themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.model import Chain, Speaker
from index.engine import Facet, FacetCount, Filed, FiledSpeaker
from web import urls
from web.language import wording
from web.language.languages import gettext as _
from web.pages.called_alike import told_apart
from web.pages.listing import (
    WHOLE,
    Entry,
    Letters,
    Listing,
    Option,
    chosen,
    counted,
    letter_of,
    listing,
    on_page,
)
from web.pages.parts import Head
from web.pages.speakers import entry
from web.pages.speakers_request import SpeakersRequest
from web.searching.facet_values import in_order, value_label


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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Those of a list of speakers who stand on one page."""

    letters: Letters
    """Of the whole list."""
    shown: tuple[str, ...]
    speakers: tuple[FiledSpeaker, ...]


def under_letters(everybody: Filed) -> Mapping[str, tuple[str, ...]]:
    """The first characters of names by the letter they stand under, the letters in order."""
    beginnings = tuple(everybody.beginnings())
    return {name: tuple(b for b in beginnings if letter_of(b) == name) for name in counted(beginnings)}


def on_this_page(everybody: Filed, asked: SpeakersRequest) -> Stretch:
    """The speakers of the page that was asked for: of the others no more than how many there are."""
    under, counts = under_letters(everybody), everybody.beginnings()
    letters = {name: sum(counts[beginning] for beginning in those) for name, those in under.items()}
    shown = chosen(letters, asked.letter)
    beginnings = [beginning for name in shown for beginning in under[name]]
    here = everybody.stretch(beginnings, (asked.page - 1) * WHOLE, WHOLE)
    return Stretch(letters, shown, tuple(here))


def speakers_page(
    stretch: Stretch,
    speakers: Iterable[Speaker],
    chains: Iterable[Chain],
    asked: SpeakersRequest,
    *,
    ages: Iterable[FacetCount],
) -> SpeakersPage:
    """The list; ``chains`` hold at least one quote of each on the page, for role and age as stated.

    Raises NoSuchPage after the last page.
    """
    by_id = {speaker.id: speaker for speaker in speakers}
    words: dict[str, list[Chain]] = {}
    said = tuple(chains)
    for chain in said:
        if chain.speaker:
            words.setdefault(chain.speaker.id, []).append(chain)
    entries = [
        replace(entry(by_id[one.id], words[one.id], one.count), order=one.filed_by)
        for one in stretch.speakers
        if one.id in words and one.id in by_id
    ]
    return _page(told_apart(entries, said), stretch.letters, stretch.shown, asked, ages)


def roles_page(
    roles: Sequence[FacetCount], asked: SpeakersRequest, *, ages: Iterable[FacetCount]
) -> SpeakersPage:
    """The roles that sources give to those who speak, each leading to them."""
    letters = counted(count.value for count in roles)
    shown = chosen(letters, asked.letter)
    here = on_page(roles, lambda count: count.value, shown, asked.page)
    entries = [
        Entry(
            label=count.value,
            href=urls.speakers(Facet.ROLE.value, count.value),
            note="",
            count=wording.quotes(count.count),
        )
        for count in here
    ]
    return _page(entries, letters, shown, asked, ages)


def _page(
    entries: Iterable[Entry],
    letters: Letters,
    shown: tuple[str, ...],
    asked: SpeakersRequest,
    ages: Iterable[FacetCount],
) -> SpeakersPage:
    listed = listing(urls.SPEAKERS, entries, letters, shown, asked.page, asked.kept)
    total = sum(letters.values())
    value = value_label(asked.facet, asked.value) if asked.facet else ""
    return SpeakersPage(
        head=Head(title=f"{_('Speakers')}, {value}" if value else _("Speakers"), path=listed.path),
        listing=listed,
        summary=str(total) if asked.by_role else wording.speakers(total),
        chosen=value,
        is_of_roles=asked.by_role,
        options=tuple(_options(asked, ages)),
    )


def _options(asked: SpeakersRequest, ages: Iterable[FacetCount]) -> Iterator[Option]:
    everybody = asked.facet is None and not asked.by_role
    yield Option(label=_("Everybody"), href=urls.speakers(), is_set=everybody)
    is_role = asked.by_role or asked.facet is Facet.ROLE
    yield Option(label=_("By role"), href=urls.speakers("by", Facet.ROLE.value), is_set=is_role)
    for count in sorted(ages, key=in_order):
        yield Option(
            label=value_label(Facet.AGE_BAND, count.value),
            href=urls.speakers(Facet.AGE_BAND.value, count.value),
            is_set=asked.facet is Facet.AGE_BAND and asked.value == count.value,
        )
