"""Somebody's words as they are shown: part by part, whole on their own page, shortened in long lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.joints import joined_without_words
from archive.model import Quote, Span
from index.highlight import highlights
from index.querying.query import Query
from web.reading.passages import Passage, VisibleText, around

LONGEST_IN_LIST = 700
"""Characters of a quote in a list: about what a newspaper quotes; an interview's answer can be far longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One stretch of somebody's words."""

    passage: Passage
    starts_late: bool
    """Whether words of the same part before it are left out here."""
    is_interrupted: bool
    """Whether the source's own words, or words left out here, stand between this part and the next."""
    is_last: bool


def parts(quote: Quote, text: str, query: Query | None = None, *, whole: bool = True) -> tuple[Part, ...]:
    """The words of a quote, sliced from the text; shortened around the first match where not ``whole``."""
    matched = {span: _matches(query, span, text) for span in quote.parts}
    if whole or sum(span.end - span.start for span in quote.parts) <= LONGEST_IN_LIST:
        spans = quote.parts
    else:
        first = next((match.start for span in quote.parts for match in matched[span]), quote.parts[0].start)
        spans = tuple(_shortened(quote.parts, text, first))
    return tuple(_parts(quote, text, spans, [match for found in matched.values() for match in found]))


def is_shortened(shown: tuple[Part, ...]) -> bool:
    """Whether the last part shown is not the end of the quote, or the first not its beginning."""
    return shown[0].starts_late or not shown[-1].is_last


def _parts(quote: Quote, text: str, spans: tuple[Span, ...], matched: list[Span]) -> Iterator[Part]:
    visible = VisibleText(text)
    starts = {span.start for span in quote.parts}
    for span in spans:
        number = next(n for n, part in enumerate(quote.parts) if part.start <= span.start < part.end)
        following = quote.parts[number + 1 : number + 2]
        is_cut = span.end < quote.parts[number].end or (span is spans[-1] and bool(following))
        yield Part(
            passage=visible.passage(span, matched=matched),
            starts_late=span.start not in starts or (span is spans[0] and number > 0),
            is_interrupted=is_cut or any(not joined_without_words(text, span, after) for after in following),
            is_last=not is_cut and not following,
        )


def _shortened(spans: tuple[Span, ...], text: str, first: int) -> Iterator[Span]:
    """From the sentence that holds the first match, as many words as a list has room for."""
    left = LONGEST_IN_LIST
    for span in spans:
        if span.end <= first or left <= 0:
            continue
        start = max(span.start, around(text, Span(first, first)).start) if first in span else span.start
        if first - start > LONGEST_IN_LIST // 2:
            start = text.find(" ", first - LONGEST_IN_LIST // 2) + 1
        end = span.end
        if end - start > left:
            end = max(text.rfind(" ", start, start + left), start + left // 2)
        yield Span(start, end)
        left = 0 if end < span.end else left - (end - start)


def _matches(query: Query | None, span: Span, text: str) -> tuple[Span, ...]:
    if query is None:
        return ()
    found = highlights(query, span.of(text))
    return tuple(Span(span.start + match.start, span.start + match.end) for match in found)
