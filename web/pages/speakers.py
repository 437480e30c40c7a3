"""The page of one who speaks: what the sources say of them, and their words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.access import is_restricted
from archive.filing import filed_by
from archive.model import Chain, Kind, Name, PlaceRole, Speaker, SpeakerKind, TagField
from index.engine import Facet
from web import urls
from web.language import language_tags, wording
from web.language.languages import gettext as _
from web.language.naming import script_of
from web.pages.listing import Entry
from web.pages.maps import MapFigure
from web.pages.parts import Card, Head, Link, card, published
from web.pages.place_maps import speaker_map
from web.reading.readings import Found

OF_THE_SPEAKER = (TagField.AGE, TagField.AGE_BAND, TagField.ROLE)
AT_A_TIME = (TagField.AGE, TagField.AGE_BAND)
"""What holds for the day it was said on only."""
PLACES_OF_THE_SPEAKER = (PlaceRole.FROM, PlaceRole.LEFT, PlaceRole.SPOKE_AT, PlaceRole.NOW_LIVING)
"""A place that somebody only speaks of says nothing about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something a source says of a speaker, with the quote that shows on what it rests."""

    label: str
    value: str
    doubt: str
    quote: Link
    when: str = ""
    """For what changes with time, as an age: when it was said or published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One form of a name with its language and script, as far as they are recorded."""

    form: str
    language: str | None
    described: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """What ``speaker.html`` shows."""

    head: Head
    name: str
    names: tuple[NameForm, ...]
    """Every form on record, the one the page is called by first."""
    kind: str
    is_named: bool
    facts: tuple[Fact, ...]
    summary: str
    testimonies: tuple[Card, ...]
    statements: tuple[Card, ...]
    rest: Link | None
    """All their quotes by search, where there are more than this page holds."""
    namesakes: tuple[Entry, ...]
    sources: tuple[Entry, ...]
    """Those that hold their words, those with the most first."""
    map: MapFigure | None


def entry(speaker: Speaker, chains: Sequence[Chain], count: int) -> Entry:
    """A speaker in a list: the name, role and age as stated, how many quotes."""
    return Entry(
        label=speaker.label,
        href=urls.speaker(speaker.slug),
        note=", ".join(filter(None, (_standing(speaker, chains), described(chains)))),
        count=wording.quotes(count),
        order=filed_by(speaker),
    )


def _standing(speaker: Speaker, chains: Iterable[Chain]) -> str:
    """What tells a list of witnesses from who speaks for an office; empty for a person who testifies."""
    if speaker.kind is not SpeakerKind.PERSON:
        return wording.SPEAKER[speaker.kind]
    kinds = {chain.quote.kind for chain in chains}
    return wording.KIND[Kind.STATEMENT] if kinds == {Kind.STATEMENT} else ""


def described(chains: Iterable[Chain]) -> str:
    """Age and role as the sources give them, each wording once."""
    values: dict[str, None] = {}
    for chain in chains:
        for field in OF_THE_SPEAKER:
            for tag in chain.quote.tagged(field):
                doubt = wording.doubt(tag.evidence.certainty)
                values[f"{tag.value} ({doubt})" if doubt else tag.value] = None
    return ", ".join(values)


def speaker_page(speaker: Speaker, found: Found, namesakes: tuple[Entry, ...]) -> SpeakerPage:
    """One speaker with the words that may be shown."""
    chains, total = found.chains, found.results.total
    in_search = total - sum(is_restricted(chain.quote, chain.source) for chain in chains)
    everything = urls.search(parameters=((Facet.SPEAKER.value, speaker.id),))
    return SpeakerPage(
        head=Head(title=speaker.label, path=urls.speaker(speaker.slug)),
        name=speaker.label,
        names=tuple(map(_name, dict.fromkeys(speaker.names))),
        kind=wording.SPEAKER[speaker.kind],
        is_named=speaker.named,
        facts=facts(chains),
        summary=wording.quotes_here(total),
        testimonies=tuple(card(c) for c in chains if c.quote.kind is Kind.TESTIMONY),
        statements=tuple(card(c) for c in chains if c.quote.kind is Kind.STATEMENT),
        rest=Link(text=wording.all_quotes(in_search), href=everything) if total > len(chains) else None,
        namesakes=namesakes,
        sources=_sources(found),
        map=speaker_map(speaker.label, chains, PLACES_OF_THE_SPEAKER),
    )


def _name(name: Name) -> NameForm:
    told = (language_tags.name(name.language), language_tags.script(name.script or script_of(name.form)))
    return NameForm(form=name.form, language=name.language, described=", ".join(filter(None, told)))


def _sources(found: Found) -> tuple[Entry, ...]:
    """Those whose words passed the gate, with the index's counts of all the speaker said there."""
    heard = {chain.source.id: chain for chain in found.chains}
    return tuple(
        Entry(
            label=chain.source.description.title,
            href=urls.source(chain.source.slug),
            note=f"{chain.source.description.publisher or _('publisher unknown')}, {published(chain)}",
            count=wording.quotes(count.count),
        )
        for count in found.results.facets.get(Facet.SOURCE, ())
        if (chain := heard.get(count.value))
    )


def facts(chains: Iterable[Chain]) -> tuple[Fact, ...]:
    """What the sources say of the speaker; the same wording once, at its first quote, an age once a day."""
    found: dict[tuple[str, str, str], Fact] = {}
    for chain in chains:
        for tag in chain.quote.tags:
            if tag.field in OF_THE_SPEAKER or tag.place_role in PLACES_OF_THE_SPEAKER:
                label = wording.PLACE[tag.place_role] if tag.place_role else wording.TAG[tag.field]
                when = _when(chain) if tag.field in AT_A_TIME else ""
                fact = Fact(
                    label=label,
                    value=tag.value,
                    doubt=wording.doubt(tag.evidence.certainty),
                    quote=Link(text=chain.source.description.title, href=urls.quote(chain.quote.id)),
                    when=when,
                )
                found.setdefault((label, tag.value, when), fact)
    return tuple(found.values())


def _when(chain: Chain) -> str:
    """When the words were spoken, and when they were published, as far as it is told."""
    days = [tag.value for tag in chain.quote.tagged(TagField.SAID_ON)]
    spoken = (_("said %(when)s", when=f"{wording.on_day(day)}{wording.when(day)}") for day in days)
    return ", ".join((*spoken, _("published %(date)s", date=published(chain))))
