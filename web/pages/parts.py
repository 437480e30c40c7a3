"""The parts that several pages share: a head, links, words, and the card on which a quote is shown."""

from dataclasses import dataclass

from archive.access import is_restricted
from archive.description import content_notes as notes
from archive.description.topics import label, topics
from archive.ids import quote_anchor
from archive.joints import on_one_line
from archive.model import Chain, Kind, PlaceRole, Quote, Source, Tag, TagField
from index.querying.query import Query
from web import urls
from web.language import language_tags, wording
from web.language.languages import gettext as _, pgettext
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


@dataclass(frozen=True, slots=True)
class Written:
    """The language of a text, and the direction it runs in: its quotes may run in another."""

    language: str | None

    @property
    def direction(self) -> str:
        """``ltr``, ``rtl``, or ``auto`` where the language is not known."""
        return language_tags.direction(self.language)


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
    before: str = ""
    """The words that lead to it in a sentence: ``to``, ``on``, ``at``."""
    language: str | None = None
    """Of the value, where it is in the source's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """Whose words a quote is, and where from: the same wherever it is shown."""

    quote_id: str
    href: str
    version: str
    """The SHA-256 of the source version's original bytes, for paper."""
    is_testimony: bool
    speaker: Link
    speaker_doubt: str
    byline: tuple[Detail, ...]
    """Who they are, whose words they relay, to whom, when and where they spoke, as one sentence says it."""
    is_hearer_known: bool
    source: Link
    publisher: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A quote as it is shown wherever it is shown: the words, and whose they are."""

    caption: Caption
    anchor: str
    language: str | None
    direction: str
    parts: tuple[Part, ...]
    is_shortened: bool
    notes: str = ""
    """What to expect of the words, for somebody who has not read them; empty for most."""
    is_redacted: bool = False
    """Whether signs stand for some of the words."""
    is_restricted: bool = False
    """Whether it is not for everybody."""


def card(chain: Chain, query: Query | None = None, *, whole: bool = False) -> Card:
    """The card of one quote, matched words marked; a long one is shortened unless ``whole``."""
    shown = parts(chain.quote, chain.version.text, query, whole=whole)
    quote, source = chain.quote, chain.source
    return Card(
        caption=caption(chain),
        anchor=quote_anchor(quote.id),
        language=quote.language or source.description.language,
        direction="auto",
        parts=shown,
        is_shortened=is_shortened(shown),
        notes=content_notes(source, quote),
        is_redacted=any(sign.overlaps(part) for sign in chain.version.signs for part in quote.parts),
        is_restricted=is_restricted(quote, source),
    )


def caption(chain: Chain) -> Caption:
    """Whose words one quote is, and where from."""
    quote, source = chain.quote, chain.source
    description = source.description
    attribution = quote.attribution
    return Caption(
        quote_id=quote.id,
        href=urls.quote(quote.id),
        version=chain.version.original_sha256,
        is_testimony=quote.kind is Kind.TESTIMONY,
        speaker=speaker_link(chain),
        speaker_doubt=wording.doubt(attribution.evidence.certainty) if attribution else "",
        byline=byline(quote, quote.language or description.language),
        is_hearer_known=bool(quote.tagged(TagField.SAID_TO)),
        source=Link(text=description.title, href=urls.source(source.slug, quote_anchor(quote.id))),
        publisher=description.publisher or _("publisher unknown"),
        published=published(chain),
    )


def content_notes(source: Source | None, *quotes: Quote) -> str:
    """What to expect of the words of a source, or of some quotes of it, in one phrase; empty for most."""
    return notes.phrase(filter(None, (source, *quotes)), urls.spoken())


def speaker_link(chain: Chain) -> Link:
    """The speaker by name, leading to the speaker's page."""
    if chain.speaker is None:
        return Link(text=_("Speaker unknown"))
    return Link(text=chain.speaker.label, href=urls.speaker(chain.speaker.slug))


def byline(quote: Quote, language: str | None) -> tuple[Detail, ...]:
    """What is known of speaker and occasion, in the order of a sentence; ``language``: of the source."""

    def places(role: PlaceRole, before: str) -> list[Detail]:
        return [_detail(tag, before) for tag in quote.tagged(TagField.PLACE) if tag.place_role is role]

    found = [
        _detail(tag, language=language)
        for field in (TagField.AGE, TagField.AGE_BAND, TagField.ROLE)
        for tag in quote.tagged(field)
    ]
    found += places(PlaceRole.FROM, pgettext("before a place", "from "))
    found += [_detail(tag, pgettext("before a name", "relaying ")) for tag in quote.tagged(TagField.QUOTING)]
    found += [
        _detail(tag, pgettext("before a name", "as given by ")) for tag in quote.tagged(TagField.REPORTED_BY)
    ]
    found += [_detail(tag, pgettext("before a name", "to ")) for tag in quote.tagged(TagField.SAID_TO)]
    found += [_detail(tag, wording.on_day(tag.value)) for tag in quote.tagged(TagField.SAID_ON)]
    return tuple(found + places(PlaceRole.SPOKE_AT, pgettext("before a place", "at ")))


def topic_links(source: Source) -> tuple[Link, ...]:
    """The topics of a source, each leading to its page."""
    return tuple(
        Link(text=label(key, urls.spoken()), href=urls.topic(key) if key in topics() else None)
        for key in source.description.topics
    )


def published(chain: Chain) -> str:
    """When the source was published, in words, with a sign where that was worked out."""
    description = chain.source.description
    if description.published is None:
        return _("date unknown")
    when = wording.when(description.published)
    return _("%(date)s (date inferred)", date=when) if description.published_note else when


def excerpt(chain: Chain, length: int = LONGEST_TITLE) -> str:
    """The first words of a quote on one line, cut between words."""
    return shortened(on_one_line(chain.quote.parts, chain.version.text), length)


def shortened(words: str, length: int) -> str:
    """Words on one line, cut between two of them where there are too many."""
    if len(words) <= length:
        return words
    return words[:length].rsplit(" ", 1)[0].rstrip(",.;:–— ") + " …"


def headline(name: str, chain: Chain, length: int = LONGEST_TITLE) -> str:
    """Whose words, and the first of them; what is hard to read stands behind its note here, too."""
    noted = content_notes(chain.source, chain.quote)
    if noted:
        return _("%(name)s (content note: %(notes)s)", name=name, notes=noted)
    return f"{name}: “{excerpt(chain, length)}”"


def reference(chain: Chain) -> Link:
    """A quote in one line: who, and the first words."""
    name = chain.speaker.label if chain.speaker else _("Speaker unknown")
    return Link(text=headline(name, chain, SHORT_EXCERPT), href=urls.quote(chain.quote.id))


def _detail(tag: Tag, before: str = "", language: str | None = None) -> Detail:
    value = wording.when(tag.value) if tag.field is TagField.SAID_ON else tag.value
    doubt = wording.doubt(tag.evidence.certainty)
    return Detail(text=value, doubt=doubt, before=before, language=language)
