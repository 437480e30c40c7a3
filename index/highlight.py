"""Where the words of a quote match a query, in the words as written.

Independent of the engine and of what made the quote match: also a quote found by its speaker's name shows the
words that were asked for, where it has them. What stands under NOT is never marked.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from archive.model import Span
from index.matching.expansion import within_one_edit
from index.querying.query import And, Field, Fuzzy, Leaf, Near, Or, Phrase, Prefix, Query, Word
from index.text.analysis import Token, analyse

REMEMBERED = 2_048
"""Quotes, some twenty megabytes: searches lead to the same ones, and reading their words takes long."""
LONGEST_REMEMBERED = 1_000
"""Characters."""
_MARKED = frozenset({Field.ANY, Field.WORDS})


def highlights(query: Query, words: str) -> tuple[Span, ...]:
    """The matched stretches of ``words``, ascending and apart; a phrase is one stretch."""
    tokens = _tokens_of(words)
    spans = [span for leaf in _leaves(query) for span in _spans(leaf, tokens)]
    return tuple(_apart(sorted(spans)))


def _tokens_of(words: str) -> Sequence[Token]:
    return _remembered(words) if len(words) <= LONGEST_REMEMBERED else analyse(words)


_remembered = lru_cache(REMEMBERED)(analyse)


def _leaves(query: Query) -> Iterator[Leaf]:
    match query:
        case And(children) | Or(children):
            for child in children:
                yield from _leaves(child)
        case Word() | Phrase() | Near() | Prefix() | Fuzzy() if query.field in _MARKED:
            yield query


def _spans(leaf: Leaf, tokens: Sequence[Token]) -> Iterator[Span]:
    # What people look for is not remembered.
    wanted = analyse(leaf.text)
    if not wanted:
        return
    match leaf:
        case Near(gap=gap):
            yield from _near(list(dict.fromkeys(token.form for token in wanted)), gap, tokens)
        case Word() | Prefix() | Fuzzy() if len(wanted) == 1:
            matches = _test(leaf, wanted[0])
            yield from (Span(token.start, token.end) for token in tokens if matches(token))
        case _:
            yield from _phrases([token.form for token in wanted], tokens)


def _test(leaf: Word | Prefix | Fuzzy, wanted: Token) -> Callable[[Token], bool]:
    match leaf:
        case Prefix():
            return lambda token: token.form.startswith(wanted.form)
        case Fuzzy():
            first = wanted.form[0]
            return lambda token: token.form[0] == first and within_one_edit(wanted.form, token.form)
    return lambda token: token.stem == wanted.stem


def _phrases(forms: Sequence[str], tokens: Sequence[Token]) -> Iterator[Span]:
    for at in range(len(tokens) - len(forms) + 1):
        run = tokens[at : at + len(forms)]
        together = run[-1].position - run[0].position == len(forms) - 1
        if together and all(token.form == form for token, form in zip(run, forms, strict=True)):
            yield Span(run[0].start, run[-1].end)


def _near(forms: Sequence[str], gap: int, tokens: Sequence[Token]) -> Iterator[Span]:
    """The members of every shortest stretch that satisfies the nearness."""
    members = [token for token in tokens if token.form in forms]
    for at, first in enumerate(members):
        found: dict[str, Token] = {}
        for token in members[at:]:
            if token.position - first.position + 1 - len(forms) > gap:
                break
            found.setdefault(token.form, token)
            if len(found) == len(forms):
                yield from (Span(member.start, member.end) for member in found.values())
                break


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """Overlapping spans as one; the spans come in ascending order."""
    current: Span | None = None
    for span in spans:
        if current is not None and span.start < current.end:
            current = Span(current.start, max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
