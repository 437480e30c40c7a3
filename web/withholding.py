"""Which stretches of a source's text must not be read around the quotes that may.

A quote that is closed or withdrawn takes its own sentences with it, the words that name or describe its
speaker, and, where nobody shown carries that name, every other mention of it in the same text.
"""

import re
from collections.abc import Iterable

from archive.access import Decision, Reason
from archive.model import Quote, Review, Span, SpeakerKind, Tag
from web.passages import VisibleText, around, withheld_spans

SHORTEST_NAME = 3
"""Letters: a shorter piece of a name would blank out ordinary words."""


def visible_text(text: str, decided: Iterable[tuple[Quote, Decision]]) -> VisibleText:
    """The text as far as the quotes of its version allow."""
    decisions = tuple(decided)
    shown = [quote for quote, decision in decisions if may_stand_in_context(decision)]
    refused = [quote for quote, decision in decisions if _takes_context_along(quote, decision)]
    covers = [span for quote in shown for span in (*quote.parts, *_support(quote))]
    gone = [span for quote in refused for span in (around(text, _whole(quote)), *_support(quote))]
    gone += [span for name in _names(refused) - _names(shown) for span in _mentions(text, name)]
    return VisibleText(text, withheld_spans(covers, gone))


def may_stand_in_context(decision: Decision) -> bool:
    """Whether the words may be read on their source's page: records, and the fragments that are none."""
    return decision.allowed or decision.reason is Reason.NOT_A_RECORD


def _takes_context_along(quote: Quote, decision: Decision) -> bool:
    if may_stand_in_context(decision):
        return False
    # A rejected reading is the machine's mistake about the text, not a decision to hide it.
    return not (decision.reason is Reason.NOT_ACCEPTED and quote.review is Review.REJECTED)


def _whole(quote: Quote) -> Span:
    return Span(quote.parts[0].start, quote.parts[-1].end)


def _support(quote: Quote) -> tuple[Span, ...]:
    """The words outside the marks that say whose words they are, and when and where."""
    attribution = quote.attribution
    named = (attribution.mention, *attribution.evidence.spans) if attribution else ()
    return (*named, *(span for tag in quote.tags for span in _spans(tag)))


def _spans(tag: Tag) -> tuple[Span, ...]:
    return tag.evidence.spans


def _names(quotes: Iterable[Quote]) -> set[str]:
    """Names of persons, whole and in pieces; officials and bodies are named in public anyway."""
    names: set[str] = set()
    for quote in quotes:
        attribution = quote.attribution
        if attribution and attribution.named and attribution.speaker_kind is SpeakerKind.PERSON:
            pieces = [piece.strip(".,’'") for piece in attribution.name.split()]
            names.add(attribution.name)
            names.update(p for p in pieces if len(p) >= SHORTEST_NAME and p[0].isupper())
    return names


def _mentions(text: str, name: str) -> Iterable[Span]:
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        yield Span(*match.span())
