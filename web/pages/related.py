"""Copies and translations, as pages tell of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.model import Source
from archive.relations import Relation, RelationKind
from web import urls
from web.language import language_tags, wording
from web.language.languages import Translated, gettext as _, marked
from web.pages.parts import Card, Link, Written, card
from web.reading.related import RelatedQuote, RelatedSource

FORWARD = Translated(
    {
        RelationKind.TRANSLATION_OF: marked("A translation of"),
        RelationKind.REPRINT_OF: marked("A copy of"),
        RelationKind.SAME_INTERVIEW: marked("On the same interview"),
    }
)
"""What a source is to the other one."""
BACK = Translated(
    {
        RelationKind.TRANSLATION_OF: marked("Translated in"),
        RelationKind.REPRINT_OF: marked("Printed again in"),
        RelationKind.SAME_INTERVIEW: marked("On the same interview"),
    }
)
"""What the other one is to it."""
FIRST = Translated(
    {
        RelationKind.TRANSLATION_OF: marked("Translation"),
        RelationKind.REPRINT_OF: marked("Copy"),
        RelationKind.SAME_INTERVIEW: marked("Account"),
    }
)
SECOND = Translated(
    {
        RelationKind.TRANSLATION_OF: marked("Original"),
        RelationKind.REPRINT_OF: marked("Printed before"),
        RelationKind.SAME_INTERVIEW: marked("Account"),
    }
)
"""The two sides of a relation, as they are called beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """One related source: what it is to this one, and on what that rests."""

    label: str
    source: Link
    written: Written
    where: str
    """Publisher, date and language in words."""
    translator: str
    certainty: str
    certainty_term: str
    evidence: str
    said_by: str
    beside: str
    """The page with both beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWords:
    """The same words in another language, or as another source prints them."""

    label: str
    card: Card
    translator: str


def relation_rows(here: Source, related: Iterable[RelatedSource]) -> tuple[RelationRow, ...]:
    """The sources that this one is related to, for its page."""
    return tuple(_row(here, one) for one in related)


def other_words(related: Iterable[RelatedQuote]) -> tuple[OtherWords, ...]:
    """Original or translations of a quote, whole and in their own languages."""
    return tuple(
        OtherWords(
            label=_label(one),
            card=card(one.chain, whole=True),
            translator="" if one.is_first else translated_by(one.relation),
        )
        for one in related
        if one.relation.kind is RelationKind.TRANSLATION_OF
    )


def translated_by(relation: Relation) -> str:
    """Who translated, as a clause; empty where it is no translation."""
    if relation.kind is not RelationKind.TRANSLATION_OF:
        return ""
    if relation.translator is None:
        return _("translator unknown")
    return _("translated by %(name)s", name=relation.translator)


def where_and_when(source: Source) -> str:
    """Publisher, date and language of a source."""
    description = source.description
    known = (
        description.publisher or _("publisher unknown"),
        wording.when(description.published) if description.published else _("date unknown"),
        language_tags.name(description.language),
    )
    return ", ".join(filter(None, known))


def _label(one: RelatedQuote) -> str:
    language = language_tags.name(one.chain.quote.language or one.chain.source.description.language)
    label = _("In the original") if one.is_first else _("In translation")
    return f"{label} ({language})" if language else label


def _row(here: Source, one: RelatedSource) -> RelationRow:
    relation, source = one.relation, one.source
    return RelationRow(
        label=(FORWARD if one.is_first else BACK)[relation.kind],
        source=Link(text=source.description.title, href=urls.source(source.slug)),
        written=Written(source.description.language),
        where=where_and_when(source),
        translator=translated_by(relation),
        certainty=wording.CERTAINTY[relation.certainty],
        certainty_term=relation.certainty.value,
        evidence=relation.evidence,
        said_by=wording.maker(relation.method),
        beside=urls.beside(here.slug, source.slug),
    )
