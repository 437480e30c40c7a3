"""A search in plain words, so that a reader sees what was understood before trusting what was found.

``testimony by speakers aged 60 to 80, at or about “goris”, with the exact phrase “no one”, said or published
in October 2023``: who speaks, which place, which words, from where, when; then what is left out. A comma
parts what must hold together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.model import Kind
from index.engine import Facet
from index.querying.notes import Note
from index.querying.query import And, Everything, Field, Not, Nothing, Or, Query, Word
from web.language import wording
from web.language.languages import gettext as _, marked_in, pgettext
from web.searching.explained_filters import Labels, filter_clauses, kinds_filtered
from web.searching.explained_terms import Said, joined, said

SUBJECTS = {
    "": marked_in("subject", "quotes"),
    Kind.TESTIMONY.value: marked_in("subject", "testimony"),
    Kind.STATEMENT.value: marked_in("subject", "statements"),
}
_AFTER_ALL = 9


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of the sentence, and where in it it belongs."""

    text: str
    rank: int


def in_words(
    query: Query, filters: Mapping[Facet, Sequence[str]] | None = None, labels: Labels | None = None
) -> str:
    """A noun phrase without its stop; ``labels`` says what the values of ``filters`` are called."""
    if isinstance(query, Nothing):
        return _("nothing: no quote can match this")
    required = list(_required(query))
    kind = next((child for child in required if _is_kind(child)), None)
    chosen = kinds_filtered(filters or {})
    if kind is not None:
        required.remove(kind)
    subject = SUBJECTS[kind.text.lower()] if isinstance(kind, Word) else SUBJECTS[chosen]
    subject = pgettext("subject", subject)
    clauses = _clauses(required)
    clauses += [_Clause(text, rank) for text, rank in filter_clauses(filters or {}, labels, kind is None)]
    if all(clause.rank == _AFTER_ALL for clause in clauses):
        subject = _("all %(subject)s", subject=subject)
    clauses.sort(key=lambda clause: clause.rank)
    return f"{subject} {', '.join(clause.text for clause in clauses)}".strip()


def in_words_of_page(notes: Iterable[Note]) -> tuple[str, ...]:
    """How the query was read, in the language of the page."""
    return tuple(_(note.message, **note.values) for note in notes)


def _is_kind(query: Query) -> bool:
    return isinstance(query, Word) and query.field is Field.KIND and query.text.lower() in SUBJECTS


def _required(query: Query) -> Iterator[Query]:
    """What must hold, one by one: not (a or b) is not a, and not b."""
    match query:
        case And(children):
            for child in children:
                yield from _required(child)
        case Not(Or(children)):
            for child in children:
                yield from _required(Not(child))
        case Not(Not(child)):
            yield from _required(child)
        case Everything():
            return
        case _:
            yield query


def _clauses(required: Iterable[Query]) -> list[_Clause]:
    """Clauses for what must hold; what is said with the same words stands together."""
    wanted: dict[str, list[Said]] = {}
    unwanted: dict[str, list[Said]] = {}
    compound: list[_Clause] = []
    for query in required:
        if isinstance(query, And | Or):
            compound.append(_Clause(_compound(query), min(_ranks(query))))
        elif isinstance(query, Not) and isinstance(query.child, And):
            compound.append(_Clause(_excepted(query.child), _AFTER_ALL))
        else:
            leaf = said(query.child if isinstance(query, Not) else query)
            (unwanted if isinstance(query, Not) else wanted).setdefault(leaf.lead, []).append(leaf)
    return [
        *(
            _Clause(f"{leaves[0].leading} {_joined(leaves, wording.AND)}", leaves[0].rank)
            for leaves in wanted.values()
        ),
        *compound,
        *(
            _Clause(f"{leaves[0].refused} {_joined(leaves, wording.OR)}", _AFTER_ALL)
            for leaves in unwanted.values()
        ),
    ]


def _compound(query: Query) -> str:
    """Alternatives, or several things that hold together within one of them."""
    if not isinstance(query, Or):
        return f" {pgettext('between things', wording.AND)} ".join(
            clause.text for clause in _clauses(_required(query))
        )
    leaves = [said(child) for child in query.children if not isinstance(child, And | Or | Not)]
    if len(leaves) == len(query.children) and len({leaf.lead for leaf in leaves}) == 1:
        return f"{leaves[0].leading} {_joined(leaves, wording.OR)}"
    has_parts = any(isinstance(child, And | Or) for child in query.children)
    between = f"{',' if has_parts else ''} {pgettext('between things', wording.OR)} "
    return _("either %(alternatives)s", alternatives=between.join(map(_alternative, query.children)))


def _alternative(query: Query) -> str:
    text = _compound(And((query,)))
    return f"({text})" if _depth(query) > 1 else text


def _excepted(query: And) -> str:
    leaves = [said(child) for child in query.children if not isinstance(child, And | Or | Not)]
    if len(leaves) == len(query.children) and len({leaf.lead for leaf in leaves}) == 1:
        return _("%(things)s together", things=f"{leaves[0].refused} {_joined(leaves, wording.AND)}")
    text = _compound(query)
    return _("except those %(what)s", what=f"({text})" if _depth(query) > 1 else text)


def _depth(query: Query) -> int:
    match query:
        case And(children) | Or(children):
            return 1 + max(map(_depth, children), default=0)
        case Not(child):
            return _depth(child)
    return 0


def _ranks(query: Query) -> Iterator[int]:
    match query:
        case And(children) | Or(children):
            for child in children:
                yield from _ranks(child)
        case Not():
            yield _AFTER_ALL
        case _:
            yield said(query).rank


def _joined(leaves: Sequence[Said], word: str) -> str:
    return joined([leaf.thing for leaf in leaves], word)
