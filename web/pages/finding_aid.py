"""The page of a collection: a finding aid after DACS, and what it holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from archive.description.essays import Essay
from archive.filing import filed_by
from archive.finding_aid import NOTHING_STATED, FindingAid
from archive.model import Chain, Revision
from index.engine import Facet
from web import urls
from web.language import language_tags, wording
from web.language.languages import Translated, gettext as _, marked
from web.language.naming import side_by_side
from web.pages.listing import Entry, sort_key
from web.pages.parts import Card, Head, Link, Written, card
from web.pages.sources import entry as source_entry
from web.reading.collected import Collected

MOST_SOURCES = 200
"""On a collection's page; the rest are a search away."""
LABELS = Translated(
    {
        "reference": marked("Reference code"),
        "creators": marked("Gathered by"),
        "dates": marked("Dates"),
        "extent": marked("Extent"),
        "history": marked("Of those who gathered it"),
        "arrangement": marked("Arrangement"),
        "access_conditions": marked("Conditions of access"),
        "use_conditions": marked("Conditions of use"),
        "languages": marked("Languages"),
        "custodial_history": marked("Custodial history"),
        "acquisition": marked("How it came here"),
        "accruals": marked("What may still come"),
        "related": marked("Related materials"),
        "processing": marked("Processing"),
        "rules": marked("Described by the rules of"),
        "described": marked("Description written"),
    }
)
"""What the elements are called, in the order in which they are shown: that of DACS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element of the finding aid."""

    label: str
    paragraphs: tuple[str, ...]
    language: str | None
    """Of an archivist's words; None for what the interface says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAidPage:
    """What ``collection.html`` shows."""

    head: Head
    heading: str
    written: Written
    summary: str
    scope: Markup
    elements: tuple[Element, ...]
    featured: tuple[Card, ...]
    essays: tuple[Entry, ...]
    sources: tuple[Entry, ...]
    speakers: tuple[Entry, ...]
    places: tuple[Entry, ...]
    every: Link
    """All its quotes, by search."""
    ead: str
    """The finding aid as EAD3."""


def finding_aid_page(
    held: Collected, *, featured: Iterable[Chain], essays: Iterable[Essay], described: Revision | None
) -> FindingAidPage:
    """The page of one collection; ``described``: the last revision of its description."""
    aid = held.collection.aid if held.collection else NOTHING_STATED
    html = held.collection.description_html if held.collection else ""
    return FindingAidPage(
        head=Head(title=held.title, path=urls.collection(held.key)),
        heading=held.title,
        written=Written(aid.language),
        summary=extent(held),
        scope=Markup(html),  # noqa: S704 (sanitised when it was saved)
        elements=tuple(_elements(held, aid, described)),
        featured=tuple(map(card, featured)),
        essays=tuple(map(essay_entry, essays)),
        sources=tuple(source_entry(source, held.counts[source.id]) for source in held.sources[:MOST_SOURCES]),
        speakers=tuple(_speakers(held)),
        places=tuple(_places(held)),
        every=Link(
            text=wording.all_quotes(held.quotes),
            href=urls.search(parameters=((Facet.COLLECTION.value, held.key),)),
        ),
        ead=urls.collection_file(held.key),
    )


def essay_entry(essay: Essay) -> Entry:
    """An essay in a list."""
    return Entry(
        label=essay.title,
        href=urls.essay(essay.slug),
        note=", ".join(filter(None, (essay.author, wording.when(essay.written) if essay.written else ""))),
        count="",
        language=essay.language,
    )


def extent(held: Collected) -> str:
    """How much it holds that may be seen: sources, quotes, speakers."""
    return ", ".join(
        (
            wording.sources(len(held.sources)),
            wording.quotes(held.quotes),
            wording.speakers(held.totals[Facet.SPEAKER]),
        )
    )


def dates(held: Collected) -> str:
    """From the first to the last publication of its sources."""
    if held.years is None:
        return _("date unknown")
    first, last = map(wording.when, held.years)
    return first if first == last else _("%(first)s to %(last)s", first=first, last=last)


def _elements(held: Collected, aid: FindingAid, described: Revision | None) -> Iterator[Element]:
    stated = aid.stated()
    computed = {
        "dates": _("%(dates)s, by the publication of its sources", dates=dates(held)),
        "extent": extent(held),
        "languages": ", ".join(filter(None, map(language_tags.name, held.languages))),
        "described": _("%(day)s, by %(who)s", day=wording.day(described.at), who=described.who)
        if described
        else "",
    }
    stated["creators"] = ", ".join(aid.creator_names)
    for name, label in LABELS.items():
        words = stated.get(name) or computed.get(name, "")
        if words:
            yield Element(
                label=label,
                paragraphs=tuple(filter(None, (line.strip() for line in words.split("\n\n")))),
                language=aid.language if stated.get(name) else None,
            )


def _speakers(held: Collected) -> Iterator[Entry]:
    for speaker in sorted(held.speakers, key=lambda one: sort_key(filed_by(one))):
        count = wording.quotes(held.counts[speaker.id])
        yield Entry(label=speaker.label, href=urls.speaker(speaker.slug), note="", count=count)


def _places(held: Collected) -> Iterator[Entry]:
    for place in sorted(held.places, key=lambda one: sort_key(side_by_side(one))):
        count = wording.quotes(held.counts[place.id])
        yield Entry(label=side_by_side(place), href=urls.place(place.slug), note="", count=count)
