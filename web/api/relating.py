"""What archivists say one source or quote is to another, and where the same words stand again."""

from collections.abc import Iterable

from archive.relations import Relation
from web import urls
from web.api.answers import QuoteRelation, RelationRecord, SourceRelation
from web.api.call import Call
from web.reading.related import RelatedQuote, RelatedSource


def source_relations(
    call: Call, source_id: str, related: Iterable[RelatedSource]
) -> tuple[SourceRelation, ...]:
    """The sources that a source is related to."""
    return tuple(
        SourceRelation(
            relation=_relation(one.relation, is_first=one.is_first),
            source=call.telling.source(one.source),
            beside=call.telling.address(urls.beside(source_id, one.source.id)),
        )
        for one in related
    )


def quote_relations(call: Call, joined: Iterable[RelatedQuote]) -> tuple[QuoteRelation, ...]:
    """The quotes that a quote is related to, each with its whole chain."""
    joined = tuple(joined)
    told = {quote.id: quote for quote in call.quotes(one.chain for one in joined)}
    return tuple(
        QuoteRelation(relation=_relation(one.relation, is_first=one.is_first), quote=told[one.chain.quote.id])
        for one in joined
        if one.chain.quote.id in told
    )


def _relation(relation: Relation, *, is_first: bool) -> RelationRecord:
    return RelationRecord(
        kind=relation.kind,
        is_first=is_first,
        certainty=relation.certainty,
        method=relation.method,
        evidence=relation.evidence,
        translator=relation.translator,
    )
