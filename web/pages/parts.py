"""The parts that several pages share: a head, links, words, and the card on which a quote is shown."""

from dataclasses import dataclass

from archive.citation import said
from archive.ids import quote_anchor
from archive.model import Chain, Kind, PlaceRole, Quote, Tag, TagField
from index.query import Query
from web import urls, wording
from web.pages.words import Part, is_shortened, parts

LONGEST_TITLE = 70
"""Characters of a quote in a page's title."""
SHORT_EXCERPT = 40
"""Characters of a quote that is only referred to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands in the head of a page."""

    title: str
    path: str
    """The page's canonical path with its parameters in order."""
    indexable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Some words that may lead somewhere."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A value beside the words, with the doubt that belongs to it."""

    text: str
    doubt: str = ""
    """``inferred``, ``uncertain``, or empty where the source states it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A quote as it is shown wherever it is shown: the words, and whose they are."""

    href: str
    anchor: str
    is_testimony: bool
    language: str | None
    direction: str
    parts: tuple[Part, ...]
    is_shortened: bool
    speaker: Link
    speaker_doubt: str
    details: tuple[Detail, ...]
    """Age and role as stated, then the second level: whose words are relayed, and by whom."""
    told: Detail
    said_on: Detail | None
    places: tuple[Detail, ...]
    source: Link
    publisher: str
    published: str


def card(chain: Chain, query: Query | None = None, *, whole: bool = False) -> Card:
    """The card of one quote, matched words marked; a long one is shortened unless ``whole``."""
    shown = parts(chain.quote, chain.version.text, query, whole=whole)
    quote, source = chain.quote, chain.source
    description = source.description
    attribution = quote.attribution
    return Card(
        href=urls.quote(quote.id),
        anchor=quote_anchor(quote.number),
        is_testimony=quote.kind is Kind.TESTIMONY,
        language=quote.language or description.language,
        direction="auto",
        parts=shown,
        is_shortened=is_shortened(shown),
        speaker=speaker_link(chain),
        speaker_doubt=wording.doubt(attribution.evidence.certainty) if attribution else "",
        details=details(quote),
        told=_told(quote),
        said_on=next((_said_on(tag) for tag in quote.tagged(TagField.SAID_ON)), None),
        places=tuple(_place(tag) for tag in quote.tagged(TagField.PLACE) if _stands_on_card(tag)),
        source=Link(text=description.title, href=urls.source(source.slug, quote_anchor(quote.number))),
        publisher=description.publisher or "publisher unknown",
        published=published(chain),
    )


def speaker_link(chain: Chain) -> Link:
    """The speaker by name, leading to the speaker's page."""
    if chain.speaker is None:
        return Link(text="Speaker unknown")
    return Link(text=chain.speaker.label, href=urls.speaker(chain.speaker.slug))


def details(quote: Quote) -> tuple[Detail, ...]:
    """Age, role and second level, for the line below the words."""
    fields = (TagField.AGE, TagField.AGE_BAND, TagField.ROLE)
    found = [_detail(tag) for field in fields for tag in quote.tagged(field)]
    found += [_detail(tag, "relaying ") for tag in quote.tagged(TagField.QUOTING)]
    found += [_detail(tag, "as given by ") for tag in quote.tagged(TagField.REPORTED_BY)]
    return tuple(found)


def published(chain: Chain) -> str:
    """When the source was published, in words, with a sign where that was worked out."""
    description = chain.source.description
    if description.published is None:
        return "date unknown"
    when = said(description.published)
    return f"{when} (date inferred)" if description.published_note else when


def excerpt(chain: Chain, length: int = LONGEST_TITLE) -> str:
    """The first words of a quote on one line, cut between words."""
    words = " ".join(" ".join(chain.quote.exact).split())
    if len(words) <= length:
        return words
    return words[:length].rsplit(" ", 1)[0].rstrip(",.;:–— ") + " …"


def reference(chain: Chain) -> Link:
    """A quote in one line: who, and the first words."""
    name = chain.speaker.label if chain.speaker else "Speaker unknown"
    return Link(text=f"{name}: “{excerpt(chain, SHORT_EXCERPT)}”", href=urls.quote(chain.quote.id))


def _told(quote: Quote) -> Detail:
    tag = next(iter(quote.tagged(TagField.SAID_TO)), None)
    return _detail(tag, "to ") if tag else Detail(text="said to: unknown")


def _detail(tag: Tag, before: str = "") -> Detail:
    return Detail(text=before + tag.value, doubt=wording.doubt(tag.evidence.certainty))


def _said_on(tag: Tag) -> Detail:
    return Detail(text=said(tag.value), doubt=wording.doubt(tag.evidence.certainty))


def _stands_on_card(tag: Tag) -> bool:
    return tag.place_role in (PlaceRole.SPOKE_AT, PlaceRole.FROM)


def _place(tag: Tag) -> Detail:
    before = "spoke at " if tag.place_role is PlaceRole.SPOKE_AT else "from "
    return Detail(text=before + tag.value, doubt=wording.doubt(tag.evidence.certainty))
