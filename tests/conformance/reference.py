"""What a search means, in plain Python over plain documents: the judge of every engine. Slow and obvious."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from index.documents import SearchDocument
from index.engine import PLACE_ROLES, Facet, FacetCount, FiledSpeaker, Sort
from index.matching.groups import SEARCHED, Group, exact_term, loose_term, tokens_of
from index.querying.query import (
    And,
    Everything,
    Field,
    Fuzzy,
    Near,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Word,
)
from index.text.analysis import analyse


def matches(query: Query, document: SearchDocument) -> bool:
    match query:
        case Everything():
            return True
        case Nothing():
            return False
        case And(children):
            return all(matches(child, document) for child in children)
        case Or(children):
            return any(matches(child, document) for child in children)
        case Not(child):
            return not matches(child, document)
        case Range(Field.AGE, low, high):
            return _overlaps(document.age, document.age, low, high)
        case Range(_, low, high):
            return _overlaps(document.date_from, document.date_to, low, high)
        case Word(text, Field.KIND):
            return document.kind.casefold() == text.casefold()
        case Word(text, Field.LANG):
            return (document.language or "").casefold() == text.casefold()
    return any(_leaf_matches(query, document, group) for group in SEARCHED[query.field])


def _overlaps(first: int | None, last: int | None, low: int | None, high: int | None) -> bool:
    if first is None or last is None:
        return False
    return (low is None or last >= low) and (high is None or first <= high)


def _leaf_matches(
    leaf: Word | Phrase | Near | Prefix | Fuzzy, document: SearchDocument, group: Group
) -> bool:
    wanted = analyse(leaf.text)
    have = {token.position: exact_term(token, group) for token in tokens_of(document, group)}
    forms = [exact_term(token, group) for token in wanted]
    if not wanted:
        return False
    match leaf:
        case Prefix():
            return any(form.startswith(forms[0]) for form in have.values())
        case Fuzzy():
            return any(form[0] == forms[0][0] and _edits(form, forms[0]) <= 1 for form in have.values())
        case Near(gap=gap):
            return any(
                set(forms) <= {have.get(at) for at in range(start, start + gap + len(set(forms)))}
                for start in have
            )
        case Word() if len(wanted) == 1:
            return any(
                loose_term(token, group) == loose_term(wanted[0], group)
                for token in tokens_of(document, group)
            )
    return any(all(have.get(at + i) == form for i, form in enumerate(forms)) for at in have)


def _edits(one: str, other: str) -> int:
    """Optimal string alignment: Levenshtein's distance, two neighbours exchanged counting one."""
    previous: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        before, previous, row = previous, row, [i]
        for j, right in enumerate(other, start=1):
            row.append(min(row[-1] + 1, previous[j] + 1, previous[j - 1] + (left != right)))
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                row[-1] = min(row[-1], before[j - 2] + 1)
    return row[-1]


def values(document: SearchDocument, facet: Facet) -> Sequence[str]:
    if facet is Facet.PLACE:
        return tuple(dict.fromkeys(document.place_ids))
    if facet is Facet.TOPIC:
        return document.topics
    if facet in PLACE_ROLES:
        return tuple(place_id for role, place_id in document.place_roles if role == PLACE_ROLES[facet])
    names = {Facet.SPEAKER: "speaker_id", Facet.SOURCE: "source_id"}
    value = getattr(document, names.get(facet, str(facet)))
    return (value,) if value else ()


def found(
    query: Query,
    documents: Iterable[SearchDocument],
    filters: Mapping[Facet, Sequence[str]],
    sort: Sort,
) -> list[SearchDocument]:
    """All hits; in the order of the record for RELEVANCE, whose order an engine may choose."""
    hits = [
        document
        for document in documents
        if matches(query, document)
        and all(set(wanted) & set(values(document, facet)) for facet, wanted in filters.items())
    ]
    attributes = {
        Sort.DATE: ("date_from",),
        Sort.AGE: ("age",),
        Sort.SPEAKER: ("speaker_order", "date_from"),
    }.get(sort, ())

    def key(document: SearchDocument) -> tuple[list[tuple[bool, object]], int, str]:
        values = [getattr(document, attribute) for attribute in attributes]
        return [(value is None, value or 0) for value in values], document.place_in_record, document.id

    return sorted(hits, key=key)


def counts(hits: Iterable[SearchDocument], facet: Facet) -> tuple[FacetCount, ...]:
    counted = Counter(value for document in hits for value in values(document, facet))
    return tuple(
        FacetCount(value, count)
        for value, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def speakers(hits: Iterable[SearchDocument]) -> list[FiledSpeaker]:
    """Whoever speaks and has a name, by the first of their names."""
    names: dict[str, list[str]] = {}
    for document in hits:
        if document.speaker_id and document.speaker_order:
            names.setdefault(document.speaker_id, []).append(document.speaker_order)
    in_order = sorted((min(told), speaker_id, len(told)) for speaker_id, told in names.items())
    return [FiledSpeaker(who, name.rpartition(" ")[0], count) for name, who, count in in_order]
